import * as fc from 'fast-check';
import { exactOre, kronorSwedish, kronorText, oreFromText, parseOre, roundHalfAway, roundKronor, roundOre } from './money';

describe('money', () => {
  it('rounds half away from zero', () => {
    expect([[5n, 10n], [-5n, 10n], [4n, 10n], [-4n, 10n], [15n, 10n]].map(([n, d]) => roundHalfAway(n ?? 0n, d ?? 1n))).toEqual([1n, -1n, 0n, 0n, 2n]);
  });

  it('keeps a weekly rate exact until the line is rounded', () => {
    expect(roundOre(exactOre(396_679n, 112n, 10n))).toBe(4_442_805n);
    expect(roundOre(exactOre(396_679n, 30n, 10n))).toBe(1_190_037n);
  });

  it('rounds to whole kronor', () => {
    expect([1_953_333n, 8_111_250n, -154_550n].map(roundKronor)).toEqual([1_953_300n, 8_111_300n, -154_600n]);
  });

  it('reads what people write, and nothing else', () => {
    expect(['3862.50', '3862,5', '12', '-0.05'].map(oreFromText)).toEqual([386_250n, 386_250n, 1_200n, -5n]);
    expect(['1.234', '', 'kr 5', '1 000', '1e3'].map(oreFromText)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(() => parseOre('12.345')).toThrow('"12.345" is not an amount');
  });

  it('writes and reads back every amount', () => {
    fc.assert(fc.property(fc.bigInt({ min: -99_999_999_999n, max: 99_999_999_999n }), (amount) => {
      expect(oreFromText(kronorText(amount))).toBe(amount);
    }));
  });

  it('writes amounts as Swedish people read them', () => {
    expect(kronorSwedish(8_111_250n)).toBe('81\u00a0112,50');
    expect(kronorSwedish(-154_500n)).toBe('−1\u00a0545,00');
    expect(kronorSwedish(5n)).toBe('0,05');
  });
});
