import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Breach } from '../shared/problem';
import { chosenAgreement } from './agreement-choice';
import { AttemptsRepository, type ReadAttempt, type Wanted } from './attempts.repository';
import type { Booking, NewBooking } from './booking';
import { needsBed, type AgreementFacts } from './candidate';
import { counterChange } from './counter-change';
import { PlacesRepository } from './places.repository';
import { rules } from './rules/rules';
import { shortageBreaches } from './shortage';

/** What stands against the attempt before places are counted. */
export const brokenRules = (attempt: ReadAttempt): Breach[] => rules.flatMap((rule): Breach[] => {
  const detail = rule.breach(attempt);
  return detail === undefined ? [] : [{ code: rule.code, detail }];
});

/** The agreement that the place would be booked under. */
export const agreementOf = ({ agreements, programmeId, universityId, unit, span, namedAgreement: named }: ReadAttempt): AgreementFacts | undefined =>
  chosenAgreement({ agreements, programmeId, universityId, hostId: unit.organisationId, span, named });

/** Without an agreement the counters of the unit are still asked, so that all that is wrong is told at once. */
export function bookingFor(attempt: ReadAttempt, replaces?: Booking): NewBooking {
  const { studentId, termId, enrolmentId, requirement, unit, span } = attempt;
  const agreement = agreementOf(attempt);
  return {
    termId, enrolmentId, studentId, ...span,
    agreementId: agreement?.id ?? '',
    requirementId: requirement.id,
    unitId: unit.id,
    quotaIds: attempt.quotas.filter(({ agreementId }) => agreementId === agreement?.id).map(({ id }) => id),
    takesBed: agreement !== undefined && needsBed(agreement, attempt.student),
    specialty: requirement.specialty,
    level: requirement.level,
    groupLabel: null,
    runId: null,
    replacesId: replaces?.id ?? null,
  };
}

/** Whether somebody could have a place, without giving it to her. */
@Injectable()
export class JudgingService {
  constructor(private readonly attempts: AttemptsRepository, private readonly places: PlacesRepository) {}

  /** By every rule and every counter; what the counters gave for the question they have back. */
  async isOpenTo(em: EntityManager, wanted: Wanted): Promise<boolean> {
    const attempt = await this.attempts.read(em, wanted);
    if (!attempt || brokenRules(attempt).length > 0) return false;
    const booking = bookingFor(attempt);
    if (shortageBreaches(await this.places.apply(em, counterChange([booking], []))).length > 0) return false;
    await this.places.apply(em, counterChange([], [booking]));
    return true;
  }
}
