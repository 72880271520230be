import type { VNode } from 'preact';
import { BarRows } from '../platform/views/bar-rows';
import { SelectField, TextField } from '../platform/views/form-field';
import { Alert, Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { kronorSwedish, type Ore } from '../shared/money';
import { datesSwedish, daysFromHalves } from '../shared/swedish';
import type { Beside, ComparedModels, HostBeside, PartyBeside } from './comparison';
import type { Coverage } from './coverage';
import { ForecastTabs, kronorOrDash, percentSwedish, wholeKronor } from './page-parts';

/** What stands in the form that says what is compared. */
export type ComparisonInput = Readonly<Record<'fran' | 'till' | 'avtal' | 'betalare' | 'boende' | 'kronor' | 'per' | 'ejbegart', string>>;

interface ComparisonPageProps {
  readonly compared: ComparedModels | null;
  readonly input: ComparisonInput;
  readonly agreements: readonly { readonly code: string; readonly name: string }[];
  /** Organisations that could pay, besides each student's university. */
  readonly payers: readonly { readonly code: string; readonly name: string }[];
  /** The query of the API that gives the same as a file. */
  readonly query: string;
  readonly failure?: string | undefined;
}

const bearers = [['host', 'Värden'], ['owner', 'Lärosätet'], ['payer', 'Den som betalar'], ['today', 'Som i dag']] as const;
const unclaimed = [['at_most', 'Räknas, som högst'], ['left_out', 'Räknas inte']] as const;
const units = [['week', 'per vecka'], ['day', 'per dag'], ['half_day', 'per halvdag']] as const;

function Choices({ input, agreements, payers }: Pick<ComparisonPageProps, 'input' | 'agreements' | 'payers'>): VNode {
  const field = (name: keyof ComparisonInput, label: string): { id: string; name: string; label: string; value: string } => ({ id: `val-${name}`, name, label, value: input[name] });
  return (
    <form class="card pad stack" method="get" action="/ekonomi/prognos/modeller">
      <div class="form-grid">
        <TextField {...field('fran', 'Dagar från och med')} required />
        <TextField {...field('till', 'till och med')} required />
        <SelectField {...field('avtal', 'Avtal')} options={[['', 'Alla avtal'], ...agreements.map(({ code, name }) => [code, name] as const)]} />
        <SelectField {...field('betalare', 'Värden får betalt direkt av')} options={[['owner', 'Studentens lärosäte'], ...payers.map(({ code, name }) => [code, name] as const)]} />
        <SelectField {...field('boende', 'Boende och resor bärs av')} options={bearers} />
        <SelectField {...field('ejbegart', 'Boende som ingen har begärt än')} options={unclaimed} />
        <TextField {...field('kronor', 'Annat belopp, kronor')} hint="Tomt: samma belopp som i dag." />
        <SelectField {...field('per', 'Beloppet gäller')} options={units} />
      </div>
      <div><button type="submit" class="btn primary">Jämför</button></div>
    </form>
  );
}

const change = ({ today, direct }: Beside<Coverage>): Ore => direct.netOre - today.netOre;
const signedKronor = (ore: Ore): string => `${ore > 0n ? '+' : ''}${kronorSwedish(ore)}`;

/** Today's figure above the direct model's. */
const Both = ({ today, direct }: Beside<string>): VNode => <span>{today}<Sub>{direct} direkt</Sub></span>;
const both = <T,>(row: Beside<T>, text: (side: T) => string): VNode => <Both today={text(row.today)} direct={text(row.direct)} />;

const hostColumns = (country: Beside<Coverage>): Column<HostBeside>[] => {
  const money = (head: string, ore: (side: Coverage) => Ore): Column<HostBeside> =>
    ({ head, cell: (row) => both(row, (side) => kronorSwedish(ore(side))), foot: both(country, (side) => kronorSwedish(ore(side))), figures: true });
  return [
    { head: 'Värd', cell: (row) => row.name, foot: 'Alla värdar' },
    { head: 'Skillnad i netto, kr', cell: (row) => <b>{signedKronor(change(row))}</b>, foot: signedKronor(change(country)), figures: true },
    money('Netto, kr', (side) => side.netOre), money('Ersättning, kr', (side) => side.compensationOre), money('Boende och resor, kr', (side) => side.housingOre + side.travelOre),
    { head: 'Täckning', cell: (row) => both(row, (side) => percentSwedish(side.coverage)), foot: both(country, (side) => percentSwedish(side.coverage)), figures: true },
    { head: 'Otäckt, kr', cell: (row) => both(row, (side) => kronorOrDash(side.uncoveredOre)), foot: both(country, (side) => kronorOrDash(side.uncoveredOre)), figures: true },
    { head: 'Dagar', cell: (row) => daysFromHalves(row.today.halfDays), foot: daysFromHalves(country.today.halfDays), figures: true },
  ];
};

const partyColumns: Column<PartyBeside>[] = [
  { head: 'Part', cell: (row) => row.name },
  { head: 'Skillnad i netto, kr', cell: (row) => <b>{signedKronor(row.direct.netOre - row.today.netOre)}</b>, figures: true },
  { head: 'Netto, kr', cell: (row) => both(row, (side) => kronorSwedish(side.netOre)), figures: true },
  { head: 'Får, kr', cell: (row) => both(row, (side) => kronorSwedish(side.receivedOre)), figures: true },
  { head: 'Betalar, kr', cell: (row) => both(row, (side) => kronorSwedish(side.paidOre)), figures: true },
  { head: 'Bär av boende och resor, kr', cell: (row) => both(row, (side) => kronorSwedish(side.borneOre)), figures: true },
];

function NetChart({ hosts }: Pick<ComparedModels, 'hosts'>): VNode {
  return (
    <BarRows
      id="netto-bild" title="Värdarnas netto under båda modellerna"
      description={hosts.map(({ name, today, direct }) => `${name}: ${wholeKronor(today.netOre)} kr i dag, ${wholeKronor(direct.netOre)} kr direkt.`).join(' ')}
      rows={hosts.map(({ name, today, direct }) => ({
        label: name,
        bars: [
          { value: Number(today.netOre), text: `${wholeKronor(today.netOre)} kr`, tone: 'b3' as const },
          { value: Number(direct.netOre), text: `${wholeKronor(direct.netOre)} kr`, tone: 'b1' as const },
        ],
      }))}
      legend={[{ tone: 'b3', text: 'Dagens modell' }, { tone: 'b1', text: 'Direkt ersättning' }]}
    />
  );
}

function Compared({ compared, input, query }: { compared: ComparedModels; input: ComparisonInput; query: string }): VNode {
  const { hosts, parties, country, unpricedHalfDays, unpriced } = compared;
  if (hosts.length === 0) return <Empty title="Inga dagar att jämföra">Det finns inga placeringar under avtalen mellan de valda dagarna som ni kan följa.</Empty>;
  const missing = Math.max(unpricedHalfDays.today, unpricedHalfDays.direct);
  return (
    <div>
      {missing > 0 || unpriced > 0 ? <Alert tone="warn" title={`${daysFromHalves(missing)} dagar och ${unpriced} boenden saknar belopp eller tak och ingår inte.`} /> : null}
      <Figures
        figures={[
          { name: 'Värdarnas netto i dag', value: wholeKronor(country.today.netOre), note: 'kr' },
          { name: 'Vid direkt ersättning', value: wholeKronor(country.direct.netOre), note: 'kr' },
          { name: 'Skillnad', value: `${change(country) > 0n ? '+' : ''}${wholeKronor(change(country))}`, note: 'kr för värdarna tillsammans' },
          { name: 'Täckning', value: percentSwedish(country.direct.coverage), note: `mot ${percentSwedish(country.today.coverage)} i dag` },
        ]}
      />
      <Block id="netto" title="Netto per värd" note={`Samma dagar under båda modellerna, ${datesSwedish(input.fran, input.till)}. Inget sparas och inga dokument ändras.`}><NetChart hosts={hosts} /></Block>
      <Block id="vardar" title="Värdarna"><Table labelledBy="vardar" columns={hostColumns(country)} rows={hosts} rowKey={(row) => row.host} /></Block>
      <Block id="parter" title="Alla parter" note="Den som har lagt ut för boende får tillbaka det. Bara den som bär kostnaden till slut belastas här.">
        <Table labelledBy="parter" columns={partyColumns} rows={parties} rowKey={(row) => row.party} />
      </Block>
      <p class="actions top4">
        <a class="btn" href={`/api/v1/model-comparisons/csv?${query}`}>Hämta som CSV</a>
        <a class="btn" href={`/api/v1/model-comparisons/xlsx?${query}`}>Hämta som Excel</a>
      </p>
    </div>
  );
}

/** What one sees first: whom the direct model would leave with more, whom with less. */
function answer(compared: ComparedModels | null): string {
  if (!compared || compared.hosts.length === 0) return 'Dagens förmedlade ersättning bredvid direkt ersättning till värden, på samma dagar.';
  const more = change(compared.country);
  return `Med direkt ersättning får värdarna ${more === 0n ? 'lika mycket kvar' : `${kronorSwedish(more < 0n ? -more : more)} kr ${more > 0n ? 'mer' : 'mindre'} kvar`} för samma dagar.`;
}

/** Today's model beside direct reimbursement on the same days. */
export function ComparisonPage({ compared, input, agreements, payers, query, failure }: ComparisonPageProps): VNode {
  return (
    <div>
      <Head title="Två modeller" sub={answer(compared)} />
      <ForecastTabs at="/ekonomi/prognos/modeller" />
      {failure === undefined ? null : <Alert tone="bad" title={failure} />}
      <Choices input={input} agreements={agreements} payers={payers} />
      {compared === null ? null : <div class="top4"><Compared compared={compared} input={input} query={query} /></div>}
    </div>
  );
}
