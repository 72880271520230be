import { createHash } from 'node:crypto';
import type { NewNotice } from '../notices/notice';
import { addDays, type Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { counted, daySwedish } from '../shared/swedish';

/** Told when a day begins on which placements that have ended unsigned are looked at. */
export const ATTENDANCE_DAY = 'attendance-day';

/** What is done about a placement whose days nobody has signed: each once, in this order. */
export type UnsignedStage = 'reminded' | 'escalated';

/** A placement that has ended, with what its agreement says of reminders. */
export interface EndedPlacement {
  readonly bookingId: string;
  readonly lastDay: Day;
  readonly remindDays: number;
  readonly escalateDays: number;
  readonly done: Readonly<Partial<Record<UnsignedStage, Day>>>;
  readonly hostId: string;
  readonly host: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly universityId: string;
}

/** With the days that wait for each side. */
export interface UnsignedPlacement extends EndedPlacement {
  readonly toCertify: number;
  readonly toCountersign: number;
}

/** The stage that the day asks for, where anything is unsigned: the last one that has come and has not been done. */
export function unsignedStage({ lastDay, remindDays, escalateDays, done }: EndedPlacement, day: Day): UnsignedStage | undefined {
  if (done.escalated !== undefined) return undefined;
  if (day >= addDays(lastDay, Math.max(remindDays, escalateDays))) return 'escalated';
  return done.reminded === undefined && day >= addDays(lastDay, remindDays) ? 'reminded' : undefined;
}

const sum = (placements: readonly UnsignedPlacement[], pick: (one: UnsignedPlacement) => number): number => placements.reduce((total, one) => total + pick(one), 0);

/** Names what was told of the same placements once. */
const keyOf = (kind: string, to: string, placements: readonly UnsignedPlacement[]): string =>
  `${kind} ${to} ${createHash('sha256').update(placements.map(({ bookingId }) => bookingId).sort().join()).digest('hex').slice(0, 32)}`;

function situation(placements: readonly UnsignedPlacement[], days: number, where: string): string {
  const latest = placements.map(({ lastDay }) => lastDay).sort().at(-1) ?? '';
  return `${counted(placements.length, 'placering', 'placeringar')} ${where} som slutade senast ${daySwedish(latest)} har ${counted(days, 'dag', 'dagar')}`;
}

/** What hosts and universities are told of placements at a stage: a host unit by unit, a university of each host, in one sentence each. */
export function unsignedNotices(stage: UnsignedStage, placements: readonly UnsignedPlacement[]): NewNotice[] {
  const kind = `attendance-${stage}`;
  const uncertified = placements.filter(({ toCertify }) => toCertify > 0);
  const toHosts = [...groupBy(uncertified, ({ unitId }) => unitId).values()].flatMap((group) => group.slice(0, 1).map(({ hostId, unitId, unitName }): NewNotice => ({
    key: keyOf(kind, unitId, group), kind, link: '/narvaro', to: stage === 'reminded' ? { organisationId: hostId, unitId } : { organisationId: hostId },
    sentence: `${situation(group, sum(group, ({ toCertify }) => toCertify), `på ${unitName}`)} som inte är attesterade. Det som inte är attesterat betalas inte.`,
  })));
  const late = stage === 'escalated' ? uncertified : [];
  const toUniversities = [...groupBy(late, ({ universityId, hostId }) => `${universityId} ${hostId}`)].flatMap(([to, group]) => group.slice(0, 1).map(({ universityId, host }): NewNotice => ({
    key: keyOf(kind, to, group), kind, link: '/dagar', to: { organisationId: universityId },
    sentence: `${situation(group, sum(group, ({ toCertify }) => toCertify), `hos ${host}`)} som värden inte har attesterat. Värden är påmind.`,
  })));
  const waiting = placements.filter(({ toCountersign }) => toCountersign > 0);
  const toSign = [...groupBy(waiting, ({ universityId }) => universityId)].map(([organisationId, group]): NewNotice => ({
    key: keyOf(`${kind}-signature`, organisationId, group), kind: `${kind}-signature`, link: '/narvaro', to: { organisationId },
    sentence: `${situation(group, sum(group, ({ toCountersign }) => toCountersign), 'hos era värdar')} som väntar på er kontrasignering.`,
  }));
  return [...toHosts, ...toUniversities, ...toSign];
}
