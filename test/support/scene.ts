import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { hashPassword } from '../../src/platform/auth/password';
import type { Doorway } from '../../src/platform/database/doorway';
import { addDays, daysFrom, type Day } from '../../src/shared/day';
import { isPlacementDay } from '../../src/shared/term';
import { mondayOf, weeksFrom } from '../../src/shared/week';
import { reasonsOf } from './scene-reasons';

/** Ids of what the scene holds, by code. */
export interface Scene {
  readonly ids: Readonly<Record<string, string>>;
}

export const scenePassword = 'ett långt lösenord';

/** Accounts of the scene: e-mail is `<name>@scen.example`. */
export const sceneAccounts = {
  coordinator: { role: 'coordinator', organisation: 'LU' },
  foreignCoordinator: { role: 'coordinator', organisation: 'LNU' },
  region: { role: 'region_coordinator', organisation: 'BLK' },
  foreignRegion: { role: 'region_coordinator', organisation: 'HAL' },
  host: { role: 'host', organisation: 'BLK', unit: 'BLK-MED' },
  finance: { role: 'finance', organisation: 'BLK' },
  otherFinance: { role: 'finance', organisation: 'BLK' },
  mediatorFinance: { role: 'finance', organisation: 'SKA' },
  otherMediatorFinance: { role: 'finance', organisation: 'SKA' },
  foreignFinance: { role: 'finance', organisation: 'HAL' },
  ownerFinance: { role: 'finance', organisation: 'LU' },
  otherOwnerFinance: { role: 'finance', organisation: 'LU' },
  student: { role: 'student', organisation: 'LU', student: 'S01' },
  otherStudent: { role: 'student', organisation: 'LU', student: 'S02' },
  admin: { role: 'admin', organisation: 'BLK' },
  ownerAdmin: { role: 'admin', organisation: 'LU' },
  mediatorAdmin: { role: 'admin', organisation: 'SKA' },
  foreignAdmin: { role: 'admin', organisation: 'HAL' },
} as const;

export type SceneAccount = keyof typeof sceneAccounts;

type Values = Readonly<Record<string, unknown>>;

/** Writes rows and remembers their ids by code. */
class SceneWriter {
  readonly ids: Record<string, string> = {};

  constructor(readonly em: EntityManager) {}

  async add(table: string, code: string, row: Values): Promise<void> {
    const id = randomUUID();
    this.ids[code] = id;
    await this.link(table, { id, ...row });
  }

  named(table: string, code: string, row: Values): Promise<void> {
    return this.add(table, code, { code, ...row });
  }

  async link(table: string, row: Values): Promise<void> {
    const columns = Object.keys(row);
    await this.em.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
  }
}

const weeks = weeksFrom('2026-W36', '2027-W02');

/** A term at two clinics of Blekinge with students of Lund: placed, waiting for an answer, attended, claimed, invoiced. */
export async function setScene(doorway: Pick<Doorway, 'asSystem'>): Promise<Scene> {
  return doorway.asSystem(async (em) => {
    const scene = new SceneWriter(em);
    await places(scene);
    await programmes(scene);
    await students(scene);
    await agreement(scene);
    await capacity(scene);
    await bookings(scene);
    await afterwards(scene);
    await money(scene);
    await accounts(scene);
    return { ids: scene.ids };
  });
}

