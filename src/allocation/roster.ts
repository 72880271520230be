import type { SiteFacts } from '../bookings/candidate';
import { groupBy } from '../shared/group-by';
import type { Burden } from './cost';
import type { Options } from './options';
import type { Traits } from './priority';
import { shareSites } from './study-sites';
import type { PictureCourse, PictureEnrolment, TermPicture } from './term-picture';
import type { Turn } from './turn';
import { turnsOf } from './turn';

/** A student on one of her courses of the term. */
export interface Seat {
  readonly enrolment: PictureEnrolment;
  readonly course: PictureCourse;
  readonly site: SiteFacts | undefined;
}

/** A student with all her courses of the term. */
export interface Member {
  readonly studentId: string;
  readonly studentCode: string;
  readonly traits: Traits;
  readonly turn: Turn;
  /** Her best tier under the agreements that are open to her. */
  readonly tier: number;
  /** Her position within the tier. */
  readonly position: number;
  readonly seats: readonly Seat[];
}

/** Who comes first: tier, then position. */
export const inTurn = (a: Member, b: Member): number => a.tier - b.tier || a.position - b.position || (a.studentCode < b.studentCode ? -1 : 1);

/** No tier could be told, since no place is open to her; nobody is passed over for that. */
const UNKNOWN_TIER = 1;

/** Everybody who is to be placed, in order of student code, with tier, turn and study site. */
export class Roster {
  readonly members: readonly Member[];
  /** Study sites given by this run, by enrolment id. */
  readonly givenSites = new Map<string, string>();
  private readonly courses: ReadonlyMap<string, PictureCourse>;
  private readonly sites: ReadonlyMap<string, SiteFacts>;
  private readonly counties: ReadonlyMap<string, string>;

  constructor(private readonly picture: TermPicture, seed: number, private readonly options: Options, private readonly burden: Burden) {
    this.courses = new Map(picture.courses.map((course) => [course.id, course]));
    this.sites = new Map(picture.sites.map((site) => [site.id, site]));
    this.counties = new Map(picture.towns.map((town) => [town.id, town.countyCode]));
    const turns = turnsOf(picture.enrolments, seed, picture);
    const byStudent = groupBy(picture.enrolments, ({ studentId }) => studentId);
    const unsited = [...byStudent.values()].flatMap((enrolments) => this.member(enrolments, turns));
    this.members = this.withSites(unsited);
  }

  private member(enrolments: readonly PictureEnrolment[], turns: ReadonlyMap<string, Turn>): Member[] {
    const seats = enrolments.flatMap((enrolment) => {
      const course = this.courses.get(enrolment.courseId);
      return course ? [{ enrolment, course, site: this.sites.get(enrolment.studySiteId ?? '') }] : [];
    });
    const [first] = seats;
    const turn = turns.get(first?.enrolment.studentId ?? '');
    if (!first || !turn) return [];
    const { studentId, studentCode } = first.enrolment;
    return [this.inQueue({ studentId, studentCode, traits: this.traitsOf(first.enrolment), turn, seats })];
  }

  /** The member with tier and position, which follow from the places that are open to her, at her study site when she has one. */
  private inQueue({ seats, traits, turn, ...who }: Omit<Member, 'tier' | 'position'>): Member {
    const open = seats.flatMap((seat) => seat.course.requirements.map((requirement) => this.options.of({ ...seat, requirement }, traits)));
    const tier = open.reduce((best, { bestTier }) => Math.min(best, bestTier), Infinity);
    const queues = new Set(open.flatMap((list) => list.queues));
    const position = queues.size === 1 && queues.has('first_come') ? turn.request : turn.lottery;
    return { ...who, seats, traits, turn, tier: Number.isFinite(tier) ? tier : UNKNOWN_TIER, position };
  }

  private traitsOf({ universityId, precedence, enrolledAbroad, distance, homeTownId }: PictureEnrolment): Traits {
    return { universityId, precedence, enrolledAbroad, distance, homeCounty: this.counties.get(homeTownId ?? '') ?? null };
  }

  private withSites(members: readonly Member[]): Member[] {
    const queue = [...members].sort(inTurn);
    const ofStudent = new Map<string, string>();
    for (const course of this.picture.courses) {
      const sites = this.picture.sites.filter(({ programmeId }) => programmeId === course.programmeId);
      if (sites.length > 0) this.shareCohort(course, sites, queue, ofStudent);
    }
    return members.map((member) => this.inQueue({
      ...member,
      seats: member.seats.map((seat) => ({ ...seat, site: seat.site ?? this.sites.get(this.givenSites.get(seat.enrolment.id) ?? '') })),
    }));
  }

  /** Pairs apply as one; a site that the student has on another course of the programme stays hers. */
  private shareCohort(course: PictureCourse, sites: readonly SiteFacts[], queue: readonly Member[], ofStudent: Map<string, string>): void {
    const cohort = queue.flatMap((member) => member.seats.filter((seat) => seat.course.id === course.id));
    const clusters = groupBy(cohort, ({ enrolment }) => (enrolment.pairLabel === null ? enrolment.id : `${enrolment.universityId} ${enrolment.pairLabel}`));
    const units = new Map(this.picture.units.map((unit) => [unit.id, unit]));
    const siteKey = ({ enrolment }: Seat): string => `${enrolment.studentId} ${course.programmeId}`;
    const applicants = [...clusters].map(([id, seats]) => ({
      id,
      size: seats.length,
      siteId: seats.map((seat) => seat.enrolment.studySiteId ?? ofStudent.get(siteKey(seat))).find((siteId) => siteId !== undefined) ?? null,
      townIds: seats.flatMap(({ enrolment }) => this.burden.wishedTowns(enrolment.id, units)),
    }));
    for (const [id, siteId] of shareSites(sites, applicants)) {
      for (const seat of clusters.get(id) ?? []) {
        ofStudent.set(siteKey(seat), siteId);
        if (seat.enrolment.studySiteId === null) this.givenSites.set(seat.enrolment.id, siteId);
      }
    }
  }
}
