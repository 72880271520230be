import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AgreementsRepository } from '../../src/agreements/agreements.repository';
import { AgreementsService } from '../../src/agreements/agreements.service';
import { ChangesRepository } from '../../src/agreements/changes.repository';
import { DecidersService } from '../../src/agreements/deciders.service';
import { AttendanceRepository } from '../../src/attendance/attendance.repository';
import { AttendanceService } from '../../src/attendance/attendance.service';
import { RecordingRepository } from '../../src/attendance/recording.repository';
import { RecordingService } from '../../src/attendance/recording.service';
import { CoverageRepository } from '../../src/forecast/coverage.repository';
import { CoverageService } from '../../src/forecast/coverage.service';
import { ClaimJudging } from '../../src/housing/claim-judging.service';
import { ForecastRepository } from '../../src/forecast/forecast.repository';
import { NamesRepository } from '../../src/forecast/names.repository';
import { ClaimsRepository, type ClaimRow } from '../../src/housing/claims.repository';
import { HousingService } from '../../src/housing/housing.service';
import { CalendarRepository } from '../../src/invoicing/calendar.repository';
import { ComparisonRepository } from '../../src/invoicing/comparison.repository';
import { DraftingService } from '../../src/invoicing/drafting.service';
import { DraftsRepository } from '../../src/invoicing/drafts.repository';
import { FeesRepository } from '../../src/invoicing/fees.repository';
import { FeesService } from '../../src/invoicing/fees.service';
import { InvariantsRepository } from '../../src/invoicing/invariants.repository';
import { InvoicingService } from '../../src/invoicing/invoicing.service';
import { IssuingRepository } from '../../src/invoicing/issuing.repository';
import { IssuingService } from '../../src/invoicing/issuing.service';
import { MissingRepository } from '../../src/invoicing/missing.repository';
import { RunPreviewService } from '../../src/invoicing/run-preview.service';
import { RunsRepository } from '../../src/invoicing/runs.repository';
import { RunsService } from '../../src/invoicing/runs.service';
import { named } from '../../src/invoicing/signatory';
import { WantedRepository } from '../../src/invoicing/wanted.repository';
import { addDays, daysFrom, weekday, type Day } from '../../src/shared/day';
import { parseOre } from '../../src/shared/money';
import { isPlacementDay } from '../../src/shared/term';
import { mondayOf } from '../../src/shared/week';
import { freshDatabase, type FreshDatabase } from './database';

type Values = Readonly<Record<string, unknown>>;

const organisations = [
  { code: 'LU', kind: 'university', name: 'Lunds universitet', organisation_number: '2021003211', county_code: null, alf: false, bankgiro: '9985011', cost_per_day_ore: null },
  { code: 'SKN', kind: 'region', name: 'Region Skåne', organisation_number: '2321000255', county_code: '12', alf: true, bankgiro: '59876540', cost_per_day_ore: '84000' },
  { code: 'BLK', kind: 'region', name: 'Region Blekinge', organisation_number: '2321000081', county_code: '10', alf: false, bankgiro: '59876540', cost_per_day_ore: '84000' },
  { code: 'HC', kind: 'private', name: 'Hälsocentral Syd AB', organisation_number: '5560160680', county_code: null, alf: false, bankgiro: '59876540', cost_per_day_ore: null },
];

/** A leg as a test wants it; what is left out is a monthly teaching leg outside VAT. */
export interface LegWish {
  readonly code?: string;
  readonly kind?: string;
  readonly creditor: string;
  readonly debtor: string;
  readonly period?: string;
  readonly vat?: string;
  readonly series?: string;
  readonly wholeKronor?: boolean;
  readonly ratesFrom?: string;
  /** First day, kronor; each lasts until the next. */
  readonly rates?: readonly (readonly [Day, string])[];
  readonly unit?: string;
}

/** What it needs of a database. */
export type MoneyDatabase = Pick<FreshDatabase, 'doorway' | 'close' | 'url' | 'ownerUrl' | 'superuserUrl'>;

/** Lund's students in Blekinge and at a private provider, on a real database, with the money services over it. */
export class MoneyWorld {
  readonly agreements: AgreementsService;
  readonly attendance: AttendanceService;
  readonly recording: RecordingService;
  readonly housing: HousingService;
  readonly invoicing: InvoicingService;
  readonly runs: RunsService;
  readonly previews: RunPreviewService;
  readonly coverage: CoverageService;
  readonly drafting: DraftingService;
  readonly ids = new Map<string, string>();
  private students = 0;

