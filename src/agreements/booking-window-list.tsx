import type { VNode } from 'preact';
import { Empty, Pill, Refused } from '../platform/views/status';
import { Block, Unseen } from '../platform/views/text';
import type { Day } from '../shared/day';
import { datesSwedish } from '../shared/swedish';
import type { AgreementOverview } from './agreement-overview';

interface WindowsProps {
  readonly overview: Pick<AgreementOverview, 'agreement' | 'windows' | 'decides'>;
  readonly today: Day;
  readonly refusal: { readonly form: string; readonly sentence: string; readonly input: Readonly<Record<string, string>> } | undefined;
}

function Setting({ address, refusal }: { address: string; refusal: WindowsProps['refusal'] }): VNode {
  return (
    <form class="card pad stack top4" method="post" action={`${address}#fonster-fel`}>
      <h3>Sätt eller ändra ett fönster</h3>
      <Refused id="fonster-fel" sentence={refusal?.sentence} />
      <div class="filters">
        <div class="field"><label for="fonster-termin">Termin</label><input id="fonster-termin" name="term" required maxlength={60} value={refusal?.input['term']} /></div>
        <div class="field"><label for="fonster-fran">Första dag</label><input id="fonster-fran" type="date" name="firstDay" required value={refusal?.input['firstDay']} /></div>
        <div class="field"><label for="fonster-till">Sista dag</label><input id="fonster-till" type="date" name="lastDay" required value={refusal?.input['lastDay']} /></div>
      </div>
      <p class="actions"><button type="submit" class="btn">Spara fönstret</button></p>
    </form>
  );
}

/** When places may be asked for by hand under the agreement, term by term. */
export function BookingWindows({ overview: { agreement, windows, decides }, today, refusal }: WindowsProps): VNode {
  const mayChange = decides && agreement.withdrawnOn === null;
  const address = `/avtal/${encodeURIComponent(agreement.code)}/fonster`;
  return (
    <Block id="fonster" title="Bokningsfönster" note="Gäller bokning för hand på enheter som ger platser efter turordning. Fördelning och reserver berörs inte.">
      {windows.length === 0 ? <Empty title="Inga fönster">Platser får begäras när som helst.</Empty> : (
        <ul class="rows">
          {windows.map(({ id, term, firstDay, lastDay }) => (
            <li key={id}>
              <div class="row">
                <div class="grow"><b>{term}</b><span>{datesSwedish(firstDay, lastDay)}</span></div>
                {today >= firstDay && today <= lastDay ? <Pill tone="ok">Öppet</Pill> : <Pill tone="lock">{today < firstDay ? 'Inte öppet än' : 'Stängt'}</Pill>}
                {mayChange ? <form method="post" action={`${address}/${id}/ta-bort`}><button type="submit" class="btn">Ta bort<Unseen>{` fönstret för ${term}`}</Unseen></button></form> : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      {mayChange ? <Setting address={address} refusal={refusal?.form === 'fonster' ? refusal : undefined} /> : null}
    </Block>
  );
}
