import type { Breach } from '../shared/problem';

/** A quota as people order it, told by codes; what is null does not narrow it. */
export interface QuotaOrder {
  readonly code: string;
  readonly agreement: string;
  readonly term: string;
  readonly town: string | null;
  readonly host: string | null;
  readonly course: string | null;
  readonly places: number;
}

type Scope = 'town' | 'host' | 'course';

export type GivenQuota = Omit<QuotaOrder, Scope> & { readonly [K in Scope]?: string | null | undefined };

export const completeQuota = ({ code, agreement, term, places, town, host, course }: GivenQuota): QuotaOrder =>
  ({ code, agreement, term, places, town: town ?? null, host: host ?? null, course: course ?? null });

/** What is known of what a quota names. */
export interface QuotaGrounds {
  readonly isTerm: boolean;
  readonly isTown: boolean;
  readonly hosts: readonly string[];
  readonly programmes: readonly string[];
  /** The programme of the course; undefined when there is no such course. */
  readonly programme: string | undefined;
  /** Another quota that counts just the same. */
  readonly same: string | undefined;
}

const unknown = (field: string, code: string): Breach => ({ code: 'unknown-reference', detail: `${field}: there is no ${field} "${code}"; give the code of one that exists.` });

type Check = (order: QuotaOrder, grounds: QuotaGrounds) => Breach | undefined;

const hostIsParty: Check = ({ agreement, host }, { hosts }) => (host === null || hosts.includes(host) ? undefined
  : { code: 'not-host-party', detail: `host: ${host} is no host in agreement ${agreement}; give one of ${hosts.join(', ') || 'its hosts, once it has some'}.` });

const courseIsCovered: Check = ({ agreement, course }, { programme, programmes }) => {
  if (course === null) return undefined;
  if (programme === undefined) return unknown('course', course);
  if (programmes.includes(programme)) return undefined;
  const way = programmes.join(', ') || 'a programme, once it covers some';
  return { code: 'course-not-covered', detail: `course: ${course} is of programme ${programme}, which agreement ${agreement} does not cover; give a course of ${way}.` };
};

const checks: readonly Check[] = [
  ({ term }, { isTerm }) => (isTerm ? undefined : unknown('term', term)),
  ({ town }, { isTown }) => (town === null || isTown ? undefined : unknown('town', town)),
  hostIsParty,
  courseIsCovered,
  (_, { same }) => (same === undefined ? undefined : { code: 'quota-twice', detail: `Quota ${same} already counts the same placements; change its places instead.` }),
];

/** All that is wrong with a quota as it would be. */
export const quotaBreaches = (order: QuotaOrder, grounds: QuotaGrounds): Breach[] => checks.flatMap((check) => check(order, grounds) ?? []);

/** Placements that a quota would count, and has no room for. */
export const belowTaken = ({ code, places }: QuotaOrder, overridden: number, taken: number): Breach => ({
  code: 'quota-below-taken',
  detail: `places: ${taken} placements count against ${code}, more than ${places}${overridden > 0 ? ` and ${overridden} beyond the agreement` : ''}; give ${taken - overridden} or more, or cancel placements first.`,
});

const scope = ['agreement', 'term', 'town', 'host', 'course'] as const;

/** What placements are counted cannot change once some are. */
export const rescoped = (before: QuotaOrder, after: QuotaOrder, taken: number): Breach[] =>
  taken === 0 ? [] : scope.filter((field) => before[field] !== after[field]).map((field) => ({
    code: 'rested-on',
    detail: `${field}: ${taken} placements count against ${before.code} for ${before[field] ?? `every ${field}`}; set another quota beside it instead.`,
  }));
