import fc from 'fast-check';
import type { RuleSet } from '../agreements/rule-set';
import { kronorText, parseOre } from '../shared/money';
import { splitOre, type Circumstances, type Claim } from './claim';
import { decideHousing } from './housing-rule';
import { decideTravel } from './travel-rule';

const rules = (part: Partial<RuleSet>): RuleSet => ({
  id: 'r', code: 'r', kind: 'housing', name: 'Regeln', overKm: null, overMinutes: null, capPerWeekOre: null, capPerNightOre: null, capPerMonthOre: null,
  capTotalOre: null, ownShareOre: 0n, percent: 100, familyHome: false, daysAfterTerm: 0, ...part,
});
const lulea = rules({ name: 'Luleås regel', overKm: 80, capPerWeekOre: 122_500n, capPerNightOre: 17_500n });
const claim = (part: Partial<Claim>): Claim => ({
  code: 'c', kind: 'housing', firstDay: '2026-09-07', lastDay: '2026-10-11', basis: 'weeks', units: 5, receiptOre: 750_000n, sharedWith: 0,
  home: 'rented', advancedBy: 'student', submittedOn: '2026-12-01', ...part,
});
const far: Circumstances = { km: 120, minutes: undefined, termLastDay: '2027-01-17', shareIndex: 0 };

describe("Luleå's rule on its six claims (A8)", () => {
  it.each([
    ['5 weeks at 1 500', claim({}), far, '6125.00', 'capped'],
    ['5 weeks at 1 000', claim({ receiptOre: 500_000n }), far, '5000.00', 'granted'],
    ['three nights at 250', claim({ basis: 'nights', units: 3, receiptOre: 75_000n }), far, '525.00', 'capped'],
    ['79 km', claim({}), { ...far, km: 79 }, '0.00', 'too-near'],
    ['exactly 80 km', claim({}), { ...far, km: 80 }, '0.00', 'too-near'],
    ['a parental home', claim({ home: 'family' }), far, '0.00', 'family-home'],
    ['after the end of term', claim({ submittedOn: '2027-01-18' }), far, '0.00', 'too-late'],
    ['on its last day', claim({ submittedOn: '2027-01-17' }), far, '6125.00', 'capped'],
  ])('%s', (_, each, circumstances, kronor, code) => {
    const decision = decideHousing(lulea, each, circumstances);
    expect([kronorText(decision.approvedOre), decision.reasonCode]).toEqual([kronor, code]);
    expect(decision.state).toBe(kronor === '0.00' ? 'refused' : 'approved');
  });

  it('says it in words', () => {
    expect(decideHousing(lulea, claim({}), far).reason).toBe('6\u00a0125,00 kr av 7\u00a0500,00 kr ersätts: taket är 1\u00a0225,00 kr per vecka.');
    expect(decideHousing(lulea, claim({ submittedOn: '2027-01-18' }), far).reason).toMatch(/^För sent: .* senast 17 januari 2027/);
  });
});

it('reimburses four weeks of seven students (E07)', () => {
  const four = (kronor: string, part: Partial<Claim> = {}) => claim({ units: 4, receiptOre: parseOre(kronor), ...part });
  const decisions = [
    decideHousing(lulea, four('5200'), far), decideHousing(lulea, four('4300'), far), decideHousing(lulea, four('4900'), far),
    decideHousing(lulea, four('2274', { basis: 'nights', units: 12 }), far), decideHousing(lulea, four('3333.33'), far),
    decideHousing(lulea, four('4000'), { ...far, km: 46 }), decideHousing(lulea, four('4000', { home: 'family' }), far),
  ];
  expect(decisions.map((each) => kronorText(each.approvedOre))).toEqual(['4900.00', '4300.00', '4900.00', '2100.00', '3333.33', '0.00', '0.00']);
  expect(kronorText(decisions.reduce((sum, each) => sum + each.approvedOre, 0n))).toBe('19533.33');
});

it('takes a monthly cap in proportion to the days (E07)', () => {
  const monthly = rules({ capPerMonthOre: 450_000n });
  expect(kronorText(decideHousing(monthly, claim({ basis: 'month', units: 26, receiptOre: 600_000n }), far).approvedOre)).toBe('3900.00');
});

it('lets two share a home to the öre (E07)', () => {
  const shared = claim({ receiptOre: 800_001n, sharedWith: 1 });
  const parts = [0, 1].map((shareIndex) => kronorText(decideHousing(rules({}), shared, { ...far, shareIndex }).approvedOre));
  expect(parts).toEqual(['4000.01', '4000.00']);
});

it('caps in proportion where the rule has no cap for the basis', () => {
  expect(kronorText(decideHousing(rules({ capPerWeekOre: 70_000n }), claim({ basis: 'nights', units: 3, receiptOre: 90_000n }), far).approvedOre)).toBe('300.00');
});

it('reaches by travel time where the distance is short', () => {
  const either = rules({ overKm: 80, overMinutes: 60 });
  expect(decideHousing(either, claim({}), { ...far, km: 40, minutes: 61 }).state).toBe('approved');
  expect(decideHousing(either, claim({}), { ...far, km: 40, minutes: 60 }).reasonCode).toBe('too-near');
});

describe("Lund's travel rule (E14)", () => {
  const lund = rules({ kind: 'travel', ownShareOre: 89_500n, capTotalOre: 268_500n, daysAfterTerm: 30 });

  it.each([['1005', '110.00'], ['700', '0.00'], ['895', '0.00'], ['5000', '2685.00']])('%s kronor in tickets give %s', (receipt, approved) => {
    expect(kronorText(decideTravel(lund, claim({ kind: 'travel', basis: 'ticket', receiptOre: parseOre(receipt) }), far).approvedOre)).toBe(approved);
  });

  it('waits a month after the term', () => {
    expect(decideTravel(lund, claim({ submittedOn: '2027-02-16' }), far).reasonCode).not.toBe('too-late');
    expect(decideTravel(lund, claim({ submittedOn: '2027-02-17' }), far).reasonCode).toBe('too-late');
  });
});

it('never grants more than the receipt or the caps, and splits without loss', () => {
  const amount = fc.bigInt({ min: 0n, max: 5_000_000n });
  fc.assert(fc.property(amount, amount, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 100 }), amount, (receiptOre, cap, parts, percent, ownShareOre) => {
    const decision = decideHousing(rules({ capPerWeekOre: cap, percent, ownShareOre }), claim({ receiptOre, units: 1 }), far);
    expect(decision.approvedOre <= receiptOre && decision.approvedOre <= cap && decision.approvedOre >= 0n).toBe(true);
    expect(decision.state === 'refused').toBe(decision.approvedOre === 0n);
    expect(splitOre(receiptOre, parts).reduce((sum, each) => sum + each, 0n)).toBe(receiptOre);
  }));
});