/** Who takes part, where they are, and the clinics. */
async function places(scene: SceneWriter): Promise<void> {
  const { ids } = scene;
  await scene.named('organisations', 'LU', { kind: 'university', name: 'Lunds universitet', organisation_number: '2021003211' });
  await scene.named('organisations', 'LNU', { kind: 'university', name: 'Linnéuniversitetet', organisation_number: '2021006271' });
  await scene.named('organisations', 'SKA', { kind: 'region', name: 'Region Skåne', organisation_number: '2321000255', county_code: '12', alf: true });
  await scene.named('organisations', 'BLK', { kind: 'region', name: 'Region Blekinge', organisation_number: '2321000081', county_code: '10' });
  await scene.named('organisations', 'HAL', { kind: 'region', name: 'Region Halland', organisation_number: '2321000115', county_code: '13' });
  for (const [code, name, county] of [['KNA', 'Karlskrona', '10'], ['KHN', 'Karlshamn', '10'], ['LND', 'Lund', '12'], ['HSD', 'Halmstad', '13']]) {
    await scene.named('towns', code!, { name, county_code: county, latitude: 56, longitude: 15 });
  }
  await scene.link('travel_times', { from_town_id: ids['LND'], to_town_id: ids['KNA'], km: 170, minutes: 130 });
  for (const [code, name] of [['medicine', 'Medicin'], ['primary', 'Primärvård']]) await scene.link('specialties', { code, name });
  const unit = async (code: string, organisation: string, town: string, name: string, specialty: string): Promise<void> => {
    await scene.named('units', code, {
      organisation_id: ids[organisation], town_id: ids[town], name, hsa_id: `SE2321000081-${code.replace('-', '')}`, booking_model: 'regulated',
    });
    await scene.link('unit_specialties', { unit_id: ids[code], specialty });
  };
  await unit('BLK-MED', 'BLK', 'KNA', 'Medicinkliniken', 'medicine');
  await unit('BLK-VC1', 'BLK', 'KHN', 'Vårdcentralen Mieån', 'primary');
  await unit('HAL-MED', 'HAL', 'HSD', 'Medicinkliniken Halmstad', 'medicine');

}

/** The term and what is to be done in it. */
async function programmes(scene: SceneWriter): Promise<void> {
  const { ids } = scene;
  await scene.named('terms', 'HT2026', { first_week: '2026-W36', last_week: '2027-W02', first_day: '2026-08-31', last_day: '2027-01-17' });
  await scene.link('day_exceptions', { day: '2026-11-02', kind: 'closed', name: 'Studiedag' });
  await scene.named('programmes', 'LAK', { name: 'Läkarprogrammet', university_id: ids['LU'] });
  await scene.named('study_sites', 'LAK-LND', { programme_id: ids['LAK'], name: 'Lund', weight: 1 });
  await scene.link('study_site_towns', { study_site_id: ids['LAK-LND'], town_id: ids['KNA'] });
  await scene.named('curricula', 'LAK12', { programme_id: ids['LAK'], name: 'Sexårigt program', terms: 12 });
  await scene.named('courses', 'T6', { curriculum_id: ids['LAK12'], name: 'T6 Medicin', programme_term: 6, groups: 2, rotate_together: true });
  await scene.named('courses', 'T11', { curriculum_id: ids['LAK12'], name: 'T11 Primärvård', programme_term: 11 });
  await scene.add('requirements', 'T6-MED', { course_id: ids['T6'], code: 'MED', specialty: 'medicine', level: 'basic', days: 20, window_weeks: 4 });
  await scene.add('requirements', 'T11-PV', { course_id: ids['T11'], code: 'PV', specialty: 'primary', level: 'advanced', days: 15, window_weeks: 4, days_per_week: 4 });
}

/** Students, what they are enrolled in, where they work, what they wish. */
async function students(scene: SceneWriter): Promise<void> {
  const { ids } = scene;
  for (let i = 1; i <= 6; i += 1) {
    const code = `S0${i}`;
    await scene.named('students', code, {
      university_id: ids['LU'], display_name: `Student Prov ${i}`, study_town_id: ids['LND'], home_town_id: i === 1 ? ids['KHN'] : null,
      precedence: i === 3 ? 'special_reason' : 'none',
    });
    const course = i <= 4 ? 'T6' : 'T11';
    await scene.add('enrolments', `${code}-${course}`, {
      student_id: ids[code], course_id: ids[course], term_id: ids['HT2026'], group_label: i <= 4 ? String((i % 2) + 1) : null,
    });
  }
  await scene.add('enrolments', 'S01-T11', { student_id: ids['S01'], course_id: ids['T11'], term_id: ids['HT2026'] });
  await scene.named('students', 'F01', { university_id: ids['LNU'], display_name: 'Student Annan', study_town_id: ids['KHN'] });
  await scene.add('employments', 'S02-work', { student_id: ids['S02'], unit_id: ids['BLK-VC1'], first_day: '2025-06-01', last_day: '2026-06-01' });
  await scene.add('wishes', 'S01-wish-1', { enrolment_id: ids['S01-T6'], rank: 1, town_id: ids['KNA'] });
  await scene.add('wishes', 'S01-wish-2', { enrolment_id: ids['S01-T6'], rank: 2, unit_id: ids['BLK-VC1'] });
}

