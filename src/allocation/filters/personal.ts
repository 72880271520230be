import { needsBed, type PersonalRule, type StudentFacts, type UnitFacts } from '../../bookings/candidate';
import { commuting } from '../../bookings/rules/commuting';
import { continuity } from '../../bookings/rules/continuity';
import { homeDays } from '../../bookings/rules/home-days';
import { Roads } from '../../organisations/roads';
import type { Requirement } from '../../programmes/course';
import { groupBy } from '../../shared/group-by';
import type { Option } from '../options';
import type { PictureEnrolment, TermPicture } from '../term-picture';

/** Rules of hand-made bookings that ask about one student's circumstances, in the order they are asked. */
export const personalRules: readonly PersonalRule[] = [commuting, continuity, homeDays];

/** The students' own circumstances, told for each unit as it is asked about. */
export class Persons {
  private readonly roads: Roads;
  private readonly visits: ReadonlyMap<string, TermPicture['visits']>;

  constructor(picture: Pick<TermPicture, 'visits' | 'towns' | 'travelTimes'>) {
    this.roads = new Roads(picture);
    this.visits = groupBy(picture.visits, ({ studentId, specialty }) => `${studentId} ${specialty}`);
  }

  /** Whether her circumstances limit where she may do the block. */
  isLimited({ studentId, commuteKm, homeDays: away }: PictureEnrolment, { sameUnit, specialty }: Requirement): boolean {
    return commuteKm !== null || away.length > 0 || (sameUnit && this.visits.has(`${studentId} ${specialty}`));
  }

  /** Kilometres one way from her study town. */
  km({ studyTownId }: Pick<PictureEnrolment, 'studyTownId'>, { townId }: Pick<UnitFacts, 'townId'>): number {
    return this.roads.km(studyTownId, townId);
  }

  /** Whether she needs one of the host's beds at the unit under the agreement. */
  needsBed(enrolment: Pick<PictureEnrolment, 'studyTownId'>, { unit, agreement }: Pick<Option, 'unit' | 'agreement'>): boolean {
    return needsBed(agreement, { km: this.km(enrolment, unit), minutes: this.minutes(enrolment, unit) });
  }

  private minutes({ studyTownId }: Pick<PictureEnrolment, 'studyTownId'>, { townId }: Pick<UnitFacts, 'townId'>): number | undefined {
    return this.roads.minutes(studyTownId, townId);
  }

  factsOf(enrolment: PictureEnrolment, { specialty }: Requirement, unit: UnitFacts): StudentFacts {
    const { studentId, commuteKm, homeDays: away } = enrolment;
    const formerUnitIds = (this.visits.get(`${studentId} ${specialty}`) ?? []).map(({ unitId }) => unitId);
    return { km: this.km(enrolment, unit), minutes: this.minutes(enrolment, unit), commuteKm, homeDays: away, formerUnitIds };
  }
}
