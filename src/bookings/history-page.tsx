import type { VNode } from 'preact';
import { Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Pairs } from '../platform/views/text';
import { roleNames } from '../platform/views/viewer';
import { addDays } from '../shared/day';
import { dateSwedish, datesSwedish, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import type { History, HistoryEvent, Neighbour } from './history';
import { stateNames } from './words';

const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

const sides: Readonly<Record<string, string>> = { university: 'lärosätet', host: 'värden', student: 'studenten' };

const stateName = (state: string): string => stateNames[state]?.[0] ?? state;

function State({ state }: { state: string }): VNode {
  return <Pill tone={stateNames[state]?.[1] ?? 'plain'}>{stateName(state)}</Pill>;
}

function whoOf({ by, name, organisationName }: HistoryEvent): string {
  if (by === 'system') return 'VILplats';
  const role = (roleNames as Readonly<Record<string, string>>)[by] ?? 'Värden';
  return name ?? (by === 'student' ? 'Studenten' : [role, organisationName].filter((part) => part !== null).join(', '));
}

const columns: Column<HistoryEvent>[] = [
  { head: 'När', cell: ({ at, toldOn }) => [moment.format(at), ...(toldOn === null ? [] : [<Sub key="told">{`gäller ${dateSwedish(toldOn)}`}</Sub>])] },
  { head: 'Läge', cell: ({ from, to }) => [<State key="to" state={to} />, ...(from === null ? [] : [<Sub key="from">{`från ${stateName(from).toLowerCase()}`}</Sub>])] },
  { head: 'Vem', cell: (event) => [whoOf(event), ...(event.name === null || event.organisationName === null ? [] : [<Sub key="of">{event.organisationName}</Sub>])] },
  { head: 'Varför', cell: ({ reason }) => <span class="text">{reason === '' ? '–' : reason}</span> },
];

function Other({ booking }: { booking: Neighbour }): VNode {
  return (
    <>
      <a href={`/placeringar/${booking.number}`}>{`Placering ${booking.number}`}</a>
      {`, ${booking.unitName}, ${weeksSwedish(weekOf(booking.firstDay), weekOf(booking.lastDay))}, ${stateName(booking.state).toLowerCase()}`}
    </>
  );
}

/** A booking's whole life on a page, for both sides of it. */
export function HistoryPage({ history }: { history: History }): VNode {
  const { number, state, awaits, student, university, unitName, hostName, course, specialtyName, firstDay, lastDay, replaces, replacedBy } = history;
  return (
    <div>
      <Head title={`Placering ${number}`} sub={awaits === null ? `${stateName(state)}. Inget mer väntar.` : `${stateName(state)}. Nästa steg är för ${sides[awaits] ?? awaits}.`} />
      <section class="card pad block">
        <Pairs
          pairs={[
            ['Student', `Student ${student}, ${university}`],
            ['Kurs', `${course}, ${specialtyName}`],
            ['Var', `${unitName}, ${hostName}`],
            ['När', `${weeksSwedish(weekOf(firstDay), weekOf(lastDay))}, ${datesSwedish(firstDay, addDays(lastDay, -2))}`],
            ...(replaces === null ? [] : [['Ersatte', <Other key="before" booking={replaces} />] as const]),
            ...(replacedBy === null ? [] : [['Ersattes av', <Other key="after" booking={replacedBy} />] as const]),
          ]}
        />
      </section>
      <Block id="historik" title="Historik" note="Varje steg, den som tog det och varför. Inget tas bort.">
        <Table labelledBy="historik" columns={columns} rows={history.events} rowKey={({ at, to }) => `${at.getTime()} ${to}`} />
      </Block>
    </div>
  );
}