/** The agreement, its quotas, its leg and rate. */
async function agreement(scene: SceneWriter): Promise<void> {
  const { ids } = scene;
  await scene.named('rule_sets', 'HOST', { kind: 'housing', name: 'Värden betalar', over_km: 80, cap_per_week_ore: 122500 });
  await scene.named('agreements', 'LU-BLK', {
    number: '2024:17', name: 'Sekundäravtal Lund och Blekinge', valid_from: '2024-01-01', funding: 'alf', booking_model: 'regulated',
    housing_rule_set_id: ids['HOST'],
  });
  for (const [organisation, role] of [['LU', 'owner'], ['SKA', 'mediator'], ['BLK', 'host']]) {
    await scene.link('agreement_parties', { agreement_id: ids['LU-BLK'], organisation_id: ids[organisation!], role });
  }
  await scene.link('agreement_programmes', { agreement_id: ids['LU-BLK'], programme_id: ids['LAK'] });
  await scene.link('priority_tiers', { agreement_id: ids['LU-BLK'], tier: 1, criterion: 'special_reason' });
  await scene.named('quotas', 'Q-KNA', { agreement_id: ids['LU-BLK'], term_id: ids['HT2026'], town_id: ids['KNA'], course_id: ids['T6'], places: 4, taken: 3 });
  await scene.named('quotas', 'Q-BLK', { agreement_id: ids['LU-BLK'], term_id: ids['HT2026'], host_id: ids['BLK'], course_id: ids['T11'], places: 1, taken: 1 });
  await scene.add('booking_windows', 'LU-window', { agreement_id: ids['LU-BLK'], term_id: ids['HT2026'], first_day: '2024-01-01', last_day: '2099-12-31' });
  await scene.add('quota_overrides', 'Q-1', { quota_id: ids['Q-KNA'], places: 1, reason: 'Extra plats i höst' });
  await scene.named('legs', 'LU-BLK-U', {
    agreement_id: ids['LU-BLK'], kind: 'teaching', creditor_role: 'host', debtor_role: 'mediator', vat_category: 'O', vat_decided_by: 'Region Blekinge',
    vat_reason: 'Utanför mervärdesskatt', period: 'term', series: 'BLK-U',
  });
  await scene.add('rates', 'R-2026', { leg_id: ids['LU-BLK-U'], valid: '[2026-01-01,)', amount_ore: 396679, unit: 'week', status: 'decided', decision: 'Beslut 1' });
}

/** What the clinics offer week by week, a closure, a supervisor. */
async function capacity(scene: SceneWriter): Promise<void> {
  const { ids } = scene;
  const weekly = async (unitCode: string, specialty: string, level: string, places: number): Promise<void> => {
    await scene.add('capacity_offers', `${unitCode}-offer`, {
      unit_id: ids[unitCode], specialty, level, first_week: '2026-W36', last_week: '2027-W02', period: '[2026-08-31,2027-01-18)', places,
    });
    for (const week of weeks) await scene.link('capacity_weeks', { unit_id: ids[unitCode], specialty, level, monday: mondayOf(week), places });
  };
  await weekly('BLK-MED', 'medicine', 'basic', 4);
  await weekly('BLK-VC1', 'primary', 'advanced', 1);
  await weekly('HAL-MED', 'medicine', 'basic', 2);
  await scene.add('closures', 'BLK-VC1-closed', {
    unit_id: ids['BLK-VC1'], first_week: '2026-W44', last_week: '2026-W44', period: '[2026-10-26,2026-11-02)', reason: 'reorganisation', note: 'Flytt',
  });
  await scene.em.query("UPDATE capacity_weeks SET places = 0 WHERE unit_id = $1 AND monday = '2026-10-26'", [ids['BLK-VC1']]);
  await scene.named('supervisors', 'H1', { unit_id: ids['BLK-VC1'], first_week: '2026-W36', last_week: '2026-W49', period: '[2026-08-31,2026-12-07)', students: 1 });
  await scene.link('supervisor_competences', { supervisor_id: ids['H1'], specialty: 'primary', level: 'advanced' });
  for (const week of weeks) {
    await scene.link('supervision_weeks', { unit_id: ids['BLK-VC1'], specialty: '*', level: 'basic', monday: mondayOf(week), places: week <= '2026-W49' ? 1 : 0 });
  }
}

