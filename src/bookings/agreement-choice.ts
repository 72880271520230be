import type { AgreementFacts, DaySpan } from './candidate';

/** Agreements under which students of the programme may be at the host, whatever the day; by code. */
export function agreementsFor(agreements: readonly AgreementFacts[], programmeId: string, hostId: string): AgreementFacts[] {
  return agreements
    .filter(({ programmeIds, parties }) =>
      programmeIds.includes(programmeId) && parties.some(({ organisationId, role }) => role === 'host' && organisationId === hostId))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Whether the agreement is valid on every day of the span. */
export const coversSpan = ({ validFrom, validTo }: Pick<AgreementFacts, 'validFrom' | 'validTo'>, { firstDay, lastDay }: DaySpan): boolean =>
  validFrom <= firstDay && (validTo === null || validTo >= lastDay);
