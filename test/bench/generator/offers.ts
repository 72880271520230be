import type { Chance } from '../../../src/allocator/chance';
import type { Block, Place, Resource } from '../../../src/allocator/problem';
import type { Clinic } from './clinics';
import type { Country } from './country';
import type { Part } from './course';
import { happens, pick, upTo } from './draw';
import { COMMUTE_KM } from './scale';
import type { Team } from './teams';

const MOST_PLACES = 40;
/** Cost of a place that is not among the wishes, of which there are at most ten. */
const UNWISHED = 14;
const DEAREST_JOURNEY = 15;
const BED = 5;

/** A resource whose limit is not known yet. */
export type Draft = Omit<Resource, 'limit'>;

/** Which places each team's blocks may have: the right specialty and level, near enough, no conflict of interest. */
export class Offers {
  /** The clinics first, in their order; then what else is shared, in order of first use. */
  readonly drafts: Draft[];
  private readonly shared = new Map<string, number>();
  private readonly reach = new Map<string, readonly number[]>();

  constructor(private readonly country: Country, private readonly clinics: readonly Clinic[], private readonly chance: Chance) {
    this.drafts = clinics.map((_, c): Draft => ({ id: `c${c}`, kind: 'unit', per: 'week' }));
  }

  blocksOf(team: Team, id: string): Block[] {
    const barred = this.drawConflicts(team);
    return team.course.parts.map((part, p) => this.block(team, part, `${id}.${p + 1}`, barred, team.isOrdered && p > 0 ? [`${id}.${p}`] : undefined));
  }

  private block(team: Team, { specialty, weeks, starts }: Part, id: string, barred: ReadonlySet<number>, after: string[] | undefined): Block {
    const favourite = pick(this.chance, starts);
    const isPicky = happens(this.chance, 0.6);
    return {
      id,
      specialty: `s${specialty}`,
      weeks,
      starts,
      ...(isPicky && { startCost: starts.map((start) => Math.min(3, Math.floor(Math.abs(start - favourite) / 2))) }),
      places: this.places(team, specialty, barred),
      ...(after && { after }),
    };
  }

  private places(team: Team, specialty: number, barred: ReadonlySet<number>): Place[] {
    const most = team.tier === 1 ? MOST_PLACES : 8 + this.chance.below(5);
    const open = this.within(team, specialty).filter((c) => !barred.has(this.clinic(c).u)).slice(0, most).sort((a, b) => a - b);
    const appeal = new Map(open.map((c) => [c, this.km(team, c) / 2 + this.clinic(c).unit.dullness + this.chance.below(60)]));
    const wishes = [...open].sort((a, b) => (appeal.get(a) ?? 0) - (appeal.get(b) ?? 0)).slice(0, 3 + this.chance.below(8));
    return open.map((c): Place => {
      const { unit, u } = this.clinic(c);
      const km = this.km(team, c);
      const wish = wishes.includes(c) ? wishes.indexOf(c) + 1 : UNWISHED;
      const cost = wish + Math.min(DEAREST_JOURNEY, Math.round(km / 20)) + (km > COMMUTE_KM ? BED : 0);
      return { unit: `u${u}`, region: this.country.scale.regions[unit.region] ?? '', cost, uses: this.uses(team, c, km > COMMUTE_KM) };
    });
  }

  private uses({ from, university }: Team, c: number, isFar: boolean): number[] {
    const { unit, u } = this.clinic(c);
    const uses = [c];
    if (unit.isSplit) uses.push(this.share({ id: `supervisors-u${u}`, kind: 'supervisors', per: 'week' }));
    if (unit.town !== university.town) uses.push(this.share({ id: `quota-${from}-t${unit.town}`, kind: 'quota', per: 'term' }));
    if (isFar) uses.push(this.share({ id: `beds-t${unit.town}`, kind: 'beds', per: 'week' }));
    return uses;
  }

  private share(draft: Draft): number {
    const known = this.shared.get(draft.id);
    if (known !== undefined) return known;
    this.shared.set(draft.id, this.drafts.length);
    return this.drafts.push(draft) - 1;
  }

  /** Clinics for a specialty in the catchment, the nearest to home first; thousands share the same list. */
  private within({ from, university, home, course }: Team, specialty: number): readonly number[] {
    const key = `${from}/${home}/${specialty}/${course.level}`;
    const known = this.reach.get(key);
    if (known) return known;
    const distance = (c: number): number => this.country.km[home]?.[this.clinic(c).unit.town] ?? 0;
    const found = upTo(this.clinics.length).filter((c) => {
      const { specialty: offered, level, unit } = this.clinic(c);
      return offered === specialty && (level ?? course.level) === course.level && university.catchment.includes(unit.region);
    }).sort((a, b) => distance(a) - distance(b));
    this.reach.set(key, found);
    return found;
  }

  /** Units where a member works: every fourth team has one or two among those it would otherwise get. */
  private drawConflicts(team: Team): Set<number> {
    const barred = new Set<number>();
    if (!happens(this.chance, 0.25)) return barred;
    for (let draws = 1 + this.chance.below(2); draws > 0; draws--) {
      const near = this.within(team, pick(this.chance, team.course.parts).specialty);
      if (near.length > 4) barred.add(this.clinic(pick(this.chance, near.slice(0, 12))).u);
    }
    return barred;
  }

  private km({ home }: Team, c: number): number {
    return this.country.km[home]?.[this.clinic(c).unit.town] ?? 0;
  }

  private clinic(c: number): Clinic {
    return this.clinics[c] as Clinic;
  }
}
