import type { RecordedDay } from './attended-day';
import { dayBreaches, type DayGround } from './day-breaches';

const present = (day: string, part: Partial<RecordedDay> = {}): RecordedDay => ({ day, status: 'present', halfDays: 2, ...part });
const absent = (day: string, part: Partial<RecordedDay> = {}): RecordedDay => ({ day, status: 'absent_notified', halfDays: 0, ...part });
const madeUp = (day: string, madeUpFor: string, halfDays = 2): RecordedDay => ({ day, status: 'made_up', halfDays, madeUpFor });
const ground = (part: Partial<DayGround> = {}): DayGround => ({
  placement: { number: 7, firstDay: '2026-10-05', lastDay: '2026-11-01', offDays: [3] }, today: '2026-11-20', exceptions: new Map(), standing: [], elsewhere: new Map(), ...part,
});
const codes = (days: readonly RecordedDay[], part: Partial<DayGround> = {}): string[] => dayBreaches(days, ground(part)).map(({ code }) => code);

describe('days of a placement', () => {
  it.each<[string, readonly RecordedDay[], Partial<DayGround>, string[]]>([
    ['stand as they should', [present('2026-10-05'), absent('2026-10-06', { reasonKind: 'sick' }), present('2026-10-08', { halfDays: 1, hours: 4, visits: 2 })], {}, []],
    ['may be on other days than planned', [present('2026-10-07'), present('2026-10-10')], {}, []],
    ['have been', [present('2026-10-05')], { today: '2026-10-04' }, ['day-ahead']],
    ['lie within the placement', [present('2026-10-04'), absent('2026-11-02')], {}, ['outside-placement', 'outside-placement']],
    ['are told once', [present('2026-10-05'), present('2026-10-05', { halfDays: 1 })], {}, ['day-doubled']],
    ['of presence have half-days', [present('2026-10-05', { halfDays: 0 })], {}, ['no-half-days']],
    ['are missed only when expected: no Saturday, no day at home', [absent('2026-10-10'), absent('2026-10-14')], {}, ['absence-unplanned', 'absence-unplanned']],
    ['told of in error are struck', [absent('2026-10-10', { status: 'absent' })], { standing: [present('2026-10-10')] }, []],
    ['are notified or not as their reason says', [absent('2026-10-05', { reasonKind: 'unexplained' }), absent('2026-10-06', { status: 'absent', reasonKind: 'care' })], {}, ['reason-contradicts', 'reason-contradicts']],
    ['have a reason of absence, hours and visits only where they fit', [present('2026-10-05', { reasonKind: 'sick' }), absent('2026-10-06', { hours: 0 })], {}, ['reason-contradicts', 'done-when-absent']],
    ['are made up for after the placement too', [absent('2026-10-06'), madeUp('2026-11-05', '2026-10-06')], {}, []],
    ['make up for what is missing of a half day', [madeUp('2026-10-09', '2026-10-05', 1)], { standing: [present('2026-10-05', { halfDays: 1 })] }, []],
    ['make up for no more than that', [madeUp('2026-10-09', '2026-10-05', 2)], { standing: [present('2026-10-05', { halfDays: 1 })] }, ['made-up-beyond']],
    ['make up for a day once', [madeUp('2026-10-12', '2026-10-06')], { standing: [absent('2026-10-06'), madeUp('2026-10-09', '2026-10-06')] }, ['made-up-beyond']],
    ['make up for missed days only, before them', [madeUp('2026-10-08', '2026-10-05'), madeUp('2026-10-06', '2026-10-09')], { standing: [present('2026-10-05')] }, ['not-missed', 'not-missed']],
    ['stay missed while they are made up for', [present('2026-10-06')], { standing: [absent('2026-10-06'), madeUp('2026-10-09', '2026-10-06')] }, ['made-up-rests-on-it']],
    ['share their two half-days with other placements', [present('2026-10-05', { halfDays: 1 }), present('2026-10-06')], { elsewhere: new Map([['2026-10-05', 1], ['2026-10-06', 1]]) }, ['elsewhere-that-day']],
  ])('%s', (_, days, part, wanted) => {
    expect(codes(days, part)).toEqual(wanted);
  });

  it('are named in what stands against them', () => {
    expect(dayBreaches([present('2026-11-03')], ground()).map(({ detail }) => detail)).toEqual([
      '3 november 2026 ligger utanför placeringen 5 oktober – 1 november 2026. Efter placeringen går det bara att ta igen frånvaro: ange vilken dag som tas igen.',
    ]);
  });
});