  private constructor(readonly database: MoneyDatabase) {
    const { doorway } = database;
    const drafts = new DraftsRepository();
    const issuing = new IssuingRepository();
    const agreements = new AgreementsRepository();
    this.agreements = new AgreementsService(doorway, agreements, new DecidersService(agreements), new ChangesRepository());
    this.attendance = new AttendanceService(doorway, new AttendanceRepository());
    this.recording = new RecordingService(doorway, new RecordingRepository());
    const claims = new ClaimsRepository();
    this.housing = new HousingService(doorway, new ClaimJudging(this.agreements, claims), claims);
    this.coverage = new CoverageService(doorway, this.agreements, new CoverageRepository(), new ForecastRepository(), new NamesRepository());
    const wanted = new WantedRepository();
    const runs = new RunsRepository();
    this.drafting = new DraftingService(this.agreements, wanted, new ComparisonRepository(), drafts, new FeesService(new FeesRepository(), new CalendarRepository()));
    const issuingService = new IssuingService(doorway, drafts, issuing);
    this.previews = new RunPreviewService(doorway, this.agreements, this.drafting, wanted, new MissingRepository(), new CalendarRepository(), runs);
    this.runs = new RunsService(doorway, this.drafting, this.previews, issuingService, drafts, runs);
    this.invoicing = new InvoicingService(doorway, this.runs, issuingService, issuing, new InvariantsRepository());
  }

  static async open(): Promise<MoneyWorld> {
    return MoneyWorld.in(await freshDatabase());
  }

  /** In an empty database. */
  static async in(database: MoneyDatabase): Promise<MoneyWorld> {
    const world = new MoneyWorld(database);
    for (const each of organisations) await world.add('organisations', each.code, { street: 'Gatan 1', postal_code: '371 81', city: 'Staden', ...each });
    await world.add('towns', 'lund', { code: 'lund', name: 'Lund', county_code: '12', latitude: 55.70466, longitude: 13.19101 });
    await world.add('towns', 'karlskrona', { code: 'karlskrona', name: 'Karlskrona', county_code: '10', latitude: 56.16156, longitude: 15.58661 });
    await world.sql("INSERT INTO specialties VALUES ('primary', 'Primärvård'), ('medicine', 'Medicin')");
    for (const [code, owner] of [['BLK-VC', 'BLK'], ['HC-VC', 'HC'], ['SKN-VC', 'SKN']] as const) {
      await world.add('units', code, { code, organisation_id: world.id(owner), town_id: world.id('karlskrona'), name: code, hsa_id: `SE2321000081-${code.replace('-', '')}`, booking_model: 'regulated' });
      await world.sql(`INSERT INTO unit_specialties VALUES ($1, 'primary'), ($1, 'medicine')`, [world.id(code)]);
    }
    await world.add('programmes', 'MED', { code: 'MED', name: 'Läkarprogrammet', university_id: world.id('LU') });
    await world.add('curricula', 'MED12', { code: 'MED12', name: '12 terminer', programme_id: world.id('MED'), terms: 12 });
    await world.add('courses', 'T11', { code: 'T11', name: 'Termin 11', curriculum_id: world.id('MED12'), programme_term: 11 });
    await world.add('requirements', 'T11-P', { course_id: world.id('T11'), code: 'P', specialty: 'primary', level: 'basic', days: 15, window_weeks: 4 });
    await world.term('HT2025', '2025-W36', '2026-W03');
    return world;
  }

  close = (): Promise<void> => this.database.close();

  id(code: string): string {
    const id = this.ids.get(code);
    if (id === undefined) throw new Error(`no ${code} in this world`);
    return id;
  }

  sql = <T = never>(text: string, values: unknown[] = []): Promise<T[]> => this.database.doorway.asSystem((em: EntityManager) => em.query<T[]>(text, values));

