import type { VNode } from 'preact';
import { counted } from '../shared/swedish';
import { Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import type { ShownHelp } from './help.service';
import type { RunOverview } from './run-overview';
import type { ShortageProof } from './shortage-proofs';
import type { WhyNotCodes } from './why-not.repository';
import type { WishReason } from './why';

/** A reason as the page shows it. */
export interface ShownReason {
  readonly id: string;
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly placed: boolean;
  readonly gotRank: number | null;
  readonly reason: string;
  readonly wishes: readonly WishReason[];
}

interface WhyPageProps {
  readonly run: RunOverview;
  readonly reasons: readonly ShownReason[];
  readonly proofs: readonly ShortageProof[];
  readonly help: ShownHelp | undefined;
  readonly asked: { readonly codes: Partial<WhyNotCodes>; readonly answer?: string };
}

type Proposal = ShownHelp['proposals'][number] & { readonly number: number };

const addressOf = ({ term, number }: RunOverview): string => `/terminer/${term}/fordelningar/${number}/varfor`;

/** How many reasons one page lists. */
export const MOST_REASONS = 200;

const proposalColumns: Column<Proposal>[] = [
  { head: 'Förslag', cell: ({ number }) => `Förslag ${number}` },
  { head: 'Det som ändras', cell: ({ relaxations }) => relaxations.map(({ sv }) => <div key={sv} class="text">{sv}</div>) },
  { head: 'Block som får plats', cell: ({ unplacedBefore, unplacedAfter }) => unplacedBefore - unplacedAfter, figures: true },
  { head: 'Saknar fortfarande', cell: ({ unplacedAfter }) => unplacedAfter, figures: true },
  { head: 'Andra som flyttas', cell: ({ moved }) => [moved.length, <Sub key="who">{moved.flatMap(({ student }) => student ?? []).slice(0, 5).join(', ')}</Sub>], figures: true },
];

const outcomeOf = ({ placed, gotRank }: ShownReason): string =>
  (!placed ? 'Utan plats' : gotRank === null ? 'Placerad, inget önskemål' : `Placerad, önskemål ${gotRank}`);

const wishName = ({ rank, place }: WishReason): string => (rank === null ? place : `Önskemål ${rank}, ${place}`);

const reasonColumns: Column<ShownReason>[] = [
  { head: 'Student', cell: (row) => [`Student ${row.student}`, <Sub key="block">{`${row.course}, ${row.requirement}`}</Sub>] },
  { head: 'Utfall', cell: outcomeOf },
  {
    head: 'Vad som stod i vägen',
    cell: ({ wishes, reason }) => (wishes.length === 0 ? <span class="text">{reason}</span> : (
      wishes.map((wish) => <div key={wishName(wish)} class="text"><strong>{wishName(wish)}:</strong>{` ${wish.sv}`}</div>)
    )),
  },
];

function Proofs({ proofs }: { proofs: readonly ShortageProof[] }): VNode | null {
  if (proofs.length === 0) return null;
  return (
    <Block id="bevis" title="Räkna efter" note="Så många kan inte få plats, hur man än fördelar.">
      <ul class="rows">{proofs.map(({ sv }) => <li key={sv}><p class="row">{sv}</p></li>)}</ul>
    </Block>
  );
}

function Help({ run, help }: { run: RunOverview; help: ShownHelp | undefined }): VNode {
  return (
    <Block id="hjalp" title="Vad skulle hjälpa?" note="Varje förslag är prövat: terminen har fördelats om med det, med de placerade kvar så långt det går.">
      {help && help.proposals.length > 0 ? <Table labelledBy="hjalp" columns={proposalColumns} rows={help.proposals.map((proposal, i) => ({ ...proposal, number: i + 1 }))} rowKey={({ sv }) => sv} /> : null}
      {help?.proposals.length === 0 ? <Empty title="Inga förslag">Fler platser, handledare eller boendeplatser, högre kvoter eller fler veckor ger ingen fler en plats.</Empty> : null}
      {help?.beyond.map(({ code, blocks, sv }) => <p key={code} class="hint top4">{`${counted(blocks, 'block', 'block')} hjälps inte av det: ${sv}`}</p>)}
      {help?.cut ? <p class="hint top4">Tiden tog slut innan allt hade prövats. Med mer tid kan fler förslag finnas, eller mindre som räcker.</p> : null}
      <form class="actions top4" method="post" action={`${addressOf(run)}/hjalp#hjalp`}>
        <button type="submit" class="btn">{help ? 'Räkna om förslagen' : 'Räkna fram förslag'}</button>
        <span class="hint">Det tar högst någon minut.</span>
      </form>
    </Block>
  );
}

const fields = [['student', 'Student'], ['course', 'Kurs'], ['requirement', 'Block'], ['unit', 'Enhet']] as const;

function WhyNotForm({ run, asked: { codes, answer } }: Pick<WhyPageProps, 'run' | 'asked'>): VNode {
  return (
    <Block id="varfor-inte" title="Varför inte där?" note="Med koder. Svaret gäller den senast publicerade fördelningen.">
      <form class="card pad stack" method="get" action={`${addressOf(run)}#varfor-inte`}>
        <div class="filters">
          {fields.map(([name, label]) => (
            <div class="field" key={name}>
              <label for={`fraga-${name}`}>{label}</label>
              <input id={`fraga-${name}`} name={name} value={codes[name] ?? ''} required maxLength={40} autocomplete="off" />
            </div>
          ))}
          <button type="submit" class="btn">Fråga</button>
        </div>
        {answer === undefined ? null : <p class="text" role="status">{answer}</p>}
      </form>
    </Block>
  );
}

/** Why a run did what it did: the shortage counted, what would help, each unmet wish, and an answer to why not elsewhere. */
export function WhyPage({ run, reasons, proofs, help, asked }: WhyPageProps): VNode {
  const without = reasons.filter(({ placed }) => !placed).length;
  const note = reasons.length >= MOST_REASONS ? `De första ${MOST_REASONS} visas.` : 'Andra studenter nämns bara med tur.';
  return (
    <div>
      <Head
        title={`Varför? Fördelning ${run.number}, ${run.term}`}
        sub={`${counted(without, 'block', 'block')} saknar plats och ${counted(reasons.length - without, 'block', 'block')} fick inte första önskemålet.`}
        actions={<a class="btn" href={`/terminer/${run.term}/fordelningar/${run.number}`}>Till fördelningen</a>}
      />
      <Proofs proofs={proofs} />
      {without > 0 ? <Help run={run} help={help} /> : null}
      <Block id="skal" title="Skäl" note={note}>
        {reasons.length === 0 ? <Empty title="Inga skäl att visa">Alla har plats där de helst ville.</Empty> : <Table labelledBy="skal" columns={reasonColumns} rows={reasons} rowKey={({ id }) => id} />}
      </Block>
      <WhyNotForm run={run} asked={asked} />
    </div>
  );
}
