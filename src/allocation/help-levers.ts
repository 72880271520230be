import { keyOf } from '../allocator/constraints/rule';
import type { LateStarts, Lever, Relaxable } from '../allocator/help/elastic';
import type { Help, Raise } from '../allocator/help/least-help';
import { everything } from '../allocator/help/least-help';
import { startsOf } from '../programmes/window';
import { termWeeks } from '../shared/term';
import type { Week } from '../shared/week';
import type { CompiledProblem } from './compile-problem';
import { seatKey } from './compile-problem';
import type { Housing, Meaning } from './counted';
import type { Relaxation } from './help';
import { supervisedKinds } from './help-picture';
import type { TermPicture } from './term-picture';

export type HelpKind = Relaxation['kind'];

type AtUnit = Extract<Meaning, { code: 'capacity' | 'supervisors' }>;

const atUnit = (code: string, unitId: string, specialty: string, level: string): string => `${code} ${unitId} ${specialty} ${level}`;

/** What could be relaxed in a term, as levers of its problem, and what each means. */
export class HelpLevers {
  readonly relaxable: Relaxable;
  private readonly kinds = new Map<string, HelpKind>();
  private readonly indexes: ReadonlyMap<string, number>;

  /** `compiled` is that of the hopeful picture; only what the blocks without a place could use is relaxed. */
  constructor(private readonly picture: TermPicture, private readonly compiled: CompiledProblem, waiting: ReadonlySet<string>) {
    this.indexes = new Map(compiled.meanings.flatMap((meaning, r) => (isAtUnit(meaning) ? [[atUnit(meaning.code, meaning.unit.id, meaning.specialty, meaning.level), r] as const] : [])));
    const wanted = this.wantedBy(waiting);
    const levers = compiled.meanings.flatMap((meaning, r) => (wanted.has(r) ? this.leverOf(meaning, r) : []));
    this.relaxable = { problem: compiled.problem, levers, late: this.lateStarts() };
  }

  /** Ids of what is relaxable by these kinds. */
  named(kinds: ReadonlySet<HelpKind>): string[] {
    return everything(this.relaxable).filter((id) => kinds.has(this.kinds.get(id) ?? 'window'));
  }

  /** In the product's own terms. */
  relaxations({ raises, widenings }: Help): Relaxation[] {
    const weeks = termWeeks(this.picture.term);
    return [...raises.flatMap((raise) => this.raised(raise, weeks)), ...widenings.flatMap(({ window, from, to }): Relaxation[] => {
      const course = this.picture.courses.find(({ requirements }) => requirements.some(({ id }) => id === window));
      const requirement = course?.requirements.find(({ id }) => id === window);
      if (!course || !requirement) return [];
      const [first, last] = [weeks[from] ?? '', weeks[to - 1] ?? ''];
      const [earliest, latest] = [requirement.earliestWeek ?? this.picture.term.firstWeek, requirement.latestWeek ?? this.picture.term.lastWeek];
      return [{ kind: 'window', requirementId: window, course: course.code, requirement: requirement.code, earliestWeek: first < earliest ? first : earliest, latestWeek: last > latest ? last : latest }];
    })];
  }

  private raised({ lever, from, to, by }: Raise, weeks: readonly Week[]): Relaxation[] {
    const meaning = this.compiled.meanings[Number(lever)];
    if (meaning?.code === 'quota') return [{ kind: 'quota', quotaId: meaning.quota.id, quota: meaning.quota.code, by }];
    const span = { firstWeek: weeks[from] ?? '', lastWeek: weeks[to - 1] ?? '', by };
    if (meaning?.code === 'beds') return [this.bedsIn(meaning.housing, span)];
    if (!meaning || !isAtUnit(meaning)) return [];
    const { code, unit, specialty, level } = meaning;
    return [{ kind: code, unitId: unit.id, unit: unit.code, specialty, level, ...span }];
  }

  private bedsIn({ organisationId, organisationName, townId }: Housing, span: { firstWeek: Week; lastWeek: Week; by: number }): Relaxation {
    const town = this.picture.towns.find(({ id }) => id === townId)?.code ?? '';
    return { kind: 'beds', hostId: organisationId, host: organisationName, townId, town, ...span };
  }

  private wantedBy(waiting: ReadonlySet<string>): Set<number> {
    const { teams, problem } = this.compiled;
    return new Set(teams.flatMap(({ blocks }, e) => blocks.flatMap((block, b) => {
      const isWaiting = block.seats.some(({ enrolment }) => waiting.has(seatKey(enrolment.id, block.requirement.id)));
      return isWaiting ? (problem.entities[e]?.blocks[b]?.places ?? []).flatMap(({ uses }) => uses) : [];
    })));
  }

  private leverOf(meaning: Meaning, r: number): Lever[] {
    const id = String(r);
    const isPlain = meaning.code === 'quota' || meaning.code === 'beds';
    if (isPlain) this.kinds.set(id, meaning.code);
    if (isPlain) return [{ id, resources: [r] }];
    if (!isAtUnit(meaning) || meaning.specialty === '*') return [];
    this.kinds.set(id, meaning.code);
    return [meaning.code === 'capacity' ? { id, resources: [r, ...this.reservedAt(meaning)], ...this.stuck(meaning) } : { id, resources: this.supervised(meaning) }];
  }

  /** A place more at the unit is one more beside what is reserved there, too. */
  private reservedAt({ unit, specialty, level }: AtUnit): number[] {
    return this.compiled.meanings.flatMap((other, r) => (other.code === 'reserved' && other.unit.id === unit.id && other.specialty === specialty && other.level === level ? [r] : []));
  }

  private supervised({ unit, specialty, level }: AtUnit): number[] {
    return supervisedKinds({ specialty, level }).flatMap((kind) => this.indexes.get(atUnit('supervisors', unit.id, kind.specialty, kind.level)) ?? []);
  }

  /** A closed unit takes nobody, whatever it publishes. */
  private stuck({ unit, byWeek }: AtUnit): Pick<Lever, 'never'> {
    if (!this.picture.closedUnitIds.includes(unit.id)) return {};
    return { never: byWeek.flatMap((week, i) => ((week?.places ?? 0) > 0 ? [] : [i])) };
  }

  private lateStarts(): Map<string, LateStarts> {
    const { problem, teams } = this.compiled;
    const asked = new Map(this.picture.courses.flatMap(({ requirements }) => requirements.map((requirement) => [requirement.id, new Set(startsOf(requirement, this.picture.term))] as const)));
    return new Map(problem.entities.flatMap((entity, e) => entity.blocks.flatMap((block, b): [string, LateStarts][] => {
      const window = teams[e]?.blocks[b]?.requirement.id ?? '';
      const starts = block.starts.filter((start) => asked.get(window)?.has(start) === false);
      return starts.length > 0 ? [[keyOf(entity.id, block.id), { window, starts: new Set(starts) }]] : [];
    })));
  }
}

const isAtUnit = (meaning: Meaning): meaning is AtUnit => meaning.code === 'capacity' || meaning.code === 'supervisors';
