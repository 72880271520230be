import { termsOn } from './settlement-terms';

describe('terms of a day of service', () => {
  const versions = [{ fromDay: '2024-01-01', name: 'first' }, { fromDay: '2026-03-01', name: 'second' }, { fromDay: '2026-09-01', name: 'third' }];

  it.each([
    ['2024-01-01', 'first'], ['2026-02-28', 'first'], ['2026-03-01', 'second'], ['2026-08-31', 'second'], ['2030-01-01', 'third'], ['2023-12-31', 'first'],
  ])('on %s are the %s', (day, name) => {
    expect(termsOn(versions, day)?.name).toBe(name);
  });

  it('are none without any version', () => {
    expect(termsOn(versions.slice(0, 0), '2026-01-01')).toBeUndefined();
  });
});
