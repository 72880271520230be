import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { counted, dateSwedish, datesSwedish } from '../shared/swedish';
import { Alert, Empty, Pill, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import { causesSwedish } from './cause';
import { missingSwedish } from './missing';
import type { RunDocument, RunOverview } from './run-overview';
import { RunPill } from './runs-page';
import { kindNames, typeNames } from './words';

function StateOf({ row }: { row: RunDocument }): VNode {
  if (row.state === 'issued') return <Pill tone="lock">Utfärdad</Pill>;
  return row.reviewedBy === null ? <Pill>Utkast</Pill> : <Pill tone="info">{`Granskad av ${row.reviewedBy}`}</Pill>;
}

const columns = (sum: bigint): Column<RunDocument>[] => [
  {
    head: 'Dokument', foot: 'Summa',
    cell: (row) => [<a key="link" href={`/ekonomi/fakturor/${row.id}`}>{row.number ?? typeNames[row.type]}</a>,
      <Sub key="what">{row.originalNumber === null ? kindNames[row.kind] : `rättar ${row.originalNumber}`}</Sub>],
  },
  { head: 'Betalas av', cell: (row) => row.debtorName },
  { head: 'Avser', cell: (row) => datesSwedish(row.periodFirst, row.periodLast) },
  { head: 'Varför', cell: (row) => causesSwedish(row.causes) },
  { head: 'Läge', cell: (row) => <StateOf row={row} /> },
  { head: 'Belopp, kr', cell: (row) => <b>{kronorSwedish(row.payableOre)}</b>, foot: kronorSwedish(sum), figures: true },
];

function CancelForm({ address }: { address: string }): VNode {
  return (
    <details class="top4">
      <summary class="small muted"><span>Avbryt körningen</span></summary>
      <form class="card pad stack" method="post" action={`${address}/avbryt`}>
        <p>Utkasten kastas. Det som är utfärdat står kvar, och nästa körning räknar fram resten igen.</p>
        <div class="field"><label for="reason">Varför</label><input id="reason" name="reason" required minlength={3} maxlength={500} /></div>
        <p class="actions"><button type="submit" class="btn">Avbryt körningen</button></p>
      </form>
    </details>
  );
}

/** The next step of a run: all drafts are reviewed by one person, then issued by another. */
function Steps({ run }: { run: RunOverview }): VNode {
  const address = `/ekonomi/korningar/${run.id}`;
  const left = run.draftCount - run.reviewedCount;
  return (
    <div class="card pad stack bot3">
      <p>{left > 0 ? `${counted(left, 'utkast är', 'utkast är')} inte granskade. Den som granskar kan inte utfärda.`
        : `Alla ${run.draftCount} utkast är granskade. De får nummer när de utfärdas och kan sedan inte ändras.`}</p>
      <form class="actions" method="post" action={`${address}/${left > 0 ? 'granska' : 'utfarda'}`}>
        <button type="submit" class="btn primary">{left > 0 ? 'Markera alla som granskade' : 'Utfärda alla'}</button>
        <span class="hint">Öppna ett dokument för att granska eller utfärda det för sig.</span>
      </form>
      <CancelForm address={address} />
    </div>
  );
}

interface RunPageProps {
  readonly run: RunOverview;
  readonly mayStep: boolean;
  readonly failure?: string;
}

/** One run with its documents, why each is there, and what is to be done next. */
export function RunPage({ run, mayStep, failure }: RunPageProps): VNode {
  const missing = missingSwedish(run.missing);
  return (
    <div>
      <Head
        title={`Körning ${run.number}`}
        sub={`${kronorSwedish(run.payableOre)} kr på ${counted(run.documents.length, 'dokument', 'dokument')} till och med ${dateSwedish(run.asOf)}, framräknade av ${run.drawnBy}.`}
      />
      <Refused id="fel" sentence={failure} />
      <p class="bot3"><RunPill state={run.state} /></p>
      {run.cancelReason === null ? null : <Alert tone="info" title={`Avbruten av ${run.cancelledBy ?? ''}: ${run.cancelReason}`} />}
      {missing === '' ? null : <Alert tone="info" title={`När körningen gjordes saknades: ${missing}.`}><a href="/ekonomi/korningar/forhandsvisning">Se vad som saknas nu</a></Alert>}
      {mayStep && run.draftCount > 0 && run.state !== 'cancelled' ? <Steps run={run} /> : null}
      <Block id="dokument" title="Dokument">
        {run.documents.length === 0
          ? <Empty title="Inga dokument">Inget var intygat och ofakturerat, eller så har en senare körning tagit över utkasten.</Empty>
          : <Table labelledBy="dokument" columns={columns(run.payableOre)} rows={run.documents} rowKey={(row) => row.id} />}
      </Block>
      <p class="actions top4"><a class="btn quiet" href="/ekonomi/korningar">Alla körningar</a></p>
    </div>
  );
}
