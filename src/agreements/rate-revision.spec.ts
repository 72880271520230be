import fc from 'fast-check';
import type { Rate } from './rate';
import { factorFrom, factorFromPercent, proposalsFor, revised } from './rate-revision';

const rate = (firstDay: string, lastDay: string | null, part: Partial<Rate> = {}): Rate =>
  ({ id: firstDay, legId: 'l', firstDay, lastDay, amountOre: 386_250n, unit: 'week', status: 'decided', decision: 'D', decidedBy: null, decidedOn: null, documentNumber: null, ...part });
const leg = (rates: Rate[]) => ({ code: 'BLK-U', agreement: 'SEK', followers: ['HAL-U'], rates });

describe('a revised rate', () => {
  it.each([['375000', '1.030', '386250'], ['386250', '1.027', '396679'], ['100', '1,005', '101'], ['333', '0.5', '167']])('%s öre times %s is %s', (amount, factor, result) => {
    expect(revised(BigInt(amount), factorFrom(factor)!)).toBe(BigInt(result));
  });

  it('is the same by per cent and by factor', () => {
    expect(factorFromPercent('2.7')).toEqual({ numerator: 1027n, denominator: 1000n });
    expect(revised(396_679n, factorFromPercent('-1,5')!)).toBe(revised(396_679n, factorFrom('0.985')!));
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: -9999, max: 99_999 }), (amount, hundredths) => {
      const text = `${hundredths < 0 ? '-' : ''}${Math.floor(Math.abs(hundredths) / 100)}.${String(Math.abs(hundredths) % 100).padStart(2, '0')}`;
      const exact = (BigInt(amount) * BigInt(10_000 + hundredths) * 2n + 10_000n) / 20_000n;
      expect(revised(BigInt(amount), factorFromPercent(text)!)).toBe(exact);
    }));
  });

  it.each(['', '0', '-1', '1.0000001', '1,2,3', 'tre'])('has no factor "%s"', (text) => expect(factorFrom(text)).toBeUndefined());
  it.each(['-100', '', 'x'])('has no change by "%s" per cent', (text) => expect(factorFromPercent(text)).toBeUndefined());
});

describe('a revision of rates', () => {
  const by = factorFrom('1.027')!;
  const propose = (rates: Rate[]) => proposalsFor([leg(rates)], '2026-01-01', '2025-12-31', by);

  it('takes the rate of the day before, whatever begins that day', () => {
    expect(propose([rate('2025-01-01', null)])).toEqual([
      { leg: 'BLK-U', agreement: 'SEK', followers: ['HAL-U'], unit: 'week', currentOre: 386_250n, currentFrom: '2025-01-01', revisedOre: 396_679n, standing: 'new' },
    ]);
    const next = (status: Rate['status']) => propose([rate('2025-01-01', '2025-12-31'), rate('2026-01-01', null, { status, amountOre: 1n })]);
    expect(next('preliminary')).toMatchObject([{ revisedOre: 396_679n, standing: 'replaces_preliminary' }]);
    expect(next('decided')).toMatchObject([{ standing: 'decided' }]);
  });

  it('leaves out what pays nothing, or nothing by then', () => {
    expect(propose([rate('2026-01-01', null)])).toEqual([]);
    expect(propose([rate('2025-01-01', null, { unit: 'none', amountOre: 0n })])).toEqual([]);
  });
});
