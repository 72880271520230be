import type { Model } from '../model';
import type { Choices } from './choices';
import { Pricer } from './pricer';
import { Program } from './program';
import type { Row } from './row';
import { isCap, isCut, RowMaker } from './row';
import { shrink } from './shrink';
import type { Snapshot } from './tableau';
import { Tableau } from './tableau';

/** Right sides are raised by about so much, against pivots that lead nowhere. */
const JITTER = 1e-3;

/** A basis, and what its rows cost. */
export interface State {
  readonly snapshot: Snapshot;
  readonly prices: readonly number[];
}

/**
 * The linear program over whole plans: each entity takes one plan, in parts, within rows. Cells become rows once they are overfull,
 * plans become columns once they are worth it. Rows 0 to entities - 1 say that an entity takes one plan; their slacks are dear.
 */
export class Master {
  readonly pricer: Pricer;
  readonly maker: RowMaker;
  readonly program = new Program();
  readonly tableau = new Tableau(this.program);
  /** Of row of the program, less the entities. */
  readonly rows: Row[] = [];
  /** Of column of the program: its plan, and whose; none for slacks. */
  readonly plans: (Int32Array | undefined)[] = [];
  readonly owner: number[] = [];
  /** Of choice: its part in the solution of the program; and the choices that have a part. */
  readonly share: Float64Array;
  taken: number[] = [];
  private readonly known = new Set<string>();
  private readonly rowsOf: number[][];
  private readonly amountsOf: number[][];
  /** Of choice, and of row: amounts that are being added up, nought between. */
  private readonly amount: Float64Array;
  private readonly sums = new Map<number, number>();

  /** `weight` is what each choice counts for what is made small; an entity without a plan counts `dear`. */
  constructor(readonly model: Model, readonly choices: Choices, readonly weight: Float64Array, dear: number) {
    this.pricer = new Pricer(model, choices);
    this.maker = new RowMaker(model, choices);
    this.share = new Float64Array(choices.count);
    this.amount = new Float64Array(choices.count);
    this.rowsOf = Array.from({ length: choices.count }, () => []);
    this.amountsOf = Array.from({ length: choices.count }, () => []);
    for (let e = 0; e < model.size.length; e++) this.extend(1, dear, [], []);
  }

  get entities(): number {
    return this.model.size.length;
  }

  addRow(row: Row): void {
    const columns: number[] = [];
    const amounts: number[] = [];
    const { amount } = this;
    row.options.forEach((o, i) => { amount[o] = row.amounts[i] as number; });
    for (let j = 0; j < this.plans.length; j++) {
      const plan = this.plans[j];
      if (!plan) continue;
      let sum = 0;
      for (let i = 0; i < plan.length; i++) sum += amount[plan[i] as number] as number;
      if (sum === 0) continue;
      columns.push(j);
      amounts.push(sum);
    }
    for (const o of row.options) amount[o] = 0;
    this.note(row, this.entities + this.rows.length);
    this.rows.push(row);
    this.extend(row.limit + this.jitter(), 0, columns, amounts);
  }

  /** False where the plan is there already. */
  addPlan(e: number, plan: Int32Array): boolean {
    const key = plan.join();
    if (this.known.has(key)) return false;
    this.known.add(key);
    const { sums } = this;
    sums.clear();
    let cost = 0;
    for (const o of plan) {
      cost += (this.weight[o] as number);
      const rows = this.rowsOf[o] as number[];
      for (let i = 0; i < rows.length; i++) sums.set(rows[i] as number, (sums.get(rows[i] as number) ?? 0) + ((this.amountsOf[o] as number[])[i] as number));
    }
    const j = this.program.addColumn(cost, [e, ...sums.keys()], [1, ...sums.values()]);
    this.plans.push(plan);
    this.owner.push(e);
    this.program.barred[j] = this.isDead(plan) ? 1 : 0;
    return true;
  }

  /** What a plan costs more than the duals say. */
  reduced(e: number, plan: Int32Array, duals: Float64Array): number {
    let reduced = -(duals[e] as number);
    for (const o of plan) {
      reduced += (this.weight[o] as number);
      const rows = this.rowsOf[o] as number[];
      for (let i = 0; i < rows.length; i++) reduced -= (duals[rows[i] as number] as number) * ((this.amountsOf[o] as number[])[i] as number);
    }
    return reduced;
  }

