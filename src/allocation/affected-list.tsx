import type { VNode } from 'preact';
import type { AffectedWithAlternatives } from '../bookings/affected.service';
import { stateNames } from '../bookings/words';
import { Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import { nameInTown, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';

/** Those who have begun are moved by nobody. */
const begun: ReadonlySet<string> = new Set(['started', 'completed']);

function MoveForm({ term, id, alternative }: { term: string; id: string; alternative: AffectedWithAlternatives['alternatives'][number] }): VNode {
  const { unit, name, town, firstWeek, lastWeek, km } = alternative;
  return (
    <form class="actions" method="post" action={`/terminer/${encodeURIComponent(term)}/stangda/${id}`}>
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="firstWeek" value={firstWeek} />
      <button type="submit" class="btn">{`Flytta till ${nameInTown(name, town)}`}<Sub>{`${weeksSwedish(firstWeek, lastWeek)}, ${km} km`}</Sub></button>
    </form>
  );
}

const columnsOf = (term: string): Column<AffectedWithAlternatives>[] => [
  { head: 'Student', cell: ({ student, course, specialtyName }) => [`Student ${student}`, <Sub key="block">{`${course}, ${specialtyName}`}</Sub>] },
  { head: 'Läge', cell: ({ state }) => <Pill tone={stateNames[state]?.[1] ?? 'plain'}>{stateNames[state]?.[0] ?? state}</Pill> },
  { head: 'Står hos', cell: ({ unitName, firstDay, lastDay }) => [unitName, <Sub key="weeks">{weeksSwedish(weekOf(firstDay), weekOf(lastDay))}</Sub>] },
  { head: 'Hur den flyttas', cell: ({ movable }) => (movable ? 'Fördela terminen igen, eller välj själv' : 'För hand: påbörjad eller bokad för hand') },
  {
    head: 'Där det går',
    cell: ({ id, state, alternatives }) => (alternatives.length === 0 || begun.has(state) ? 'Ingen annan plats' : alternatives.map((alternative) => (
      <MoveForm key={`${alternative.unit} ${alternative.firstWeek}`} term={term} id={id} alternative={alternative} />
    ))),
  },
];

/** Placements whose units have closed over them, each with places where nothing stands against it; nothing where there are none. */
export function AffectedList({ affected, term }: { affected: readonly AffectedWithAlternatives[]; term: string }): VNode | null {
  if (affected.length === 0) return null;
  return (
    <Block id="stangda" title="Placeringar i stängda veckor" note="Den nya enheten tillfrågas, den gamla och studenten får besked. En ny fördelning flyttar alla på en gång, och så få andra som möjligt.">
      <Table labelledBy="stangda" columns={columnsOf(term)} rows={affected} rowKey={({ id }) => id} />
    </Block>
  );
}
