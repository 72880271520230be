import type { VNode } from 'preact';
import { momentSwedish } from '../shared/swedish-time';
import { kronorSwedish } from '../shared/money';
import { dateSwedish, datesSwedish } from '../shared/swedish';
import type { Day } from '../shared/day';
import { Pairs } from '../platform/views/text';
import { Sub } from '../platform/views/table';
import { advancerNames, homeNames, kindNames, stepNames, unitWords } from './claim-words';
import type { ClaimView } from './claim-view';
import type { Proposal } from './proposal';
import type { ClaimEvent } from './claim-event';
import { deadlineWords } from './rule-words';

const wayWords = ({ km, minutes }: Pick<Proposal, 'km' | 'minutes'>): string => `${km} km enkel väg${minutes === null ? '' : `, ${minutes} minuter`}`;

/** What a claim is for, and the rule that it is judged by. */
export function ClaimFacts({ claim, proposal, today }: { claim: ClaimView; proposal: Proposal; today: Day }): VNode {
  const bearer = proposal.borneByName ?? 'Framgår inte av avtalet';
  return (
    <Pairs
      pairs={[
        ['Gäller', `${kindNames[claim.kind]}, ${datesSwedish(claim.firstDay, claim.lastDay)}, ${unitWords(claim)}`],
        ['Resväg', wayWords(proposal)],
        ...(claim.kind === 'housing' ? [['Boende', [homeNames[claim.home], claim.sharedWith === 0 ? '' : `, delas av ${claim.sharedWith + 1}`].join('')] as const] : []),
        ['Kvitton', `${kronorSwedish(claim.receiptOre)} kr`],
        ['Har lagt ut', advancerNames[claim.advancedBy]],
        ['Regel', [proposal.ruleName ?? 'Avtalet har ingen regel', <ul key="rules" class="plain">{proposal.rules.map((rule) => <li key={rule} class="small">{rule}</li>)}</ul>]],
        ...(proposal.caps.length === 0 ? [] : [['Tak här', `${kronorSwedish(lowest(proposal))} kr`] as const]),
        ['Bär kostnaden', bearer],
        ...(proposal.paidByName === null ? [] : [['Betalar tillbaka', proposal.paidByName] as const]),
        ...(proposal.deadline === null ? [] : [['Kravet ska in', deadlineWords(proposal.deadline, today, proposal.inTime)] as const]),
        ...(claim.caseOpenedOn === null ? [] : [['Ärende', `${dateSwedish(claim.caseOpenedOn)}: ${claim.caseReason ?? ''}`] as const]),
      ]}
    />
  );
}

const lowest = ({ caps }: Proposal): bigint => caps.map(({ ore }) => ore).reduce((least, ore) => (ore < least ? ore : least), caps[0]?.ore ?? 0n);

/** What became of it, the latest first. */
export function ClaimHistory({ events }: { events: readonly ClaimEvent[] }): VNode {
  return (
    <ul class="plain small">
      {[...events].reverse().map(({ at, step, actor, amountOre, note }, i) => (
        <li key={i}>
          <b>{`${stepNames[step] ?? step}${amountOre === null ? '' : `, ${kronorSwedish(BigInt(amountOre))} kr`}`}</b>
          {` ${momentSwedish(new Date(at))}, ${actor}`}
          {note === null ? null : <Sub>{note}</Sub>}
        </li>
      ))}
    </ul>
  );
}