  /** Forbids choices, or with -1 takes that back. */
  kill(choices: readonly number[], sign: 1 | -1): void {
    const { dead } = this.pricer;
    for (const o of choices) dead[o] = (dead[o] as number) + sign;
    this.bar();
  }

  /** Allows all that has not been ruled out for good. */
  revive(): void {
    this.pricer.revive();
    this.bar();
  }

  private bar(): void {
    for (let j = 0; j < this.plans.length; j++) {
      const plan = this.plans[j];
      if (plan) this.program.barred[j] = this.isDead(plan) ? 1 : 0;
    }
  }

  /** Works out `share` and `taken`, with the right sides as they truly are. */
  spread(): void {
    const { share } = this;
    for (const o of this.taken) share[o] = 0;
    this.taken = [];
    const right = [...new Array<number>(this.entities).fill(1), ...this.rows.map(({ limit }) => limit)];
    this.tableau.amountsFor(right).forEach((amount, p) => {
      const plan = this.plans[this.program.basic[p] as number];
      if (!plan || amount < 1e-9) return;
      for (const o of plan) {
        if (share[o] === 0) this.taken.push(o);
        share[o] = (share[o] as number) + amount;
      }
    });
    this.taken.sort((o, p) => o - p);
  }

  /** Whether choices, one of each block, keep every row: small parts of large groups are lost in rounding. */
  allows(held: Int32Array): boolean {
    const isHeld = new Set(held);
    return this.rows.every(({ options, amounts, limit }) => options.reduce((sum, o, i) => (isHeld.has(o) ? sum + (amounts[i] as number) : sum), 0) <= limit);
  }

  /** The state of the program, for `restore`: its basis and the prices of its rows. */
  save(): State {
    return { snapshot: this.tableau.save(), prices: this.rows.map(({ price }) => price) };
  }

  /** Goes back to a state, if nothing has been forgotten since. */
  restore({ snapshot, prices }: State): void {
    if (!this.tableau.restore(snapshot)) return;
    this.rows.forEach((row, i) => { row.price = prices[i] ?? 0; });
    this.spread();
  }

  /** Forgets rows that neither bind nor have a price, and plans dearer than that; if `all`, cells and forbidden plans too. */
  purge(dear: number, all: boolean): void {
    const { program, entities } = this;
    const isIdle = ({ of, price }: Row) => price === 0 && !isCap(of) && (all || isCut(of));
    const dropsRow = (k: number) => k >= entities && isIdle(this.rows[k - entities] as Row);
    const { rows, columns } = shrink(this.tableau, dropsRow, (j) => (program.reduced[j] as number) > dear || (all && program.barred[j] === 1));
    columns.forEach((number, j) => {
      if (number < 0) this.known.delete(this.plans[j]?.join() ?? '');
      else {
        this.plans[number] = this.plans[j];
        this.owner[number] = this.owner[j] as number;
      }
    });
    this.plans.length = program.columns.length;
    this.owner.length = program.columns.length;
    this.renote(this.rows.filter((_, i) => (rows[i + entities] as number) >= 0));
  }

  private renote(rows: readonly Row[]): void {
    for (const lists of [this.rowsOf, this.amountsOf]) for (const list of lists) list.length = 0;
    this.rows.splice(0, this.rows.length, ...rows);
    rows.forEach((row, i) => { this.note(row, i + this.entities); });
  }

  private note(row: Row, k: number): void {
    row.options.forEach((o, i) => {
      (this.rowsOf[o] as number[]).push(k);
      (this.amountsOf[o] as number[]).push(row.amounts[i] as number);
    });
  }

  private extend(right: number, slackCost: number, columns: readonly number[], amounts: readonly number[]): void {
    this.program.addRow(right, slackCost, columns, amounts);
    this.plans.push(undefined);
    this.owner.push(-1);
  }

  private isDead(plan: Int32Array): boolean {
    const { dead } = this.pricer;
    for (let i = 0; i < plan.length; i++) if ((dead[plan[i] as number] as number) > 0) return true;
    return false;
  }

  /** Between half and all of it, by the row's number. */
  private jitter(): number {
    const wild = Math.sin(this.program.rows.length * 12.9898 + 4.1) * 43758.5453;
    return JITTER * (0.5 + 0.5 * (wild - Math.floor(wild)));
  }
}
