import { aCourse, aRequirement } from '../../test/support/picture';
import { blockRules, blockTitle, courseRules } from './course-words';

describe('a block in words', () => {
  it.each([
    [{}, ''],
    [{ earliestWeek: '2026-W36', latestWeek: '2026-W43' }, 'Vecka 36–43'],
    [{ earliestWeek: '2026-W36' }, 'Tidigast vecka 36 2026'],
    [{ latestWeek: '2027-W03' }, 'Senast vecka 3 2027'],
    [{ inOrder: true, minGapWeeks: 2, maxGapWeeks: 6 }, 'Efter tidigare block med 2 till 6 veckor emellan'],
    [{ inOrder: true, maxGapWeeks: 1 }, 'Efter tidigare block med högst 1 vecka emellan'],
    [{ weekdays: [3, 1] }, 'På mån och ons'],
    [{ daysPerWeek: 3, sameUnit: true }, '3 dagar i veckan, på samma enhet som tidigare terminer'],
  ])('%j', (values, words) => {
    expect(blockRules(aRequirement(values))).toBe(words);
  });

  it('names its days and weeks', () => {
    expect(blockTitle({ ...aRequirement({ days: 15, windowWeeks: 4, level: 'advanced' }), specialtyName: 'Primärvård' })).toBe('Primärvård, avancerad nivå: 15 dagar inom 4 veckor');
  });
});

it('says what holds of all blocks of a course', () => {
  expect(courseRules(aCourse({ groups: 4, rotateTogether: true }))).toBe('4 grupper som går tillsammans');
  expect(courseRules(aCourse({ groups: 1, rotateTogether: false, awayOverKm: 80, awayMinWeeks: 4, awayMaxWeeks: null }))).toBe('Var och en för sig, minst 4 veckor mer än 80 km från studieorten');
});
