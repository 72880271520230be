import type { VNode } from 'preact';
import { declineNames } from '../bookings/decline';
import { levelNames, stateNames } from '../bookings/words';
import { Alert, Pill, Refused } from '../platform/views/status';
import { Block, Head, Pairs } from '../platform/views/text';
import { momentSwedish } from '../shared/swedish-time';
import { counted, nameInTown, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import type { LinkedPlacement } from './answer-links.repository';
import type { OpenedLink } from './answer-links.service';

interface AnswerLinkPageProps extends OpenedLink {
  /** Where the form is sent. */
  readonly path: string;
  /** What has just been said. */
  readonly thanks?: string | undefined;
  readonly refusal?: string | undefined;
  readonly input?: Readonly<Record<string, string>> | undefined;
}

const aboutOf = ({ course, specialtyName, level, days, firstDay, lastDay }: LinkedPlacement): string =>
  `${course}, ${specialtyName}, ${levelNames[level].toLowerCase()}, ${weeksSwedish(weekOf(firstDay), weekOf(lastDay))}, ${counted(days, 'dag', 'dagar')}`;

function Placement({ placement }: { placement: LinkedPlacement }): VNode {
  const { id, number, university, dueAt, state } = placement;
  return (
    <label class="opt">
      <input type="checkbox" name="placement" value={id} checked />
      <span>
        <b>{`Placering ${number}, 1 student från ${university}`}</b>
        <br />
        <span class="muted">{`${aboutOf(placement)}.${dueAt === null ? '' : ` Svara senast ${momentSwedish(dueAt)}.`}${state === 'requested' ? ' Ingen ledig plats är publicerad för veckorna.' : ''}`}</span>
      </span>
    </label>
  );
}

function AnswerForm({ path, placements, supervisors, refusal, input = {} }: AnswerLinkPageProps): VNode {
  const wrong = refusal === undefined ? {} : { 'aria-describedby': 'svar-fel' };
  return (
    <form class="card pad stack" method="post" action={`${path}#svar-fel`}>
      <Refused id="svar-fel" sentence={refusal} />
      <fieldset class="opts">
        <legend>Placeringar att svara på</legend>
        {placements.map((placement) => <Placement key={placement.id} placement={placement} />)}
      </fieldset>
      {supervisors.length === 0 ? null : (
        <div class="field">
          <label for="handledare">Handledare</label>
          <select id="handledare" name="supervisor">
            <option value="">Bestäms senare</option>
            {supervisors.map(({ code }) => <option key={code} value={code} selected={code === input['supervisor']}>{`Handledare ${code}`}</option>)}
          </select>
        </div>
      )}
      <p class="actions"><button type="submit" class="btn primary" name="svar" value="ja">Acceptera valda</button></p>
      <div class="filters">
        <div class="field">
          <label for="orsak">Orsak om ni avböjer</label>
          <select id="orsak" name="reasonCode">
            {Object.entries(declineNames).map(([code, name]) => <option key={code} value={code} selected={code === input['reasonCode']}>{name}</option>)}
          </select>
        </div>
        <div class="field">
          <label for="ord">Kommentar, behövs för ”Annat”</label>
          <input id="ord" name="note" maxlength={200} value={input['note']} {...wrong} />
        </div>
      </div>
      <p class="actions"><button type="submit" class="btn danger" name="svar" value="nej">Avböj valda</button></p>
    </form>
  );
}

function Contact({ placements }: Pick<AnswerLinkPageProps, 'placements'>): VNode | null {
  const asking = new Map(placements.map(({ university, contactName, contactEmail }) => [university, { contactName, contactEmail }]));
  const messages = [...new Set(placements.flatMap(({ message }) => message ?? []))];
  const pairs = [...asking].flatMap(([university, { contactName, contactEmail }]): [string, VNode | string][] =>
    (contactName === null || contactEmail === null ? [] : [[university, <>{`${contactName}, `}<a href={`mailto:${contactEmail}`}>{contactEmail}</a></>]]));
  if (pairs.length === 0 && messages.length === 0) return null;
  return (
    <Block id="kontakt" title="Lärosätet">
      {messages.map((message) => <p key={message}>{message}</p>)}
      <Pairs pairs={pairs} />
    </Block>
  );
}

function Answered({ placements }: Pick<AnswerLinkPageProps, 'placements'>): VNode | null {
  if (placements.length === 0) return null;
  return (
    <Block id="besvarade" title="Besvarade">
      <ul class="rows">
        {placements.map((placement) => {
          const [name, tone] = stateNames[placement.state] ?? [placement.state, 'plain' as const];
          return (
            <li key={placement.id}>
              <div class="row">
                <div class="grow"><b>{`Placering ${placement.number}`}</b><span>{aboutOf(placement)}</span></div>
                {placement.supervisor === null ? null : <span class="small muted">{`Handledare ${placement.supervisor}`}</span>}
                <Pill tone={tone}>{name}</Pill>
              </div>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

/** What a host without an account is asked, and its answer; it shows what the host needs, and of students only how many. */
export function AnswerLinkPage(props: AnswerLinkPageProps): VNode {
  const { link, placements, thanks } = props;
  const open = placements.filter(({ isOpen }) => isOpen);
  return (
    <div>
      <Head
        title={`Svara för ${nameInTown(link.unitName, link.town)}`}
        sub={`${open.length === 0 ? 'Allt är besvarat.' : `${counted(open.length, 'placering väntar', 'placeringar väntar')} på svar.`} ${link.host}. Länken gäller till ${momentSwedish(link.expiresAt)}, så länge något är obesvarat.`}
      />
      {thanks === undefined ? null : <Alert tone="ok" title={thanks}>Lärosätet har fått besked. Ni kan stänga sidan.</Alert>}
      {open.length === 0 ? null : <AnswerForm {...props} placements={open} />}
      <Answered placements={placements.filter(({ isOpen }) => !isOpen)} />
      <Contact placements={placements} />
    </div>
  );
}
