import type { VNode } from 'preact';
import { kindNames } from '../invoicing/words';
import { BarRows } from '../platform/views/bar-rows';
import { Alert, Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { kronorSwedish, type Ore } from '../shared/money';
import { counted, daysFromHalves } from '../shared/swedish';
import { monthsOf, type Accrual, type Flow, type MonthMoney, type Outlook } from './outlook';
import { ForecastTabs, monthYear, wholeKronor } from './page-parts';

interface OutlookPageProps {
  readonly accruals: readonly Accrual[];
  readonly outlook: readonly Outlook[];
  readonly organisation: string;
  /** The viewer's own code. */
  readonly party: string;
}

const isIn = (row: Flow, party: string): boolean => row.creditor === party && row.debtor !== party;
const isOut = (row: Flow, party: string): boolean => row.debtor === party;
const sumOf = <T,>(rows: readonly T[], ore: (row: T) => Ore): Ore => rows.reduce((sum, row) => sum + ore(row), 0n);

/** What an amount is to the viewer. */
function Way({ row, party }: { row: Flow; party: string }): VNode {
  if (isIn(row, party)) return <span>{row.debtorName}<Sub>ni får</Sub></span>;
  if (isOut(row, party)) return <span>{row.creditor === party ? row.hostName : row.creditorName}<Sub>{row.creditor === party ? 'ni har betalat och bär' : 'ni betalar'}</Sub></span>;
  return <span>{row.creditorName} av {row.debtorName}<Sub>mellan andra parter</Sub></span>;
}

const kindOf = (row: Flow): string => kindNames[row.kind as keyof typeof kindNames];
const keyOf = (row: Flow): string => [row.month, row.host, row.agreement, row.leg, row.creditor, row.debtor, row.kind, row.term].join(' ');
const daysOf = (row: Flow): string => (row.kind === 'teaching' ? daysFromHalves(row.halfDays) : '');

const lead = (party: string): Column<Flow>[] => [
  { head: 'Månad', cell: (row) => [monthYear(row.month), <Sub key="term">{row.term}</Sub>], foot: 'Summa, er del' },
  { head: 'Motpart', cell: (row) => <Way row={row} party={party} /> },
  { head: 'Avser', cell: (row) => [kindOf(row), <Sub key="host">{row.hostName}, {row.leg ?? 'utan avräkning'}</Sub>] },
  { head: 'Dagar', cell: daysOf, figures: true },
];

/** Own rows count, those that are paid below nothing. */
const net = <T extends Flow>(rows: readonly T[], party: string, ore: (row: T) => Ore): string =>
  kronorSwedish(sumOf(rows.filter((row) => isIn(row, party)), ore) - sumOf(rows.filter((row) => isOut(row, party)), ore));

function accrualColumns(rows: readonly Accrual[], party: string): Column<Accrual>[] {
  const money = (head: string, ore: (row: Accrual) => Ore): Column<Accrual> => ({ head, cell: (row) => kronorSwedish(ore(row)), foot: net(rows, party, ore), figures: true });
  return [
    ...lead(party), { ...money('Upplupet, kr', (row) => row.totalOre), cell: (row) => <b>{kronorSwedish(row.totalOre)}</b> },
    money('Klart att fakturera', (row) => row.readyOre), money('Intygat av värden', (row) => row.certifiedOre), money('Registrerat', (row) => row.recordedOre),
    money('Planerat eller begärt', (row) => row.expectedOre),
  ];
}

function outlookColumns(rows: readonly Outlook[], party: string): Column<Outlook>[] {
  return [
    ...lead(party),
    { head: 'Väntat, kr', cell: (row) => <b>{kronorSwedish(row.amountOre)}</b>, foot: net(rows, party, (row) => row.amountOre), figures: true },
    { head: 'Varav preliminärt', cell: (row) => kronorSwedish(row.preliminaryOre), foot: net(rows, party, (row) => row.preliminaryOre), figures: true },
  ];
}

function Unpriced({ rows }: { rows: readonly Flow[] }): VNode | null {
  const halfDays = rows.reduce((sum, row) => sum + row.unpricedHalfDays, 0);
  const housing = rows.reduce((sum, row) => sum + row.unpriced, 0);
  if (halfDays === 0 && housing === 0) return null;
  const told = [halfDays > 0 ? `${daysFromHalves(halfDays)} dagar saknar belopp eller antal` : '', housing > 0 ? `${counted(housing, 'placering', 'placeringar')} har en boenderegel utan tak` : ''];
  return <Alert tone="warn" title={`Allt går inte att räkna: ${told.filter(Boolean).join(' och ')}. De ingår inte i summorna.`} />;
}

function Months({ months }: { months: readonly MonthMoney[] }): VNode {
  const rows = months.map(({ month, receivedOre, paidOre }) => ({
    label: monthYear(month),
    bars: [
      { value: Number(receivedOre), text: `${wholeKronor(receivedOre)} kr`, tone: 'b1' as const },
      { value: Number(paidOre), text: `${wholeKronor(paidOre)} kr`, tone: 'b3' as const },
    ],
  }));
  const description = months.map(({ month, receivedOre, paidOre }) => `${monthYear(month)}: får ${wholeKronor(receivedOre)} kr, betalar ${wholeKronor(paidOre)} kr.`).join(' ');
  return (
    <BarRows
      id="manader-bild" title="Det ni får och betalar per månad" description={description} rows={rows}
      legend={[{ tone: 'b1', text: 'Ni får' }, { tone: 'b3', text: 'Ni betalar eller bär' }]}
    />
  );
}

/** What a party is owed and owes for days that no document holds yet, and what its placements ahead will bring. */
export function OutlookPage({ accruals, outlook, organisation, party }: OutlookPageProps): VNode {
  const got = sumOf(accruals.filter((row) => isIn(row, party)), (row) => row.totalOre);
  const ahead = sumOf(outlook.filter((row) => isIn(row, party)), (row) => row.amountOre);
  const months = monthsOf([...accruals.map((row) => ({ ...row, ore: row.totalOre })), ...outlook.map((row) => ({ ...row, ore: row.amountOre }))], party);
  return (
    <div>
      <Head title="Prognos" sub={`${organisation} har ${kronorSwedish(got)} kr upplupet som inte är fakturerat, och väntas få ${kronorSwedish(ahead)} kr för bekräftade placeringar framåt.`} />
      <ForecastTabs at="/ekonomi/prognos" />
      <Figures
        figures={[
          { name: 'Upplupet att få', value: wholeKronor(got), note: `kr, varav ${wholeKronor(sumOf(accruals.filter((row) => isIn(row, party)), (row) => row.readyOre))} klart att fakturera` },
          { name: 'Upplupet att betala', value: wholeKronor(sumOf(accruals.filter((row) => isOut(row, party)), (row) => row.totalOre)), note: 'kr, med boende som ännu kan begäras' },
          { name: 'Väntas få framåt', value: wholeKronor(ahead), note: `kr, varav ${wholeKronor(sumOf(outlook.filter((row) => isIn(row, party)), (row) => row.preliminaryOre))} preliminärt` },
          { name: 'Väntas betala framåt', value: wholeKronor(sumOf(outlook.filter((row) => isOut(row, party)), (row) => row.amountOre)), note: 'kr, boende som högst' },
        ]}
      />
      <Unpriced rows={[...accruals, ...outlook]} />
      {months.length === 0 ? null : <Block id="manader" title="Månad för månad"><Months months={months} /></Block>}
      <Block id="upplupet" title="Upplupet, inte fakturerat" note="Gjorda, intygade och planerade dagar till i dag, minus det som utfärdade dokument innehåller. Räknat som en körning räknar.">
        {accruals.length === 0 ? <Empty title="Inget är upplupet">Allt som är gjort är fakturerat.</Empty>
          : <Table labelledBy="upplupet" columns={accrualColumns(accruals, party)} rows={accruals} rowKey={keyOf} />}
      </Block>
      <Block id="framat" title="Bekräftade placeringar framåt" note="Planerade dagar till dagens belopp. Boende är det högsta som avtalets regel ger.">
        {outlook.length === 0 ? <Empty title="Inga bekräftade placeringar framåt">När placeringar bekräftas visas vad de väntas ge och kosta.</Empty>
          : <Table labelledBy="framat" columns={outlookColumns(outlook, party)} rows={outlook} rowKey={keyOf} />}
      </Block>
    </div>
  );
}
