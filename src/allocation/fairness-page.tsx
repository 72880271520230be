import type { VNode } from 'preact';
import type { Burden } from '../fairness/burden';
import { pointsOf } from '../fairness/burden';
import type { StudentBurden } from '../fairness/burdens';
import type { FairRound } from '../fairness/round.service';
import type { Spread } from '../fairness/spread';
import { Empty, Pill, type Tone } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { counted, daySwedish } from '../shared/swedish';
import { fairnessAddress, PolicyForm } from './policy-form';
import type { PreviewOverview } from './preview-overview';

/** Students listed on the page at most. */
const MOST_STUDENTS = 200;

const decimal = (value: number, digits: number): string => value.toFixed(digits).replace('.', ',');

/** Points, with a decimal only where there is one. */
export const points = (value: number): string => (Number.isInteger(value) ? value.toLocaleString('sv-SE') : decimal(value, 1));

/** Gini's coefficient as people read it. */
export const unevenness = ({ gini }: Spread): string => decimal(gini, 2);

const parts = ({ distance, nights, wishes, unplaced }: Burden): string =>
  [['resor', distance], ['nätter', nights], ['önskemål', wishes], ['utan plats', unplaced]].flatMap(([name, value]) => (value === 0 ? [] : [`${name} ${value}`])).join(', ');

const burdenColumns: Column<StudentBurden>[] = [
  { head: 'Student', cell: ({ student }) => `Student ${student}` },
  { head: 'Från tidigare terminer', cell: ({ carried }) => points(carried), figures: true },
  { head: 'Den här terminen', cell: ({ term }) => (term === null ? '–' : [points(pointsOf(term)), <Sub key="parts">{parts(term)}</Sub>]), figures: true },
  { head: 'Sammanlagt', cell: ({ total }) => points(total), figures: true },
];

const previewStates: Readonly<Record<PreviewOverview['state'], readonly [name: string, tone: Tone]>> = {
  queued: ['Väntar', 'plain'], running: ['Pågår', 'info'], solved: ['Klart', 'ok'], failed: ['Misslyckades', 'bad'], cancelled: ['Stoppat', 'plain'],
};

const previewColumns = (term: string): Column<PreviewOverview>[] => [
  { head: 'Prov', cell: ({ id, at, seed }) => [<a key="to" href={`${fairnessAddress(term)}/prov/${id}`}>{`Prov ${daySwedish(at)}`}</a>, <Sub key="seed">{`lottfrö ${seed}`}</Sub>] },
  { head: 'Läge', cell: ({ state }) => <Pill tone={previewStates[state][1]}>{previewStates[state][0]}</Pill> },
  { head: 'Block som flyttas', cell: ({ result }) => result?.changes.length ?? '–', figures: true },
  { head: 'Den som bär mest', cell: ({ result }) => (result ? `${points(result.spreadBefore.worst)} → ${points(result.spreadAfter.worst)}` : '–'), figures: true },
];

interface FairnessPageProps {
  readonly round: FairRound;
  readonly previews: readonly PreviewOverview[];
  readonly refusal?: { readonly sentence: string; readonly input: Readonly<Record<string, string>> } | undefined;
}

function answer({ burdens, spread }: FairRound): string {
  if (burdens.length === 0) return 'Inga studenter är registrerade för terminen.';
  if (spread.worst === 0) return 'Ingen av studenterna har någon belastning med sig.';
  return `Den som bär mest har ${points(spread.worst)} poäng; mitt i skaran är det ${points(spread.median)}.`;
}

function Burdens({ burdens }: Pick<FairRound, 'burdens'>): VNode {
  if (burdens.length === 0) return <Empty title="Inga studenter">De visas här när de är registrerade för terminen.</Empty>;
  return <Table labelledBy="belastning" columns={burdenColumns} rows={burdens.slice(0, MOST_STUDENTS)} rowKey={({ student }) => student} />;
}

function sourceOf({ chosen, term }: FairRound): string {
  if (!chosen) return 'Standard, tills ni väljer annat.';
  return chosen.own ? `Vald för ${term}.` : 'Er allmänna policy; det ni sparar här gäller bara terminen.';
}

function Draw({ round: { draw, term } }: { round: FairRound }): VNode {
  if (!draw) return <Empty title="Ingen lottning än">Turordningen publiceras tillsammans med fördelningen, med lottfrö och allas lotter.</Empty>;
  return <p class="actions"><a class="btn" href={`${fairnessAddress(term)}/lottning`}>{`Turordning och lotter i fördelning ${draw.run}`}</a></p>;
}

/** A round's fairness for its coordinator: who bears what, which policy weighs it, what another one would change, and the published draw. */
export function FairnessPage({ round, previews, refusal }: FairnessPageProps): VNode {
  const { term, policy, burdens, spread, chosen, draw } = round;
  const more = burdens.length > MOST_STUDENTS ? `De ${MOST_STUDENTS} som bär mest av ${burdens.length}.` : 'Den som bär mest först.';
  return (
    <div>
      <Head title={`Rättvisa, ${term}`} sub={answer(round)} actions={<a class="btn" href={`/terminer/${term}`}>Till terminen</a>} />
      <Figures
        figures={[
          { name: 'Bär mest', value: points(spread.worst), note: 'poäng, en student' },
          { name: 'Mitt i skaran', value: points(spread.median), note: 'poäng, hälften bär mer' },
          { name: 'I snitt', value: points(spread.mean), note: counted(spread.students, 'student', 'studenter') },
          { name: 'Ojämnhet', value: unevenness(spread), note: '0 är lika för alla, 1 är en bär allt' },
        ]}
      />
      <Block id="policy" title="Policy för omgången" note={sourceOf(round)}>
        <PolicyForm term={term} policy={policy} version={chosen?.own ? chosen.version : 0} seed={draw?.seed ?? 1} refusal={refusal} />
        {chosen?.own ? (
          <form class="actions top4" method="post" action={`${fairnessAddress(term)}/standard#policy`}>
            <input type="hidden" name="version" value={String(chosen.version)} />
            <button type="submit" class="btn">Ta bort terminens policy</button>
            <span class="hint">Då gäller er allmänna policy, annars standard.</span>
          </form>
        ) : null}
      </Block>
      <Block id="prov" title="Prövade ändringar" note="Vem som skulle flytta, innan något sparas.">
        {previews.length === 0 ? <Empty title="Inget är prövat än">Ändra policyn ovan och välj Pröva.</Empty> : <Table labelledBy="prov" columns={previewColumns(term)} rows={previews} rowKey={({ id }) => id} />}
      </Block>
      <Block id="lottning" title="Lottning" note="Var och en kan räkna om sin lott."><Draw round={round} /></Block>
      <Block id="belastning" title="Belastning" note={more}><Burdens burdens={burdens} /></Block>
    </div>
  );
}
