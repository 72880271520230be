import type { NewNotice } from '../notices/notice';
import type { Day } from '../shared/day';
import { counted, dateSwedish, daySwedish } from '../shared/swedish';

/** `near`: the day by which students must be told comes up; `breached`: it has passed. */
export type PublishStage = 'near' | 'breached';

/** Placements between the same parties that are not published, of one publish-by date. */
export interface Unpublished {
  readonly stage: PublishStage;
  /** Last day on which they may be published. */
  readonly publishBy: Day;
  readonly agreement: string;
  readonly agreementName: string;
  readonly universityId: string;
  readonly hostId: string;
  /** With the numbers that people may read out. */
  readonly placements: readonly { readonly id: string; readonly number: string }[];
}

/** An agreement that ends soon, and its parties. */
export interface Expiring {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly number: string;
  readonly version: number;
  readonly validTo: Day;
  readonly parties: readonly string[];
}

/** Numbers that a sentence names. */
const NAMED = 5;

function numbersOf(placements: Unpublished['placements']): string {
  const named = placements.slice(0, NAMED).map(({ number }) => number).join(', ');
  return placements.length > NAMED ? `${named} med flera` : named;
}

function unpublishedSentence({ stage, publishBy, agreementName, placements }: Unpublished): string {
  const what = `${counted(placements.length, 'placering', 'placeringar')} (${numbersOf(placements)}) under avtalet ”${agreementName}”`;
  if (stage === 'near') return `${what} ska vara ${placements.length === 1 ? 'publicerad' : 'publicerade'} senast den ${daySwedish(publishBy)}.`;
  return `Publiceringsdagen den ${daySwedish(publishBy)} har passerat utan att ${what} har publicerats.`;
}

/** What both parties are told of placements that are not published; the first placement marks it, for it is told of once. */
export function unpublishedNotices(group: Unpublished): NewNotice[] {
  const [first] = group.placements;
  if (first === undefined) return [];
  const kind = group.stage === 'near' ? 'publish-near' : 'publish-breached';
  const own = group.placements.length === 1 ? { bookingId: first.id } : {};
  return [...new Set([group.universityId, group.hostId])].map((organisationId) => ({
    key: `${kind}:${organisationId}:${first.id}`, kind, sentence: unpublishedSentence(group), to: { organisationId }, link: `/avtal/${encodeURIComponent(group.agreement)}#publicering`, ...own,
  }));
}

/** What each party is told of an agreement that ends, once for each of its versions. */
export const expiryNotices = ({ id, code, name, number, version, validTo, parties }: Expiring): NewNotice[] => parties.map((organisationId) => ({
  key: `agreement-expires:${id}:${version}:${organisationId}`, kind: 'agreement-expires',
  sentence: `Avtalet ”${name}” (${number}) gäller till och med den ${dateSwedish(validTo)}. Förläng det eller teckna ett nytt innan dess.`,
  to: { organisationId }, link: `/avtal/${encodeURIComponent(code)}`,
}));
