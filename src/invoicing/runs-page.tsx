import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { dateSwedish } from '../shared/swedish';
import { Empty, Pill, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import { missingSwedish } from './missing';
import type { RunOverview } from './run-overview';
import { runStates } from './run-words';

export function RunPill({ state }: Pick<RunOverview, 'state'>): VNode {
  const [text, tone] = runStates[state];
  return <Pill tone={tone}>{text}</Pill>;
}

const scopeOf = ({ term, leg }: RunOverview): string => [term, leg].filter((part) => part !== null).join(', ') || 'allt';

const columns: Column<RunOverview>[] = [
  { head: 'Körning', cell: (run) => [<a key="link" href={`/ekonomi/korningar/${run.id}`}>{`Körning ${run.number}`}</a>, <Sub key="who">{`t.o.m. ${dateSwedish(run.asOf)}, ${scopeOf(run)}`}</Sub>] },
  { head: 'Läge', cell: (run) => <RunPill state={run.state} /> },
  { head: 'Dokument', cell: (run) => [String(run.documents.length), <Sub key="issued">{`${run.issuedCount} utfärdade`}</Sub>], figures: true },
  { head: 'Belopp, kr', cell: (run) => kronorSwedish(run.payableOre), figures: true },
  { head: 'Saknas', cell: (run) => missingSwedish(run.missing) || <span class="faint">inget</span> },
  { head: 'Framräknad av', cell: (run) => run.drawnBy },
];

/** The runs of an organisation, the latest first, and the way to the next. */
export function RunsPage({ runs, mayRun, failure }: { runs: readonly RunOverview[]; mayRun: boolean; failure?: string }): VNode {
  return (
    <div>
      <Head
        title="Körningar"
        sub="En körning räknar fram allt som är intygat och inte fakturerat. En person granskar, en annan utfärdar."
        actions={mayRun ? <a class="btn primary" href="/ekonomi/korningar/forhandsvisning">Ny körning</a> : undefined}
      />
      <Refused id="fel" sentence={failure} />
      <Block id="lista" title="Alla körningar">
        {runs.length === 0
          ? <Empty title="Inga körningar">Gör en körning när en period har slutat. Du ser först vad den skulle fakturera och vad som saknas.</Empty>
          : <Table labelledBy="lista" columns={columns} rows={runs} rowKey={(run) => run.id} />}
      </Block>
    </div>
  );
}
