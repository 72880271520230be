import type { Day } from '../shared/day';
import type { AgreementFacts, DaySpan } from './candidate';

const hostsOf = ({ parties }: AgreementFacts): number => parties.filter(({ role }) => role === 'host').length;

/** What is agreed with fewer hosts, then for fewer programmes, is meant for this case rather than for all. */
const narrower = (a: AgreementFacts, b: AgreementFacts): number =>
  hostsOf(a) - hostsOf(b) || a.programmeIds.length - b.programmeIds.length || (a.code < b.code ? -1 : 1);

/** Agreements under which students of the programme may be at the host, whatever the day; the narrowest first, else by code. */
export function agreementsFor(agreements: readonly AgreementFacts[], programmeId: string, hostId: string): AgreementFacts[] {
  return agreements
    .filter(({ programmeIds, parties }) =>
      programmeIds.includes(programmeId) && parties.some(({ organisationId, role }) => role === 'host' && organisationId === hostId))
    .sort(narrower);
}

/** Whether the agreement is valid on every day of the span. */
export const coversSpan = ({ validFrom, validTo }: Pick<AgreementFacts, 'validFrom' | 'validTo'>, { firstDay, lastDay }: DaySpan): boolean =>
  validFrom <= firstDay && (validTo === null || validTo >= lastDay);

/** A placement that is to lie under an agreement. */
export interface Covered {
  readonly agreements: readonly AgreementFacts[];
  readonly programmeId: string;
  readonly hostId: string;
  readonly universityId: string;
  readonly span: { readonly firstDay: Day; readonly lastDay: Day };
  /** Code of the agreement that somebody wants it to lie under. */
  readonly named?: string | undefined;
}

/**
 * The agreement that a placement lies under: the one that is named; else one that the student's university owns before one in which it
 * cooperates, then the narrowest, then by code. Undefined where none lets it be, or the named one does not.
 */
export function chosenAgreement({ agreements, programmeId, hostId, universityId, span, named }: Covered): AgreementFacts | undefined {
  const isOwn = ({ parties }: AgreementFacts): number => Number(parties.some(({ organisationId, role }) => organisationId === universityId && role === 'owner'));
  const covering = agreementsFor(agreements, programmeId, hostId).filter((one) => !one.withdrawn && coversSpan(one, span));
  return named === undefined ? [...covering].sort((a, b) => isOwn(b) - isOwn(a))[0] : covering.find(({ code }) => code === named);
}
