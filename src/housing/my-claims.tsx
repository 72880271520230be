import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { datesSwedish } from '../shared/swedish';
import type { Day } from '../shared/day';
import { Empty, Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import { isOpen } from './claim-view';
import type { ProposedClaim } from './claim-views.service';
import { kindNames, ofReceipt, stateWords, unitWords } from './claim-words';
import { deadlineWords } from './rule-words';

export const claimAddress = (code: string): string => `/min-placering/krav/${encodeURIComponent(code)}`;

const columns: Column<ProposedClaim>[] = [
  { head: 'Krav', cell: ({ claim }) => [<a key="link" href={claimAddress(claim.code)}>{kindNames[claim.kind]}</a>, <Sub key="days">{datesSwedish(claim.firstDay, claim.lastDay)}</Sub>] },
  { head: 'Läge', cell: ({ claim }) => <Pill tone={stateWords[claim.state][1]}>{stateWords[claim.state][0]}</Pill> },
  { head: 'Utlägg, kr', cell: ({ claim }) => kronorSwedish(claim.receiptOre), figures: true },
  { head: 'Beviljat, kr', cell: ({ claim }) => (claim.approvedOre === null ? '–' : kronorSwedish(claim.approvedOre)), figures: true },
  { head: 'Varför', cell: ({ claim }) => claim.reason ?? '–' },
];

/** A claim that waits for her: all that the placement says is filled in. */
function OpenClaim({ item: { claim, proposal }, today }: { item: ProposedClaim; today: Day }): VNode {
  const [words, tone] = stateWords[claim.state];
  const most = proposal.caps.map(({ ore }) => ore).sort((a, b) => Number(a - b))[0];
  const promise = claim.receiptOre > 0n ? `Som det ser ut nu: ${ofReceipt(proposal.approvedOre, claim.receiptOre)}.` : most === undefined ? 'Inget tak.' : `Högst ${kronorSwedish(most)} kr.`;
  return (
    <li>
      <div class="row">
        <div class="grow">
          <b>{`${kindNames[claim.kind]}, ${claim.unit ?? ''}`}</b>
          <span>{`${unitWords(claim)}, ${datesSwedish(claim.firstDay, claim.lastDay)}. ${proposal.km} km. ${promise}`}</span>
          {claim.state === 'returned' && claim.returnedFor !== null ? <span>{`Behöver kompletteras: ${claim.returnedFor}`}</span> : null}
          {proposal.deadline === null ? null : <span>{deadlineWords(proposal.deadline, today, proposal.inTime)}</span>}
        </div>
        <Pill tone={tone}>{words}</Pill>
        <a class="btn primary" href={claimAddress(claim.code)}>{claim.state === 'returned' ? 'Komplettera' : 'Fyll i och skicka'}</a>
      </div>
    </li>
  );
}

/** A student's claims: those that wait for her first. */
export function MyClaims({ claims, today }: { claims: readonly ProposedClaim[]; today: Day }): VNode {
  const open = claims.filter(({ claim }) => isOpen(claim));
  const rest = claims.filter(({ claim }) => !isOpen(claim));
  return (
    <Block id="krav" title="Boende och resor" note="Det placeringen och avtalet säger är redan ifyllt.">
      {claims.length === 0 ? <Empty title="Inga krav">När du får en placering som ger rätt till ersättning ligger kravet här, ifyllt.</Empty> : null}
      {open.length === 0 ? null : <ul class="rows bot3">{open.map((item) => <OpenClaim key={item.claim.code} item={item} today={today} />)}</ul>}
      {rest.length === 0 ? null : <Table labelledBy="krav" columns={columns} rows={rest} rowKey={({ claim }) => claim.code} />}
    </Block>
  );
}
