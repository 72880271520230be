import { groupBy } from '../shared/group-by';
import type { Member } from './roster';
import { inTurn } from './roster';
import type { PictureCourse } from './term-picture';

/** Students who are placed as one: a group that rotates together, a pair, or one alone. */
export interface Team {
  /** Stable name of the team within the run. */
  readonly key: string;
  /** The group's label; null for pairs and singles. */
  readonly label: string | null;
  readonly members: readonly Member[];
}

/** What the forming of groups asks about the term. */
export interface GroupRules {
  /** Heads that quotas and places leave room for on the course; infinite where nothing limits them. */
  readonly roomFor: (course: PictureCourse) => number;
  /** The group that a booking from an earlier run put the student in; null where it put her in none, undefined without a booking. */
  readonly bookedLabel: (enrolmentId: string) => string | null | undefined;
  /** Whether something that stands already keeps the student from moving with others. */
  readonly standsAlone: (member: Member) => boolean;
  /** Keys of groups that found no place as such. */
  readonly dissolved: ReadonlySet<string>;
}

type Cluster = readonly Member[];

const label = (number: number): string => `Grupp ${number}`;

/** Members as teams: groups on courses that rotate together, pairs, the rest alone. Who is on several courses stays alone. */
export function formTeams(members: readonly Member[], rules: GroupRules): Team[] {
  const parts = groupBy(members, (member) => member.seats.length === 1 && !rules.standsAlone(member));
  const byCourse = groupBy(parts.get(true) ?? [], (member) => member.seats[0]?.course);
  const teams = [...byCourse].flatMap(([course, cohort]) => (course ? teamsOf(course, pairUp(cohort), rules) : []));
  return [...teams, ...(parts.get(false) ?? []).map((member) => alone([member]))];
}

const alone = (cluster: Cluster): Team => ({ key: cluster.map(({ studentCode }) => studentCode).join(' '), label: null, members: cluster });

function pairUp(cohort: readonly Member[]): Cluster[] {
  const clusters = groupBy(cohort, ({ seats, studentId }) => {
    const enrolment = seats[0]?.enrolment;
    return enrolment?.pairLabel ? `${enrolment.universityId} ${enrolment.pairLabel}` : studentId;
  });
  return [...clusters.values()];
}

function teamsOf(course: PictureCourse, clusters: readonly Cluster[], rules: GroupRules): Team[] {
  if (!course.rotateTogether) return clusters.map(alone);
  const labelled = groupBy(clusters, (cluster) => knownLabel(cluster, rules));
  const groups = new Map([...labelled].flatMap(([name, list]) => (name ? [[name, list.flat()] as const] : [])));
  const known = [...groups.values()].reduce((sum, group) => sum + group.length, 0);
  const waiting = [...(labelled.get(undefined) ?? [])].sort(byTurn);
  const { admitted, rest } = admit(waiting, rules.roomFor(course) - known);
  const open = openGroups(groups, Math.min(course.groups - groups.size, admitted.length), rules);
  const added = splitEvenly(admitted, open.map((name) => groups.get(name)?.length ?? 0));
  open.forEach((name, i) => groups.set(name, [...(groups.get(name) ?? []), ...(added[i] ?? [])]));
  const singles = [...(open.length > 0 ? rest : waiting), ...(labelled.get(null) ?? [])].map(alone);
  const made = [...groups].filter(([, group]) => group.length > 0);
  return [...made.flatMap(([name, group]) => groupOrSingles(course, name, group, rules)), ...singles];
}

/** Groups that may still grow: those with a label that are not booked yet, and so many new ones. */
function openGroups(groups: ReadonlyMap<string, readonly Member[]>, fresh: number, rules: GroupRules): string[] {
  const isBooked = ({ seats }: Member): boolean => seats.some(({ enrolment }) => rules.bookedLabel(enrolment.id) !== undefined);
  const open = [...groups].filter(([, group]) => !group.some(isBooked)).map(([name]) => name).sort();
  const taken = new Set(groups.keys());
  for (let i = 0; i < fresh; i++) {
    const name = freshLabel(taken);
    taken.add(name);
    open.push(name);
  }
  return open;
}

function groupOrSingles(course: PictureCourse, name: string, group: readonly Member[], rules: GroupRules): Team[] {
  const key = `${course.code} ${name}`;
  return rules.dissolved.has(key) ? pairUp(group).map(alone) : [{ key, label: name, members: group }];
}

/** The group given or booked before; null for who is booked without one; undefined for who waits for one. */
function knownLabel(cluster: Cluster, rules: GroupRules): string | null | undefined {
  const enrolments = cluster.flatMap(({ seats }) => seats.map(({ enrolment }) => enrolment));
  const given = enrolments.find(({ groupLabel }) => groupLabel !== null)?.groupLabel;
  return given ?? enrolments.map(({ id }) => rules.bookedLabel(id)).find((booked) => booked !== undefined);
}

function freshLabel(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(label(number))) number += 1;
  return label(number);
}

const byTurn = (a: Cluster, b: Cluster): number => {
  const [first, second] = [a[0], b[0]];
  return first && second ? inTurn(first, second) : 0;
};

/** As many as there is room for, in turn; the rest are placed alone. */
function admit(clusters: readonly Cluster[], room: number): { admitted: Cluster[]; rest: Cluster[] } {
  const admitted: Cluster[] = [];
  const rest: Cluster[] = [];
  let left = room;
  for (const cluster of clusters) {
    if (cluster.length <= left) admitted.push(cluster);
    else rest.push(cluster);
    if (cluster.length <= left) left -= cluster.length;
  }
  return { admitted, rest };
}

/** What each group gets, given how many it has: all end as equal as labels and pairs allow, the first in turn together. */
function splitEvenly(clusters: readonly Cluster[], sizes: readonly number[]): Member[][] {
  const level = waterLevel(sizes, clusters.reduce((sum, cluster) => sum + cluster.length, 0));
  const made = sizes.map((size) => ({ lacking: level - size, members: [] as Member[] }));
  for (const cluster of clusters) {
    const [neediest] = [...made].sort((a, b) => b.lacking - a.lacking);
    const group = made.find(({ lacking }) => lacking > (cluster.length - 1) / 2 + ROUNDING) ?? neediest;
    if (!group) break;
    group.members.push(...cluster);
    group.lacking -= cluster.length;
  }
  return made.map(({ members }) => members);
}

const ROUNDING = 1e-9;

/** The size, perhaps broken, up to which groups fill when so many come to them; larger ones get nobody. */
function waterLevel(sizes: readonly number[], heads: number): number {
  let [sum, level] = [heads, Infinity];
  for (const [i, size] of [...sizes].sort((a, b) => a - b).entries()) {
    if (size >= level) break;
    sum += size;
    level = sum / (i + 1);
  }
  return level;
}
