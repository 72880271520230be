import type { TimetableCase } from '../../bookings/attempt';
import type { PersonalCase } from '../../bookings/candidate';
import type { ReasonCode } from '../../bookings/reason';
import { agreementsFor } from '../../bookings/agreement-choice';
import type { Level } from '../../organisations/unit';
import { datesEnglish } from '../../shared/english';
import { inSentence } from '../../shared/swedish';
import type { Situation } from './filter';

export const levelEnglish = (level: Level): string => `${level} level`;

/** `4 weeks in a row`, `1 week`. */
export const inARowEnglish = (weeks: number): string => (weeks === 1 ? '1 week' : `${weeks} weeks in a row`);

type Told = (situation: Situation) => string;

const what = ({ candidate: { requirement, specialtyName } }: Situation): string => `${inSentence(specialtyName)} at ${levelEnglish(requirement.level)}`;

function agreementEnglish({ candidate: { unit, programmeName, programmeId, agreements, span } }: Situation): string {
  const [known] = agreementsFor(agreements, programmeId, unit.organisationId);
  if (known === undefined) return `No agreement lets ${programmeName} place students with ${unit.organisationName}. Sign an agreement or choose another host.`;
  if (known.withdrawn) return `The agreement ”${known.name}” with ${unit.organisationName} is withdrawn and gives no new places. Sign a new agreement or choose another host.`;
  return `The agreement ”${known.name}” with ${unit.organisationName} is not valid throughout ${datesEnglish(span.firstDay, span.lastDay)}. Extend the agreement or choose another time.`;
}

/** What each filter says in Swedish, in English. */
const told: Readonly<Partial<Record<ReasonCode, Told>>> = {
  specialty: ({ candidate: { unit, specialtyName } }) => `${unit.name} does not have ${inSentence(specialtyName)}. Choose a unit with that specialty.`,
  level: (situation) => `${situation.candidate.unit.name} offers no places in ${what(situation)} this term. Ask the unit to publish places, or choose another.`,
  competence: (situation) => `${situation.candidate.unit.name} has no supervisor competent in ${what(situation)}. Register a supervisor or choose another unit.`,
  'study-site': ({ candidate: { unit, site } }) => `${unit.townName} does not belong to the study site ${site?.name ?? ''}. Choose a unit in the towns of the study site.`,
  'no-agreement': agreementEnglish,
  closure: ({ candidate: { unit }, windowWeeks }) => `${unit.name} is closed, so that it is not open for ${inARowEnglish(windowWeeks)} when the block may lie. Choose another unit or another term.`,
  'blocked-week': ({ candidate: { unit, specialtyName }, windowWeeks }) => `${unit.name} has no places in ${inSentence(specialtyName)} for ${inARowEnglish(windowWeeks)} when the block may lie. Ask the unit for more weeks or move the block.`,
};

/** A breach of the rule with this code in English; the rule's own name where it has no sentence here. */
export const breachInEnglish = (rule: { readonly code: ReasonCode; readonly title: string }, situation: Situation): string =>
  told[rule.code]?.(situation) ?? `${situation.candidate.unit.name} is ruled out by the rule ”${rule.title}” (${rule.code}).`;

const personal: Readonly<Partial<Record<ReasonCode, (wanted: PersonalCase) => string>>> = {
  commuting: ({ unit, student: { km, commuteKm } }) => `${unit.name} is ${km} km from the study town; the student can commute ${String(commuteKm)} km at most. Choose a unit nearer.`,
  continuity: ({ unit, specialtyName }) => `The block in ${inSentence(specialtyName)} is to be done where the student has been before, and that is not ${unit.name}. Choose the unit of earlier terms, or do not ask for the same unit.`,
  'home-days': ({ specialtyName }) => `The days at the home clinic leave too few for the block in ${inSentence(specialtyName)}, or clash with its weekdays. Move the home days or lengthen the block.`,
};

/** A breach of a rule about the student's own circumstances in English. */
export const personalInEnglish = (rule: { readonly code: ReasonCode; readonly title: string }, wanted: PersonalCase): string =>
  personal[rule.code]?.(wanted) ?? `${wanted.unit.name} is ruled out by the rule ”${rule.title}” (${rule.code}).`;

const within = (least: number | null, most: number | null): string =>
  [...(least === null ? [] : [`at least ${least}`]), ...(most === null ? [] : [`at most ${most}`])].join(' and ');

/** A breach of a rule about the blocks of a course together in English. */
export function timetableInEnglish(code: ReasonCode, { specialtyName, course, courseRequirements }: TimetableCase): string {
  const name = inSentence(specialtyName);
  if (code === 'weeks-away') {
    return `The block in ${name} does not go there: ${course.name} asks for ${within(course.awayMinWeeks, course.awayMaxWeeks)} weeks farther than ${String(course.awayOverKm)} km from the study town. Choose another unit.`;
  }
  const gaps = courseRequirements.filter(({ minGapWeeks, maxGapWeeks }) => minGapWeeks !== null || maxGapWeeks !== null);
  const told = gaps.map((block) => `${within(block.minGapWeeks, block.maxGapWeeks)} weeks before ${block.code}`).join(', ');
  return `The block in ${name} does not go there: ${course.name} asks for ${told}, counted from the end of the blocks before it. Choose another week to begin.`;
}
