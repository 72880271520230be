import { changeBy, chosen, dayWords, optionsOf } from './day-choice';
import { cellsOf, missedDays, waitingDays, waitingWeeks, type StandingDay, type WeekPlacement } from './unit-week';

const stands = (day: string, part: Partial<StandingDay> = {}): StandingDay => ({ day, status: 'present', halfDays: 2, certified: true, countersigned: false, ...part });
const placement = (part: Partial<WeekPlacement> = {}): WeekPlacement => ({
  id: 'b', unitId: 'u', number: 7, studentId: 's', state: 'published', firstDay: '2026-10-05', lastDay: '2026-11-01', days: 15, daysPerWeek: 4, offDays: [],
  student: 'S1', university: 'LU', course: 'T11', group: null, paidByHour: false, paidByVisit: false, attended: [], ...part,
});
const calendar = (today: string) => ({ today, exceptions: new Map() });
const expected = (of: WeekPlacement, week: string, today: string): string[] => cellsOf(of, week, calendar(today)).filter((cell) => cell.expected).map(({ day }) => day);

describe('a week of a placement', () => {
  it('has the planned days that have been', () => {
    expect(expected(placement(), '2026-W41', '2026-10-07')).toEqual(['2026-10-05', '2026-10-06', '2026-10-07']);
    expect(expected(placement(), '2026-W41', '2026-10-09')).toHaveLength(4);
    expect(expected(placement({ offDays: [1] }), '2026-W41', '2026-10-20')).toEqual(['2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09']);
  });

  it('takes a told day for a planned one, so that another day of the week is no longer waited for', () => {
    const moved = placement({ attended: ['06', '07', '08', '09'].map((day) => stands(`2026-10-${day}`)) });
    expect(expected(moved, '2026-W41', '2026-10-20')).toEqual([]);
    expect(waitingDays(moved, '2026-W41', calendar('2026-10-20'))).toBe(0);
    expect(expected(placement({ attended: [stands('2026-10-09')] }), '2026-W41', '2026-10-20')).toHaveLength(3);
    const madeUp = placement({ attended: [stands('2026-10-05', { status: 'made_up' })] });
    expect(expected(madeUp, '2026-W41', '2026-10-20')).toEqual(['2026-10-06', '2026-10-07', '2026-10-08']);
  });

  it('waits while a day is not told or not certified, week by week', () => {
    const of = placement({ attended: ['05', '06', '07', '08'].map((day, i) => stands(`2026-10-${day}`, { certified: i > 0 })) });
    expect(waitingWeeks([of, placement()], calendar('2026-10-14'))).toEqual([{ week: '2026-W41', days: 5 }, { week: '2026-W42', days: 6 }]);
  });

  it('is open after the placement only to make up for what was missed', () => {
    const missed = placement({ attended: [stands('2026-10-05', { status: 'absent_notified', halfDays: 0 })] });
    expect(cellsOf(missed, '2026-W45', calendar('2026-11-20')).map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06']);
    expect(cellsOf(placement(), '2026-W45', calendar('2026-11-20'))).toEqual([]);
  });

  it('knows what is left of missed days, made up for by name or not', () => {
    const absent = (day: string) => stands(day, { status: 'absent', halfDays: 0 });
    const madeUp = (day: string, halfDays: number, madeUpFor?: string) => stands(day, { status: 'made_up', halfDays, madeUpFor });
    expect(missedDays([absent('2026-10-05'), absent('2026-10-06'), stands('2026-10-07', { halfDays: 1 })])).toEqual([
      { day: '2026-10-05', halfDays: 2 }, { day: '2026-10-06', halfDays: 2 }, { day: '2026-10-07', halfDays: 1 },
    ]);
    expect(missedDays([absent('2026-10-05'), absent('2026-10-06'), madeUp('2026-10-08', 1, '2026-10-06'), madeUp('2026-10-09', 2)])).toEqual([{ day: '2026-10-06', halfDays: 1 }]);
  });
});

describe('choices for a day', () => {
  const cell = (standing?: StandingDay) => ({ day: '2026-10-09', expected: standing === undefined, standing });

  it('begin with what is taken for granted: there', () => {
    const { options, standing } = optionsOf(cell(), { missed: [{ day: '2026-10-06', halfDays: 2 }], isWithin: true });
    expect(standing).toBe('hel');
    expect(options.map(([choice]) => choice)).toEqual(['', 'hel', 'halv', 'sick', 'care', 'bereavement', 'education', 'union', 'other', 'unexplained', 'igen~2026-10-06', 'igen-halv~2026-10-06']);
    expect(optionsOf(cell(), { missed: [], isWithin: false })).toEqual({ options: [['', 'Ingen uppgift']], standing: '' });
  });

  it.each<[string, Partial<StandingDay>, string]>([
    ['a day', {}, 'hel'], ['half a day', { halfDays: 1 }, 'halv'], ['an absence with a reason', { status: 'absent_notified', reasonKind: 'sick', halfDays: 2 }, 'sick'],
    ['a day that makes up', { status: 'made_up', madeUpFor: '2026-10-06' }, 'igen~2026-10-06'], ['an absence without a reason', { status: 'absent_notified', halfDays: 0 }, 'kvar'],
    ['half an absence', { status: 'absent', halfDays: 1, reasonKind: 'unexplained' }, 'kvar'],
  ])('keep %s as it stands', (_, part, wanted) => {
    const standing = stands('2026-10-09', part);
    expect(optionsOf(cell(standing), { missed: [], isWithin: true }).standing).toBe(wanted);
    expect(changeBy(wanted, {}, standing)).toBeUndefined();
  });

  it('change what they change, and keep hours where none are told', () => {
    expect(changeBy('sick', {}, stands('2026-10-09', { hours: 6 }))).toEqual({ status: 'absent_notified', halfDays: 0, reasonKind: 'sick', madeUpFor: undefined });
    expect(changeBy('halv', {}, stands('2026-10-09', { hours: 6 }))).toMatchObject({ status: 'present', halfDays: 1, hours: 6 });
    expect(changeBy('hel', { hours: 7 }, stands('2026-10-09', { hours: 6 }))).toMatchObject({ hours: 7 });
    expect(changeBy('', {}, undefined)).toBeUndefined();
  });

  it('are read back in words', () => {
    expect(['hel', 'halv', 'sick', 'igen-halv~2026-10-06', 'struken'].map((choice) => dayWords(chosen(choice)!))).toEqual(
      ['Närvarande', 'Halv dag', 'Sjuk', 'Tar igen 6/10, halv dag', 'Frånvaro, inte anmäld']);
  });
});
