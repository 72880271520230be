import type { VNode } from 'preact';
import { declineNames } from '../bookings/decline';
import { Timer } from '../bookings/unit-requests';
import { levelNames } from '../bookings/words';
import { Refused } from '../platform/views/status';
import { Block, Head } from '../platform/views/text';
import { counted, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { OpenQuestions } from './open-questions';
import { unplacedOf, type HostRequests, type OpenQuestion } from './requests-overview';

interface HostRequestsPageProps {
  readonly overview: HostRequests;
  readonly organisation: string;
  readonly refusal?: { readonly id: string; readonly sentence: string } | undefined;
}

interface UnplacedProps {
  readonly requestId: string;
  readonly questions: readonly OpenQuestion[];
  readonly units: HostRequests['units'];
  readonly sentence: string | undefined;
}

function Unplaced({ requestId, questions, units, sentence }: UnplacedProps): VNode | null {
  const [first] = questions;
  if (first === undefined) return null;
  const able = units.filter(({ specialties }) => specialties.includes(first.specialty));
  return (
    <li>
      <div class="row">
        <div class="grow">
          <b>{`${first.university}, ${first.course}: ${counted(questions.length, 'student', 'studenter')}`}</b>
          <span>{`Begäran ${first.request ?? 0}, ${weeksSwedish(weekOf(first.firstDay), weekOf(first.lastDay))}, ${levelNames[first.level].toLowerCase()}`}</span>
        </div>
        <Timer dueAt={first.dueAt} daysLeft={first.daysLeft} />
        <form class="actions" method="post" action={`/forfragningar/${requestId}/enhet#fel-${requestId}`}>
          <div class="field">
            <label class="vh" for={`antal-${requestId}`}>{`Antal studenter i begäran ${first.request ?? 0}`}</label>
            <input id={`antal-${requestId}`} name="count" inputmode="numeric" pattern="[0-9]{1,3}" required value={questions.length} size={3} />
          </div>
          <div class="field">
            <label class="vh" for={`enhet-${requestId}`}>{`Enhet för begäran ${first.request ?? 0}`}</label>
            <select id={`enhet-${requestId}`} name="unit">{able.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select>
          </div>
          <button type="submit" class="btn primary" disabled={able.length === 0}>Ge till enheten</button>
        </form>
      </div>
      <Refused id={`fel-${requestId}`} sentence={sentence} />
      <details>
        <summary class="small muted"><span>{`Avböj begäran ${first.request ?? 0}`}</span></summary>
        <form class="body stack" method="post" action={`/forfragningar/${requestId}/avboj#fel-${requestId}`}>
          <div class="field">
            <label for={`skal-${requestId}`}>Orsak, visas för lärosätet</label>
            <select id={`skal-${requestId}`} name="reasonCode">{Object.entries(declineNames).map(([code, name]) => <option key={code} value={code}>{name}</option>)}</select>
          </div>
          <div class="field"><label for={`ord-${requestId}`}>Kommentar, behövs för ”Annat”</label><input id={`ord-${requestId}`} name="note" maxlength={200} /></div>
          <p class="actions"><button type="submit" class="btn danger">{`Avböj alla ${questions.length}`}</button></p>
        </form>
      </details>
    </li>
  );
}

/** What an organisation is asked: what it is to choose units for, and which of its units hold things up. */
export function HostRequestsPage({ overview: { open, units }, organisation, refusal }: HostRequestsPageProps): VNode {
  const unplaced = unplacedOf(open);
  const placed = open.filter(({ unit }) => unit !== null);
  const own = [...new Map(placed.map(({ unit, unitName, term }) => [unit ?? '', { unitName: unitName ?? '', term }]))];
  return (
    <div>
      <Head title="Förfrågningar" sub={`${organisation}. ${open.length === 0 ? 'Inget väntar på svar.' : `${counted(open.length, 'placering väntar', 'placeringar väntar')} på svar.`}`} />
      {unplaced.length === 0 ? null : (
        <Block id="valj" title="Välj enhet" note="Enheten svarar sedan. Reglerna prövas när den väljs.">
          <ul class="rows">{unplaced.map((group) => <Unplaced key={group.requestId} {...group} units={units} sentence={refusal?.id === group.requestId ? refusal.sentence : undefined} />)}</ul>
        </Block>
      )}
      <Block id="vantar" title="Vem som ska svara" note="Det som förfaller först står överst."><OpenQuestions labelledBy="vantar" open={placed} forHost /></Block>
      {own.length === 0 ? null : (
        <Block id="svara" title="Svara för en enhet">
          <ul class="rows">{own.map(([code, { unitName, term }]) => <li key={code}><div class="row"><div class="grow"><b><a href={`/enheter/${encodeURIComponent(code)}/kapacitet?termin=${encodeURIComponent(term)}#forfragningar`}>{unitName}</a></b><span>{counted(placed.filter(({ unit }) => unit === code).length, 'placering väntar', 'placeringar väntar')}</span></div></div></li>)}</ul>
        </Block>
      )}
    </div>
  );
}
