import type { Ore } from '../shared/money';
import { Problem } from '../shared/problem';
import type { Claim, Decision } from './claim';
import { kronor } from './granted';

/** What somebody decides about a claim: so much of what the rule gives, or nothing. */
export interface Verdict {
  readonly outcome: 'approve' | 'refuse';
  /** Left out: as much as the rule gives. */
  readonly approvedOre?: Ore | undefined;
  readonly reason?: string | undefined;
}

/** The rule sets the most that can be granted; less, or nothing, takes a reason. */
export function decisionOf(claim: Pick<Claim, 'code' | 'receiptOre'>, proposal: Decision, { outcome, approvedOre, reason }: Verdict): Decision {
  if (outcome === 'refuse') return refusal(claim, proposal, reason);
  if (proposal.state === 'refused') {
    throw new Problem('rule-refuses', 'refused', `The rule grants nothing of claim ${claim.code} (${proposal.reasonCode}); refuse it, or send it back for what is missing.`);
  }
  if (approvedOre === undefined || approvedOre === proposal.approvedOre) return proposal;
  if (approvedOre > proposal.approvedOre) {
    throw new Problem('beyond-rule', 'refused', `The rule grants at most ${proposal.approvedOre} öre of claim ${claim.code}; approve that or less.`);
  }
  if (approvedOre <= 0n) throw new Problem('nothing-approved', 'refused', `To approve nothing of claim ${claim.code} is to refuse it; refuse it with a reason.`);
  if (!reason) throw new Problem('reason-missing', 'refused', `Less than the rule grants of claim ${claim.code} takes a reason; give one.`);
  return { state: 'approved', approvedOre, reasonCode: 'reduced', reason: `${kronor(approvedOre)} av ${kronor(claim.receiptOre)} ersätts: ${reason}` };
}

function refusal({ code }: Pick<Claim, 'code'>, proposal: Decision, reason: string | undefined): Decision {
  if (reason) return { state: 'refused', approvedOre: 0n, reasonCode: proposal.state === 'refused' ? proposal.reasonCode : 'decided', reason };
  if (proposal.state === 'refused') return proposal;
  throw new Problem('reason-missing', 'refused', `The rule grants ${proposal.approvedOre} öre of claim ${code}; to refuse it takes a reason.`);
}
