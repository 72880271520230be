import type { Course, NewCourse, NewRequirement, Requirement } from './course';

export const yesOrNo = ['ja', 'nej'] as const;
export type YesOrNo = (typeof yesOrNo)[number];

/** Names of the fields for the weekdays, Monday first; each says `ja` or is not there. */
export const weekdayFields = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** A course as its form says it: nothing stands for no limit. */
interface FilledCourse extends Pick<Course, 'name' | 'programmeTerm' | 'groups'> {
  readonly rotateTogether: YesOrNo;
  readonly awayOverKm: string;
  readonly awayMinWeeks: string;
  readonly awayMaxWeeks: string;
}

/** A block as its form says it. */
interface FilledBlock extends Pick<Requirement, 'specialty' | 'level' | 'days' | 'windowWeeks' | 'daysPerWeek' | 'sequence'>, Partial<Readonly<Record<(typeof weekdayFields)[number], string>>> {
  readonly earliestWeek: string;
  readonly latestWeek: string;
  readonly inOrder: YesOrNo;
  readonly minGapWeeks: string;
  readonly maxGapWeeks: string;
  readonly sameUnit: YesOrNo;
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

/** What the form of a course asks to be changed. */
export const courseIn = ({ name, programmeTerm, rotateTogether, groups, ...away }: FilledCourse): Partial<NewCourse> => ({
  name, programmeTerm, rotateTogether: rotateTogether === 'ja', groups,
  awayOverKm: numberOrNull(away.awayOverKm), awayMinWeeks: numberOrNull(away.awayMinWeeks), awayMaxWeeks: numberOrNull(away.awayMaxWeeks),
});

/** What the form of a block says of it. */
export const blockIn = ({ specialty, level, days, windowWeeks, daysPerWeek, sequence, ...form }: FilledBlock): Omit<NewRequirement, 'course' | 'code'> => ({
  specialty, level, days, windowWeeks, daysPerWeek, sequence,
  weekdays: weekdayFields.flatMap((name, i) => (form[name] === 'ja' ? [i + 1] : [])),
  earliestWeek: form.earliestWeek || null,
  latestWeek: form.latestWeek || null,
  inOrder: form.inOrder === 'ja',
  minGapWeeks: numberOrNull(form.minGapWeeks),
  maxGapWeeks: numberOrNull(form.maxGapWeeks),
  sameUnit: form.sameUnit === 'ja',
});

type Fields = Readonly<Record<string, string>>;

const text = (value: string | number | null): string => (value === null ? '' : String(value));
const said = (flag: boolean): YesOrNo => (flag ? 'ja' : 'nej');

/** What stands in the form of a course. */
export const courseFields = (course: Course & { readonly version: number }): Fields => ({
  version: text(course.version), name: course.name, programmeTerm: text(course.programmeTerm), rotateTogether: said(course.rotateTogether), groups: text(course.groups),
  awayOverKm: text(course.awayOverKm), awayMinWeeks: text(course.awayMinWeeks), awayMaxWeeks: text(course.awayMaxWeeks),
});

/** What stands in the form of a block. */
export const blockFields = (block: Requirement & { readonly version: number }): Fields => ({
  version: text(block.version), code: block.code, specialty: block.specialty, level: block.level,
  days: text(block.days), windowWeeks: text(block.windowWeeks), daysPerWeek: text(block.daysPerWeek),
  ...Object.fromEntries(block.weekdays.map((day) => [weekdayFields[day - 1] ?? '', 'ja'])),
  earliestWeek: text(block.earliestWeek), latestWeek: text(block.latestWeek), sequence: text(block.sequence), inOrder: said(block.inOrder),
  minGapWeeks: text(block.minGapWeeks), maxGapWeeks: text(block.maxGapWeeks), sameUnit: said(block.sameUnit),
});

/** What stands in the form of a block that is not there yet. */
export const newBlockFields = (sequence: number): Fields => ({
  code: '', specialty: '', level: 'basic', days: '', windowWeeks: '', daysPerWeek: '5', earliestWeek: '', latestWeek: '', sequence: text(sequence), inOrder: 'nej',
  minGapWeeks: '', maxGapWeeks: '', sameUnit: 'nej',
});
