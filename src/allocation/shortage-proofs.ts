import { countingProofs } from '../allocator/counting/counting-proof';
import type { CountingProof } from '../allocator/counting/counting-proof';
import type { Supply } from '../allocator/counting/supply';
import type { Said } from '../shared/english';
import { countedEnglish } from '../shared/english';
import { groupBy } from '../shared/group-by';
import { counted, inSentence } from '../shared/swedish';
import type { CompiledProblem, CompileOrder } from './compile-problem';
import { compileProblem, seatKey } from './compile-problem';
import type { Meaning } from './counted';
import type { TermPicture } from './term-picture';
import { weeksOf } from './why-full';

/** That not everybody can be placed, whoever allocates: what is asked for, what there is, and the sum of each. */
export interface ShortageProof extends Said {
  readonly demand: number;
  readonly supply: number;
  /** What both are counted in. */
  readonly measure: 'student-weeks' | 'group-weeks' | 'students' | 'groups' | 'blocks';
  /** Students who stay without a place, or without one together with their group, at least. */
  readonly atLeast: number;
}

/** Resources told of one by one. */
const MOST_SUPPLIES = 4;

/** What counting shows of a term's shortage. */
export interface CountedShortage {
  readonly proofs: readonly ShortageProof[];
  /** Students' blocks that have no place in any solution with these groups: the proofs about them concern different blocks, so they add up. */
  readonly unplaced: number;
}

/** Proofs about groups as they are to be, and, where groups are dissolved, about their students one by one. */
export function shortageProofs(picture: TermPicture, { seed, dissolved = new Set() }: Pick<CompileOrder, 'seed' | 'dissolved'>): CountedShortage {
  const whole = proofsOf(compileProblem(picture, { seed }), picture);
  if (dissolved.size === 0) return { proofs: whole, unplaced: unplacedBy(whole) };
  const single = proofsOf(compileProblem(picture, { seed, dissolved }), picture);
  return { proofs: [...whole, ...single.filter(({ sv }) => !whole.some((proof) => proof.sv === sv))], unplaced: unplacedBy(single) };
}

/** Who has no place for one of a proof's blocks is short of at least one of them. */
const unplacedBy = (proofs: readonly ShortageProof[]): number => proofs.reduce((sum, { atLeast }) => sum + atLeast, 0);

function proofsOf(compiled: CompiledProblem, picture: TermPicture): ShortageProof[] {
  return countingProofs(compiled.problem).map((proof) => new Telling(proof, compiled, picture).told());
}

/** One proof in words. */
class Telling {
  private readonly grouped: boolean;
  private readonly byWeek: boolean;

  constructor(private readonly proof: CountingProof, private readonly compiled: CompiledProblem, private readonly picture: TermPicture) {
    this.grouped = proof.unit > 1;
    this.byWeek = proof.measure === 'weeks';
  }

  told(): ShortageProof {
    const { demand, supply, atLeast } = this.proof;
    const [asked, given, sum] = [this.asked(), this.given(), this.sum()];
    const when = weeksOf(Array.from({ length: this.proof.to - this.proof.from }, (_, week) => this.proof.from + week), { picture: this.picture });
    const whom = this.grouped ? { sv: 'får inte plats tillsammans med sin grupp', en: 'cannot be placed with their groups' } : { sv: 'blir utan plats', en: 'will be without a place' };
    return {
      demand, supply, atLeast,
      measure: this.byWeek ? (this.grouped ? 'group-weeks' : 'student-weeks') : this.areRepeated() ? 'blocks' : this.grouped ? 'groups' : 'students',
      sv: `${sum.sv}. Behövs: ${asked.sv}. Finns ${when.sv}, de enda möjliga veckorna: ${given.sv}. Minst ${counted(atLeast, 'student', 'studenter')} ${whom.sv}, hur man än fördelar.`,
      en: `${sum.en}. Needed: ${asked.en}. There is in ${when.en}, the only weeks possible: ${given.en}. At least ${countedEnglish(atLeast, 'student')} ${whom.en}, however it is allocated.`,
    };
  }

  /** `28 gruppveckor > 20 veckor`. */
  private sum(): Said {
    const { demand, supply, supplies } = this.proof;
    const oneByOne = this.grouped && supplies.every(({ byWeek }) => byWeek.length > 0) && this.proof.supplies.every(({ byWeek }) => byWeek.every((places) => places <= 1));
    if (this.byWeek) {
      const [sv, en] = this.grouped ? ['gruppveckor', 'group-weeks'] : ['studentveckor', 'student-weeks'];
      return { sv: `${demand} ${sv} > ${supply} ${oneByOne ? 'veckor' : sv}`, en: `${demand} ${en} > ${supply} ${oneByOne ? 'weeks' : en}` };
    }
    const [sv, en] = this.areRepeated() ? ['block', 'blocks'] : this.grouped ? ['grupper', 'groups'] : ['studenter', 'students'];
    return { sv: `${demand} ${sv} > plats för ${supply}`, en: `${demand} ${en} > room for ${supply}` };
  }

