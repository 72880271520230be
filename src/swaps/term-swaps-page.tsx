import type { VNode } from 'preact';
import { Empty, Pill, Refused, type Tone } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { counted } from '../shared/swedish';
import { endingWords } from './ring-words';
import type { WindowState } from './swap';
import type { ListedSearch, TermSwaps, WindowOverview } from './term-swaps';
import { localTime, momentSwedish, usualTerms } from './window';

/** A refused form of the page: of which window (none: of the new one), what stood in it, and why. */
export interface TermSwapsRefusal {
  readonly of: string | undefined;
  readonly input: Readonly<Record<string, string>>;
  readonly sentence: string;
}

interface TermSwapsPageProps {
  readonly swaps: TermSwaps;
  readonly refusal?: TermSwapsRefusal | undefined;
}

/** Where the forms of a term's exchanges are sent. */
export const termSwapsAddress = (term: string): string => `/terminer/${encodeURIComponent(term)}/byten`;

const numbers = {
  longestRing: 'Studenter i en bytesring, högst',
  answerHours: 'Timmar för en student att svara',
  hostAnswerHours: 'Timmar för en enhet att svara',
  searchEveryHours: 'Timmar mellan sökningarna',
  seed: 'Lottfrö, avgör mellan lika bra ringar',
} as const;

type Values = Readonly<Record<keyof typeof numbers | 'opensAt' | 'closesAt', string>>;

const valuesOf = (window: WindowOverview): Values => ({
  opensAt: localTime(window.opensAt), closesAt: localTime(window.closesAt), longestRing: String(window.longestRing), answerHours: String(window.answerHours),
  hostAnswerHours: String(window.hostAnswerHours), searchEveryHours: String(window.searchEveryHours), seed: String(window.seed),
});

const usualValues: Values = {
  opensAt: '', closesAt: '', longestRing: String(usualTerms.longestRing), answerHours: String(usualTerms.answerHours), hostAnswerHours: String(usualTerms.hostAnswerHours),
  searchEveryHours: String(usualTerms.searchEveryHours), seed: String(usualTerms.seed),
};

interface WindowFieldsProps {
  readonly id: string;
  readonly values: Values;
  readonly given: Readonly<Record<string, string>>;
}

function WindowFields({ id, values, given }: WindowFieldsProps): VNode {
  return (
    <div class="filters">
      {([['opensAt', 'Öppnar'], ['closesAt', 'Stänger']] as const).map(([name, label]) => (
        <div key={name} class="field">
          <label for={`${id}-${name}`}>{label}</label>
          <input id={`${id}-${name}`} name={name} type="datetime-local" required value={given[name] ?? values[name]} />
        </div>
      ))}
      {Object.entries(numbers).map(([name, label]) => (
        <div key={name} class="field">
          <label for={`${id}-${name}`}>{label}</label>
          <input id={`${id}-${name}`} name={name} inputmode="numeric" required pattern="[0-9]{1,9}" value={given[name] ?? values[name as keyof Values]} />
        </div>
      ))}
    </div>
  );
}

function NewWindow({ term, refusal }: { term: string; refusal: TermSwapsRefusal | undefined }): VNode {
  return (
    <form class="card pad stack" method="post" action={`${termSwapsAddress(term)}#ny-fel`}>
      <Refused id="ny-fel" sentence={refusal?.sentence} />
      <WindowFields id="ny" values={usualValues} given={refusal?.input ?? {}} />
      <p class="actions"><button type="submit" class="btn primary">Öppna bytesperiod</button></p>
      <p class="hint">Studenter med publicerade placeringar önskar anonymt, och systemet söker byten mellan två eller i ring. Inget byts förrän alla i ringen och de enheter som vill tillfrågas har sagt ja.</p>
    </form>
  );
}

function ChangeForm({ window, refusal }: { window: WindowOverview; refusal: TermSwapsRefusal | undefined }): VNode {
  const id = `andra-${window.id}`;
  return (
    <details open={refusal !== undefined}>
      <summary class="small muted"><span>Ändra perioden</span></summary>
      <form class="stack top4" method="post" action={`${termSwapsAddress(window.term)}/${window.id}#${id}-fel`}>
        <Refused id={`${id}-fel`} sentence={refusal?.sentence} />
        <input type="hidden" name="version" value={String(window.version)} />
        <WindowFields id={id} values={valuesOf(window)} given={refusal?.input ?? {}} />
        <p class="actions"><button type="submit" class="btn">Spara ändringen</button></p>
      </form>
    </details>
  );
}

const stateWords: Readonly<Record<WindowState, readonly [text: string, tone: Tone]>> = { coming: ['Kommande', 'plain'], open: ['Öppen', 'ok'], closed: ['Stängd', 'lock'] };

