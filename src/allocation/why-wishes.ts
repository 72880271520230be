import type { UnitFacts } from '../bookings/candidate';
import { groupBy } from '../shared/group-by';
import { inSentence } from '../shared/swedish';
import type { Seat } from './roster';
import type { Sitter, Sitting } from './sitting';
import type { TermPicture } from './term-picture';
import type { WishReason } from './why';
import type { FullFacts } from './why-full';
import { unitReason, type UnitReason } from './why-unit';

type Wish = TermPicture['wishes'][number];

/** Units told of one by one where a whole town, or anywhere at all, was possible. */
const MOST_UNITS = 3;

/** Tells what became of wishes, given where everyone else is. */
export class WishReasons {
  private readonly wishes: ReadonlyMap<string, readonly Wish[]>;
  private readonly units: ReadonlyMap<string, UnitFacts>;
  private readonly inTown: ReadonlyMap<string, readonly UnitFacts[]>;
  private readonly towns: ReadonlyMap<string, string>;

  constructor(private readonly facts: FullFacts, private readonly picture: TermPicture) {
    this.wishes = new Map([...groupBy(picture.wishes, ({ enrolmentId }) => enrolmentId)].map(([id, list]) => [id, [...list].sort((a, b) => a.rank - b.rank)]));
    this.units = new Map(picture.units.map((unit) => [unit.id, unit]));
    this.inTown = groupBy(picture.units, ({ townId }) => townId);
    this.towns = new Map(picture.towns.map(({ id, name }) => [id, name]));
  }

  /** Which of her wishes a placement is; null where it is none. */
  rankOf({ enrolment }: Seat, at: Sitting | undefined): number | null {
    if (!at) return null;
    const { unit } = at.option;
    return this.wishes.get(enrolment.id)?.find(({ unitId, townId }) => unitId === unit.id || townId === unit.townId)?.rank ?? null;
  }

  /** Whether she has what she wished for first, or has a place and wished for nothing. */
  isContent(seat: Seat, at: Sitting | undefined): boolean {
    const [first] = this.wishes.get(seat.enrolment.id) ?? [];
    return at !== undefined && (first === undefined || this.rankOf(seat, at) === first.rank);
  }

  /** What stood against each wish before the one she got; without wishes and place, against each unit that comes in question. */
  of({ enrolment }: Seat, sitter: Sitter, at: Sitting | undefined): WishReason[] {
    const wishes = this.wishes.get(enrolment.id) ?? [];
    const rank = wishes.find(({ unitId, townId }) => at !== undefined && (unitId === at.option.unit.id || townId === at.option.unit.townId))?.rank ?? Infinity;
    const told = wishes.filter((wish) => wish.rank < rank).map((wish) => this.wished(wish, sitter, at));
    return told.length > 0 || at ? told : this.anywhere(sitter);
  }

  private wished({ rank, unitId, townId }: Wish, sitter: Sitter, at: Sitting | undefined): WishReason {
    const unit = this.units.get(unitId ?? '');
    if (unit) return { rank, place: unit.name, ...unitReason(unit, sitter, at, this.facts) };
    const place = this.towns.get(townId ?? '') ?? '';
    return { rank, place, ...this.town(place, this.inTown.get(townId ?? '') ?? [], sitter, at) };
  }

  private town(town: string, all: readonly UnitFacts[], sitter: Sitter, at: Sitting | undefined): UnitReason {
    const { specialty } = sitter.compiled.requirement;
    const units = all.filter(({ specialties }) => specialties.includes(specialty));
    if (units.length === 0) {
      const name = inSentence(this.picture.specialtyNames.get(specialty) ?? specialty);
      return { code: 'specialty', sv: `Ingen enhet i ${town} har ${name}.`, en: `No unit in ${town} has ${name}.`, holders: [], movers: [] };
    }
    const reasons = nearestFirst(units.map((unit) => unitReason(unit, sitter, at, this.facts)));
    const [nearest] = reasons as [UnitReason];
    const [shown, others] = [reasons.slice(0, MOST_UNITS), reasons.length - MOST_UNITS];
    return {
      ...nearest,
      sv: [...shown.map(({ sv }) => sv), ...(others > 0 ? [`Detsamma gäller ${others} enheter till där.`] : [])].join(' '),
      en: [...shown.map(({ en }) => en), ...(others > 0 ? [`So it is at ${others} more units there.`] : [])].join(' '),
    };
  }

  private anywhere(sitter: Sitter): WishReason[] {
    const { specialty } = sitter.compiled.requirement;
    const options = new Map(sitter.compiled.list.options.map(({ unit }) => [unit.id, unit]));
    const units = options.size > 0 ? [...options.values()] : this.picture.units.filter(({ specialties }) => specialties.includes(specialty));
    return units.slice(0, MOST_UNITS).map((unit) => ({ rank: null, place: unit.name, ...unitReason(unit, sitter, undefined, this.facts) }));
  }
}

const distant = new Set(['specialty', 'level', 'competence', 'study-site', 'no-agreement', 'closure', 'blocked-week']);

/** Units where only room or time is lacking come before those that a rule keeps out. */
const nearestFirst = (reasons: readonly UnitReason[]): UnitReason[] => [...reasons].sort((a, b) => Number(distant.has(a.code)) - Number(distant.has(b.code)));
