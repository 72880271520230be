import { coversSpan } from '../bookings/agreement-choice';
import type { AgreementFacts, Candidate, SiteFacts, UnitFacts } from '../bookings/candidate';
import type { ReasonCode } from '../bookings/reason';
import { addDays, type Day } from '../shared/day';
import type { Requirement } from '../programmes/course';
import type { BookingModel } from '../organisations/unit';
import type { Counted } from './counted';
import { usableAgreements } from './filters/agreement';
import type { Situation } from './filters/filter';
import { filters } from './filters/filters';
import { breachInEnglish } from './filters/in-english';
import type { Traits } from './priority';
import { tierIn } from './priority';
import type { PictureCourse, PictureQuota, TermPicture } from './term-picture';
import { startsOf } from '../programmes/window';

/** A unit under an agreement where a block may be done. */
export interface Option {
  readonly unit: UnitFacts;
  readonly agreement: AgreementFacts;
  readonly tier: number;
  /** How the queue to it is ordered. */
  readonly model: BookingModel;
  readonly quotas: readonly PictureQuota[];
  readonly uses: readonly number[];
}

/** How a queue is ordered; units of both kinds follow their agreement, and then the lottery. */
export type QueueKind = 'first_come' | 'regulated';

/** The options of a block for students alike, with what would be asked of them again and again. */
export interface OptionList {
  readonly options: readonly Option[];
  /** Infinite when there are no options. */
  readonly bestTier: number;
  readonly queues: readonly QueueKind[];
}

export const queueOf = ({ model }: Pick<Option, 'model'>): QueueKind => (model === 'first_come' ? 'first_come' : 'regulated');

/** A unit that is out of the question for a block: for all students, those of a study site, or one student. */
export interface Filtered {
  readonly requirementId: string;
  readonly unitId: string;
  readonly code: ReasonCode;
  readonly detail: string;
  readonly english: string;
  readonly siteId?: string;
  readonly studentId?: string;
}

/** A block in its course at a study site, if the programme has any. */
export interface Wanted {
  readonly course: PictureCourse;
  readonly requirement: Requirement;
  readonly site: SiteFacts | undefined;
}

type Allowed = Pick<Option, 'unit'> & { readonly agreements: readonly AgreementFacts[]; readonly uses: readonly number[] };

/** Where blocks may be done, worked out once for all students alike, with the reason for every unit left out. */
export class Options {
  private readonly allowed = new Map<string, { options: Allowed[]; filtered: Filtered[] }>();
  private readonly chosen = new Map<string, OptionList>();
  private readonly quotasOf = new Map<string, PictureQuota[]>();
  private readonly span;

  constructor(private readonly picture: TermPicture, private readonly counted: Counted) {
    this.span = { firstDay: picture.term.firstDay, lastDay: picture.term.lastDay };
    for (const quota of picture.quotas) this.quotasOf.set(quota.agreementId, [...(this.quotasOf.get(quota.agreementId) ?? []), quota]);
  }

  /** Options of students with these traits; those with a better agreement for the student first at each unit. */
  of(wanted: Wanted, traits: Traits): OptionList {
    const key = `${keyOf(wanted)} ${Object.values(traits).join(' ')}`;
    const known = this.chosen.get(key);
    if (known) return known;
    const options = this.allowedFor(wanted).options.flatMap((allowed) => this.choose(wanted, allowed, traits));
    const list = { options, bestTier: options.reduce((best, { tier }) => Math.min(best, tier), Infinity), queues: [...new Set(options.map(queueOf))] };
    this.chosen.set(key, list);
    return list;
  }

  /** Units left out for everybody at the study site. */
  filteredFor(wanted: Wanted): readonly Filtered[] {
    return this.allowedFor(wanted).filtered;
  }

  private allowedFor(wanted: Wanted): { options: Allowed[]; filtered: Filtered[] } {
    const key = keyOf(wanted);
    const known = this.allowed.get(key);
    if (known) return known;
    const made = { options: [] as Allowed[], filtered: [] as Filtered[] };
    this.allowed.set(key, made);
    for (const unit of this.picture.units) this.sort(unit, wanted, made);
    return made;
  }