/** Placements and their counters. */
async function bookings(scene: SceneWriter): Promise<void> {
  const { ids } = scene;
  const book = async (code: string, enrolment: string, requirement: string, unitCode: string, monday: Day, state: string): Promise<void> => {
    const [student, course] = enrolment.split('-');
    const level = course === 'T6' ? 'basic' : 'advanced';
    const specialty = course === 'T6' ? 'medicine' : 'primary';
    await scene.add('bookings', code, {
      term_id: ids['HT2026'], enrolment_id: ids[enrolment], student_id: ids[student!], requirement_id: ids[requirement], unit_id: ids[unitCode],
      agreement_id: ids['LU-BLK'], quota_ids: [ids[course === 'T6' ? 'Q-KNA' : 'Q-BLK']], specialty, level, first_day: monday, last_day: addDays(monday, 27), state, group_label: course === 'T6' ? '1' : null,
    });
    await scene.em.query('INSERT INTO booking_events (booking_id, from_state, to_state, actor) VALUES ($1, $2, $3, $4)', [ids[code], null, state, 'scen']);
    await scene.em.query(
      'UPDATE capacity_weeks SET taken = taken + 1 WHERE unit_id = $1 AND specialty = $2 AND level = $3 AND monday BETWEEN $4 AND $5',
      [ids[unitCode], specialty, level, monday, addDays(monday, 27)],
    );
    if (unitCode === 'BLK-VC1') {
      await scene.em.query(
        "UPDATE supervision_weeks SET taken = taken + 1 WHERE unit_id = $1 AND specialty = '*' AND monday BETWEEN $2 AND $3",
        [ids[unitCode], monday, addDays(monday, 27)],
      );
    }
  };
  await book('B1', 'S01-T6', 'T6-MED', 'BLK-MED', '2026-09-07', 'published');
  await book('B2', 'S02-T6', 'T6-MED', 'BLK-MED', '2026-09-07', 'published');
  await book('B3', 'S03-T6', 'T6-MED', 'BLK-MED', '2026-10-05', 'held');
  await book('B4', 'S05-T11', 'T11-PV', 'BLK-VC1', '2026-09-28', 'published');
}

/** A published run, its reserves, attendance, a claim. */
async function afterwards(scene: SceneWriter): Promise<void> {
  const { ids } = scene;
  await scene.add('allocation_runs', 'RUN', {
    term_id: ids['HT2026'], university_id: ids['LU'], seed: 1, state: 'published', engine_version: '1', problem_sha256: 'a'.repeat(64),
    solution: '{}', published_at: '2026-06-01T10:00:00Z',
  });
  await scene.add('reserves', 'S04-reserve', {
    run_id: ids['RUN'], enrolment_id: ids['S04-T6'], requirement_id: ids['T6-MED'], position: 1, reason_code: 'quota',
    reason: 'Avtalskvoten 4 av 4 i Karlskrona är full. Höj kvoten eller vänta på en återlämnad plats.',
  });
  await scene.add('reserves', 'S06-reserve', {
    run_id: ids['RUN'], enrolment_id: ids['S06-T11'], requirement_id: ids['T11-PV'], position: 1, reason_code: 'capacity',
    reason: 'Vårdcentralen Mieån har 1 plats och den är bokad. Publicera en plats till.',
  });
  for (const [table, code, row] of reasonsOf(ids)) await (code === '' ? scene.link(table, row) : scene.add(table, code, row));
  await scene.add('fairness_policies', 'LU-fair', {
    university_id: ids['LU'], commuting_km: 50, distance: 10, housing_km: 80, night: 1, wish_step: 10, unwished: 60, unplaced: 100, keep: 90, queue_order: 'ledger', leximin: true,
  });
  await scene.add('ledger_lines', 'S01-line', {
    enrolment_id: ids['S01-T6'], requirement_id: ids['T6-MED'], student_id: ids['S01'], term_id: ids['HT2026'], unit_id: ids['BLK-MED'], km: 170, weeks: 4, days_per_week: 5,
    wishes: 2, wish_met: 1,
  });
  await scene.add('turns', 'S01-turn', {
    run_id: ids['RUN'], run_number: 1, seed: 1, enrolment_id: ids['S01-T6'], requirement_id: ids['T6-MED'], student_id: ids['S01'], tier: 2, carried: 0, lot: 17, position: 2, queue: 4,
    town_id: ids['KNA'], seats: 4, seats_left: 3, placed: true,
  });

  for (const day of daysFrom('2026-09-07', '2026-10-02').filter((candidate) => isPlacementDay(candidate))) {
    await scene.add('attendance_days', `B1-${day}`, {
      booking_id: ids['B1'], day, status: day === '2026-09-16' ? 'absent' : 'present', half_days: day === '2026-09-16' ? 0 : 2,
      certified_on: '2026-10-05', certified_by: 'Åsa Nordin', countersigned_on: '2026-10-06', countersigned_by: 'Karin Lindqvist',
    });
  }
  await scene.named('claims', 'C-1', {
    kind: 'housing', booking_id: ids['B1'], student_id: ids['S01'], first_day: '2026-09-07', last_day: '2026-10-04', basis: 'weeks', units: 4,
    receipt_ore: 430000, advanced_by: 'student', submitted_on: '2026-10-05', state: 'approved', rule_set_id: ids['HOST'], approved_ore: 430000,
    reason: 'Fyra veckor under taket 1 225 kr per vecka.', decided_on: '2026-10-06', decided_by: 'Per Jonasson',
  });
}

