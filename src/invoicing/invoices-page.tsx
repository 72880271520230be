import type { ComponentChildren, VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { counted, dateSwedish, datesSwedish } from '../shared/swedish';
import type { Day } from '../shared/day';
import { Icon } from '../platform/views/icon';
import { Empty, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { FilterFields, InvoiceFilterForm } from './invoice-filter-form';
import { invoiceSums, stateOf, type Counterpart, type InvoiceFilter, type InvoiceRow, type InvoiceSums } from './invoice-overview';
import { StatePill } from './state-pill';
import { kindNames, typeNames } from './words';

interface InvoicesPageProps {
  readonly rows: readonly InvoiceRow[];
  readonly filter: InvoiceFilter;
  readonly counterparts: readonly Counterpart[];
  readonly organisation: string;
  readonly today: Day;
  /** Whether the viewer may draw drafts. */
  readonly mayDraft: boolean;
  /** Whether the viewer may fetch documents as an archive. */
  readonly mayPack: boolean;
  /** Why no drafts were drawn, when that was refused. */
  readonly failure?: string;
}

const addressOf = (row: InvoiceRow): string => `/ekonomi/fakturor/${row.id}`;

/** Sums of what is listed, never of one direction against the other. */
function foot({ toReceiveOre, toPayOre }: InvoiceSums): ComponentChildren {
  if (toPayOre === 0n) return kronorSwedish(toReceiveOre);
  if (toReceiveOre === 0n) return kronorSwedish(toPayOre);
  return [kronorSwedish(toReceiveOre), <Sub key="in">att få</Sub>, kronorSwedish(toPayOre), <Sub key="out">att betala</Sub>];
}

const chooser = (row: InvoiceRow): ComponentChildren =>
  (row.number === null ? null : <input type="checkbox" name="ids" value={row.id} aria-label={`Välj ${row.number}`} />);

const columns = ({ rows, today, mayPack }: InvoicesPageProps): Column<InvoiceRow>[] => [
  { head: 'Nummer', cell: (row) => [<a key="link" href={addressOf(row)}>{row.number ?? 'Utkast'}</a>, <Sub key="type">{typeNames[row.type]}</Sub>], foot: 'Summa utfärdat' },
  { head: 'Belopp, kr', cell: (row) => <b>{kronorSwedish(row.payableOre)}</b>, figures: true, foot: foot(invoiceSums(rows)) },
  { head: 'Läge', cell: (row) => <StatePill state={stateOf(row, today)} /> },
  { head: 'Motpart', cell: (row) => [row.outgoing ? row.debtor : row.creditor, <Sub key="way">{row.outgoing ? 'ni får betalt' : 'ni betalar'}</Sub>] },
  { head: 'Avser', cell: (row) => [kindNames[row.kind], <Sub key="period">{datesSwedish(row.periodFirst, row.periodLast)}</Sub>] },
  { head: 'Förfaller', cell: (row) => (row.dueOn === null ? <span class="faint">vid utfärdande</span> : dateSwedish(row.dueOn)) },
  ...(mayPack ? [{ head: 'Välj', cell: chooser }] : []),
];

function DraftForm(): VNode {
  return <form method="post" action="/ekonomi/fakturor/utkast"><button type="submit" class="btn">Räkna fram utkast</button></form>;
}

/** The list, and for those who may fetch documents the way to fetch what is chosen, or all of it. */
function List(props: InvoicesPageProps): VNode {
  const table = <Table labelledBy="lista" columns={columns(props)} rows={props.rows} rowKey={(row) => row.id} />;
  if (!props.mayPack || props.rows.every(({ number }) => number === null)) return table;
  return (
    <form method="get" action="/ekonomi/export/arkiv">
      <FilterFields filter={props.filter} />
      {table}
      <p class="actions top4">
        <button type="submit" class="btn"><Icon name="download" />Hämta som arkiv</button>
        <span class="hint">De valda, eller alla utfärdade i urvalet om ingen är vald: XML, PDF och bilagor med en förteckning.</span>
      </p>
    </form>
  );
}

function Nothing({ filter }: { filter: InvoiceFilter }): VNode {
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return isNarrowed
    ? <Empty title="Inga fakturor i urvalet"><a href="/ekonomi/fakturor">Visa alla fakturor</a></Empty>
    : <Empty title="Inga fakturor">Fakturor skapas när en period har slutat och dagarna är intygade.</Empty>;
}

/** A party's invoices: what it is to receive and to pay, then each. */
export function InvoicesPage(props: InvoicesPageProps): VNode {
  const { rows, filter, counterparts, organisation, mayDraft, failure } = props;
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
        <InvoiceFilterForm filter={filter} counterparts={counterparts} />
        {rows.length === 0 ? <Nothing filter={filter} /> : <List {...props} />}
      </Block>
    </div>
  );
}
