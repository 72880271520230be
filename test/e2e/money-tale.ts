import type { Scene, SceneAccount } from '../support/scene';
import type { Answered, Send } from './client';

/** What a rate, its unit and its first day say. */
export interface TaleRate {
  readonly from: string;
  readonly amountOre: number;
  readonly unit?: string;
  readonly status?: string;
}

/** An invoice as the API tells it. */
export interface TaleInvoice {
  readonly id: string;
  readonly number?: string;
  readonly type: string;
  readonly kind: string;
  readonly creditor: string;
  readonly debtor: string;
  readonly netOre: number;
  readonly vatOre: number;
  readonly roundingOre: number;
  readonly payableOre: number;
  readonly originalId?: string;
  readonly lines: readonly { readonly netOre: number; readonly units: number; readonly rateOre: number; readonly perUnits: number }[];
}

/** How the leg of a tale bills. */
export interface TaleTerms {
  readonly rates: readonly TaleRate[];
  readonly leg?: object;
  readonly agreement?: object;
}

const host: SceneAccount = 'region';

/**
 * One example of money told over the API alone, from the agreement to the issued invoice: a programme, a clinic of Blekinge's and an agreement
 * of its own, so that examples do not touch each other. Lund owns, Skåne mediates, Blekinge receives.
 */
export class MoneyTale {
  private students = 0;

  constructor(private readonly send: Send, private readonly scene: () => Scene, readonly name: string) {}

  /** Sends as somebody and gives the answer, which must not be a refusal. */
  async ask(who: SceneAccount, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const { status, body: answer }: Answered = await this.send(who, method, path, body);
    if (status >= 300) throw new Error(`${this.name}: ${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** A block of so many days in so many weeks at a clinic that has room, under an agreement with one teaching leg. */
  async begin({ days, weeks, terms }: { readonly days: number; readonly weeks: number; readonly terms: TaleTerms }): Promise<void> {
    const { name } = this;
    await this.ask('coordinator', 'POST', 'programmes', { code: name, name: `Program ${name}` });
    await this.ask('coordinator', 'POST', 'curricula', { code: name, programme: name, name: `Plan ${name}`, terms: 12 });
    await this.ask('coordinator', 'POST', 'courses', { code: name, curriculum: name, name: `Kurs ${name}`, programmeTerm: 6 });
    await this.ask('coordinator', 'POST', 'requirements', { course: name, code: 'B', specialty: 'medicine', level: 'basic', days, windowWeeks: weeks });
    await this.ask(host, 'POST', 'units', { code: name, name: `Klinik ${name}`, hsaId: `SE2321000081-${name}`, town: 'KNA', bookingModel: 'regulated', specialties: ['medicine'] });
    await this.ask(host, 'POST', 'capacity-offers', { unit: name, specialty: 'medicine', level: 'basic', firstWeek: '2025-W36', lastWeek: '2026-W30', places: 100 });
    await this.ask('ownerAdmin', 'POST', 'agreements', {
      code: name, number: `${name}:1`, name: `Avtal ${name}`, validFrom: '2024-01-01', funding: 'alf', bookingModel: 'regulated', programmes: [name],
      parties: [{ organisation: 'LU', role: 'owner' }, { organisation: 'SKA', role: 'mediator' }, { organisation: 'BLK', role: 'host' }],
      priorities: [{ tier: 1, criterion: 'owner' }], ...terms.agreement,
    });
    await this.leg('U', { kind: 'teaching', creditor: '@host', debtor: '@mediator', ...terms.leg });
    for (const rate of terms.rates) await this.rate(rate);
  }

  leg(code: string, order: object): Promise<Record<string, unknown>> {
    return this.ask('ownerAdmin', 'POST', 'legs', {
      code: `${this.name}-${code}`, agreement: this.name, vatCategory: 'O', vatDecidedBy: 'Ekonomichefen', vatReason: 'Mellan offentliga parter', period: 'month', series: this.name, ...order,
    });
  }

  rate({ from, amountOre, unit = 'week', status = 'decided' }: TaleRate, leg = 'U'): Promise<Record<string, unknown>> {
    return this.ask('ownerAdmin', 'POST', `legs/${this.name}-${leg}/rates`, { from, amountOre, unit, status, decision: `Beslut från ${from}` });
  }

  /** Begins a version of the agreement's terms. */
  terms(version: object): Promise<Record<string, unknown>> {
    return this.ask('ownerAdmin', 'POST', `agreements/${this.name}/terms`, { decidedBy: 'Avtalsgruppen', documentNumber: `${this.name}:2`, ...version });
  }

  /** A student of Lund's with a place at the clinic from a week on, taken all the way to its start; gives the booking's id. */
  async place(term: string, firstWeek: string, { student = {}, started = true }: { readonly student?: object; readonly started?: boolean } = {}): Promise<string> {
    this.students += 1;
    const code = `${this.name}-S${this.students}`;
    await this.ask('coordinator', 'POST', 'students', { code, name: `Student ${code}`, studyTown: 'LND', ...student });
    const { id: enrolmentId } = await this.ask('coordinator', 'POST', 'enrolments', { student: code, course: this.name, term });
    const requirement = (await this.ask('coordinator', 'GET', `requirements?course=${this.name}`))['items'] as { id: string }[];
    const { id } = await this.ask('coordinator', 'POST', 'bookings', { enrolmentId, requirementId: requirement[0]?.id, unit: this.name, firstWeek });
    await this.ask(host, 'POST', `bookings/${String(id)}/confirm`, {});
    await this.ask('coordinator', 'POST', `bookings/${String(id)}/publish`, {});
    if (started) await this.ask(host, 'POST', `bookings/${String(id)}/start`, {});
    return String(id);
  }

  /** Days of a booking done, certified by the clinic and countersigned by the university. */
  async done(bookingId: string, days: readonly string[], how: { readonly status?: string; readonly halfDays?: number } = {}): Promise<void> {
    await this.ask(host, 'POST', 'attendance-days', { bookingId, days: days.map((day) => ({ day, status: 'present', halfDays: 2, ...how })) });
    const span = { bookingId, firstDay: days[0], lastDay: days.at(-1) };
    await this.ask(host, 'POST', 'attendance-days/certify', span);
    await this.ask('coordinator', 'POST', 'attendance-days/countersign', span);
  }

  /** Drafts as the creditor's finance, has another review and issue what is the tale's; gives what was issued now. */
  async settle(as: readonly [SceneAccount, SceneAccount] = ['finance', 'otherFinance']): Promise<TaleInvoice[]> {
    await this.ask(as[0], 'POST', 'invoices/drafts', {});
    const drafts = (await this.invoices(as[0])).filter(({ state }) => state === 'draft');
    for (const { id } of drafts) {
      await this.ask(as[0], 'POST', `invoices/${id}/review`, {});
      await this.ask(as[1], 'POST', `invoices/${id}/issue`, {});
    }
    const ids = new Set(drafts.map(({ id }) => id));
    return (await this.invoices(as[0])).filter(({ id }) => ids.has(id)).sort((a, b) => a.type.localeCompare(b.type));
  }

  /** Every document of the tale that the account sees. */
  async invoices(who: SceneAccount): Promise<(TaleInvoice & { readonly state: string })[]> {
    const page = (await this.ask(who, 'GET', 'invoices?limit=200'))['items'] as (TaleInvoice & { state: string; agreement?: string })[];
    return page.filter(({ agreement }) => agreement === this.name);
  }

  get ids(): Scene['ids'] {
    return this.scene().ids;
  }
}
