import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { counted, dateSwedish, datesSwedish } from '../shared/swedish';
import type { Day } from '../shared/day';
import { Empty, Pill, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { invoiceSums, type InvoiceRow } from './invoice-overview';
import { kindNames, typeNames } from './words';

interface InvoicesPageProps {
  readonly rows: readonly InvoiceRow[];
  readonly state: 'draft' | 'issued' | null;
  readonly organisation: string;
  readonly today: Day;
  /** Whether the viewer may draw drafts. */
  readonly mayDraft: boolean;
  /** Why no drafts were drawn, when that was refused. */
  readonly failure?: string;
}

const addressOf = (row: InvoiceRow): string => `/ekonomi/fakturor/${row.id}`;

function StateOf({ row, today }: { row: InvoiceRow; today: Day }): VNode {
  if (row.state === 'draft') return <Pill>Utkast</Pill>;
  if (row.dueOn !== null && row.dueOn < today) return <Pill tone="warn">Förfallodagen passerad</Pill>;
  return <Pill tone="lock">Utfärdad</Pill>;
}

const columns = (today: Day): Column<InvoiceRow>[] => [
  { head: 'Nummer', cell: (row) => [<a key="link" href={addressOf(row)}>{row.number ?? 'Utkast'}</a>, <Sub key="type">{typeNames[row.type]}</Sub>] },
  { head: 'Belopp, kr', cell: (row) => <b>{kronorSwedish(row.payableOre)}</b>, figures: true },
  { head: 'Läge', cell: (row) => <StateOf row={row} today={today} /> },
  { head: 'Motpart', cell: (row) => [row.outgoing ? row.debtor : row.creditor, <Sub key="way">{row.outgoing ? 'ni får betalt' : 'ni betalar'}</Sub>] },
  { head: 'Avser', cell: (row) => [kindNames[row.kind], <Sub key="period">{datesSwedish(row.periodFirst, row.periodLast)}</Sub>] },
  { head: 'Förfaller', cell: (row) => (row.dueOn === null ? <span class="faint">vid utfärdande</span> : dateSwedish(row.dueOn)) },
];

function Filter({ state }: { state: InvoicesPageProps['state'] }): VNode {
  const choices = [
    { name: 'Alla', href: '/ekonomi/fakturor', chosen: state === null },
    { name: 'Utkast', href: '/ekonomi/fakturor?lage=utkast', chosen: state === 'draft' },
    { name: 'Utfärdade', href: '/ekonomi/fakturor?lage=utfardade', chosen: state === 'issued' },
  ];
  return (
    <div class="filters">
      <nav class="seg" aria-label="Filtrera på läge">
        {choices.map((choice) => <a key={choice.href} href={choice.href} {...(choice.chosen ? { 'aria-current': 'true' as const } : {})}>{choice.name}</a>)}
      </nav>
    </div>
  );
}

function DraftForm(): VNode {
  return <form method="post" action="/ekonomi/fakturor/utkast"><button type="submit" class="btn">Räkna fram utkast</button></form>;
}

/** A party's invoices: what it is to receive and to pay, then each. */
export function InvoicesPage({ rows, state, organisation, today, mayDraft, failure }: InvoicesPageProps): VNode {
  const sums = invoiceSums(rows);
  return (
    <div>
      <Head
        title="Fakturor"
        sub={`${organisation} får ${kronorSwedish(sums.toReceiveOre)} kr och betalar ${kronorSwedish(sums.toPayOre)} kr enligt ${counted(sums.issued, 'utfärdad faktura', 'utfärdade fakturor')}.`}
        actions={mayDraft ? <DraftForm /> : undefined}
      />
      <Refused id="fel" sentence={failure} />
      <Figures
        figures={[
          { name: 'Att få', value: kronorSwedish(sums.toReceiveOre), note: 'kr, utfärdat' },
          { name: 'Att betala', value: kronorSwedish(sums.toPayOre), note: 'kr, utfärdat' },
          { name: 'Netto', value: kronorSwedish(sums.toReceiveOre - sums.toPayOre), note: 'kr, räknas aldrig av mot varandra' },
          { name: 'Utkast', value: String(sums.drafts), note: 'får nummer när de utfärdas' },
        ]}
      />
      <Block id="lista" title="Alla fakturor" note="En utfärdad faktura ändras aldrig, den rättas av nya dokument.">
        <Filter state={state} />
        {rows.length === 0 ? (
          <Empty title="Inga fakturor">Fakturor skapas när en period har slutat och dagarna är intygade.</Empty>
        ) : (
          <Table labelledBy="lista" columns={columns(today)} rows={rows} rowKey={(row) => row.id} />
        )}
      </Block>
    </div>
  );
}
