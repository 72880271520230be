import type { ReservedWeek } from '../capacity/reserved';
import type { WeekCapacity } from '../capacity/week-capacity';
import type { Level } from '../organisations/unit';
import { termWeeks } from '../shared/term';
import { mondayOf } from '../shared/week';
import type { Relaxation } from './help';
import type { PictureBeds, PictureCourse, TermPicture } from './term-picture';

/** What a block asks of a unit. */
interface Kind {
  readonly specialty: string;
  readonly level: Level;
}

/**
 * The picture with everything there that could be given more of, though nothing of it is free: units that have the specialty offer
 * places and have supervisors for it, all taken, and the blocks may lie anywhere in the term.
 */
export function hopefulPicture(picture: TermPicture, requirementIds: ReadonlySet<string>): TermPicture {
  const kinds = kindsOf(picture, requirementIds);
  const closed = new Set(picture.closedUnitIds);
  const supervised = new Set(picture.supervision.map(({ unitId }) => unitId));
  const missing = picture.units.flatMap((unit) => kinds.filter(({ specialty }) => unit.specialties.includes(specialty) && !closed.has(unit.id)).map((kind) => ({ unitId: unit.id, ...kind })));
  const mondays = termWeeks(picture.term).map(mondayOf);
  const published = new Map(picture.capacity.map((row) => [`${row.unitId} ${row.specialty} ${row.level} ${row.monday}`, row]));
  const added = missing.flatMap((kind) => mondays.flatMap((monday): WeekCapacity[] => {
    const row = published.get(`${kind.unitId} ${kind.specialty} ${kind.level} ${monday}`);
    return (row?.places ?? 0) > 0 ? [] : [{ ...kind, monday, places: 1, taken: 1 }];
  }));
  const replaced = new Set(added.map(({ unitId, specialty, level, monday }) => `${unitId} ${specialty} ${level} ${monday}`));
  return {
    ...picture,
    capacity: [...picture.capacity.filter((row) => !replaced.has(`${row.unitId} ${row.specialty} ${row.level} ${row.monday}`)), ...added],
    units: picture.units.map((unit) => {
      const own = kinds.filter(({ specialty }) => unit.specialties.includes(specialty)).map(({ specialty, level }) => `${specialty} ${level}`);
      return { ...unit, offers: joined(unit.offers, own), competences: supervised.has(unit.id) ? joined(unit.competences, own) : unit.competences };
    }),
    courses: picture.courses.map((course) => ({
      ...course,
      requirements: course.requirements.map((requirement) => (requirementIds.has(requirement.id) ? { ...requirement, earliestWeek: null, latestWeek: null } : requirement)),
    })),
  };
}

/** The picture once the relaxations have been made. */
export function raisedPicture(picture: TermPicture, relaxations: readonly Relaxation[]): TermPicture {
  return relaxations.reduce((raised, relaxation) => {
    switch (relaxation.kind) {
      case 'quota':
        return { ...raised, quotas: raised.quotas.map((quota) => (quota.id === relaxation.quotaId ? { ...quota, places: quota.places + relaxation.by } : quota)) };
      case 'beds':
        return { ...raised, beds: housing(raised.beds, relaxation) };
      case 'window':
        return { ...raised, courses: raised.courses.map((course) => widened(course, relaxation)) };
      case 'capacity':
        return offering(relaxation, { ...raised, capacity: more(raised.capacity, relaxation, [relaxation]), reserved: beside(raised.reserved, relaxation) });
      default:
        return competent(relaxation, { ...raised, supervision: more(raised.supervision, relaxation, supervisedKinds(relaxation)) });
    }
  }, picture);
}

type AtUnit = Extract<Relaxation, { kind: 'capacity' | 'supervisors' }>;

/** A supervisor counts at the unit, in the specialty, and at the advanced level where she is competent in it. */
export const supervisedKinds = ({ specialty, level }: Kind): Kind[] => [
  { specialty: '*', level: 'basic' }, { specialty, level: 'basic' }, ...(level === 'advanced' ? [{ specialty, level }] : []),
];

function more(rows: readonly WeekCapacity[], { unitId, firstWeek, lastWeek, by }: AtUnit, kinds: readonly Kind[]): WeekCapacity[] {
  const mondays = termWeeks({ firstWeek, lastWeek }).map(mondayOf);
  const wanted = new Map<string, WeekCapacity>(kinds.flatMap(({ specialty, level }) => mondays.map((monday) => [`${unitId} ${specialty} ${level} ${monday}`, { unitId, specialty, level, monday, places: by, taken: 0 }] as const)));
  const raised = rows.map((row) => {
    const key = `${row.unitId} ${row.specialty} ${row.level} ${row.monday}`;
    if (!wanted.delete(key)) return row;
    return { ...row, places: row.places + by };
  });
  return [...raised, ...wanted.values()];
}

/** What is reserved stays as it is. */
function beside(reserved: TermPicture['reserved'] = [], { unitId, specialty, level, firstWeek, lastWeek, by }: AtUnit): readonly ReservedWeek[] {
  const mondays = new Set(termWeeks({ firstWeek, lastWeek }).map(mondayOf));
  return reserved.map((week) => (week.unitId === unitId && week.specialty === specialty && week.level === level && mondays.has(week.monday) ? { ...week, places: week.places + by } : week));
}

/** Weeks in which the host tells of no beds have no limit, and get none. */
function housing(beds: readonly PictureBeds[], { hostId, townId, firstWeek, lastWeek, by }: Extract<Relaxation, { kind: 'beds' }>): PictureBeds[] {
  const mondays = new Set(termWeeks({ firstWeek, lastWeek }).map(mondayOf));
  return beds.map((week) => (week.hostId === hostId && week.townId === townId && mondays.has(week.monday) ? { ...week, beds: week.beds + by } : week));
}

const offering = ({ unitId, specialty, level }: AtUnit, picture: TermPicture): TermPicture =>
  ({ ...picture, units: picture.units.map((unit) => (unit.id === unitId ? { ...unit, offers: joined(unit.offers, [`${specialty} ${level}`]) } : unit)) });

const competent = ({ unitId, specialty, level }: AtUnit, picture: TermPicture): TermPicture =>
  ({ ...picture, units: picture.units.map((unit) => (unit.id === unitId ? { ...unit, competences: joined(unit.competences, [`${specialty} ${level}`]) } : unit)) });

const widened = (course: PictureCourse, { requirementId, earliestWeek, latestWeek }: Extract<Relaxation, { kind: 'window' }>): PictureCourse => ({
  ...course, requirements: course.requirements.map((requirement) => (requirement.id === requirementId ? { ...requirement, earliestWeek, latestWeek } : requirement)),
});

const joined = (known: readonly string[], added: readonly string[]): string[] => [...new Set([...known, ...added])];

function kindsOf({ courses }: TermPicture, requirementIds: ReadonlySet<string>): Kind[] {
  const asked = courses.flatMap(({ requirements }) => requirements.filter(({ id }) => requirementIds.has(id)));
  return [...new Map(asked.map(({ specialty, level }) => [`${specialty} ${level}`, { specialty, level }])).values()];
}
