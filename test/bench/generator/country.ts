import type { Chance } from '../../../src/allocator/chance';
import type { Course } from './course';
import { drawCourse } from './course';
import { pick, upTo } from './draw';
import type { Scale } from './scale';

interface Town {
  readonly region: number;
  /** Kilometres. */
  readonly east: number;
  readonly north: number;
}

export interface University {
  readonly town: number;
  /** Its weight when students are drawn. */
  readonly weight: number;
  /** Regions it sends to, the nearest first. */
  readonly catchment: readonly number[];
  readonly courses: readonly Course[];
}

export interface Country {
  readonly scale: Scale;
  readonly towns: readonly Town[];
  /** Kilometres from town to town. */
  readonly km: readonly (readonly number[])[];
  readonly universities: readonly University[];
}

/** Regions on a sheet twice as long as wide, towns around their middle, universities in some regions' first towns. */
export function drawCountry(scale: Scale, chance: Chance): Country {
  const width = 90 * Math.sqrt(scale.regions.length);
  const towns = scale.regions.flatMap((_, region) => {
    const middle = { east: chance.next() * width, north: chance.next() * 2 * width };
    return upTo(scale.townsEach).map((): Town => ({ region, east: middle.east + chance.below(91) - 45, north: middle.north + chance.below(91) - 45 }));
  });
  const km = towns.map((from) => towns.map((to) => Math.round(Math.hypot(from.east - to.east, from.north - to.north))));
  const universities = upTo(scale.universities).map((u) => drawUniversity(scale, km, u, chance));
  return { scale, towns, km, universities };
}

function drawUniversity(scale: Scale, km: readonly (readonly number[])[], u: number, chance: Chance): University {
  const home = Math.floor((u * scale.regions.length) / scale.universities);
  const town = home * scale.townsEach;
  const distance = (region: number): number => km[town]?.[region * scale.townsEach] ?? 0;
  const nearest = upTo(scale.regions.length).sort((a, b) => distance(a) - distance(b));
  return {
    town,
    weight: 0.5 + chance.next(),
    catchment: nearest.slice(0, pick(chance, [3, 4, 5, 6])),
    courses: upTo(scale.coursesEach).map((c) => drawCourse(scale.specialties, c % 2, chance)),
  };
}
