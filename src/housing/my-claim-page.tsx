import type { VNode } from 'preact';
import type { Day } from '../shared/day';
import { kronorText } from '../shared/money';
import { SelectField, TextField } from '../platform/views/form-field';
import { Alert, Pill, Refused } from '../platform/views/status';
import { Block, Head } from '../platform/views/text';
import { ClaimFacts, ClaimHistory } from './claim-facts';
import { isOpen, type ClaimView } from './claim-view';
import type { ProposedClaim } from './claim-views.service';
import { basisNames, homeNames, kindNames, ofReceipt, stateWords } from './claim-words';
import { claimAddress } from './my-claims';
import type { ClaimEvent } from './claim-event';

interface MyClaimPageProps extends ProposedClaim {
  readonly events: readonly ClaimEvent[];
  readonly today: Day;
  /** Receipts and the form for more. */
  readonly receipts?: VNode | undefined;
  /** Whether the sum follows from receipts with sums of their own. */
  readonly summed?: boolean;
  readonly failure?: string | undefined;
  readonly input?: Readonly<Record<string, string>>;
}

function DayField({ id, name, label, value }: { id: string; name: string; label: string; value: string }): VNode {
  return <div class="field"><label for={id}>{label}</label><input id={id} type="date" name={name} value={value} required /></div>;
}

const plainKronor = (claim: ClaimView): string => (claim.receiptOre === 0n ? '' : kronorText(claim.receiptOre).replace('.', ','));

function Stay({ claim, value }: { claim: ClaimView; value: (name: string, standing: string) => string }): VNode {
  return (
    <>
      <SelectField id="basis" name="basis" label="Räknas i" value={value('basis', claim.basis)} options={(['weeks', 'nights', 'month'] as const).map((basis) => [basis, basisNames[basis]])} />
      <TextField id="units" name="units" label="Hur många" digits={3} required value={value('units', String(claim.units))} />
      <SelectField id="home" name="home" label="Boende" value={value('home', claim.home)} options={(['rented', 'family', 'own'] as const).map((home) => [home, homeNames[home]])} />
      <TextField id="shared" name="sharedWith" label="Hur många delar du med" digits={2} required value={value('sharedWith', String(claim.sharedWith))} hint="0 om du bor själv. Kvittot ska då vara på hela hyran." />
    </>
  );
}

function EditForm({ claim, summed, input = {} }: Pick<MyClaimPageProps, 'claim' | 'summed' | 'input'>): VNode {
  const value = (name: string, standing: string): string => input[name] ?? standing;
  return (
    <form class="card pad stack" method="post" action={claimAddress(claim.code)}>
      <div class="form-grid">
        <DayField id="first" name="firstDay" label="Första dagen" value={value('firstDay', claim.firstDay)} />
        <DayField id="last" name="lastDay" label="Sista dagen" value={value('lastDay', claim.lastDay)} />
        {claim.kind === 'housing' ? <Stay claim={claim} value={value} /> : <TextField id="units" name="units" label="Antal biljetter" digits={3} required value={value('units', String(claim.units))} />}
        {summed ? null : <TextField id="sum" name="kronor" label="Vad du betalat, kr" value={value('kronor', plainKronor(claim))} hint="Till exempel 5200,00. Räknas fram av sig själv när kvittona har belopp." />}
      </div>
      <p class="actions"><button type="submit" class="btn">Spara</button></p>
    </form>
  );
}

function SendForms({ claim, proposal }: ProposedClaim): VNode {
  const promise = proposal.state === 'approved' ? `Skickar du in det nu blir förslaget ${ofReceipt(proposal.approvedOre, claim.receiptOre)}.` : `Förslaget blir avslag: ${proposal.reason}`;
  return (
    <>
      <form class="card pad stack" method="post" action={`${claimAddress(claim.code)}/skicka`}>
        <p>{claim.receiptOre === 0n ? 'Lägg till kvittot och vad det är på. Sedan kan du skicka in kravet.' : promise}</p>
        <p class="actions"><button type="submit" class="btn primary" disabled={claim.receiptOre === 0n}>Skicka in</button></p>
      </form>
      {proposal.inTime && claim.caseOpenedOn === null ? (
        <details class="top3">
          <summary>Jag saknar något och hinner inte före sista dagen</summary>
          <form class="card pad stack top3" method="post" action={`${claimAddress(claim.code)}/arende`}>
            <TextField id="reason" name="reason" label="Vad saknas" value="" required hint="Till exempel: hyresvärden har inte skickat kvittot. Skriv inget om hälsa eller personnummer." />
            <p class="actions"><button type="submit" class="btn">Öppna ett ärende</button></p>
          </form>
        </details>
      ) : null}
    </>
  );
}

/** A student's claim: what it is for, what the rule gives, what she has to do. */
export function MyClaimPage(props: MyClaimPageProps): VNode {
  const { claim, proposal, events, today, receipts, failure } = props;
  const [words, tone] = stateWords[claim.state];
  return (
    <div>
      <Head title={kindNames[claim.kind]} sub={[`${claim.unit ?? ''} `, <Pill key="state" tone={tone}>{words}</Pill>]} actions={<a class="btn" href="/min-placering#krav">Min placering</a>} />
      <Refused id="fel" sentence={failure} />
      {claim.state === 'returned' && claim.returnedFor !== null ? <Alert tone="warn" title={`Behöver kompletteras: ${claim.returnedFor}`} /> : null}
      {isOpen(claim) ? null : <Alert tone={claim.state === 'refused' ? 'warn' : 'info'} title={answerOf(claim)} />}
      <Block id="kvitton" title="Kvitton">{receipts ?? <p class="small muted">Inga kvitton är bifogade.</p>}</Block>
      {isOpen(claim) ? <Block id="uppgifter" title="Uppgifter" note="Ifyllt från placeringen. Ändra det som inte stämmer."><EditForm {...props} /></Block> : null}
      {isOpen(claim) ? <Block id="skicka" title="Skicka in"><SendForms claim={claim} proposal={proposal} /></Block> : null}
      <Block id="underlag" title="Vad som gäller"><div class="card pad"><ClaimFacts claim={claim} proposal={proposal} today={today} /></div></Block>
      <Block id="handelser" title="Vad som har hänt"><ClaimHistory events={events} /></Block>
    </div>
  );
}

function answerOf(claim: ClaimView): string {
  if (claim.state === 'submitted') return 'Kravet är inskickat och granskas.';
  return claim.reason ?? (claim.state === 'approved' ? ofReceipt(claim.approvedOre ?? 0n, claim.receiptOre) : 'Kravet är avslaget.');
}
