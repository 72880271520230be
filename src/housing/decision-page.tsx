import type { VNode } from 'preact';
import { TextField } from '../platform/views/form-field';
import { Alert, Pill, Refused } from '../platform/views/status';
import { Block, Head } from '../platform/views/text';
import type { Day } from '../shared/day';
import { kronorText } from '../shared/money';
import { ClaimFacts, ClaimHistory } from './claim-facts';
import type { ProposedClaim } from './claim-views.service';
import { kindNames, ofReceipt, stateWords } from './claim-words';
import type { ClaimEvent } from './claim-event';

interface DecisionPageProps extends ProposedClaim {
  readonly events: readonly ClaimEvent[];
  readonly today: Day;
  readonly accountId: string;
  readonly receipts?: VNode | undefined;
  readonly failure?: string | undefined;
  readonly input?: Readonly<Record<string, string>>;
}

function Steps({ claim, proposal, input = {} }: Pick<DecisionPageProps, 'claim' | 'proposal' | 'input'>): VNode {
  const address = `/ekonomi/ersattningar/${encodeURIComponent(claim.code)}`;
  return (
    <div class="stack">
      {proposal.state === 'refused' ? null : (
        <form class="card pad stack" method="post" action={`${address}/bevilja`}>
          <div class="form-grid">
            <TextField id="sum" name="kronor" label="Belopp, kr" value={input['kronor'] ?? kronorText(proposal.approvedOre).replace('.', ',')} required hint="Förslaget är det mesta som regeln ger." />
            <TextField id="less" name="reason" label="Skäl, om det är mindre" value={input['reason'] ?? ''} />
          </div>
          <p class="actions"><button type="submit" class="btn primary">Bevilja</button></p>
        </form>
      )}
      <form class="card pad stack" method="post" action={`${address}/avsla`}>
        <TextField id="why" name="reason" label="Skäl för avslag" value={proposal.state === 'refused' ? proposal.reason : ''} required />
        <p class="actions"><button type="submit" class="btn danger">Avslå</button></p>
      </form>
      <form class="card pad stack" method="post" action={`${address}/skicka-tillbaka`}>
        <TextField id="missing" name="reason" label="Vad som ska kompletteras" value="" required hint="Studenten behåller rätten även om sista dagen passerar." />
        <p class="actions"><button type="submit" class="btn">Skicka tillbaka</button></p>
      </form>
    </div>
  );
}

function Deciding(props: DecisionPageProps): VNode {
  const { claim, proposal, accountId } = props;
  if (claim.state !== 'submitted') return <p class="hint">{claim.state === 'returned' ? 'Kravet väntar på studentens komplettering.' : `${stateWords[claim.state][0]}: ${claim.reason ?? ''}`}</p>;
  if (claim.submittedByAccount === accountId) return <p class="hint">Du har skickat in kravet. En annan person beslutar om det.</p>;
  if (!proposal.mine) return <p class="hint">{`Kravet beslutas av ${proposal.borneByName ?? 'den som bär kostnaden'}${proposal.paidByName === null ? '' : ` eller ${proposal.paidByName}`}.`}</p>;
  return <Steps {...props} />;
}

/** A claim with its receipts beside the rule's proposal, and what may be decided about it. */
export function DecisionPage(props: DecisionPageProps): VNode {
  const { claim, proposal, events, today, receipts, failure } = props;
  const [words, tone] = stateWords[claim.state];
  const sum = claim.approvedOre ?? proposal.approvedOre;
  return (
    <div>
      <Head
        title={`${kindNames[claim.kind]}, ${claim.code}`}
        sub={[`${claim.approvedOre === null ? 'Förslag' : 'Beslut'}: ${ofReceipt(sum, claim.receiptOre)} `, <Pill key="state" tone={tone}>{words}</Pill>]}
        actions={<a class="btn" href="/ekonomi/ersattningar">Alla krav</a>}
      />
      <Refused id="fel" sentence={failure} />
      {claim.state === 'submitted' ? <Alert tone={proposal.state === 'approved' ? 'info' : 'warn'} title={proposal.reason} /> : null}
      <div class="cols two top0">
        <div><Block id="kvitton" title="Kvitton">{receipts ?? <p class="small muted">Inga kvitton är bifogade.</p>}</Block></div>
        <div>
          <Block id="beslut" title="Beslut"><Deciding {...props} /></Block>
          <Block id="underlag" title="Underlag"><div class="card pad"><ClaimFacts claim={claim} proposal={proposal} today={today} /></div></Block>
          <Block id="handelser" title="Vad som har hänt"><ClaimHistory events={events} /></Block>
        </div>
      </div>
    </div>
  );
}
