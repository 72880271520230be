import type { VNode } from 'preact';
import { counted, daySwedish } from '../shared/swedish';
import { Empty, Pill } from '../platform/views/status';
import { Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import { runStates } from './run-page';
import type { RunLine } from './term-overview';

const whyOf = ({ unplaced, unmet }: RunLine): string =>
  [...(unplaced > 0 ? [`${counted(unplaced, 'block', 'block')} utan plats`] : []), ...(unmet > 0 ? [`${unmet} fick inte första önskemålet`] : [])].join(', ');

function WhyLink({ term, run }: { term: string; run: RunLine }): VNode {
  const words = whyOf(run);
  if (words !== '') return <a href={`/terminer/${term}/fordelningar/${run.number}/varfor`}>{`Varför? ${words}`}</a>;
  return <span>{run.state === 'published' || run.state === 'solved' ? 'Inga' : '–'}</span>;
}

const columnsOf = (term: string): Column<RunLine>[] => [
  { head: 'Körning', cell: ({ number }) => <a href={`/terminer/${term}/fordelningar/${number}`}>{`Fördelning ${number}`}</a> },
  {
    head: 'Läge', cell: ({ state }) => {
      const [name, tone] = runStates[state] ?? [state, 'plain'];
      return <Pill tone={tone}>{name}</Pill>;
    },
  },
  { head: 'Skäl', cell: (run) => <WhyLink term={term} run={run} /> },
  { head: 'Lottfrö', cell: ({ seed }) => seed, figures: true },
  { head: 'Skapad', cell: ({ at }) => daySwedish(at) },
];

function StartForm({ term, seed }: { term: string; seed: number }): VNode {
  return (
    <form class="card pad stack top4" method="post" action={`/terminer/${term}/fordelningar`}>
      <div class="filters">
        <div class="field">
          <label for="fro">Lottfrö</label>
          <input id="fro" name="seed" inputmode="numeric" required pattern="[0-9]{1,9}" value={seed} />
        </div>
        <button type="submit" class="btn">Fördela terminen</button>
      </div>
      <p class="hint">Samma lottfrö och samma uppgifter ger samma resultat. Inget ändras förrän du publicerar.</p>
    </form>
  );
}

/** The term's latest runs, and the way to a new one. */
export function RunList({ term, runs }: { term: string; runs: readonly RunLine[] }): VNode {
  return (
    <Block id="korningar" title="Fördelningar">
      {runs.length === 0 ? <Empty title="Ingen fördelning än" /> : <Table labelledBy="korningar" columns={columnsOf(term)} rows={runs} rowKey={({ number }) => String(number)} />}
      <StartForm term={term} seed={(runs[0]?.number ?? 0) + 1} />
    </Block>
  );
}
