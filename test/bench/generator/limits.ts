import type { Chance } from '../../../src/allocator/chance';
import type { Clinic } from './clinics';
import { happens, pick, shuffled, sum } from './draw';
import type { Draft } from './offers';
import { WEEKS } from './scale';

/** Seats in a row of weeks at one clinic. */
interface Stretch {
  readonly clinic: Clinic;
  readonly from: number;
  readonly to: number;
}

/** Leaves the clinics what the hidden plan takes and, of what is free, a share of that in whole stretches. */
export function tighten(clinics: readonly Clinic[], spare: number, chance: Chance): void {
  const free = shuffled(chance, clinics.flatMap(freeStretches));
  let budget = Math.round(spare * sum(clinics.map(({ taken }) => sum(taken))));
  for (const clinic of clinics) clinic.seats = [...clinic.taken];
  for (const { clinic, from, to } of free) {
    if (to - from < 2 || to - from > budget) continue;
    change(clinic, from, to, 1);
    budget -= to - from;
  }
}

/** The seats that nobody takes, one seat a stretch. */
function freeStretches(clinic: Clinic): Stretch[] {
  const free = clinic.seats.map((seats, week) => seats - (clinic.taken[week] ?? 0));
  const stretches: Stretch[] = [];
  for (let layer = 1; layer <= Math.max(...free); layer++) {
    for (let from = 0; from < WEEKS; from++) {
      if ((free[from] ?? 0) < layer || (from > 0 && (free[from - 1] ?? 0) >= layer)) continue;
      let to = from;
      while ((free[to] ?? 0) >= layer) to++;
      stretches.push({ clinic, from, to });
    }
  }
  return stretches;
}

/** Takes seats away here and there until that share of all is gone. */
export function remove(clinics: readonly Clinic[], share: number, chance: Chance): void {
  let left = Math.round(share * sum(clinics.map(({ seats }) => sum(seats))));
  while (left > 0) {
    const clinic = pick(chance, clinics);
    const from = chance.below(WEEKS - 1);
    left -= change(clinic, from, Math.min(WEEKS, from + 2 + chance.below(5)), -1);
  }
}

/** Closes one unit in fifty for three to five weeks. */
export function closeSome(clinics: readonly Clinic[], units: number, chance: Chance): void {
  for (let closed = Math.ceil(units / 50); closed > 0; closed--) {
    const u = chance.below(units);
    const from = chance.below(WEEKS - 5);
    for (const clinic of clinics) if (clinic.u === u) clinic.seats.fill(0, from, from + 3 + (u % 3));
  }
}

/** Limits of what is shared beside the clinics: little above what the plan takes at most, with some supervisors away in some weeks. */
export function sharedLimit({ kind }: Draft, taken: readonly number[], spare: number, chance: Chance): number | number[] {
  const peak = Math.max(...taken);
  if (kind === 'supervisors') return taken.map((members) => (happens(chance, 0.2) ? members : peak));
  return peak > 0 ? Math.ceil(peak * (1 + spare)) : chance.below(3);
}

/** Adds to, or takes from, the seats of some weeks, never below nought; gives how many seats changed. */
function change(clinic: Clinic, from: number, to: number, by: number): number {
  let changed = 0;
  for (let week = from; week < to; week++) {
    const seats = clinic.seats[week] ?? 0;
    if (seats + by < 0) continue;
    clinic.seats[week] = seats + by;
    changed++;
  }
  return changed;
}
