import type { VNode } from 'preact';
import { BarRows } from '../platform/views/bar-rows';
import { Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import { decimalSwedish, ForecastTabs } from './page-parts';
import type { RegionNeed, TraineeForecast, YearNeed } from './trainees';

const kinds = [['bt', 'BT'], ['at', 'AT'], ['st', 'ST'], ['vfu', 'VFU enligt regionen']] as const;

/** What a region has stated of a year, and what is placed there. */
function Need({ need }: { need: YearNeed | undefined }): VNode | string {
  if (!need) return '';
  const stated = kinds.flatMap(([kind, name]) => (need[kind] === null ? [] : [`${name} ${need[kind]}`]));
  const placed = need.placedHalfDays > 0 ? `VFU ${decimalSwedish(need.placedStudentYears)}` : '';
  return <span>{stated.length === 0 ? '–' : stated.join(', ')}{placed === '' ? '' : <Sub>{placed} bokat</Sub>}</span>;
}

const columns = ({ together }: TraineeForecast): Column<RegionNeed>[] => [
  { head: 'Region', cell: ({ name }) => name, foot: 'Regionerna' },
  ...together.map((sum): Column<RegionNeed> => ({
    head: String(sum.year), cell: ({ years }) => <Need need={years.find(({ year }) => year === sum.year)} />, foot: <Need need={sum} />, figures: true,
  })),
];

/** Doctors in training beside students' placements. */
export function TraineesPage({ forecast, from, to }: { forecast: TraineeForecast; from: number; to: number }): VNode {
  const { regions, together } = forecast;
  const words = (need: YearNeed): string => `${need.year}: ${need.bt ?? 0} BT, ${need.at ?? 0} AT, ${decimalSwedish(need.vfu ?? need.placedStudentYears)} helårsstudenter i VFU.`;
  return (
    <div>
      <Head title="BT och AT bredvid VFU" sub={`Läkare i bastjänst och allmäntjänst behöver samma handledare som studenterna, ${from}–${to}.`} />
      <ForecastTabs at="/ekonomi/prognos/handledare" />
      {regions.length === 0 ? <Empty title="Inget är angivet">Regionerna anger sina tjänster genom API:et, /api/v1/trainee-demands. Bokad VFU visas när det finns placeringar.</Empty> : (
        <div>
          <BarRows
            id="behov-bild" title="BT-tjänster och VFU per år" description={together.map(words).join(' ')}
            rows={together.map((need) => ({
              label: String(need.year),
              bars: [
                { value: need.bt ?? 0, text: need.bt === null ? 'BT inte angivet' : `${need.bt} BT`, tone: 'b1' as const },
                { value: need.at ?? 0, text: need.at === null ? 'AT inte angivet' : `${need.at} AT`, tone: 'b2' as const },
                { value: need.vfu ?? need.placedStudentYears, text: `${decimalSwedish(need.vfu ?? need.placedStudentYears)} VFU`, tone: 'b3' as const },
              ],
            }))}
            legend={[{ tone: 'b1', text: 'BT-tjänster' }, { tone: 'b2', text: 'AT-tjänster' }, { tone: 'b3', text: 'VFU, helårsstudenter: angivet, annars bokat' }]}
          />
          <Block id="regioner" title="Region för region" note="Tjänster som regionerna har angett. Bokad VFU är placeringar som ni kan följa; 400 halvdagar är en helårsstudent.">
            <Table labelledBy="regioner" columns={columns(forecast)} rows={regions} rowKey={({ organisation }) => organisation ?? 'riket'} />
          </Block>
        </div>
      )}
    </div>
  );
}
