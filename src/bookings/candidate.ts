import type { AgreementRole, PriorityCriterion } from '../agreements/agreement';
import { isBeyond, type Reach } from '../agreements/rule-set';
import type { BookingModel, Level } from '../organisations/unit';
import type { Employment } from '../people/employment';
import type { Requirement } from '../programmes/course';
import type { Day } from '../shared/day';
import type { ReasonCode } from './reason';

/** A unit with what decides who may be there. */
export interface UnitFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly countyCode: string | null;
  readonly townId: string;
  readonly townName: string;
  readonly bookingModel: BookingModel;
  readonly specialties: readonly string[];
  /** `specialty level` of what is offered during the term. */
  readonly offers: readonly string[];
  /** Whether the unit lists supervisors at all; then only they count. */
  readonly listsSupervisors: boolean;
  /** `specialty level` of what its supervisors are competent in. */
  readonly competences: readonly string[];
}

/** An agreement with what decides whom it covers and in which order. */
export interface AgreementFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly validFrom: Day;
  /** The last day for what is new: the day before it is withdrawn, where that is to come. */
  readonly validTo: Day | null;
  /** Whether it, or an agreement above it, has been withdrawn: then nothing new is booked under it. */
  readonly withdrawn: boolean;
  /** From which day it, or one above it, is withdrawn, and why; nothing where it is not. */
  readonly withdrawnOn?: Day | null;
  readonly withdrawnReason?: string | null;
  readonly bookingModel: BookingModel;
  readonly parties: readonly { readonly organisationId: string; readonly role: AgreementRole }[];
  readonly programmeIds: readonly string[];
  readonly tiers: readonly { readonly tier: number; readonly criterion: PriorityCriterion }[];
  /** Beyond which distance students are housed; nothing where the agreement does not speak of housing. */
  readonly housing?: Reach | null;
}

/** From one day to another, both included. */
export interface DaySpan {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** A study site with the towns that belong to it. */
export interface SiteFacts {
  readonly id: string;
  readonly programmeId: string;
  readonly code: string;
  readonly name: string;
  readonly weight: number;
  readonly townIds: readonly string[];
}

/** What of a student's own circumstances decides where she may be. */
export interface StudentFacts {
  /** Kilometres one way from the study town to the unit. */
  readonly km: number;
  /** Minutes, where they are known. */
  readonly minutes?: number | undefined;
  /** Kilometres that she can commute at most; null where nothing limits it. */
  readonly commuteKm: number | null;
  /** Weekdays at her home clinic, 1 Monday to 5 Friday. */
  readonly homeDays: readonly number[];
  /** Units where she has been in the block's specialty in earlier terms. */
  readonly formerUnitIds: readonly string[];
}

/** A block at a unit, and what one student's circumstances say of it. */
export interface PersonalCase {
  readonly requirement: Pick<Requirement, 'specialty' | 'days' | 'windowWeeks' | 'daysPerWeek' | 'weekdays' | 'sameUnit'>;
  /** The block's specialty as a person writes it. */
  readonly specialtyName: string;
  readonly unit: UnitFacts;
  readonly student: StudentFacts;
}

/** A rule about one student's own circumstances. */
export interface PersonalRule {
  readonly code: ReasonCode;
  /** Its name for people. */
  readonly title: string;
  /** A sentence when the rule is broken, with the values and the way out. */
  breach(wanted: PersonalCase): string | undefined;
}

/** A student, a block and a unit: may they come together? */
export interface Candidate {
  readonly programmeId: string;
  readonly programmeName: string;
  readonly site: SiteFacts | undefined;
  readonly employments: readonly Employment[];
  readonly requirement: Pick<Requirement, 'specialty' | 'level'>;
  /** The block's specialty as a person writes it. */
  readonly specialtyName: string;
  readonly unit: UnitFacts;
  readonly agreements: readonly AgreementFacts[];
  /** Code of the agreement that it is to be under, where somebody has named one. */
  readonly namedAgreement?: string | undefined;
  /** The days in question: the placement, or the whole term where none is chosen yet. */
  readonly span: DaySpan;
}

/** One reason why a candidate may be impossible, known before any places are counted. */
export interface Rule {
  readonly code: ReasonCode;
  /** Its name for people. */
  readonly title: string;
  /** A sentence when the rule is broken, with the values and the way out. */
  breach(candidate: Candidate): string | undefined;
}

/** Whether a student needs one of the host's beds there. */
export const needsBed = ({ housing }: Pick<AgreementFacts, 'housing'>, { km, minutes }: Pick<StudentFacts, 'km' | 'minutes'>): boolean =>
  housing !== undefined && housing !== null && km > 0 && isBeyond(housing, km, minutes);

const swedish: Readonly<Record<Level, string>> = { basic: 'grundnivå', advanced: 'avancerad nivå' };

/** The level as people say it. */
export const levelName = (level: Level): string => swedish[level];
