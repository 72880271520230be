import type { RuleSet } from '../agreements/rule-set';
import type { Leg } from '../agreements/leg';
import { bearingOf } from './bearer';
import type { Claim } from './claim';
import { claimBreaches } from './claim-checks';
import { freeShare } from './judged-claim';
import { comesOn, outOfReach } from './reach-rule';
import { deadlineWords, ruleWords } from './rule-words';

const rules: RuleSet = {
  id: 'r', code: 'R', kind: 'housing', name: 'Regeln', overKm: 80, overMinutes: 90, capPerWeekOre: 122_500n, capPerNightOre: 17_500n, capPerMonthOre: null, capTotalOre: null,
  ownShareOre: 0n, percent: 100, familyHome: false, daysAfterTerm: 0,
};
const claim: Claim = {
  code: 'B', kind: 'housing', firstDay: '2026-10-05', lastDay: '2026-10-30', basis: 'weeks', units: 4, receiptOre: 1n, sharedWith: 0, home: 'rented', advancedBy: 'student', submittedOn: '2027-01-20',
};
const far = { km: 120, minutes: undefined, termLastDay: '2027-01-17', shareIndex: 0 };

describe('the right past the deadline', () => {
  test('has lapsed, unless it came before or a case was open', () => {
    expect(outOfReach(rules, claim, far)?.reasonCode).toBe('too-late');
    expect(outOfReach(rules, { ...claim, keptSince: '2027-01-17' }, far)).toBeUndefined();
    expect(outOfReach(rules, { ...claim, keptSince: '2027-01-18' }, far)?.reasonCode).toBe('too-late');
    expect(comesOn({ submittedOn: '2026-12-01', keptSince: '2027-01-18' })).toBe('2026-12-01');
  });

  test('is counted down in words', () => {
    expect(deadlineWords('2027-01-17', '2027-01-05', true)).toBe('Sista dag 17 januari 2027, 12 dagar kvar.');
    expect(deadlineWords('2027-01-17', '2027-01-17', true)).toBe('Sista dag 17 januari 2027, i dag.');
    expect(deadlineWords('2027-01-17', '2027-01-18', true)).toContain('rätten finns kvar');
    expect(deadlineWords('2027-01-17', '2027-01-18', false)).toContain('Rätten har upphört');
  });
});

test('a rule set is told a limit at a time', () => {
  expect(ruleWords(rules)).toEqual([
    'Gäller när resvägen är längre än 80 km eller 90 minuter enkel väg.', 'Högst 1\u00a0225,00 kr per vecka, 175,00 kr per natt.', 'Boende hos familj eller i egen bostad ersätts inte.',
  ]);
  expect(ruleWords({ ...rules, kind: 'travel', overKm: null, overMinutes: null, capPerWeekOre: null, capPerNightOre: null, ownShareOre: 89_500n, percent: 75 })).toEqual([
    'Gäller oavsett avstånd.', 'Du betalar själv de första 895,00 kr.', '75 % av resten ersätts.', 'Inget tak.',
  ]);
});

test('a share of a home is given to one only, whoever is decided first', () => {
  expect([freeShare([], 0), freeShare([], 1), freeShare([0], 0), freeShare([1], 0), freeShare([1], 1), freeShare([0, 1], 0)]).toEqual([0, 1, 1, 0, 2, 2]);
});

describe('what is wrong with a claim before a rule looks at it', () => {
  const placement = { firstDay: '2026-10-05', lastDay: '2026-11-01' };
  const codes = (part: Partial<Claim>): string[] => claimBreaches({ ...claim, ...part }, placement).map(({ code }) => code);

  test.each([
    [{}, []],
    [{ lastDay: '2026-10-01' }, ['days-reversed']],
    [{ firstDay: '2026-09-27' }, ['days-outside']],
    [{ units: 5 }, ['units-beyond-days']],
    [{ basis: 'nights', units: 26 }, []],
    [{ basis: 'nights', units: 27 }, ['units-beyond-days']],
    [{ units: 0 }, ['units-missing']],
    [{ kind: 'travel' }, ['basis-unfit']],
  ] as const)('%j', (part, expected) => {
    expect(codes(part as Partial<Claim>)).toEqual(expected);
  });
});

describe('who bears and who pays back', () => {
  const leg = { id: 'l', code: 'L', kind: 'housing', creditorId: null, creditorRole: 'owner', debtorId: null, debtorRole: 'host' } as Leg;
  const parties = [{ organisationId: 'LU', role: 'owner' }, { organisationId: 'SKA', role: 'mediator' }] as const;
  const placement = { hostId: 'BLK', universityId: 'LU' };

  test.each([['student', 'LU'], ['university', 'LU'], ['mediator', 'SKA'], ['host', 'BLK']] as const)('%s has paid first', (advancedBy, paidById) => {
    expect(bearingOf(leg, parties, placement, advancedBy)).toEqual({ borneById: 'BLK', paidById });
  });

  test('without a leg the university pays its student, and nobody else is named', () => {
    expect(bearingOf(undefined, parties, placement, 'student')).toEqual({ borneById: null, paidById: 'LU' });
    expect(bearingOf({ ...leg, debtorRole: 'mediator' }, [parties[0]], placement, 'student')).toEqual({ borneById: null, paidById: null });
  });
});
