import { startsBeside } from './left-over';

describe('startsBeside', () => {
  const span = { firstDay: '2026-09-07', lastDay: '2026-10-04' };
  it.each([
    ['as long', 4, ['2026-09-07']],
    ['shorter', 2, ['2026-09-07', '2026-09-14', '2026-09-21']],
    ['longer', 6, ['2026-09-07', '2026-08-31', '2026-08-24']],
  ])('of a block %s', (_, weeks, expected) => {
    expect(startsBeside(span, weeks)).toEqual(expected);
  });
});
