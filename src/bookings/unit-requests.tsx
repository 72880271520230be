import type { VNode } from 'preact';
import { groupBy } from '../shared/group-by';
import { momentSwedish } from '../shared/swedish-time';
import { counted, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { Empty, Pill, Refused } from '../platform/views/status';
import { Block, Unseen } from '../platform/views/text';
import { maySupervise } from './supervision';
import { DeclineForm, RedirectForm, stepAddress } from './unit-forms';
import { waitingFor, type UnitOverview, type UnitPlacement } from './unit-overview';
import type { UnitRefusal } from './unit-refusal';
import { levelNames } from './words';

interface RequestsProps {
  readonly unit: UnitOverview;
  readonly refusal: UnitRefusal | undefined;
}

interface RequestProps extends RequestsProps {
  readonly request: UnitPlacement;
}

/** How long there is left to answer; near the limit it stands out. */
export function Timer({ dueAt, daysLeft }: { dueAt: Date; daysLeft: number }): VNode {
  const tone = daysLeft <= 1 ? 'bad' : daysLeft <= 3 ? 'warn' : '';
  return (
    <span class={`timer ${tone}`.trim()} title={`Svara senast ${momentSwedish(dueAt)}`}>
      {daysLeft === 0 ? 'Tiden är ute' : `${counted(daysLeft, 'dag', 'dagar')} kvar`}<Unseen>{`. Svara senast ${momentSwedish(dueAt)}`}</Unseen>
    </span>
  );
}

function AcceptForm({ unit, request }: Omit<RequestProps, 'refusal'>): VNode {
  const supervisors = unit.supervisors.filter((supervisor) => maySupervise(supervisor, { ...request, unitId: supervisor.unitId }));
  const id = `handledare-${request.number}`;
  return (
    <form class="actions" method="post" action={`${stepAddress(unit, request, 'acceptera')}#fel-${request.number}`}>
      <input type="hidden" name="term" value={unit.term.code} />
      {supervisors.length === 0 ? null : (
        <div class="field">
          <label class="vh" for={id}>{`Handledare för placering ${request.number}`}</label>
          <select id={id} name="supervisor">
            <option value="">Handledare bestäms senare</option>
            {supervisors.map(({ code }) => <option key={code} value={code}>{`Handledare ${code}`}</option>)}
          </select>
        </div>
      )}
      <button type="submit" class="btn primary">Acceptera<Unseen>{` placering ${request.number}`}</Unseen></button>
    </form>
  );
}

function aboutOf({ student, firstDay, lastDay, days, level, term }: UnitPlacement, termCode: string): string {
  const when = `${weeksSwedish(weekOf(firstDay), weekOf(lastDay))}${term === termCode ? '' : ` (${term})`}`;
  return `Student ${student}, ${when}, ${counted(days, 'dag', 'dagar')}, ${levelNames[level].toLowerCase()}`;
}

function Signs({ request: { dueAt, daysLeft, isEscalated, state, closed } }: Pick<RequestProps, 'request'>): VNode {
  return (
    <>
      {dueAt === null ? null : <Timer dueAt={dueAt} daysLeft={daysLeft ?? 0} />}
      {isEscalated ? <Pill tone="warn">Hos regionens samordnare</Pill> : null}
      {state === 'requested' ? <Pill tone="bad">Ingen ledig plats</Pill> : null}
      {closed ? <Pill tone="warn">Stängd vecka</Pill> : null}
    </>
  );
}

function Request({ unit, request, refusal }: RequestProps): VNode {
  const own = refusal?.bookingId === request.id ? refusal : undefined;
  const declined = own?.form === 'avboj' ? own : undefined;
  return (
    <li>
      <div class="row">
        <div class="grow">
          <b>{`${request.university}, ${request.course}`}</b>
          <span>{aboutOf(request, unit.term.code)}</span>
        </div>
        <Signs request={request} />
        <AcceptForm unit={unit} request={request} />
      </div>
      {own?.form === 'acceptera' ? <Refused id={`fel-${request.number}`} sentence={own.sentence} /> : null}
      <details open={declined !== undefined}>
        <summary class="small muted"><span>Avböj<Unseen>{` placering ${request.number}`}</Unseen></span></summary>
        <DeclineForm unit={unit} request={request} refusal={declined} />
      </details>
      <RedirectForm unit={unit} request={request} refusal={own?.form === 'hanvisa' ? own : undefined} />
    </li>
  );
}

/** The students of a request that came together, answered with one click. */
function Together({ unit, number, requests }: { unit: UnitOverview; number: number; requests: readonly UnitPlacement[] }): VNode {
  const [first] = requests;
  return (
    <li>
      <form class="row" method="post" action={`/enheter/${encodeURIComponent(unit.code)}/forfragningar/${number}/acceptera#svar-fel`}>
        <input type="hidden" name="term" value={unit.term.code} />
        <div class="grow">
          <b>{`Begäran ${number}: ${counted(requests.length, 'student', 'studenter')}`}</b>
          <span>{`${first?.university ?? ''}, ${first?.course ?? ''}. Svara på alla här, eller på var och en nedan.`}</span>
        </div>
        <button type="submit" class="btn primary">{`Acceptera alla ${requests.length}`}<Unseen>{` i begäran ${number}`}</Unseen></button>
      </form>
    </li>
  );
}

/** What waits for the unit's answer, what is due first at the top; one click answers. */
export function Requests({ unit, refusal }: RequestsProps): VNode {
  const requests = waitingFor(unit.placements);
  const isElsewhere = (refusal?.form === 'acceptera' || refusal?.form === 'avboj' || refusal?.form === 'hanvisa') && !requests.some(({ id }) => id === refusal.bookingId);
  const together = [...groupBy(requests, ({ request }) => request)].filter(([number, group]) => number !== null && group.length > 1);
  return (
    <Block id="forfragningar" title="Förfrågningar att besvara" note="Ordnade efter sista svarstid. Obesvarade går vidare när tiden är ute.">
      {isElsewhere ? <Refused id="svar-fel" sentence={refusal.sentence} /> : null}
      {requests.length === 0 ? (
        <Empty title="Inga obesvarade förfrågningar">Nya förfrågningar visas här.</Empty>
      ) : (
        <ul class="rows">
          {together.map(([number, group]) => <Together key={`begaran-${number ?? 0}`} unit={unit} number={number ?? 0} requests={group} />)}
          {requests.map((request) => <Request key={request.id} unit={unit} request={request} refusal={refusal} />)}
        </ul>
      )}
    </Block>
  );
}
