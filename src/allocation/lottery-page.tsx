import type { VNode } from 'preact';
import type { DrawnTurn } from '../fairness/round.repository';
import type { DrawnRound } from '../fairness/round.service';
import { MOST_TURNS } from '../fairness/turn-line';
import { groupBy } from '../shared/group-by';
import { Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import { fairnessAddress } from './policy-form';

const columns: Column<DrawnTurn>[] = [
  { head: 'Student', cell: ({ student }) => `Student ${student}` },
  { head: 'Nummer', cell: ({ position }) => position, figures: true },
  { head: 'Tur', cell: ({ tier }) => tier, figures: true },
  { head: 'Poäng med sig', cell: ({ carried }) => carried, figures: true },
  { head: 'Lott', cell: ({ lot }) => lot, figures: true },
  { head: 'Önskade först', cell: ({ wish }) => wish ?? '–' },
  { head: 'Platser kvar där', cell: ({ seats, seatsLeft }) => `${seatsLeft} av ${seats}`, figures: true },
  { head: 'Utfall', cell: ({ placed }) => (placed ? 'Plats' : 'Utan plats') },
];

/** The published queue to each block: whose turn it was when, by which lot, and what was left then. */
export function LotteryPage({ round: { term, run, seed, turns } }: { round: DrawnRound }): VNode {
  const queues = [...groupBy(turns, ({ course, requirement }) => `${course}, ${requirement}`)];
  const note = turns.length >= MOST_TURNS ? `De första ${MOST_TURNS} visas.` : undefined;
  return (
    <div>
      <Head
        title={`Lottning, ${term}`}
        sub={`Fördelning ${run} drog lotterna med lottfrö ${seed}. Lägre tur går före, sedan flest poäng, sedan lägst lott.`}
        actions={<a class="btn" href={fairnessAddress(term)}>Till rättvisa</a>}
      />
      <p class="text bot3">{`En lott är de första 48 bitarna av SHA-256 av texten ”${seed}:” följd av studentens kod. Den som kan de två kan räkna om den. Varje student kan läsa sin egen rad.`}</p>
      {queues.map(([name, queue], i) => (
        <Block key={name} id={`ko-${i}`} title={name} note={i === 0 ? note : undefined}>
          <Table labelledBy={`ko-${i}`} columns={columns} rows={queue} rowKey={({ student }) => student} />
        </Block>
      ))}
    </div>
  );
}
