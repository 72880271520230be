import type { VNode } from 'preact';
import { Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import { riskSwedish, type FollowedBlock } from './days-ahead';

const days = (count: number): string => String(count).replace('.', ',');

function stateOf({ fulfilled, risk, planned, remaining }: FollowedBlock): VNode {
  if (fulfilled) return <Pill tone="lock">Uppfyllt</Pill>;
  if (risk !== null) return <Pill tone="bad">Behöver lösas</Pill>;
  return planned >= remaining ? <Pill tone="ok">Enligt plan</Pill> : <Pill>Ingen placering än</Pill>;
}

const columns: Column<FollowedBlock>[] = [
  { head: 'Kurs', cell: ({ block }) => [block.courseName, <Sub key="term">{block.term}</Sub>] },
  { head: 'Läge', cell: (row) => [<span key="state">{stateOf(row)}</span>, ...(row.risk === null ? [] : [<Sub key="why">{`${riskSwedish(row.risk)} Hör av dig till kursen.`}</Sub>])] },
  { head: 'Krav', cell: ({ block }) => block.days, figures: true },
  { head: 'Bokat', cell: ({ booked }) => booked, figures: true },
  { head: 'Gjort', cell: ({ done }) => days(done), figures: true },
  { head: 'Kvar', cell: ({ remaining }) => days(remaining), figures: true },
];

/** A student's own days per term: required, booked, done, remaining. */
export function MyDays({ blocks }: { blocks: readonly FollowedBlock[] }): VNode | null {
  if (blocks.length === 0) return null;
  return (
    <Block id="mina-dagar" title="Dina dagar" note="Gjort är det som enheten har attesterat.">
      <Table labelledBy="mina-dagar" columns={columns} rows={blocks} rowKey={({ block }) => `${block.term} ${block.course} ${block.requirement}`} />
    </Block>
  );
}