  async add(table: string, code: string, values: Values): Promise<string> {
    const id = randomUUID();
    const row = { id, ...values };
    const names = Object.keys(row);
    await this.sql(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
    this.ids.set(code, id);
    return id;
  }

  async term(code: string, firstWeek: string, lastWeek: string): Promise<void> {
    await this.add('terms', code, { code, first_week: firstWeek, last_week: lastWeek, first_day: mondayOf(firstWeek), last_day: addDays(mondayOf(lastWeek), 6) });
  }

  /** An agreement of Lund's with its parties by role; Skåne mediates and Blekinge receives unless told otherwise. */
  async agreement(code: string, part: Values = {}, parties: readonly (readonly [string, string])[] = [['LU', 'owner'], ['SKN', 'mediator'], ['BLK', 'host']]): Promise<void> {
    await this.add('agreements', code, { code, number: `2024:${code}`, name: `Avtal ${code}`, valid_from: '2024-01-01', funding: 'alf', booking_model: 'regulated', ...part });
    for (const [organisation, role] of parties) await this.sql('INSERT INTO agreement_parties VALUES ($1, $2, $3)', [this.id(code), this.id(organisation), role]);
    await this.sql('INSERT INTO agreement_programmes VALUES ($1, $2)', [this.id(code), this.id('MED')]);
  }

  async leg(agreement: string, wish: LegWish): Promise<void> {
    const side = (name: string, who: string): Values => (who.startsWith('@') ? { [`${name}_role`]: who.slice(1) } : { [`${name}_id`]: this.id(who) });
    const usual = { kind: 'teaching', period: 'month', vat: 'O', wholeKronor: false, unit: 'week', rates: [] };
    const { kind, period, vat, wholeKronor, unit, rates } = { ...usual, ...wish };
    const code = wish.code ?? `${agreement}-${kind}`;
    await this.add('legs', code, {
      code, agreement_id: this.id(agreement), kind, ...side('creditor', wish.creditor), ...side('debtor', wish.debtor), vat_category: vat, period,
      series: wish.series ?? (kind === 'teaching' ? 'U' : 'B'), vat_decided_by: 'Ekonomichefen', vat_reason: 'Ersättning mellan offentliga parter',
      whole_kronor: wholeKronor, rates_from_leg_id: wish.ratesFrom === undefined ? null : this.id(wish.ratesFrom),
    });
    await this.rates(code, unit, rates);
  }

  private async rates(leg: string, unit: string, rates: readonly (readonly [Day, string])[]): Promise<void> {
    for (const [i, [from, kronor]] of rates.entries()) {
      await this.sql(`INSERT INTO rates (leg_id, valid, amount_ore, unit, status, decision) VALUES ($1, daterange($2, $3), $4, $5, 'decided', 'Beslut')`,
        [this.id(leg), from, rates[i + 1]?.[0] ?? null, parseOre(kronor).toString(), unit]);
    }
  }

  /** The usual mediated agreement: Blekinge bills Skåne at Skåne's yearly rate, Lund bills Blekinge for housing. */
  async mediated(code = 'SEK'): Promise<void> {
    await this.add('rule_sets', 'host-pays', {
      code: 'host-pays', kind: 'housing', name: 'Värden betalar', over_km: 80, cap_per_week_ore: '122500', cap_per_night_ore: '17500',
    });
    await this.agreement(code, { housing_rule_set_id: this.id('host-pays') });
    await this.leg(code, { creditor: '@host', debtor: '@mediator', rates: [['2024-01-01', '3750.00'], ['2025-01-01', '3862.50'], ['2026-01-01', '3966.79']] });
    await this.leg(code, { kind: 'housing', creditor: '@owner', debtor: '@host' });
  }

  /** So many agreements like the mediated one, each with a student who has done a week of October 2025. */
  async mediatedByMany(count: number): Promise<void> {
    for (let i = 1; i <= count; i += 1) {
      await this.agreement(`M${i}`);
      await this.leg(`M${i}`, { creditor: '@host', debtor: '@mediator', rates: [['2025-01-01', '3862.50']] });
      await this.done(await this.booking(await this.student(), '2025-10-06', { agreement: `M${i}` }), placementDays('2025-10-06', 5));
    }
  }

  async student(part: Values = {}): Promise<string> {
    this.students += 1;
    const code = `S${String(this.students).padStart(3, '0')}`;
    await this.add('students', code, { code, university_id: this.id('LU'), display_name: code, study_town_id: this.id('lund'), ...part });
    return code;
  }

  /** Books a student on T11 in the weeks from a Monday on; gives the booking's name in this world. */
  async booking(student: string, monday: Day, part: { unit?: string; agreement?: string; term?: string; weeks?: number } = {}): Promise<string> {
    const { unit = 'BLK-VC', agreement = 'SEK', term = 'HT2025', weeks = 4 } = part;
    const enrolment = randomUUID();
    await this.sql('INSERT INTO enrolments (id, student_id, course_id, term_id) VALUES ($1, $2, $3, $4)', [enrolment, this.id(student), this.id('T11'), this.id(term)]);
    const name = `${student} ${monday}`;
    await this.add('bookings', name, {
      term_id: this.id(term), enrolment_id: enrolment, student_id: this.id(student), requirement_id: this.id('T11-P'), unit_id: this.id(unit),
      agreement_id: this.id(agreement), specialty: 'primary', level: 'basic', first_day: monday, last_day: addDays(monday, weeks * 7 - 1), state: 'published',
    });
    return name;
  }

  /** Seven students with the same days, booked from a Monday on. */
  async seven(monday: Day, days: readonly Day[], part: { signed?: Day } = {}): Promise<string[]> {
    const bookings: string[] = [];
    for (let i = 0; i < 7; i += 1) bookings.push(await this.booking(await this.student(), monday));
    for (const booking of bookings) await this.done(booking, days, part);
    return bookings;
  }

  /** A claim of a booking's student for four weeks of housing from its Monday, unless told otherwise. */
  claim(booking: string, receipt: string, part: Partial<ClaimRow> = {}): ClaimRow {
    const [student = '', monday = ''] = booking.split(' ');
    return {
      code: `B-${student}`, kind: 'housing', student, course: 'T11', requirement: 'P', term: 'HT2025', firstDay: monday, lastDay: addDays(monday, 25),
      basis: 'weeks', units: 4, receiptOre: parseOre(receipt), sharedWith: 0, home: 'rented', advancedBy: 'student', submittedOn: addDays(monday, 27), ...part,
    };
  }

  /** Certified and countersigned days of a booking, a version each. */
  async done(booking: string, days: readonly Day[], part: { halfDays?: number; status?: string; signed?: Day } = {}): Promise<void> {
    const { halfDays = 2, status = 'present', signed = days.at(-1) } = part;
    await this.sql(`UPDATE attendance_days SET current = false WHERE booking_id = $1 AND day = ANY ($2) AND current`, [this.id(booking), days]);
    await this.sql(
      `INSERT INTO attendance_days (booking_id, day, version, status, half_days, certified_on, certified_by, countersigned_on, countersigned_by)
       SELECT $1, d, 1 + (SELECT count(*) FROM attendance_days a WHERE a.booking_id = $1 AND a.day = d), $3, $4, $5, 'BLK', $5, 'LU' FROM unnest($2::date[]) d`,
      [this.id(booking), days, status, halfDays, signed]);
  }

  /** Issues all drafts and gives them by number. */
  async issue(today: Day): Promise<IssuedRow[]> {
    const issued = await this.invoicing.issueAll({ today, issuedBy: named('Anna'), reviewedBy: named('Per') });
    return this.invoices(issued.map((each) => each.id));
  }

  issueOne = (id: string, today: Day): Promise<unknown> => this.invoicing.issue(id, { today, issuedBy: named('Anna'), reviewedBy: named('Per') });

  async invoices(ids?: readonly string[]): Promise<IssuedRow[]> {
    return this.sql(`
      SELECT i.id, i.number, i.type, i.kind, i.state, c.code || ' > ' || d.code AS direction, i.payable_ore::text AS payable, i.net_ore::text AS net, o.number AS original,
        i.xml_sha256 AS sha, (SELECT array_agg(l.net_ore::text ORDER BY l.position) FROM invoice_lines l WHERE l.invoice_id = i.id) AS lines
      FROM invoices i JOIN organisations c ON c.id = i.creditor_id JOIN organisations d ON d.id = i.debtor_id LEFT JOIN invoices o ON o.id = i.original_id
      WHERE $1::uuid[] IS NULL OR i.id = ANY ($1) ORDER BY i.number, i.kind, i.type`, [ids ?? null]);
  }
}

export interface IssuedRow {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly kind: string;
  readonly state: string;
  readonly direction: string;
  readonly payable: string;
  readonly net: string;
  readonly original: string | null;
  readonly sha: string;
  readonly lines: string[];
}

/** The first so many placement days from a day on. */
export function placementDays(from: Day, count: number): Day[] {
  return daysFrom(from, addDays(from, count * 3 + 20)).filter((day) => weekday(day) <= 5 && isPlacementDay(day)).slice(0, count);
}

