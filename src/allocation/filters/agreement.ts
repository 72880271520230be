import { agreementsFor } from '../../bookings/agreement-choice';
import type { AgreementFacts, Candidate } from '../../bookings/candidate';
import { noAgreement } from '../../bookings/rules/no-agreement';
import type { Filter } from './filter';

/** Agreements under which something new may be booked some time of the span, by code. */
export function usableAgreements({ agreements, programmeId, unit, span }: Pick<Candidate, 'agreements' | 'programmeId' | 'unit' | 'span'>): AgreementFacts[] {
  return agreementsFor(agreements, programmeId, unit.organisationId).filter(
    ({ withdrawn, validFrom, validTo }) => !withdrawn && validFrom <= span.lastDay && (validTo === null || validTo >= span.firstDay),
  );
}

/** No agreement at all with the host during the term; one that is valid for a part of it limits the weeks instead. */
export const agreement: Filter = {
  code: 'no-agreement',
  title: noAgreement.title,
  breach: ({ candidate }) => (usableAgreements(candidate).length > 0 ? undefined : noAgreement.breach(candidate)),
};
