import type { VNode } from 'preact';
import { Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { kronorSwedish } from '../shared/money';
import { daysFromHalves } from '../shared/swedish';
import type { AlfFigures, AlfRegionRow, AlfReport, AlfRow } from './alf-report';
import { decimalSwedish, ForecastTabs, kronorOrDash, wholeKronor } from './page-parts';

const figures = <T extends AlfFigures>(sum: AlfFigures): Column<T>[] => [
  { head: 'Helårsstudenter', cell: (row) => <b>{decimalSwedish(row.fullTimeStudents)}</b>, foot: decimalSwedish(sum.fullTimeStudents), figures: true },
  { head: 'Ersättning, kr', cell: (row) => kronorSwedish(row.compensationOre), foot: kronorSwedish(sum.compensationOre), figures: true },
  {
    head: 'Kr per helårsstudent', cell: (row) => kronorOrDash(row.compensationPerFullTimeStudentOre), foot: kronorOrDash(sum.compensationPerFullTimeStudentOre), figures: true,
  },
  {
    head: 'Dagar', cell: (row) => [daysFromHalves(row.halfDays), row.unfundedHalfDays > 0 ? <Sub key="unfunded">{daysFromHalves(row.unfundedHalfDays)} utan ersättning</Sub> : ''],
    foot: daysFromHalves(sum.halfDays), figures: true,
  },
  { head: 'Ej bekräftade', cell: (row) => daysFromHalves(row.unsignedHalfDays), foot: daysFromHalves(sum.unsignedHalfDays), figures: true },
  { head: 'Boende och resor, kr', cell: (row) => kronorSwedish(row.housingOre + row.travelOre), foot: kronorSwedish(sum.housingOre + sum.travelOre), figures: true },
];

const regionColumns = (sum: AlfFigures): Column<AlfRegionRow>[] => [{ head: 'ALF-region', cell: (row) => row.alfRegionName, foot: 'Alla' }, ...figures<AlfRegionRow>(sum)];
const rowColumns = (sum: AlfFigures): Column<AlfRow>[] => [
  { head: 'Värd', cell: (row) => [row.hostName, <Sub key="region">{row.alfRegionName}</Sub>], foot: 'Alla' },
  { head: 'Utbildning', cell: (row) => [row.programmeName, <Sub key="university">{row.university}</Sub>] },
  ...figures<AlfRow>(sum),
];

/** A calendar year of ALF, the same for every region. */
export function AlfReportPage({ report, years }: { report: AlfReport; years: readonly number[] }): VNode {
  const { year, rows, regions, country } = report;
  return (
    <div>
      <Head
        title={`ALF-uppföljning ${year}`}
        sub={`${decimalSwedish(country.fullTimeStudents)} helårsstudenter, ${kronorSwedish(country.compensationOre)} kr i ersättning till värdar för dagar under ${year}, vad ni kan följa.`}
        actions={<a class="btn" href={`/api/v1/alf-reports/csv?year=${year}`}>Hämta som CSV</a>}
      />
      <ForecastTabs at="/ekonomi/prognos/alf" />
      <div class="filters">
        <nav class="seg wrap" aria-label="År">
          {years.map((each) => <a key={each} href={`/ekonomi/prognos/alf?ar=${each}`} {...(each === year ? { 'aria-current': 'true' as const } : {})}>{each}</a>)}
        </nav>
      </div>
      <Figures
        figures={[
          { name: 'Helårsstudenter', value: decimalSwedish(country.fullTimeStudents), note: '400 halvdagar är en' },
          { name: 'Med ersättning', value: decimalSwedish(country.fundedFullTimeStudents), note: 'helårsstudenter' },
          { name: 'Ersättning', value: wholeKronor(country.compensationOre), note: 'kr till värdar' },
          { name: 'Per helårsstudent', value: country.compensationPerFullTimeStudentOre === null ? '–' : wholeKronor(country.compensationPerFullTimeStudentOre), note: 'kr, utfärdat hittills' },
        ]}
      />
      {rows.length === 0 ? <div class="top4"><Empty title={`Inga intygade dagar ${year}`}>Uppföljningen räknar dagar som värden har intygat, under avtal som finansieras med ALF.</Empty></div> : (
        <div>
          <Block id="regioner" title="Per ALF-region"><Table labelledBy="regioner" columns={regionColumns(country)} rows={regions} rowKey={(row) => row.alfRegion ?? 'ingen'} /></Block>
          <Block id="vardar" title="Per värd och utbildning" note="Belopp ur utfärdade dokument efter dagarnas år, oavsett när de utfärdades.">
            <Table labelledBy="vardar" columns={rowColumns(country)} rows={rows} rowKey={(row) => [row.alfRegion, row.host, row.university, row.programme, row.funding].join(' ')} />
          </Block>
        </div>
      )}
    </div>
  );
}
