import type { VNode } from 'preact';
import type { Phase } from '../allocator/search';
import { counted } from '../shared/swedish';
import { Alert, Empty, Pill, Refused, type Tone } from '../platform/views/status';
import { Block, Figures, Head, type Figure } from '../platform/views/text';
import type { RunOverview } from './run-overview';
import { isSettled } from './run-overview';
import { ProvenList } from './proven-list';
import { gapSwedish } from './proven-words';

/** What people call the states of a run, and how they look. */
export const runStates: Readonly<Record<string, readonly [name: string, tone: Tone]>> = {
  queued: ['Väntar', 'plain'],
  running: ['Pågår', 'info'],
  solved: ['Klar, inte publicerad', 'info'],
  failed: ['Misslyckades', 'bad'],
  published: ['Publicerad', 'ok'],
};

const phases: Readonly<Record<Phase, string>> = {
  bound: 'Räknar ut vad som går', construct: 'Fördelar platser', improve: 'Förbättrar', prove: 'Bevisar',
};

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const number = (value: number): string => value.toLocaleString('sv-SE');
const blocks = (count: number): string => counted(count, 'block', 'block');

function time(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

interface Standing {
  readonly placed: number;
  readonly unplaced: number;
  readonly moved: number;
  /** What places weigh beside turn, which costs the same wherever somebody is; unknown while some have no place. */
  readonly points: number | undefined;
  /** What they are proven not to go below. */
  readonly leastPoints: number | undefined;
}

/** What is known of a finished search, else of a running one. */
function standing({ progress, outcome }: RunOverview): Standing | undefined {
  if (outcome) {
    const { placed, reserves, objective: { moved }, proven } = outcome;
    return { placed, unplaced: reserves, moved, points: proven?.points, leastPoints: proven?.leastPoints };
  }
  if (!progress) return undefined;
  const { best: { moved, cost, unplaced: left }, blocks: all, floor, turnCost, phase } = progress;
  const isKnown = total(left) === 0 && turnCost !== undefined && phase !== 'bound';
  const points = isKnown ? cost - turnCost : undefined;
  return { placed: all - total(left), unplaced: total(left), moved, points, leastPoints: isKnown && floor.cost !== undefined ? Math.max(0, floor.cost - turnCost) : undefined };
}

function gapOf(run: RunOverview): string {
  const now = standing(run);
  return now?.points === undefined || now.leastPoints === undefined ? '–' : gapSwedish(now.points, now.leastPoints);
}

/** The run in a sentence. */
export function runSentence(run: RunOverview): string {
  const now = standing(run);
  const placed = now ? `${number(now.placed)} av ${blocks(now.placed + now.unplaced)} har plats` : '';
  if (run.state === 'queued') return 'Körningen väntar på sin tur.';
  if (run.state === 'failed') return 'Körningen misslyckades och har inte ändrat något.';
  if (run.state === 'running') return run.cancelled ? 'Körningen stoppas och behåller det bästa hittills.' : now ? `Körningen pågår. ${placed} hittills.` : 'Körningen pågår.';
  const ended = run.outcome?.stopped === 'cancelled' ? 'Körningen stoppades i förtid' : 'Körningen är klar';
  return now ? `${ended}. ${placed}.` : `${ended}.`;
}

/** The figures that change while a run goes on. */
export function RunFigures({ run }: { run: RunOverview }): VNode {
  return <Figures figures={[...stateFigures(run), ...searchFigures(run, standing(run)), { name: 'Tid', value: time(run.seconds), note: isSettled(run) ? 'från start till slut' : 'sedan start' }]} />;
}

function stateFigures({ state, progress, seed }: RunOverview): Figure[] {
  const [name] = runStates[state] ?? [state];
  const note = state === 'running' && progress ? phases[progress.phase] : `lottfrö ${seed}`;
  return [{ name: 'Läge', value: name, note }];
}

function searchFigures(run: RunOverview, now: Standing | undefined): Figure[] {
  const value = (of: (known: Standing) => number): string => (now ? number(of(now)) : '–');
  const moved = now && now.moved > 0 ? `${number(now.moved)} flyttade` : 'studentblock';
  return [
    { name: 'Placerade', value: value(({ placed }) => placed), note: 'studentblock' },
    { name: 'Utan plats', value: value(({ unplaced }) => unplaced), note: moved },
    { name: 'Kostnad', value: now?.points === undefined ? '–' : number(now.points), note: 'poäng för resor och önskemål' },
    { name: 'Avstånd till gränsen', value: gapOf(run), note: 'så mycket kan kostnaden högst sänkas' },
  ];
}

const addressOf = ({ term, number: n }: Pick<RunOverview, 'term' | 'number'>): string => `/terminer/${term}/fordelningar/${n}`;

function Steps({ run, failure }: { run: RunOverview; failure: string | undefined }): VNode | null {
  if (!run.own) return <p class="hint top4">Körningen gäller flera lärosäten. Den stoppas och publiceras av den som driver VILplats.</p>;
  if (!isSettled(run)) {
    return (
      <form class="actions top4" method="post" action={`${addressOf(run)}/stoppa`}>
        <Refused id="steg-fel" sentence={failure} />
        <button type="submit" class="btn danger" disabled={run.cancelled}>Stoppa och behåll bästa</button>
        <a class="btn" href={addressOf(run)}>Uppdatera</a>
      </form>
    );
  }
  if (run.state !== 'solved' || !run.outcome) return null;
  const { placed, reserves, objective } = run.outcome;
  return (
    <form class="card pad stack top4" method="post" action={`${addressOf(run)}/publicera#steg-fel`}>
      <Refused id="steg-fel" sentence={failure} />
      <input type="hidden" name="token" value={run.token} />
      <p>{`Publiceras den får ${blocks(placed)} sin plats och ${blocks(reserves)} en köplats med skäl. ${objective.moved > 0 ? `${number(objective.moved)} flyttas från där de står nu. ` : ''}Sedan ändras placeringar en och en.`}</p>
      <p class="actions"><button type="submit" class="btn primary">Publicera</button></p>
    </form>
  );
}

function Others({ run }: { run: RunOverview }): VNode {
  if (run.others.length === 0) return <Empty title="Ingen körning att jämföra med">När terminen har fördelats en gång till kan körningarna jämföras här.</Empty>;
  return (
    <ul class="rows">
      {run.others.map((other) => <li key={other}><div class="row"><a href={`${addressOf(run)}/jamfor/${other}`}>{`Jämför med fördelning ${other}`}</a></div></li>)}
    </ul>
  );
}

function runLinks(run: RunOverview): VNode[] {
  const isTold = isSettled(run) && run.state !== 'failed';
  return [
    ...(isTold ? [<a key="why" class="btn" href={`${addressOf(run)}/varfor`}>Varför, och vad hjälper?</a>] : []),
    ...(run.state === 'published' ? [<a key="draw" class="btn" href={`/terminer/${run.term}/rattvisa/lottning`}>Lottning</a>] : []),
    <a key="term" class="btn" href={`/terminer/${run.term}`}>Till terminen</a>,
  ];
}

/** A run: how far it is, what it came to, what can be done with it. Its figures change by themselves where scripts run. */
export function RunPage({ run, failure }: { run: RunOverview; failure?: string | undefined }): VNode {
  const [name, tone] = runStates[run.state] ?? [run.state, 'plain'];
  return (
    <div>
      <Head title={`Fördelning ${run.number}, ${run.term}`} sub={runSentence(run)} actions={runLinks(run)} />
      {run.state === 'failed' ? <Alert tone="bad" title="Körningen misslyckades">{run.failure}</Alert> : null}
      <section class="block" aria-labelledby="forlopp">
        <div class="block-head"><h2 id="forlopp">Förlopp</h2><p><Pill tone={tone}>{name}</Pill></p></div>
        <div {...(isSettled(run) ? {} : { 'data-live': `${addressOf(run)}/lage` })}><RunFigures run={run} /></div>
        <p class="vh" role="status" data-said="">{''}</p>
        {run.outcome ? <ProvenList outcome={run.outcome} /> : null}
        <Steps run={run} failure={failure} />
      </section>
      {isSettled(run) && run.state !== 'failed' ? <Block id="jamfor" title="Jämför"><Others run={run} /></Block> : null}
    </div>
  );
}
