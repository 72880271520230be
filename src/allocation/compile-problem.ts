import type { Block, Choice, Entity, PlacementProblem } from '../allocator/problem';
import type { Requirement } from '../programmes/course';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { termWeeks } from '../shared/term';
import { mondayOf } from '../shared/week';
import { Burden, parameters } from './cost';
import { Counted } from './counted';
import type { Meaning } from './counted';
import { splitBookings, weeksOf } from './in-play';
import type { Filtered, Wanted } from './options';
import { lostDays } from './lost-days';
import { offDaysOf } from '../bookings/planned-days';
import { Options } from './options';
import type { Claimant, PlaceList } from './place-list';
import { claimantOf, PlaceLists } from './place-list';
import type { Seat } from './roster';
import { Roster } from './roster';
import type { Team } from './teams';
import { formTeams } from './teams';
import type { PictureBooking, PictureCourse, TermPicture } from './term-picture';
import { startsOf } from '../programmes/window';

/** How a picture is to be compiled; the same order gives the same problem, byte for byte. */
export interface CompileOrder {
  /** Of the lottery and the search. */
  readonly seed: number;
  /** Keys of groups that are to be placed one by one. */
  readonly dissolved?: ReadonlySet<string>;
  /** What must stay where an earlier round put it, by `enrolment requirement`. */
  readonly pins?: ReadonlyMap<string, Pin>;
  /** Where blocks are held to stand before the run, by `enrolment requirement`, in place of their bookings. */
  readonly standing?: ReadonlyMap<string, Pin>;
}

export interface Pin {
  readonly unitId: string;
  readonly agreementId: string;
  readonly start: number;
}

/** A block of the problem and what it stands for. */
export interface CompiledBlock {
  readonly requirement: Requirement;
  readonly course: PictureCourse;
  readonly list: PlaceList;
  /** In the queue, the mean of the members'. */
  readonly position: number;
  /** The members' seats on the course, in the order of the team. */
  readonly seats: readonly Seat[];
  /** Units left out for every student of the study site. */
  readonly filtered: readonly Filtered[];
}

/** A problem and what its indexes stand for. */
export interface CompiledProblem {
  readonly problem: PlacementProblem;
  /** In the order of the problem's entities. */
  readonly teams: readonly { readonly team: Team; readonly blocks: readonly CompiledBlock[] }[];
  /** In the order of the problem's resources. */
  readonly meanings: readonly Meaning[];
  readonly filtered: readonly Filtered[];
  /** Study sites given by this run, by enrolment id. */
  readonly givenSites: ReadonlyMap<string, string>;
  /** Bookings that the solution may leave, move or take away. */
  readonly inPlay: readonly PictureBooking[];
}

const MOST_BLOCKS = 6;

export const seatKey = (enrolmentId: string, requirementId: string): string => `${enrolmentId} ${requirementId}`;

/** The term as a problem for the allocator: pure, set by set, without a look at the database. */
export function compileProblem(picture: TermPicture, order: CompileOrder): CompiledProblem {
  return new Compiler(picture, order).compile();
}

class Compiler {
  private readonly options: Options;
  private readonly roster: Roster;
  private readonly lists: PlaceLists;
  private readonly counted: Counted;
  private readonly inPlay: readonly PictureBooking[];
  private readonly byStudent = new Map<string, PictureBooking[]>();
  private readonly bookings: ReadonlyMap<string, PictureBooking>;
  private readonly withdrawn: ReadonlySet<string>;
  private readonly hasWithdrawn: ReadonlySet<string>;
  private readonly filtered = new Set<Filtered>();
  private readonly starts = new Map<Requirement, readonly number[]>();
  private readonly lost = new Map<string, readonly number[]>();
  private readonly mondays: readonly Day[];
  private readonly weeks: number;

  constructor(private readonly picture: TermPicture, private readonly order: CompileOrder) {
    const mondays = termWeeks(picture.term).map(mondayOf);
    this.mondays = mondays;
    this.weeks = mondays.length;
    const { inPlay, settled } = splitBookings(picture);
    this.inPlay = inPlay;
    this.withdrawn = new Set(picture.withdrawn.map(({ enrolmentId, requirementId }) => seatKey(enrolmentId, requirementId)));
    this.hasWithdrawn = new Set(picture.withdrawn.map(({ enrolmentId }) => enrolmentId));
    this.bookings = new Map(inPlay.map((booking) => [seatKey(booking.enrolmentId, booking.requirementId), booking]));
    for (const booking of settled) this.byStudent.set(booking.studentId, [...(this.byStudent.get(booking.studentId) ?? []), booking]);
    const burden = new Burden(picture);
    this.counted = new Counted(mondays, picture, inPlay);
    this.options = new Options(picture, this.counted);
    this.roster = new Roster(picture, order.seed, this.options, burden);
    this.lists = new PlaceLists(picture, mondays, this.counted, burden);
  }

