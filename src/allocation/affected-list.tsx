import type { VNode } from 'preact';
import type { AffectedWithAlternatives } from '../bookings/affected.service';
import { stateNames } from '../bookings/words';
import { Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import { nameInTown, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';

const columns: Column<AffectedWithAlternatives>[] = [
  { head: 'Student', cell: ({ student, course, specialtyName }) => [`Student ${student}`, <Sub key="block">{`${course}, ${specialtyName}`}</Sub>] },
  { head: 'Läge', cell: ({ state }) => <Pill tone={stateNames[state]?.[1] ?? 'plain'}>{stateNames[state]?.[0] ?? state}</Pill> },
  { head: 'Står hos', cell: ({ unitName, firstDay, lastDay }) => [unitName, <Sub key="weeks">{weeksSwedish(weekOf(firstDay), weekOf(lastDay))}</Sub>] },
  { head: 'Hur den flyttas', cell: ({ movable }) => (movable ? 'Fördela terminen igen' : 'För hand: påbörjad eller bokad för hand') },
  {
    head: 'Ledigt samma veckor',
    cell: ({ alternatives }) => <span class="text">{alternatives.length === 0 ? 'Ingen annan enhet' : alternatives.map(({ name, town }) => nameInTown(name, town)).join(', ')}</span>,
  },
];

/** Placements whose units have closed over them; nothing where there are none. */
export function AffectedList({ affected }: { affected: readonly AffectedWithAlternatives[] }): VNode | null {
  if (affected.length === 0) return null;
  return (
    <Block id="stangda" title="Placeringar i stängda veckor" note="En ny fördelning flyttar dem, och så få andra som möjligt.">
      <Table labelledBy="stangda" columns={columns} rows={affected} rowKey={({ id }) => id} />
    </Block>
  );
}
