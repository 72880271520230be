import type { VNode } from 'preact';
import { Alert, Empty, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Unseen } from '../platform/views/text';
import { addDays } from '../shared/day';
import { counted, daysSwedish, weekNumber, weeksSwedish } from '../shared/swedish';
import { mondayOf, weekOf, weeksFrom } from '../shared/week';
import { OpenQuestions } from './open-questions';
import { standing } from './request';
import type { RequestLine, TermRequests } from './requests-overview';

interface TermRequestsPageProps {
  readonly overview: TermRequests;
  /** Course that the page was opened for. */
  readonly course?: string | undefined;
  /** Address of a link that was just made. */
  readonly link?: string | undefined;
  readonly refusal?: { readonly sentence: string; readonly input: Readonly<Record<string, string>> } | undefined;
}

const placeOf = ({ unitName, host }: RequestLine): string => unitName ?? `${host}, som väljer enhet`;
const pathOf = (term: string): string => `/terminer/${encodeURIComponent(term)}/forfragningar`;

function Addressees({ hosts, units, chosen }: Pick<TermRequests, 'hosts' | 'units'> & { readonly chosen: string | undefined }): VNode {
  return (
    <div class="field">
      <label for="till">Be</label>
      <select id="till" name="to">
        <optgroup label="Region, vars samordnare väljer enhet">{hosts.map(({ code, name }) => <option key={code} value={`region|${code}`} selected={chosen === `region|${code}`}>{name}</option>)}</optgroup>
        <optgroup label="Enhet">{units.map(({ code, name, host }) => <option key={code} value={`unit|${code}`} selected={chosen === `unit|${code}`}>{`${name} (${host})`}</option>)}</optgroup>
      </select>
    </div>
  );
}

function AskForm({ overview, course, refusal }: TermRequestsPageProps): VNode {
  const { term, blocks, hosts, units } = overview;
  const { block = blocks.find((one) => one.course === course && one.without > 0)?.course, to, firstWeek, students, message } = refusal?.input ?? {};
  const chosen = block?.includes('|') ? block : blocks.filter((one) => one.course === block).map((one) => `${one.course}|${one.requirement}`)[0];
  return (
    <form class="card pad stack" method="post" action={`${pathOf(term.code)}#be-fel`}>
      <Refused id="be-fel" sentence={refusal?.sentence} />
      <div class="filters">
        <div class="field">
          <label for="block">Kurs och block</label>
          <select id="block" name="block">
            {blocks.map((one) => <option key={`${one.course}|${one.requirement}`} value={`${one.course}|${one.requirement}`} selected={`${one.course}|${one.requirement}` === chosen}>{`${one.courseName}, ${one.specialty}: ${one.without} av ${one.students} utan plats`}</option>)}
          </select>
        </div>
        <Addressees hosts={hosts} units={units} chosen={to} />
        <div class="field">
          <label for="vecka">Första vecka</label>
          <select id="vecka" name="firstWeek">
            {weeksFrom(term.firstWeek, term.lastWeek).map((week) => <option key={week} value={week} selected={week === firstWeek}>{`Vecka ${weekNumber(week)}, ${daysSwedish(mondayOf(week), addDays(mondayOf(week), 4))}`}</option>)}
          </select>
        </div>
      </div>
      <div class="field">
        <label for="studenter">Studenter</label>
        <input id="studenter" name="students" maxlength={4000} value={students} aria-describedby="studenter-hur" />
        <p class="hint" id="studenter-hur">Koder med mellanslag emellan. Tomt betyder alla på kursen som saknar plats för blocket.</p>
      </div>
      <div class="field">
        <label for="meddelande">Meddelande till värden, inga namn</label>
        <input id="meddelande" name="message" maxlength={500} value={message} />
      </div>
      <p class="actions"><button type="submit" class="btn primary">Be om platser</button></p>
      <p class="hint">Finns plats hålls den direkt. Värden svarar inom avtalets tid.</p>
    </form>
  );
}

function Steps({ request, term }: { request: RequestLine; term: string }): VNode | string {
  if (!request.states.includes('asked')) return '–';
  const base = `${pathOf(term)}/${request.id}`;
  return (
    <div class="actions">
      {request.unit === null ? null : <form method="post" action={`${base}/lank#lank`}><input type="hidden" name="unit" value={request.unit} /><button type="submit" class="btn">Svarslänk<Unseen>{` för begäran ${request.number}`}</Unseen></button></form>}
      <form method="post" action={`${base}/aterta`}><button type="submit" class="btn">Ta tillbaka<Unseen>{` begäran ${request.number}`}</Unseen></button></form>
    </div>
  );
}

const columnsOf = (term: string): Column<RequestLine>[] => [
  { head: 'Begäran', cell: (row) => [`Begäran ${row.number}`, <Sub key="what">{`${row.course}, ${row.requirement}, ${weeksSwedish(weekOf(row.firstDay), weekOf(row.lastDay))}`}</Sub>] },
  { head: 'Till', cell: placeOf },
  { head: 'Läge', cell: (row) => [standing(row.states), ...(row.reasons.length === 0 ? [] : [<Sub key="why">{row.reasons.slice(0, 3).join(' ')}</Sub>])] },
  { head: 'Åtgärd', cell: (row) => <Steps request={row} term={term} /> },
];

/** What a coordinator has asked for in a term, who holds it up, and a form to ask. */
export function TermRequestsPage(props: TermRequestsPageProps): VNode {
  const { overview: { term, open, requests }, link } = props;
  const late = open.filter(({ daysLeft }) => daysLeft <= 3).length;
  return (
    <div>
      <Head
        title={`Förfrågningar, ${term.code}`}
        sub={open.length === 0 ? 'Ingen värd har något att svara på.' : `${counted(open.length, 'placering väntar', 'placeringar väntar')} på svar${late === 0 ? '' : `, ${late} med högst tre dagar kvar`}.`}
        actions={<a class="btn" href={`/terminer/${encodeURIComponent(term.code)}`}>Till terminen</a>}
      />
      {link === undefined ? null : (
        <div id="lank" tabindex={-1}>
          <Alert tone="ok" title="Svarslänken visas bara nu">
            <p>Skicka den till enheten och ingen annan. Den som har länken kan svara utan konto.</p>
            <p class="field"><label for="lank-adress">Länk att kopiera</label><input id="lank-adress" readonly value={link} /></p>
          </Alert>
        </div>
      )}
      <Block id="vantar" title="Väntar på svar" note="Det som förfaller först står överst."><OpenQuestions labelledBy="vantar" open={open} /></Block>
      <Block id="be" title="Be om platser"><AskForm {...props} /></Block>
      <Block id="begart" title="Begärt">
        {requests.length === 0 ? <Empty title="Inga begäranden">Det du ber om visas här.</Empty> : <Table labelledBy="begart" columns={columnsOf(term.code)} rows={requests} rowKey={({ id }) => id} />}
      </Block>
    </div>
  );
}
