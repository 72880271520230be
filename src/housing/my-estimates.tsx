import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import type { CostEstimate } from './estimate';
import type { TownEstimate } from './estimates.service';

function covered({ eligible, ruleName, capOre }: CostEstimate): string {
  if (ruleName === null) return 'Ersätts inte';
  if (!eligible) return 'För nära för att ersättas';
  return capOre === null ? 'Ersätts, utan tak' : `Ersätts, högst ${kronorSwedish(capOre)} kr`;
}

const columns: Column<TownEstimate>[] = [
  { head: 'Ort', cell: (town) => [town.townName, <Sub key="way">{`${town.hostName}, ${town.km} km${town.minutes === null ? '' : `, ${town.minutes} minuter`}`}</Sub>] },
  { head: 'Boende', cell: ({ housing }) => covered(housing) },
  { head: 'Resor', cell: ({ travel }) => covered(travel) },
  { head: 'Du betalar själv, kr', cell: ({ netOre }) => (netOre === null ? 'Inte känt' : kronorSwedish(netOre)), figures: true },
  { head: 'Vilar på', cell: ({ rests }) => rests },
];

/** What a placement would cost her in each town, beside her wishes. */
export function MyEstimates({ estimates }: { estimates: readonly { course: string; term: string; towns: readonly TownEstimate[] }[] }): VNode | null {
  const known = estimates.filter(({ towns }) => towns.length > 0);
  if (known.length === 0) return null;
  return (
    <Block id="kostnad" title="Vad orterna kostar dig" note="En uppskattning efter avtalens regler, att läsa innan du rangordnar.">
      {known.map(({ course, term, towns }) => (
        <details key={`${course} ${term}`} class="card pad bot3">
          <summary id={`kostnad-${course.replace(/\W+/g, '-')}`}>{`${course}, ${term}`}</summary>
          <Table labelledBy={`kostnad-${course.replace(/\W+/g, '-')}`} columns={columns} rows={towns} rowKey={(town) => `${town.town} ${town.agreement} ${town.host}`} />
        </details>
      ))}
    </Block>
  );
}
