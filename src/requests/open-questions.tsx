import type { VNode } from 'preact';
import { Timer } from '../bookings/unit-requests';
import { Empty, Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { daySwedish, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { today } from '../platform/http/today';
import type { OpenQuestion } from './requests-overview';

const whoOf = ({ unit, unitName, host, isEscalated }: OpenQuestion): VNode[] => [
  <span key="who">{isEscalated || unitName === null ? `Samordnaren, ${host}` : unitName}</span>,
  <Sub key="sub">{isEscalated ? `${unitName ?? ''} svarade inte` : unit === null ? 'ska välja enhet' : host}</Sub>,
];

const weeksOf = ({ firstDay, lastDay }: OpenQuestion): string => weeksSwedish(weekOf(firstDay), weekOf(lastDay));

const columns: Column<OpenQuestion>[] = [
  { head: 'Väntar på', cell: whoOf },
  { head: 'Läge', cell: ({ dueAt, daysLeft, isEscalated }) => [<Timer key="time" dueAt={dueAt} daysLeft={daysLeft} />, ...(isEscalated ? [' ', <Pill key="up" tone="warn">Hos samordnaren</Pill>] : [])] },
  { head: 'Sedan', cell: ({ askedAt }) => daySwedish(today(askedAt)) },
  { head: 'Gäller', cell: (row) => [row.course, <Sub key="weeks">{weeksOf(row)}</Sub>] },
  { head: 'Placering', cell: ({ placement, request }) => [placement ?? '–', ...(request === null ? [] : [<Sub key="request">{`begäran ${request}`}</Sub>])] },
];

const ofUniversity: Column<OpenQuestion> = { head: 'Lärosäte', cell: ({ university }) => university };

/** Who is holding things up: since when, and how long there is left. */
export function OpenQuestions({ labelledBy, open, forHost = false }: { labelledBy: string; open: readonly OpenQuestion[]; forHost?: boolean }): VNode {
  if (open.length === 0) return <Empty title="Ingen väntar på svar">Det som väntar på en värd visas här med sista svarsdag.</Empty>;
  return <Table labelledBy={labelledBy} columns={forHost ? [...columns, ofUniversity] : columns} rows={open} rowKey={({ id }) => id} />;
}
