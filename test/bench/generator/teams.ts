import type { Chance } from '../../../src/allocator/chance';
import type { Country, University } from './country';
import type { Course } from './course';
import { happens, pick, shuffled, upTo, weighted } from './draw';

/** A student, a pair or a group of four who rotate together. */
export interface Team {
  readonly size: number;
  /** 1 or 2. */
  readonly tier: number;
  /** Index of the university. */
  readonly from: number;
  readonly university: University;
  readonly course: Course;
  /** Town. */
  readonly home: number;
  /** Whether the parts must be done in the course's order. */
  readonly isOrdered: boolean;
}

/** All students: of a hundred four are in a group, three in a pair; most live where they study. */
export function drawTeams({ scale, towns, universities }: Country, chance: Chance): Team[] {
  const groups = Math.max(1, Math.round(scale.students / 100));
  const pairs = Math.max(1, Math.round((scale.students * 3) / 200));
  const singles = scale.students - 4 * groups - 2 * pairs;
  const sizes = [...upTo(groups).fill(4), ...upTo(pairs).fill(2), ...upTo(singles).fill(1)];
  return shuffled(chance, sizes).map((size): Team => {
    const from = weighted(chance, universities.map(({ weight }) => weight));
    const university = universities[from] as University;
    const course = university.courses[weighted(chance, university.courses.map(({ weight }) => weight))] as Course;
    const tier = happens(chance, 0.85) ? 1 : 2;
    const within = upTo(towns.length).filter((town) => university.catchment.includes(towns[town]?.region ?? -1));
    const home = tier === 1 && happens(chance, 0.75) ? university.town : pick(chance, within);
    return { size, tier, from, university, course, home, isOrdered: course.parts.length > 1 && happens(chance, 0.2) };
  });
}
