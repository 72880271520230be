import type { VNode } from 'preact';
import { SelectField, TextField } from '../platform/views/form-field';
import { Empty, Meter, MeterPattern, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import { kronorSwedish } from '../shared/money';
import { dateSwedish, daysFromHalves } from '../shared/swedish';
import type { Coverage, HostCoverage, UnitCoverage } from './coverage';
import type { DayCost } from './day-cost';
import { ForecastTabs, kronorOrDash, percentSwedish } from './page-parts';

/** What stood in the form of a cost that was refused, and why. */
export interface CostRefusal {
  readonly sentence: string;
  readonly input: Readonly<Record<string, string>>;
}

interface CoveragePageProps {
  readonly hosts: readonly HostCoverage[];
  readonly units: readonly UnitCoverage[];
  readonly year: number | null;
  readonly years: readonly number[];
  readonly costs: readonly (DayCost & { readonly unitName: string | null; readonly specialtyName: string | null })[];
  /** The viewer's own units, where it may state costs. */
  readonly choices: { readonly units: readonly { code: string; name: string }[]; readonly specialties: readonly { code: string; name: string }[] } | null;
  readonly refusal?: CostRefusal | undefined;
}

const figures = <T extends Coverage>(): Column<T>[] => [
  {
    head: 'Täckning', cell: (row) => (row.coverage === null ? <span class="faint">ingen kostnad angiven</span>
      : [<b key="share">{percentSwedish(row.coverage)}</b>, <Meter key="meter" share={row.coverage / 10_000} label={`${percentSwedish(row.coverage)} täcks`} />]),
  },
  { head: 'Utan boende', cell: (row) => percentSwedish(row.coverageWithoutHousing), figures: true },
  { head: 'Otäckt, kr', cell: (row) => kronorOrDash(row.uncoveredOre), figures: true },
  { head: 'Dagar', cell: (row) => [daysFromHalves(row.halfDays), row.unfundedHalfDays > 0 ? <Sub key="unfunded">{daysFromHalves(row.unfundedHalfDays)} utan ersättning</Sub> : ''], figures: true },
  { head: 'Ersättning, kr', cell: (row) => kronorSwedish(row.compensationOre), figures: true },
  { head: 'Boende och resor, kr', cell: (row) => kronorSwedish(row.housingOre + row.travelOre), figures: true },
  { head: 'Netto, kr', cell: (row) => kronorSwedish(row.netOre), figures: true },
  { head: 'Kostnad, kr', cell: (row) => [kronorOrDash(row.costOre), row.unfundedCostOre !== null && row.unfundedCostOre > 0n ? <Sub key="own">{kronorSwedish(row.unfundedCostOre)} för dagar utan ersättning</Sub> : ''], figures: true },
];

const hostColumns: Column<HostCoverage>[] = [{ head: 'Värd', cell: (row) => row.name }, ...figures<HostCoverage>()];
const unitColumns: Column<UnitCoverage>[] = [{ head: 'Enhet', cell: (row) => [row.unitName, <Sub key="host">{row.name}</Sub>] }, ...figures<UnitCoverage>()];

function Years({ year, years }: Pick<CoveragePageProps, 'year' | 'years'>): VNode {
  const choices = [{ href: '/ekonomi/prognos/tackning', name: 'Alla år', chosen: year === null }, ...years.map((each) => ({ href: `/ekonomi/prognos/tackning?ar=${each}`, name: String(each), chosen: each === year }))];
  return (
    <div class="filters">
      <nav class="seg wrap" aria-label="År">
        {choices.map(({ href, name, chosen }) => <a key={href} href={href} {...(chosen ? { 'aria-current': 'true' as const } : {})}>{name}</a>)}
      </nav>
    </div>
  );
}

function CostForm({ choices, refusal }: Pick<CoveragePageProps, 'refusal'> & { choices: NonNullable<CoveragePageProps['choices']> }): VNode {
  const input = refusal?.input ?? {};
  const field = (name: string, label: string, hint?: string): { id: string; name: string; label: string; value: string; hint?: string } =>
    ({ id: `kostnad-${name}`, name, label, value: input[name] ?? '', ...(hint !== undefined && { hint }) });
  return (
    <form class="card pad stack top4" method="post" action="/ekonomi/prognos/tackning/kostnader#kostnad-fel">
      <Refused id="kostnad-fel" sentence={refusal?.sentence} />
      <div class="form-grid">
        <TextField {...field('kronor', 'Kronor per studentdag', 'Till exempel 840 eller 861,50.')} required />
        <TextField {...field('fran', 'Från och med', 'År-månad-dag.')} required />
        <SelectField {...field('enhet', 'Enhet')} options={[['', 'Alla enheter'], ...choices.units.map(({ code, name }) => [code, name] as const)]} />
        <SelectField {...field('specialitet', 'Specialitet')} options={[['', 'Alla specialiteter'], ...choices.specialties.map(({ code, name }) => [code, name] as const)]} />
        <TextField {...field('underlag', 'Hur den är framräknad')} required />
        <SelectField {...field('delas', 'Vem ser den')} options={[['nej', 'Bara vi'], ['ja', 'Också parterna i våra avtal']]} />
      </div>
      <div><button type="submit" class="btn primary">Ange kostnad</button></div>
    </form>
  );
}

const costColumns: Column<CoveragePageProps['costs'][number]>[] = [
  { head: 'Gäller', cell: (cost) => [cost.unitName ?? 'Alla enheter', <Sub key="specialty">{cost.specialtyName ?? 'alla specialiteter'}</Sub>] },
  { head: 'Kronor per dag', cell: (cost) => kronorSwedish(cost.amountOre), figures: true },
  { head: 'Från', cell: (cost) => (cost.firstDay < '1900' ? 'utan datum' : dateSwedish(cost.firstDay)) },
  { head: 'Till', cell: (cost) => (cost.lastDay === null ? 'tills vidare' : dateSwedish(cost.lastDay)) },
  { head: 'Underlag', cell: (cost) => cost.ground || 'Angiven på organisationen' },
  { head: 'Syns för', cell: (cost) => (cost.shared ? 'avtalets parter' : 'bara er') },
];

/** How far compensation covers what students cost, per host and per unit, and what they are said to cost. */
export function CoveragePage({ hosts, units, year, years, costs, choices, refusal }: CoveragePageProps): VNode {
  return (
    <div>
      <Head title="Täckning" sub="Ersättning enligt utfärdade dokument mot det en studentdag kostar, med och utan det boende och de resor som värden bär." />
      <ForecastTabs at="/ekonomi/prognos/tackning" />
      <MeterPattern />
      <Years year={year} years={years} />
      <Block id="vardar" title="Per värd">
        {hosts.length === 0 ? <Empty title="Inga intygade dagar">Täckningen räknas när dagar är intygade.</Empty> : <Table labelledBy="vardar" columns={hostColumns} rows={hosts} rowKey={(row) => row.host} />}
      </Block>
      {units.length === 0 ? null : <Block id="enheter" title="Per enhet"><Table labelledBy="enheter" columns={unitColumns} rows={units} rowKey={(row) => `${row.host} ${row.unit}`} /></Block>}
      {choices === null ? null : (
        <Block id="kostnader" title="Er kostnad per studentdag" note="Den mest preciserade gäller: enhetens före specialitetens före hela organisationens. En ny kostnad avslutar den förra dagen före.">
          {costs.length === 0 ? <Empty title="Ingen kostnad är angiven">Utan kostnad går täckningen inte att räkna.</Empty> : <Table labelledBy="kostnader" columns={costColumns} rows={costs} rowKey={(cost) => cost.id} />}
          <CostForm choices={choices} refusal={refusal} />
        </Block>
      )}
    </div>
  );
}
