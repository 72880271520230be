import { Chance } from '../allocator/chance';
import { standardPolicy } from '../fairness/policy';
import { drawTerms } from './fairness/cohort';
import { demandOf, firstCome, lottery, runTerms, vilplats, type Demand, type Outcome } from './fairness/simulate';
import { table, type Row } from './fairness/table';
import { Terminal } from './terminal';

/** What is simulated, drawn from the seed. */
export interface FairnessOrder {
  readonly seed: number;
  readonly terms: number;
  readonly students: number;
  /** Lotteries drawn of the same terms: one alone may be lucky. */
  readonly draws: number;
}

/** Takes a cohort through its terms under VILplats, a plain lottery and first come, first served, and tells what each student bore. */
export function fairness({ seed, terms: count, students, draws }: FairnessOrder): void {
  const terminal = new Terminal();
  terminal.say(`Drawing ${students} students and ${count} terms from seed ${seed}.`);
  const terms = drawTerms({ seed, terms: count, students, policy: standardPolicy }).map(demandOf);
  terminal.say(`Drawing ${draws} lotteries for each term.`);
  const lotteries = drawn(terms, seed, draws);
  const inOrder = runTerms(terms, firstCome, standardPolicy, seed);
  const own = runTerms(terms, vilplats, standardPolicy, seed, (term) => terminal.say(`${term}: VILplats allots.`));
  const rows: Row[] = [{ name: 'VILplats', outcome: own }, lotteries, { name: 'first come', outcome: inOrder }];
  const [ours, theirs] = [own.spread.worst, lotteries.outcome.spread.worst];
  process.stdout.write([
    `Points that a student bears in ${count} terms, ${students} students, seed ${seed}; the lottery is the middle one of ${draws}.`,
    ...table(rows),
    `The worst-off student bears ${theirs > 0 ? (ours / theirs).toFixed(2) : '0'} of what she bears under the lottery.`,
    '',
  ].join('\n'));
}

function drawn(terms: readonly Demand[], seed: number, draws: number): Row {
  const chance = new Chance(seed);
  const outcomes = Array.from({ length: draws }, (): Outcome => runTerms(terms, lottery, standardPolicy, chance.below(2 ** 31)));
  outcomes.sort((a, b) => a.spread.worst - b.spread.worst);
  const [first, middle, last] = [outcomes[0], outcomes[(draws - 1) >> 1], outcomes.at(-1)] as [Outcome, Outcome, Outcome];
  return { name: 'lottery', outcome: middle, range: [first.spread.worst, last.spread.worst] };
}
