import type { Breach } from '../shared/problem';
import type { Day } from '../shared/day';
import { organisationsIn, type AgreementOrder, type OrderedParty } from './agreement-order';
import type { LegRole } from './leg';
import { cancellationWhole } from './terms-order';

/** What is known of what an agreement names, by code; what is not there is unknown, or not for whoever asks. */
export interface AgreementGrounds {
  readonly organisations: ReadonlyMap<string, { readonly id: string; readonly kind: string; readonly alf: boolean }>;
  /** Code of the university that gives the programme. */
  readonly universities: ReadonlyMap<string, string>;
  readonly ruleSetKinds: ReadonlyMap<string, string>;
  /** Agreements that the parent rests on, itself first; empty when there is no such parent. */
  readonly parents: readonly string[];
  /** Roles that the agreement's legs name. */
  readonly legRoles: readonly LegRole[];
  /** Quotas of the agreement with the host and the programme of the course that they count. */
  readonly quotas: readonly { readonly code: string; readonly host: string | null; readonly programme: string | null }[];
  readonly withdrawnOn: Day | null;
  /** First day of the second version of its terms. */
  readonly termsFrom: Day | null;
}

type Check = (order: AgreementOrder, grounds: AgreementGrounds) => Breach[];

const breach = (code: string, detail: string): Breach => ({ code, detail });
const unknown = (field: string, noun: string, code: string): Breach => breach('unknown-reference', `${field}: there is no ${noun} "${code}"; give the code of one that exists.`);

const dates: Check = ({ validFrom, validTo }, { withdrawnOn, termsFrom }) => [
  ...(termsFrom !== null && termsFrom <= validFrom
    ? [breach('terms-before', `validFrom: new terms begin on ${termsFrom}; give an earlier day.`)] : []),
  ...(validTo !== null && validTo < validFrom
    ? [breach('dates-reversed', `validTo: ${validTo} is before validFrom ${validFrom}; give a later day, or none until further notice.`)] : []),
  ...(withdrawnOn !== null && withdrawnOn < validFrom
    ? [breach('withdrawn-before', `validFrom: ${validFrom} is after the agreement was withdrawn on ${withdrawnOn}; give that day or an earlier one.`)] : []),
];

const partiesKnown: Check = ({ parties }, { organisations }) =>
  parties.filter(({ organisation }) => !organisations.has(organisation)).map(({ organisation }) => unknown('parties', 'organisation', organisation));

const partiesOnce: Check = ({ parties }) =>
  doubled(parties.map(({ organisation, role }) => `${organisation} as ${role}`)).map((party) => breach('party-twice', `parties: ${party} stands twice; name it once.`));

const rolesFit: Check = ({ parties }, { organisations }) => parties.flatMap(({ organisation, role }) => {
  const kind = organisations.get(organisation)?.kind;
  if (kind === undefined || role === 'mediator' || (role === 'host') === (kind !== 'university')) return [];
  const fits = role === 'host' ? 'a university is owner or cooperating' : `a ${kind} is host or mediator`;
  return [breach('role-not-for-kind', `parties: ${organisation} cannot be ${role}; ${fits}.`)];
});

const oneMediator: Check = ({ parties }) => {
  const mediators = organisationsIn(parties, 'mediator');
  return mediators.length > 1 ? [breach('second-mediator', `parties: ${mediators.join(' and ')} cannot both be mediator; leave one.`)] : [];
};

const programmesCovered: Check = ({ parties, programmes }, { universities }) => programmes.flatMap((code) => {
  const university = universities.get(code);
  if (university === undefined) return [unknown('programmes', 'programme', code)];
  if (organisationsIn(parties, 'owner', 'cooperating').includes(university)) return [];
  return [breach('programme-of-stranger', `programmes: ${code} is of ${university}, which is no party; make ${university} owner or cooperating, or leave ${code} out.`)];
});

const ruleSetsFit: Check = ({ housingRules, travelRules }, { ruleSetKinds }) =>
  ([['housingRules', 'housing', housingRules], ['travelRules', 'travel', travelRules]] as const).flatMap(([field, kind, code]) => {
    if (code === null || ruleSetKinds.get(code) === kind) return [];
    return [ruleSetKinds.has(code) ? breach('wrong-kind', `${field}: ${code} is a rule set for ${ruleSetKinds.get(code) ?? ''}; give one for ${kind}.`) : unknown(field, 'rule set', code)];
  });

const restsNotOnItself: Check = ({ code, parent }, { parents }) => {
  if (parent === null) return [];
  if (parents.length === 0) return [unknown('parent', 'agreement of yours', parent)];
  return parents.includes(code) ? [breach('circular-parent', `parent: ${parent} rests on ${code} itself; give an agreement that does not.`)] : [];
};

const prioritiesOnce: Check = ({ priorities }) =>
  doubled(priorities.map(({ criterion }) => criterion)).map((criterion) => breach('criterion-twice', `priorities: ${criterion} stands in two tiers; leave it in one.`));

const legsKeepParties: Check = ({ parties }, { legRoles }) => [...new Set(legRoles)].flatMap((role) =>
  role === 'owner' && ownersUnclear(parties) ? [ownerUnclear(parties)]
    : organisationsIn(parties, role).length > 0 ? [] : [breach('role-not-held', `parties: a leg names @${role}, and nobody would hold that role; keep a party as ${role}, or change the leg first.`)]);

const quotasKeepWhatTheyCount: Check = ({ parties, programmes }, { quotas }) => quotas.flatMap(({ code, host, programme }) => [
  ...(host !== null && !organisationsIn(parties, 'host').includes(host) ? [breach('quota-of-host', `parties: quota ${code} counts places at ${host}; keep ${host} as host, or change the quota first.`)] : []),
  ...(programme !== null && !programmes.includes(programme) ? [breach('quota-of-programme', `programmes: quota ${code} counts a course of ${programme}; keep ${programme}, or change the quota first.`)] : []),
]);

/** With several owners each settles for its own students, so that nobody does for those of cooperating universities. */
export const ownersUnclear = (parties: readonly OrderedParty[]): boolean =>
  organisationsIn(parties, 'owner').length > 1 && organisationsIn(parties, 'cooperating').length > 0;

export const ownerUnclear = (parties: readonly OrderedParty[]): Breach =>
  breach('owner-unclear', `parties: with the owners ${organisationsIn(parties, 'owner').join(' and ')}, @owner does not tell who settles for students of ${organisationsIn(parties, 'cooperating').join(' and ')}; leave one owner, or name an organisation on the leg.`);

const warnedBeforeCancelled: Check = ({ readyWarnDays, readyCancelDays, unready }) => (unready === 'warn_only' || readyWarnDays >= readyCancelDays ? []
  : [breach('warned-too-late', `readyWarnDays: ${readyWarnDays} days before the start is after placements are cancelled, ${readyCancelDays} days before; give ${readyCancelDays} or more.`)]);

const checks: readonly Check[] = [
  dates, cancellationWhole, warnedBeforeCancelled, partiesKnown, partiesOnce, rolesFit, oneMediator, programmesCovered, ruleSetsFit, restsNotOnItself, prioritiesOnce, legsKeepParties, quotasKeepWhatTheyCount,
];

/** All that is wrong with an agreement as it would be. */
export const agreementBreaches = (order: AgreementOrder, grounds: AgreementGrounds): Breach[] => checks.flatMap((check) => check(order, grounds));

const doubled = (names: readonly string[]): string[] => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
