import { addDays } from '../shared/day';
import { countBlock, courseDays, type BlockDays } from './days-report';

const block = (done: readonly string[], more: Partial<BlockDays> = {}): BlockDays => ({
  term: 'HT2026', student: 's-1', course: 't11', courseName: 'T11', requirement: 'primary', days: 15, daysPerWeek: 5, offDays: [], windowWeeks: 4, isFunded: true,
  group: null, termFirstDay: '2026-08-31', termLastDay: '2027-01-17', told: [],
  booking: { number: 1, unit: 'VC', host: 'BLK', firstDay: '2026-09-07', lastDay: '2026-10-04' },
  done: done.map((day) => ({ day, halfDays: 2 })),
  ...more,
});
const weekdays = (count: number, from = '2026-09-07'): string[] =>
  Array.from({ length: count }, (_, i) => addDays(from, Math.floor(i / 5) * 7 + (i % 5)));

describe('days of a course', () => {
  it('is fulfilled by 15 of 15 days inside four weeks, not by 14', () => {
    expect(courseDays([countBlock(block(weekdays(15)), new Map())])).toMatchObject([{ required: 15, booked: 15, done: 15, fulfilled: true, note: '' }]);
    expect(courseDays([countBlock(block(weekdays(14)), new Map())])).toMatchObject([{ done: 14, fulfilled: false, note: 'primary: 14 av 15 dagar.' }]);
  });

  it('flags 15 days over 29 calendar days', () => {
    const counted = countBlock(block([...weekdays(14), '2026-10-05']), new Map());
    expect(counted).toMatchObject({ done: 15, fulfilled: false, outsideWindow: true });
    expect(courseDays([counted])[0]?.note).toBe('primary: dagarna ryms inte inom 4 veckor.');
  });

  it('says when holidays leave too few days, and when there is no placement', () => {
    const short = block(weekdays(4, '2026-12-21'), { days: 5, windowWeeks: 1, booking: { number: 1, unit: 'VC', host: 'BLK', firstDay: '2026-12-21', lastDay: '2026-12-27' } });
    expect(countBlock(short, new Map()).booked).toBe(3);
    expect(courseDays([countBlock(block([], { booking: null }), new Map())])[0]?.note).toBe('primary: ingen placering.');
  });

  it('adds up the blocks of a course', () => {
    const blocks = [block(weekdays(15)), block(weekdays(5, '2026-11-02'), { requirement: 'surgery', days: 5, windowWeeks: 1 })];
    expect(courseDays(blocks.map((one) => countBlock(one, new Map())))).toMatchObject([{ required: 20, done: 20, fulfilled: true }]);
  });
});