  /** `4 grupper × 3 veckor i ortopedi + 4 grupper × 4 veckor i kirurgi = 28 gruppveckor`. */
  private asked(): Said {
    const { unit, demand } = this.proof;
    const owners = new Map(this.compiled.problem.entities.flatMap((entity, e) => entity.blocks.map((block, b) => [seatKey(entity.id, block.id), this.compiled.teams[e]?.blocks[b]] as const)));
    const asking = this.proof.demands.flatMap(({ blocks, weeks, size }) => blocks.map(({ entity, block }) => ({ entity, weeks, count: size / unit, specialty: owners.get(seatKey(entity, block))?.requirement.specialty ?? '' })));
    const kinds = [...groupBy(asking, ({ weeks, specialty }) => `${specialty} ${weeks}`).values()].map((alike) => {
      const [{ weeks, specialty } = { weeks: 0, specialty: '' }] = alike;
      const count = alike.reduce((sum, one) => sum + one.count, 0);
      const name = inSentence(this.picture.specialtyNames.get(specialty) ?? specialty);
      const who = this.asking(count, alike.length > new Set(alike.map(({ entity }) => entity)).size);
      return { sv: `${who.sv} × ${counted(weeks, 'vecka', 'veckor')} i ${name}`, en: `${who.en} × ${countedEnglish(weeks, 'week')} in ${name}` };
    });
    const [sv, en] = this.byWeek ? [` = ${demand}`, ` = ${demand}`] : kinds.length > 1 ? [`, tillsammans ${demand} block`, `, ${demand} blocks together`] : ['', ''];
    return { sv: `${kinds.map((kind) => kind.sv).join(' + ')}${sv}`, en: `${kinds.map((kind) => kind.en).join(' + ')}${en}` };
  }

  /** `4 grupper`; in blocks, where some ask for several that are alike. */
  private asking(count: number, several: boolean): Said {
    if (several) return { sv: this.grouped ? `${count} gruppblock` : `${count} block`, en: this.grouped ? `${count} group blocks` : `${count} blocks` };
    return this.grouped ? { sv: counted(count, 'grupp', 'grupper'), en: countedEnglish(count, 'group') } : { sv: counted(count, 'student', 'studenter'), en: countedEnglish(count, 'student') };
  }

  /** Whether somebody has several of the blocks: then blocks are no students. */
  private areRepeated(): boolean {
    const owners = this.proof.demands.flatMap(({ blocks }) => blocks.map(({ entity }) => entity));
    return new Set(owners).size < owners.length;
  }

  private given(): Said {
    const { supplies, supply } = this.proof;
    const told = [...supplies].sort((a, b) => b.amount - a.amount);
    const [shown, others] = [told.slice(0, MOST_SUPPLIES), told.slice(MOST_SUPPLIES)];
    const parts = shown.map((one) => this.supplied(one));
    const rest = others.reduce((sum, { amount }) => sum + amount, 0);
    if (others.length > 0) parts.push({ sv: `${others.length} till ger ${rest}`, en: `${others.length} more give ${rest}` });
    const sum = parts.length > 1 ? ` = ${supply}` : '';
    return { sv: `${parts.map(({ sv }) => sv).join(' + ')}${sum}`, en: `${parts.map(({ en }) => en).join(' + ')}${sum}` };
  }

  /** `Medicinkliniken 5 platser × 4 veckor = 20`. */
  private supplied({ resource, amount, byWeek }: Supply): Said {
    const name = nameOf(this.compiled.meanings[resource] as Meaning);
    const [one, many, unit, units] = this.grouped ? ['grupp åt gången', 'grupper åt gången', 'group at a time', 'groups at a time'] : ['plats', 'platser', 'place', 'places'];
    if (byWeek.length === 0) return { sv: `${name.sv} ${counted(amount, one.split(' ')[0] ?? '', many.split(' ')[0] ?? '')}`, en: `${name.en} ${countedEnglish(amount, unit.split(' ')[0] ?? '', units.split(' ')[0])}` };
    const kinds = [...groupBy(byWeek.filter((places) => places > 0), (places) => String(places)).values()];
    const sv = kinds.map((alike) => `${counted(alike[0] ?? 0, one, many)} × ${counted(alike.length, 'vecka', 'veckor')}`).join(' + ');
    const en = kinds.map((alike) => `${countedEnglish(alike[0] ?? 0, unit, units)} × ${countedEnglish(alike.length, 'week')}`).join(' + ');
    if (kinds.length === 0) return { sv: `${name.sv} inga platser`, en: `${name.en} no places` };
    return this.byWeek ? { sv: `${name.sv} ${sv} = ${amount}`, en: `${name.en} ${en} = ${amount}` } : { sv: `${name.sv} ${sv}, vilket räcker till ${amount}`, en: `${name.en} ${en}, which is enough for ${amount}` };
  }
}

function nameOf(meaning: Meaning): Said {
  if (meaning.code === 'quota') return { sv: `avtalskvoten ${meaning.quota.code}`, en: `quota ${meaning.quota.code}` };
  if (meaning.code === 'no-agreement') return { sv: `avtalet ”${meaning.agreement.name}”`, en: `the agreement ”${meaning.agreement.name}”` };
  if (meaning.code === 'reserved') return { sv: `${meaning.unit.name} utöver det reserverade`, en: `${meaning.unit.name} beyond what is reserved` };
  return meaning.code === 'supervisors' ? { sv: `handledarna på ${meaning.unit.name}`, en: `the supervisors at ${meaning.unit.name}` } : { sv: meaning.unit.name, en: meaning.unit.name };
}