const isDone = ({ state }: ListedSearch): boolean => state === 'done';

const searchColumns: Column<ListedSearch>[] = [
  { head: 'Sökning', cell: ({ number, askedAt }) => [number, <Sub key="at">{momentSwedish(askedAt)}</Sub>] },
  { head: 'Önskemål', cell: (search) => search.wishes ?? '–', figures: true },
  { head: 'Möjliga ringar', cell: (search) => search.candidates ?? '–', figures: true },
  { head: 'Valda', cell: (search) => (isDone(search) ? [search.rings, <Sub key="students">{counted(search.students ?? 0, 'student', 'studenter')}</Sub>] : '–'), figures: true },
  { head: 'Poäng', cell: (search) => search.points ?? '–', figures: true },
  { head: 'Bäst möjliga', cell: (search) => (isDone(search) ? search.isProven ? 'Bevisat' : `Inte bevisat, alla ringar om ${search.upTo ?? 0} prövade` : 'Väntar') },
];

function sentenceOf({ state, closesAt, opensAt, nextSearchAt }: WindowOverview): string {
  if (state === 'coming') return `Öppnar ${momentSwedish(opensAt)} och stänger ${momentSwedish(closesAt)}.`;
  if (state === 'closed') return `Stängde ${momentSwedish(closesAt)}.`;
  return `Öppen till ${momentSwedish(closesAt)}. ${nextSearchAt === null ? 'Inga fler sökningar av sig själva.' : `Nästa sökning ${momentSwedish(nextSearchAt)}.`}`;
}

function endingsOf({ sums }: WindowOverview): string | undefined {
  if (sums.endings.length === 0) return undefined;
  return `Ringar som inte blev av: ${sums.endings.map(({ ending, rings }) => `${rings} för att ${endingWords[ending]}`).join('; ')}.`;
}

function Window({ window, refusal }: { window: WindowOverview; refusal: TermSwapsRefusal | undefined }): VNode {
  const { sums, searches, state } = window;
  const id = `period-${window.id}`;
  const [text, tone] = stateWords[state];
  const endings = endingsOf(window);
  return (
    <section class="block" aria-labelledby={id}>
      <div class="block-head"><h2 id={id}>{`Bytesperiod från ${momentSwedish(window.opensAt)}`}</h2><Pill tone={tone}>{text}</Pill></div>
      <p class="text bot3">{sentenceOf(window)}</p>
      <Figures
        figures={[
          { name: 'Öppna önskemål', value: String(sums.wishes.open), note: `${sums.wishes.fulfilled} uppfyllda, ${sums.wishes.withdrawn} återtagna` },
          { name: 'Studenter som bytt', value: String(sums.exchanged), note: counted(sums.rings.carriedOut, 'ring genomförd', 'ringar genomförda') },
          { name: 'Väntar på studenter', value: String(sums.awaitedStudents), note: counted(sums.rings.asked, 'ring', 'ringar') },
          { name: 'Väntar på enheter', value: String(sums.awaitedUnits), note: counted(sums.rings.hosts, 'ring', 'ringar') },
        ]}
      />
      {endings === undefined ? null : <p class="text top4">{endings}</p>}
      {searches.length === 0 ? <Empty title="Ingen sökning än">De görs av sig själva, eller när du begär det.</Empty> : <div class="top4"><Table labelledBy={id} columns={searchColumns} rows={searches} rowKey={({ number }) => number} /></div>}
      {state === 'open' ? <form class="actions top4" method="post" action={`${termSwapsAddress(window.term)}/${window.id}/sok`}><button type="submit" class="btn">Sök byten nu</button></form> : null}
      {window.closedAt === null ? <div class="top4"><ChangeForm window={window} refusal={refusal?.of === window.id ? refusal : undefined} /></div> : null}
    </section>
  );
}

/** Exchanges in a term for its coordinator: windows to open and change, and numbers without names. */
export function TermSwapsPage({ swaps: { term, windows }, refusal }: TermSwapsPageProps): VNode {
  const exchanged = windows.reduce((sum, { sums }) => sum + sums.exchanged, 0);
  return (
    <div>
      <Head title={`Byten, ${term}`} sub={windows.length === 0 ? 'Ingen bytesperiod är öppnad.' : `${counted(exchanged, 'student har', 'studenter har')} bytt placering. Vem som önskar vad visas för ingen.`} actions={<a class="btn" href={`/terminer/${encodeURIComponent(term)}`}>Till terminen</a>} />
      {windows.map((window) => <Window key={window.id} window={window} refusal={refusal} />)}
      <Block id="ny" title="Ny bytesperiod" note="Svensk tid. Perioderna får inte överlappa."><NewWindow term={term} refusal={refusal?.of === undefined ? refusal : undefined} /></Block>
    </div>
  );
}
