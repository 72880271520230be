import { traineeForecast, type StatedPosts } from './trainees';

const posts: Readonly<Record<string, readonly number[]>> = {
  Dalarna: [14, 60, 80, 80, 80], Gävleborg: [25, 30, 50, 80, 80], Sörmland: [24, 48, 80, 80, 80], Uppsala: [24, 24, 50, 76, 80],
  Värmland: [12, 36, 60, 60, 60], Västmanland: [16, 20, 61, 68, 68], Örebro: [20, 45, 70, 75, 75],
};
const years = [2026, 2027, 2028, 2029, 2030];
const stated: StatedPosts[] = Object.entries(posts).flatMap(([name, row]) =>
  row.map((count, i) => ({ organisation: name, name, kind: 'bt' as const, year: 2026 + i, posts: count })));

describe('doctors in training beside students', () => {
  it('are added up over the regions (A17)', () => {
    const { together, regions } = traineeForecast(stated, [], years);
    expect(together.map(({ bt }) => bt)).toEqual([135, 263, 451, 519, 523]);
    expect(regions.map(({ name }) => name)).toEqual(['Dalarna', 'Gävleborg', 'Sörmland', 'Uppsala', 'Värmland', 'Västmanland', 'Örebro']);
  });

  it('leave the whole country out of the sum, and stand beside what is placed', () => {
    const national: StatedPosts = { organisation: null, name: 'Riket', kind: 'at', year: 2026, posts: 1574 };
    const { together, regions } = traineeForecast([...stated, national], [{ organisation: 'Dalarna', name: 'Dalarna', year: 2026, halfDays: 600 }], years);
    expect(together[0]).toMatchObject({ bt: 135, at: null, placedHalfDays: 600, placedStudentYears: 1.5 });
    expect(regions.at(-1)).toMatchObject({ name: 'Riket', years: [{ at: 1574 }, {}, {}, {}, {}] });
  });
});
