import type { Decision } from './claim';
import { decisionOf } from './verdict';

const claim = { code: 'B-1', receiptOre: 520_000n };
const granted: Decision = { state: 'approved', approvedOre: 490_000n, reasonCode: 'capped', reason: 'taket' };
const refusal: Decision = { state: 'refused', approvedOre: 0n, reasonCode: 'too-near', reason: 'för nära' };
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'decided';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what somebody may decide', () => {
  test('is the rule’s proposal, or less for a reason', () => {
    expect(decisionOf(claim, granted, { outcome: 'approve' })).toBe(granted);
    expect(decisionOf(claim, granted, { outcome: 'approve', approvedOre: 490_000n })).toBe(granted);
    expect(decisionOf(claim, granted, { outcome: 'approve', approvedOre: 400_000n, reason: 'en vecka saknar kvitto' })).toEqual({
      state: 'approved', approvedOre: 400_000n, reasonCode: 'reduced', reason: '4\u00a0000,00 kr av 5\u00a0200,00 kr ersätts: en vecka saknar kvitto',
    });
  });

  test.each([
    ['more than the rule gives', { outcome: 'approve', approvedOre: 490_001n, reason: 'snällhet' }, granted, 'beyond-rule'],
    ['less without a reason', { outcome: 'approve', approvedOre: 489_999n }, granted, 'reason-missing'],
    ['nothing, as an approval', { outcome: 'approve', approvedOre: 0n, reason: 'nej' }, granted, 'nothing-approved'],
    ['anything where the rule refuses', { outcome: 'approve', approvedOre: 1n, reason: 'ja' }, refusal, 'rule-refuses'],
    ['a refusal without a reason', { outcome: 'refuse' }, granted, 'reason-missing'],
    ['the rule’s refusal', { outcome: 'refuse' }, refusal, 'decided'],
  ] as const)('%s', (_, verdict, proposal, code) => {
    expect(codeOf(() => decisionOf(claim, proposal, verdict))).toBe(code);
  });

  test('a refusal tells the reason that was given', () => {
    expect(decisionOf(claim, granted, { outcome: 'refuse', reason: 'kvittot är någon annans' })).toEqual({ state: 'refused', approvedOre: 0n, reasonCode: 'decided', reason: 'kvittot är någon annans' });
    expect(decisionOf(claim, refusal, { outcome: 'refuse', reason: 'för nära hemmet' })).toMatchObject({ reasonCode: 'too-near', reason: 'för nära hemmet' });
  });
});