  compile(): CompiledProblem {
    const labels = new Map(this.inPlay.map(({ enrolmentId, groupLabel }) => [enrolmentId, groupLabel]));
    const teams = formTeams(this.roster.members, {
      roomFor: (course) => this.roomFor(course),
      bookedLabel: (enrolmentId) => labels.get(enrolmentId),
      standsAlone: ({ studentId, seats }) => this.settledOf(studentId).length > 0 || seats.some(({ enrolment }) => this.hasWithdrawn.has(enrolment.id)),
      dissolved: this.order.dissolved ?? new Set(),
    });
    const compiled = teams.map((team) => ({ team, blocks: this.blocksOf(team) })).filter(({ blocks }) => blocks.length > 0);
    const tiers = [...new Set(compiled.map(({ team }) => tierOf(team)))].sort((a, b) => a - b);
    const entities = compiled.map(({ team, blocks }, e) => this.entity(team, blocks, e, tiers));
    const { resources, meanings } = this.counted;
    const problem: PlacementProblem = {
      format: 'placement-problem/1', name: this.picture.term.code, weeks: this.weeks, tiers: Math.max(1, tiers.length), resources, entities,
    };
    return { problem, teams: compiled, meanings, filtered: [...this.filtered], givenSites: this.roster.givenSites, inPlay: this.inPlay };
  }

  private blocksOf(team: Team): CompiledBlock[] {
    const courses = [...new Set(team.members.flatMap(({ seats }) => seats.map(({ course }) => course)))];
    const blocks = courses.flatMap((course) => course.requirements.flatMap((requirement) => this.block(team, course, requirement)));
    if (blocks.length <= MOST_BLOCKS) return blocks;
    throw new Problem(
      'too-many-blocks',
      'refused',
      `${team.members[0]?.studentCode ?? ''} has ${blocks.length} blocks in ${this.picture.term.code}; at most ${MOST_BLOCKS} can be placed in one term. Move a course to another term.`,
    );
  }

  /** None where the members' places are settled already, or given up. */
  private block(team: Team, course: PictureCourse, requirement: Requirement): CompiledBlock[] {
    const claimants = team.members.flatMap((member) => member.seats.filter((seat) => seat.course === course).map((seat) => ({ member, seat }))).filter(
      ({ member, seat }) => !this.withdrawn.has(seatKey(seat.enrolment.id, requirement.id)) && !this.settledOf(member.studentId).some((booking) => booking.enrolmentId === seat.enrolment.id && booking.requirementId === requirement.id),
    );
    if (claimants.length === 0) return [];
    const specialtyName = this.picture.specialtyNames.get(requirement.specialty) ?? requirement.specialty;
    const stretch = { requirement, specialtyName, starts: this.startsFor(requirement) };
    const wanted = (seat: Seat): Wanted => ({ course, requirement, site: seat.site });
    const withOptions = claimants.map(({ member, seat }): Claimant => claimantOf(member, seat, this.options.of(wanted(seat), member.traits)));
    const list = this.lists.listFor(withOptions, stretch);
    const filtered = [...new Set(claimants.map(({ seat }) => this.options.filteredFor(wanted(seat))))].flat();
    for (const entry of [...filtered, ...list.conflicts.map((conflict) => conflict.filtered)]) this.filtered.add(entry);
    const position = withOptions.reduce((sum, claimant) => sum + claimant.position, 0) / withOptions.length;
    return [{ requirement, course, list, position: Math.floor(position), seats: claimants.map(({ seat }) => seat), filtered }];
  }

  private entity(team: Team, blocks: readonly CompiledBlock[], e: number, tiers: readonly number[]): Entity {
    return {
      id: `e${e}`,
      size: team.members.length,
      tier: tiers.indexOf(tierOf(team)) + 1,
      blocks: blocks.map((block, b) => this.compiledBlock(team, block, b, blocks)),
    };
  }

