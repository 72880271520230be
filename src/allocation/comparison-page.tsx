import type { VNode } from 'preact';
import { counted, nameInTown, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import type { RunComparison, RunSide } from './comparison.service';
import type { Change, Stay } from './run-comparison';

const number = (value: number): string => value.toLocaleString('sv-SE');
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** A figure of both runs; `more` says whether more of it is better. */
interface Measure {
  readonly name: string;
  readonly note?: string;
  readonly before: number;
  readonly after: number;
  readonly more: boolean;
}

function measures({ before, after }: RunComparison): Measure[] {
  const both = (name: string, of: (side: RunSide) => number, more: boolean, note?: string): Measure => ({ name, before: of(before), after: of(after), more, ...(note !== undefined && { note }) });
  const [first, second] = [before.objective, after.objective];
  const tiers = first && second && second.unplaced.length > 1 && first.unplaced.length === second.unplaced.length ? second.unplaced.map((_, t): Measure => (
    { name: `Utan plats, tur ${t + 1}`, before: first.unplaced[t] ?? 0, after: second.unplaced[t] ?? 0, more: false })) : [];
  return [
    both('Placerade block', ({ sums }) => sums.placed, true),
    both('Block utan plats', ({ sums }) => sums.unplaced, false),
    ...tiers,
    both('Förstahandsval', ({ sums }) => sums.firstWishes, true, 'placerade som fick det de helst ville'),
    both('Något önskemål uppfyllt', ({ sums }) => sums.anyWishes, true),
    both('Resväg, kilometer', ({ sums }) => sums.km, false, 'enkel väg från studieorten, alla placerade'),
    both('Belastning, poäng', ({ sums }) => sums.points, false, 'resor, nätter, önskemål och uteblivna platser enligt er policy'),
    ...(first && second ? [{ name: 'Flyttade från tidigare plats', before: first.moved, after: second.moved, more: false }] : []),
  ];
}

function difference({ before, after, more }: Measure): string {
  if (before === after) return 'lika';
  const word = after > before === more ? 'bättre' : 'sämre';
  return `${after > before ? '+' : '−'}${number(Math.abs(after - before))} ${word}`;
}

const measureColumns = ({ before, after }: RunComparison): Column<Measure>[] => [
  { head: 'Mått', cell: ({ name, note }) => (note === undefined ? name : [name, <Sub key="note">{note}</Sub>]) },
  { head: `Fördelning ${before.number}`, cell: (measure) => number(measure.before), figures: true },
  { head: `Fördelning ${after.number}`, cell: (measure) => number(measure.after), figures: true },
  { head: 'Skillnad', cell: difference, figures: true },
];

/** A stay in words. */
export const where = (stay: Stay | undefined): VNode | string =>
  (stay ? <span class="text">{`${nameInTown(stay.unitName, stay.town)}, ${weeksSwedish(weekOf(stay.firstDay), weekOf(stay.lastDay))}`}</span> : '–');

const kinds: Readonly<Record<Change['kind'], { readonly id: string; readonly title: string; readonly none: string }>> = {
  placed: { id: 'fick', title: 'Fick plats', none: 'Ingen har fått plats som saknade den förut.' },
  lost: { id: 'miste', title: 'Blev av med sin plats', none: 'Ingen har blivit av med sin plats.' },
  moved: { id: 'flyttade', title: 'Flyttade', none: 'Ingen har fått en annan plats eller andra veckor.' },
};

function columnsOf(kind: Change['kind']): Column<Change>[] {
  return [
    { head: 'Student', cell: ({ student, course, requirement }) => [`Student ${student}`, <Sub key="block">{`${course}, ${requirement}`}</Sub>] },
    ...(kind === 'placed' ? [] : [{ head: 'Från', cell: ({ from }: Change) => where(from) }]),
    ...(kind === 'lost' ? [{ head: 'Varför', cell: ({ reason }: Change) => <span class="text">{reason ?? 'Ingår inte i den senare körningen.'}</span> }] : [{ head: 'Till', cell: ({ to }: Change) => where(to) }]),
  ];
}

/** Who of those that differ got a place, lost one or moved. */
export function Changes({ kind, changes }: { kind: Change['kind']; changes: readonly Change[] }): VNode {
  const { id, title, none } = kinds[kind];
  const rows = changes.filter((change) => change.kind === kind);
  return (
    <Block id={id} title={`${title}: ${rows.length}`}>
      {rows.length === 0 ? <Empty title={none} /> : <Table labelledBy={id} columns={columnsOf(kind)} rows={rows} rowKey={({ student, course, requirement }) => `${student} ${course} ${requirement}`} />}
    </Block>
  );
}

function answer({ before, after, changes }: RunComparison): string {
  if (changes.length === 0) return `Fördelning ${after.number} ger samma platser som ${before.number}.`;
  const unplaced = (side: RunSide): number => (side.objective ? total(side.objective.unplaced) : side.sums.unplaced);
  const fewer = unplaced(before) - unplaced(after);
  const effect = fewer === 0 ? 'Lika många saknar plats' : `${number(Math.abs(fewer))} ${fewer > 0 ? 'färre' : 'fler'} block saknar plats`;
  return `${counted(changes.length, 'block skiljer', 'block skiljer')} sig från fördelning ${before.number}. ${effect}.`;
}

/** Two runs of a term side by side: what became better or worse, and for whom. */
export function ComparisonPage({ comparison }: { comparison: RunComparison }): VNode {
  const { term, before, after, changes } = comparison;
  return (
    <div>
      <Head
        title={`Fördelning ${after.number} jämförd med ${before.number}`}
        sub={answer(comparison)}
        actions={<a class="btn" href={`/terminer/${term}/fordelningar/${after.number}`}>{`Till fördelning ${after.number}`}</a>}
      />
      <Block id="matt" title="Vad som blev bättre eller sämre" note="Räknat på era studenter.">
        <Table labelledBy="matt" columns={measureColumns(comparison)} rows={measures(comparison)} rowKey={({ name }) => name} />
      </Block>
      {(['placed', 'lost', 'moved'] as const).map((kind) => <Changes key={kind} kind={kind} changes={changes} />)}
    </div>
  );
}