/** An issued invoice and a draft, each with a line and a charge. */
async function money(scene: SceneWriter): Promise<void> {
  await invoice(scene, { number: 1, day: '2026-09-07', units: 38, netOre: 1507380 });
  await invoice(scene, { number: 2, day: '2026-09-08', units: 2, netOre: 79336 });
  await scene.link('invoice_series', { creditor_id: scene.ids['BLK'], series: 'BLK-U', year: 2026, last_number: 1, ordinal: 0 });
  await scene.em.query(
    `UPDATE invoices SET state = 'issued', year = 2026, sequence = 1, number = 'BLK-U-2026-000001', ocr = '2026000001', issued_on = '2027-01-18',
       due_on = '2027-02-17', issued_by = 'Anna Wik', reviewed_by = 'Per Jonasson', snapshot = '{}', xml = '<Invoice/>', xml_sha256 = '${'b'.repeat(64)}'
     WHERE id = $1`,
    [scene.ids['INV-1']],
  );
}

async function invoice(scene: SceneWriter, { number, day, units, netOre }: { number: number; day: Day; units: number; netOre: number }): Promise<void> {
  const { ids } = scene;
  await scene.add('invoices', `INV-${number}`, {
    creditor_id: ids['BLK'], debtor_id: ids['SKA'], agreement_id: ids['LU-BLK'], leg_id: ids['LU-BLK-U'], kind: 'teaching', type: 'invoice',
    state: 'draft', series: 'BLK-U', period_first: '2026-09-01', period_last: '2026-10-31', vat_category: 'O', net_ore: netOre, vat_ore: 0,
    rounding_ore: 0, payable_ore: netOre,
  });
  await scene.add('invoice_lines', `LINE-${number}`, {
    invoice_id: ids[`INV-${number}`], position: 1, host_id: ids['BLK'], term_id: ids['HT2026'], description: 'T6 Medicin, september–oktober 2026',
    activity: 'Medicin', period_first: '2026-09-07', period_last: '2026-10-02', units, rate_ore: 396679, per_units: 10, rate_id: ids['R-2026'], net_ore: netOre,
  });
  await scene.add('charges', `CHARGE-${number}`, { line_id: ids[`LINE-${number}`], booking_id: ids['B1'], day, sign: 1, units: 2 });
}

/** A login for each role, and for foreign ones. */
async function accounts(scene: SceneWriter): Promise<void> {
  const { ids } = scene;
  const hash = await hashPassword(scenePassword, { N: 1024, r: 8, p: 1 });
  for (const [name, account] of Object.entries(sceneAccounts)) {
    await scene.add('accounts', `account-${name}`, {
      email: `${name.toLowerCase()}@scen.example`, name: `Prov ${name}`, password_hash: hash, organisation_id: ids[account.organisation], role: account.role,
      unit_id: 'unit' in account ? ids[account.unit] : null, student_id: 'student' in account ? ids[account.student] : null,
    });
  }
}