  private compiledBlock(team: Team, block: CompiledBlock, b: number, all: readonly CompiledBlock[]): Block {
    const { requirement, list, course } = block;
    const starts = this.startsFor(requirement).filter((start) => this.isFree(team, block, start));
    const after = all.flatMap((other, i) => (other.course === course && comesAfter(requirement, other.requirement) ? [`b${i}`] : []));
    const queue = block.position * parameters.queueStep;
    const previous = this.choice(block, starts, this.previousOf(block));
    const pinned = this.choice(block, starts, this.pinOf(block));
    return {
      id: `b${b}`,
      specialty: requirement.specialty,
      weeks: requirement.windowWeeks,
      starts,
      startCost: starts.map((start) => queue + this.lostDaysFrom(block, start) * parameters.lostDay),
      places: list.places,
      ...(after.length > 0 && { after }),
      ...(pinned && { pinned }),
      ...(previous && { previous }),
    };
  }

  private lostDaysFrom({ requirement, seats }: CompiledBlock, start: number): number {
    const offDays = offDaysOf(requirement.weekdays, seats.flatMap(({ enrolment }) => enrolment.homeDays));
    const key = `${requirement.id} ${offDays.join('')}`;
    const perStart = this.lost.get(key) ?? this.mondays.map((monday) => lostDays({ ...requirement, offDays }, monday, this.picture.dayExceptions));
    this.lost.set(key, perStart);
    return perStart[start] ?? 0;
  }

  private startsFor(requirement: Requirement): readonly number[] {
    const known = this.starts.get(requirement) ?? startsOf(requirement, this.picture.term);
    this.starts.set(requirement, known);
    return known;
  }

  /** Whether a start clashes with nothing that is settled for any member, and keeps the order of the course. */
  private isFree({ members }: Team, { requirement, course }: CompiledBlock, start: number): boolean {
    const end = start + requirement.windowWeeks;
    return members.every(({ studentId }) => this.settledOf(studentId).every((booking) => {
      const { from, to } = weeksOf(booking, this.picture);
      if (start < to && from < end) return false;
      const other = course.requirements.find(({ id }) => id === booking.requirementId);
      if (!other) return true;
      return !(comesAfter(requirement, other) && start < to) && !(comesAfter(other, requirement) && from < end);
    }));
  }

  private previousOf({ seats, requirement }: CompiledBlock): Pin | undefined {
    const former = seats.flatMap(({ enrolment }) => this.standingOf(seatKey(enrolment.id, requirement.id)) ?? []);
    const [first] = former;
    return former.some(({ unitId, start }) => unitId !== first?.unitId || start !== first.start) ? undefined : first;
  }

  private standingOf(key: string): Pin | undefined {
    if (this.order.standing) return this.order.standing.get(key);
    const booking = this.bookings.get(key);
    return booking && { unitId: booking.unitId, agreementId: booking.agreementId, start: weeksOf(booking, this.picture).from };
  }

  private pinOf({ seats, requirement }: CompiledBlock): Pin | undefined {
    return seats.map(({ enrolment }) => this.order.pins?.get(seatKey(enrolment.id, requirement.id))).find((pin) => pin !== undefined);
  }

  private choice({ list }: CompiledBlock, starts: readonly number[], pin: Pin | undefined): Choice | undefined {
    if (!pin || !starts.includes(pin.start)) return undefined;
    const exact = list.options.findIndex(({ unit, agreement }) => unit.id === pin.unitId && agreement.id === pin.agreementId);
    const place = exact >= 0 ? exact : list.options.findIndex(({ unit }) => unit.id === pin.unitId);
    return place < 0 ? undefined : { place, start: pin.start };
  }

  private settledOf(studentId: string): readonly PictureBooking[] {
    return this.byStudent.get(studentId) ?? [];
  }

  /** Students that the quotas let in to the course: the scarcest block, over its units, each set of quotas once. */
  private roomFor(course: PictureCourse): number {
    const cohort = this.roster.members.filter(({ seats }) => seats.some((seat) => seat.course === course));
    const rooms = course.requirements.map((requirement) => {
      const left = new Map<string, number>();
      const lists = new Set(cohort.flatMap(({ seats, traits }) => seats.map(({ site }) => this.options.of({ course, requirement, site }, traits))));
      for (const option of [...lists].flatMap(({ options }) => options)) {
        const scarcest = option.quotas.map((quota) => ({ id: quota.id, left: this.counted.quotaLeft(quota) })).sort((a, b) => a.left - b.left)[0];
        left.set(scarcest?.id ?? '', scarcest?.left ?? Infinity);
      }
      return [...left.values()].reduce((sum, places) => sum + places, 0);
    });
    return Math.min(...rooms, Infinity);
  }
}

/** The latest turn among the members: nobody gets ahead by rotating with others. */
const tierOf = ({ members }: Team): number => Math.max(...members.map(({ tier }) => tier));

const comesAfter = (later: Requirement, earlier: Requirement): boolean => later.inOrder && earlier.sequence < later.sequence;
