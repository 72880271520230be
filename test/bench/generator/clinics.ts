import type { Chance } from '../../../src/allocator/chance';
import type { Country } from './country';
import { happens, shuffled, upTo, weighted } from './draw';
import { WEEKS } from './scale';
import type { Team } from './teams';

export const MOST_SEATS = 8;
const MOST_SPECIALTIES = 3;
const LEAST_CHOICE = 4;

export interface Unit {
  readonly region: number;
  readonly town: number;
  readonly specialties: Set<number>;
  /** Every fifth unit keeps basic and advanced students apart, under the same supervisors. */
  readonly isSplit: boolean;
  /** How little it is asked for. */
  readonly dullness: number;
}

/** What a unit offers in one specialty, at a split unit at one level. */
export interface Clinic {
  readonly u: number;
  readonly unit: Unit;
  readonly specialty: number;
  readonly level: number | undefined;
  /** Seats week by week. */
  seats: number[];
  /** What the hidden plan takes of them. */
  readonly taken: number[];
}

/** Students at once of one university, specialty and level, on average over the weeks they may be there. */
interface Demand {
  readonly catchment: readonly number[];
  readonly specialty: number;
  readonly level: number;
  heads: number;
}

/** Units where the students are, with seats for somewhat more than are expected. */
export function drawClinics({ scale }: Country, teams: readonly Team[], chance: Chance): Clinic[] {
  const demands = demandsOf(teams);
  const wanted = scale.regions.map(() => new Array<number>(scale.specialties).fill(0.1));
  for (const { catchment, specialty, heads } of demands) {
    for (const region of catchment) raise(wanted[region], specialty, heads / catchment.length);
  }
  const weights = wanted.map((row) => row.reduce((total, heads) => total + heads, 1));
  const units = upTo(scale.units).map((u) => drawUnit(scale.townsEach, u, weighted(chance, weights), wanted, chance));
  for (const demand of demands) widen(demand, units, chance);
  const clinics = units.flatMap((unit, u) => clinicsOf(unit, u));
  furnish(clinics, demands, chance);
  return clinics;
}

function demandsOf(teams: readonly Team[]): Demand[] {
  const demands = new Map<string, Demand>();
  for (const { from, university, course, size } of teams) {
    for (const { specialty, weeks, starts } of course.parts) {
      const key = `${from}/${specialty}/${course.level}`;
      const demand = demands.get(key) ?? { catchment: university.catchment, specialty, level: course.level, heads: 0 };
      const span = Math.max(...starts) + weeks - Math.min(...starts);
      demand.heads += (size * weeks) / span;
      demands.set(key, demand);
    }
  }
  return [...demands.values()];
}

function drawUnit(townsEach: number, u: number, region: number, wanted: readonly (readonly number[])[], chance: Chance): Unit {
  const specialties = new Set<number>();
  for (let draws = 1 + weighted(chance, [45, 35, 20]); draws > 0; draws--) specialties.add(weighted(chance, wanted[region] ?? []));
  const town = region * townsEach + weighted(chance, [60, 25, 15].slice(0, townsEach));
  return { region, town, specialties, isSplit: u % 5 === 3, dullness: chance.below(60) };
}

/** Has units within reach take up a specialty until there is some choice, and one for every three students. */
function widen({ catchment, specialty, heads }: Demand, units: readonly Unit[], chance: Chance): void {
  const near = units.filter(({ region }) => catchment.includes(region));
  let missing = Math.max(LEAST_CHOICE, (1.5 * heads) / 3) - near.filter((unit) => unit.specialties.has(specialty)).length;
  const able = shuffled(chance, near.filter((unit) => !unit.specialties.has(specialty) && unit.specialties.size < MOST_SPECIALTIES));
  for (const unit of able.sort((a, b) => a.specialties.size - b.specialties.size)) {
    if (missing-- <= 0) return;
    unit.specialties.add(specialty);
  }
}

function clinicsOf(unit: Unit, u: number): Clinic[] {
  const levels = unit.isSplit ? [0, 1] : [undefined];
  return [...unit.specialties].flatMap((specialty) => levels.map((level): Clinic => ({ u, unit, specialty, level, seats: [], taken: new Array<number>(WEEKS).fill(0) })));
}

/** Seats 1 to 8; half of the units take nobody for one to three weeks. */
function furnish(clinics: readonly Clinic[], demands: readonly Demand[], chance: Chance): void {
  const expected = new Map(clinics.map((clinic) => [clinic, 0]));
  for (const { catchment, specialty, level, heads } of demands) {
    const open = clinics.filter((clinic) => clinic.specialty === specialty && (clinic.level ?? level) === level && catchment.includes(clinic.unit.region));
    for (const clinic of open) expected.set(clinic, (expected.get(clinic) ?? 0) + heads / open.length);
  }
  const pauses = new Map<Unit, readonly [number, number]>();
  for (const clinic of clinics) {
    const pause = pauses.get(clinic.unit) ?? drawPause(chance);
    pauses.set(clinic.unit, pause);
    const mean = Math.max(1.1, 1.6 * (expected.get(clinic) ?? 0));
    let seats = 1;
    while (seats < MOST_SEATS && happens(chance, 1 - 1 / mean)) seats++;
    clinic.seats = upTo(WEEKS).map((week) => (week >= pause[0] && week < pause[1] ? 0 : seats));
  }
}

function drawPause(chance: Chance): readonly [number, number] {
  if (happens(chance, 0.5)) return [0, 0];
  const from = chance.below(WEEKS - 2);
  return [from, from + 1 + chance.below(3)];
}

function raise(row: number[] | undefined, at: number, by: number): void {
  if (row) row[at] = (row[at] ?? 0) + by;
}
