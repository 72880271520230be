import type { Explanation, Reason } from '../allocator/explain';
import type { ReasonCode } from '../bookings/reason';
import { groupBy } from '../shared/group-by';
import type { CompiledProblem } from './compile-problem';
import type { Meaning } from './counted';
import type { Left } from './proposal';
import type { Room } from './room';
import { scarcitySentence, unitOf } from './scarcity';
import type { PictureTerm } from './term-picture';

/** Why a block got no place: a stable code, and a sentence in Swedish with the figures and the way out. */
export interface ReserveReason {
  readonly code: ReasonCode;
  readonly reason: string;
}

/** How near a unit came before it was left out; the nearest tells most. */
const nearness: readonly ReasonCode[] = [
  'specialty', 'level', 'competence', 'study-site', 'no-agreement', 'closure', 'blocked-week', 'conflict-of-interest',
];
/** Of reasons that stand in the way equally often, the first is told. */
const telling: readonly ReasonCode[] = ['quota', 'capacity', 'supervisors', 'no-agreement', 'conflict-of-interest'];

/** Tells why blocks are unplaced, given where everyone else is. */
export class ReserveReasons {
  constructor(private readonly compiled: CompiledProblem, private readonly room: Room, private readonly term: PictureTerm) {}

  of(left: Left, explanation: Explanation): ReserveReason {
    if (explanation.reason === 'no-options') return this.leftOut(left);
    const kept = this.keptByConflict(left);
    if (kept) return kept;
    if (explanation.reason === 'resource') return this.scarce(left, explanation);
    return this.noTime(left, explanation.reason);
  }

  /** No unit at all: what the units that came nearest were left out for. */
  private leftOut({ block }: Left): ReserveReason {
    const { requirement, list } = block;
    const all = [...block.filtered, ...list.conflicts.map(({ filtered }) => filtered)];
    const nearest = [...nearness].reverse().find((code) => all.some((entry) => entry.code === code));
    const entries = all.filter(({ code }) => code === nearest);
    const [first] = entries;
    if (!first) return { code: 'specialty', reason: `Ingen enhet erbjuder ${requirement.specialty}. Publicera platser först.` };
    const others = entries.length > 1 ? ` (${entries.length} enheter har samma hinder.)` : '';
    return { code: first.code, reason: `${first.detail}${others}` };
  }

  /** A unit has room, but not for this student. */
  private keptByConflict({ team, block }: Left): ReserveReason | undefined {
    const { windowWeeks } = block.requirement;
    const lastStart = this.compiled.problem.weeks - windowWeeks;
    const kept = block.list.conflicts.find(({ option }) =>
      Array.from({ length: lastStart + 1 }, (_, start) => start).some((start) => this.room.fits({ uses: option.uses, start, weeks: windowWeeks, size: team.members.length })));
    return kept && { code: kept.filtered.code, reason: kept.filtered.detail };
  }

  private noTime({ block }: Left, reason: Reason): ReserveReason {
    const { requirement, course } = block;
    const weeks = `${requirement.windowWeeks} veckor i följd`;
    if (reason === 'order') return { code: 'order', reason: `${requirement.code} i ${course.name} måste ligga efter kursens tidigare block, och då återstår inga ${weeks}. Lägg de tidigare blocken tidigare.` };
    if (reason === 'overlap') return { code: 'overlap', reason: `Studentens andra placeringar lämnar inga ${weeks} för ${requirement.code}. Flytta någon av dem eller förläng terminen.` };
    return { code: 'window', reason: `${requirement.code} får ligga ${requirement.earliestWeek ?? this.term.firstWeek}–${requirement.latestWeek ?? this.term.lastWeek}, men där finns inga ${weeks} fria. Ändra veckorna eller studentens andra placeringar.` };
  }

  /** Units have room, but in no weeks in a row that suit the block and the student's other ones. */
  private untimely({ requirement }: Left['block']): ReserveReason {
    const weeks = `${requirement.windowWeeks} veckor i följd`;
    return { code: 'blocked-week', reason: `Det finns lediga platser för ${requirement.code}, men inte ${weeks} som går ihop med studentens andra placeringar. Be om platser i fler veckor eller flytta något av blocken.` };
  }

  private scarce({ team, block }: Left, { resources }: Explanation): ReserveReason {
    const counted = resources.flatMap(({ index, options }) => {
      const meaning = this.compiled.meanings[index];
      return meaning ? [{ index, options, meaning }] : [];
    });
    const codes = [...groupBy(counted, ({ meaning }) => meaning.code)].map(([code, rows]) => ({ code, rows, options: optionsBlocked(rows) }));
    const [worst] = codes.sort((a, b) => b.options - a.options || telling.indexOf(a.code) - telling.indexOf(b.code));
    const [first] = (worst?.rows ?? []).map((row) => ({ ...row, ...this.room.scarcest(row.index) })).sort((a, b) => a.left - b.left);
    if (!worst || !first) return { code: 'capacity', reason: 'Platserna räcker inte till alla. Be om fler platser eller vänta på en återlämnad.' };
    if (first.left >= team.members.length) return this.untimely(block);
    const units = new Set(worst.rows.map(({ meaning }) => unitOf(meaning))).size;
    const sentence = scarcitySentence(first.meaning, { ...first, units }, this.term);
    if (!team.members.some(({ traits }) => traits.enrolledAbroad)) return { code: worst.code, reason: sentence };
    return { code: 'abroad-last', reason: `Studenter antagna utomlands får de platser som blir över. ${sentence}` };
  }
}

/** Options that the resources of one kind stand in the way of: units add up, the rows of one unit do not. */
function optionsBlocked(rows: readonly { readonly options: number; readonly meaning: Meaning }[]): number {
  const perUnit = groupBy(rows, ({ meaning }) => unitOf(meaning));
  return [...perUnit.values()].reduce((sum, ofUnit) => sum + Math.max(...ofUnit.map(({ options }) => options)), 0);
}
