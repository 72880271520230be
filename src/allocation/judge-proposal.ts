import type { Attempt, Standing } from '../bookings/attempt';
import type { ReasonCode } from '../bookings/reason';
import { rules } from '../bookings/rules/rules';
import { groupBy } from '../shared/group-by';
import { Persons } from './filters/personal';
import type { Placement } from './proposal';
import type { Proposal } from './solve-rounds';
import type { PictureBooking, PictureCourse, PictureEnrolment, TermPicture } from './term-picture';

/** A rule of hand-made bookings that a placement of a run breaks. */
export interface ProposalBreach {
  readonly code: ReasonCode;
  readonly detail: string;
  readonly enrolmentId: string;
  readonly requirementId: string;
}

type Judged = Pick<Proposal, 'placements' | 'givenSites' | 'inPlay'>;

/** Judges a run's placements by the rule files of hand-made bookings, each as if it were booked last; what is counted (places, supervisors, quotas, beds) is judged where both take it. */
export function judgeProposal(picture: TermPicture, proposal: Judged): ProposalBreach[] {
  const judge = new ProposalJudge(picture, proposal);
  return proposal.placements.flatMap((placement) => judge.breaches(placement));
}

class ProposalJudge {
  private readonly persons: Persons;
  private readonly enrolments: ReadonlyMap<string, PictureEnrolment>;
  private readonly courses: ReadonlyMap<string, PictureCourse>;
  private readonly ofStudent: ReadonlyMap<string, readonly (Placement | PictureBooking)[]>;
  private readonly sites: ReadonlyMap<string, string>;

  constructor(private readonly picture: TermPicture, { placements, givenSites, inPlay }: Judged) {
    this.persons = new Persons(picture);
    this.enrolments = new Map(picture.enrolments.map((enrolment) => [enrolment.id, enrolment]));
    this.courses = new Map(picture.courses.map((course) => [course.id, course]));
    this.ofStudent = groupBy([...picture.bookings.filter(({ id }) => !inPlay.includes(id)), ...placements], ({ studentId }) => studentId);
    this.sites = new Map(givenSites.map(({ enrolmentId, siteId }) => [enrolmentId, siteId]));
  }

  breaches(placement: Placement): ProposalBreach[] {
    const attempt = this.attempt(placement);
    const { enrolmentId, requirementId } = placement;
    if (!attempt) return [{ code: 'specialty', detail: `Okänd placering ${enrolmentId} ${requirementId}.`, enrolmentId, requirementId }];
    return rules.flatMap((rule) => {
      const detail = rule.breach(attempt);
      return detail === undefined ? [] : [{ code: rule.code, detail, enrolmentId, requirementId }];
    });
  }

  private attempt(placement: Placement): Attempt | undefined {
    const enrolment = this.enrolments.get(placement.enrolmentId);
    const course = this.courses.get(enrolment?.courseId ?? '');
    const requirement = course?.requirements.find(({ id }) => id === placement.requirementId);
    const unit = this.picture.units.find(({ id }) => id === placement.unitId);
    if (!enrolment || !course || !requirement || !unit) return undefined;
    const { term, agreements, employments, specialtyNames, closures } = this.picture;
    const others = (this.ofStudent.get(enrolment.studentId) ?? []).filter((other) => other !== placement);
    return {
      programmeId: course.programmeId, programmeName: course.programmeName, course, courseRequirements: course.requirements, requirement,
      specialtyName: specialtyNames.get(requirement.specialty) ?? requirement.specialty,
      enrolmentId: enrolment.id, unit, term, agreements,
      site: this.siteOf(enrolment),
      employments: employments.filter(({ studentId }) => studentId === enrolment.studentId),
      span: { firstDay: placement.firstDay, lastDay: placement.lastDay },
      student: this.persons.factsOf(enrolment, requirement, unit),
      standing: others.map((other) => this.standing(enrolment, other)),
      closures: closures.filter(({ unitId }) => unitId === unit.id),
    };
  }

  private siteOf({ id, studySiteId }: PictureEnrolment): Attempt['site'] {
    const siteId = studySiteId ?? this.sites.get(id);
    return this.picture.sites.find((site) => site.id === siteId);
  }

  private standing(enrolment: PictureEnrolment, { enrolmentId, requirementId, unitId, firstDay, lastDay }: Placement | PictureBooking): Standing {
    const unit = this.picture.units.find(({ id }) => id === unitId);
    return { enrolmentId, requirementId, firstDay, lastDay, unitName: unit?.name ?? unitId, km: unit ? this.persons.km(enrolment, unit) : 0 };
  }
}
