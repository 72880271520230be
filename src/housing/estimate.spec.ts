import type { RuleSet } from '../agreements/rule-set';
import { estimateOf } from './estimate';

const rules: RuleSet = {
  id: 'r', code: 'R', kind: 'housing', name: 'Regeln', overKm: 80, overMinutes: null, capPerWeekOre: 122_500n, capPerNightOre: 17_500n, capPerMonthOre: null, capTotalOre: null,
  ownShareOre: 0n, percent: 100, familyHome: false, daysAfterTerm: 0,
};
const far = { km: 120, minutes: undefined };
const rent = (rentPerWeekOre: bigint | undefined) => ({ weeks: 4, rentPerWeekOre, ticketsOre: undefined });

describe('what a placement would cost', () => {
  test('is what the rule leaves of the assumed rent', () => {
    expect(estimateOf('housing', rules, far, rent(150_000n))).toEqual({ eligible: true, ruleName: 'Regeln', capOre: 490_000n, costOre: 600_000n, paidOre: 490_000n, netOre: 110_000n });
    expect(estimateOf('housing', rules, far, rent(100_000n))).toMatchObject({ paidOre: 400_000n, netOre: 0n });
    expect(estimateOf('housing', { ...rules, capPerWeekOre: null, capPerNightOre: null, percent: 75 }, far, rent(100_000n))).toMatchObject({ capOre: null, paidOre: 300_000n, netOre: 100_000n });
  });

  test('is all of it where the rule does not reach, and unknown where the rent is', () => {
    expect(estimateOf('housing', rules, { km: 80, minutes: undefined }, rent(100_000n))).toMatchObject({ eligible: false, paidOre: 0n, netOre: 400_000n });
    expect(estimateOf('housing', rules, far, rent(undefined))).toEqual({ eligible: true, ruleName: 'Regeln', capOre: 490_000n, costOre: null, paidOre: null, netOre: null });
    expect(estimateOf('housing', undefined, far, rent(100_000n))).toEqual({ eligible: false, ruleName: null, capOre: null, costOre: 400_000n, paidOre: 0n, netOre: 400_000n });
  });

  test('of travel takes the own share first', () => {
    const lund: RuleSet = { ...rules, kind: 'travel', overKm: null, capPerWeekOre: null, capPerNightOre: null, ownShareOre: 89_500n, capTotalOre: 268_500n };
    const tickets = (ticketsOre: bigint) => ({ weeks: 4, rentPerWeekOre: undefined, ticketsOre });
    expect(estimateOf('travel', lund, far, tickets(100_500n))).toMatchObject({ capOre: 268_500n, paidOre: 11_000n, netOre: 89_500n });
    expect(estimateOf('travel', lund, far, tickets(500_000n))).toMatchObject({ paidOre: 268_500n, netOre: 231_500n });
  });
});