  /** Every rule that stands against the unit, whoever asks. */
  breaches(unit: UnitFacts, wanted: Wanted): Pick<Filtered, 'code' | 'detail' | 'english'>[] {
    const situation = this.situationOf(unit, wanted);
    return filters.flatMap((filter) => {
      const detail = filter.breach(situation);
      return detail === undefined ? [] : [{ code: filter.code, detail, english: breachInEnglish(filter, situation) }];
    });
  }

  private sort(unit: UnitFacts, wanted: Wanted, into: { options: Allowed[]; filtered: Filtered[] }): void {
    const { requirement, site } = wanted;
    const situation = this.situationOf(unit, wanted);
    for (const filter of filters) {
      const detail = filter.breach(situation);
      if (detail === undefined) continue;
      into.filtered.push({ requirementId: requirement.id, unitId: unit.id, code: filter.code, detail, english: breachInEnglish(filter, situation), ...(site && { siteId: site.id }) });
      return;
    }
    const { specialty, level } = requirement;
    const uses = [this.counted.capacity(unit, specialty, level), ...this.counted.supervision(unit, specialty, level)];
    into.options.push({ unit, agreements: usableAgreements(situation.candidate), uses });
  }

  private situationOf(unit: UnitFacts, { requirement, course, site }: Wanted): Situation {
    const { programmeId, programmeName } = course;
    const { agreements, term, closedUnitIds, specialtyNames } = this.picture;
    const specialtyName = specialtyNames.get(requirement.specialty) ?? requirement.specialty;
    const candidate: Candidate = { programmeId, programmeName, site, requirement, specialtyName, unit, agreements, employments: [], span: this.span };
    return {
      candidate,
      windowWeeks: requirement.windowWeeks,
      starts: startsOf(requirement, term),
      published: this.counted.publishedIn(unit.id, requirement.specialty, requirement.level),
      hasClosure: closedUnitIds.includes(unit.id),
    };
  }

  /** The agreement that is best for the student; further ones only while none so far covers the whole term. */
  private choose({ course, requirement: { specialty, level } }: Wanted, { unit, agreements, uses }: Allowed, traits: Traits): Option[] {
    const ranked = agreements.map((agreement) => ({ agreement, tier: tierIn(agreement, traits, { hostCounty: unit.countyCode, level }) })).sort((a, b) => a.tier - b.tier);
    const covering = ranked.findIndex(({ agreement }) => coversSpan(agreement, this.span));
    const taken = covering < 0 ? ranked : ranked.slice(0, covering + 1);
    return taken.map(({ agreement, tier }) => {
      const quotas = (this.quotasOf.get(agreement.id) ?? []).filter((quota) => matches(quota, unit, course.id));
      const limits = quotas.map((quota) => this.counted.quota(quota, agreement));
      const taker = { programmeId: course.programmeId, agreementId: agreement.id };
      const model = modelOf(unit, agreement, this.counted.keepsFor(unit, specialty, level, taker));
      return { unit, agreement, tier, model, quotas, uses: [...uses, ...limits, ...this.validity(agreement), ...this.counted.reserved(unit, specialty, level, taker)] };
    });
  }

  private validity(agreement: AgreementFacts): number[] {
    if (coversSpan(agreement, this.span)) return [];
    const isOutside = (day: Day): boolean => day < agreement.validFrom || (agreement.validTo !== null && day > agreement.validTo);
    const isBlocked = (monday: Day): boolean => isOutside(monday) || isOutside(addDays(monday, 6));
    return [this.counted.blocking(`agreement ${agreement.id}`, isBlocked, { code: 'no-agreement', agreement })];
  }
}

const keyOf = ({ course, requirement, site }: Wanted): string => `${course.id} ${requirement.id} ${site?.id ?? ''}`;

const matches = (quota: PictureQuota, unit: UnitFacts, courseId: string): boolean =>
  (quota.townId ?? unit.townId) === unit.townId && (quota.hostId ?? unit.organisationId) === unit.organisationId && (quota.courseId ?? courseId) === courseId;

/**
 * The unit says how its queue is ordered. One that takes both kinds and reserves places is regulated for those for whom it
 * keeps some, and first come for everybody else; where it reserves none, the agreement says.
 */
function modelOf(unit: UnitFacts, agreement: AgreementFacts, keepsFor: boolean | undefined): BookingModel {
  if (unit.bookingModel !== 'mixed') return unit.bookingModel;
  if (keepsFor === undefined) return agreement.bookingModel;
  return keepsFor ? 'regulated' : 'first_come';
}
