import type { EntityManager } from 'typeorm';
import { CountersRepository } from '../../src/capacity/counters.repository';
import { CountersService } from '../../src/capacity/counters.service';
import { addDays } from '../../src/shared/day';
import { mondayOf } from '../../src/shared/week';
import type { FreshDatabase } from './database';

type Values = Readonly<Record<string, unknown>>;

/** Ten digits with a right check digit, another each time. */
function organisationNumber(serial: number): string {
  const digits = `55${String(serial).padStart(7, '0')}`;
  const sum = Array.from(digits).reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const period = (firstWeek: string, lastWeek: string): string => `[${mondayOf(firstWeek)},${addDays(mondayOf(lastWeek), 7)})`;

/** Puts rows into a database with as little said as the schema lets one; every method gives the new row's id. */
export class Factory {
  private serial = 0;

  constructor(private readonly database: Pick<FreshDatabase, 'doorway'>) {}

  /** Any row of any table. */
  async row(table: string, values: Values): Promise<string> {
    const columns = Object.keys(values);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')}) RETURNING *`;
    const [row] = await this.system((em) => em.query<{ id?: string; code?: string }[]>(sql, Object.values(values)));
    return row?.id ?? row?.code ?? '';
  }

  async codeOf(table: string, id: string): Promise<string> {
    const [row] = await this.system((em) => em.query<{ code: string }[]>(`SELECT code FROM ${table} WHERE id = $1`, [id]));
    return row?.code ?? '';
  }

  /** Rows of a query, with all rows in sight. */
  rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.system((em) => em.query<T[]>(sql, values));
  }

  system<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.database.doorway.asSystem(work);
  }

  organisation(kind: string, values: Values = {}): Promise<string> {
    const code = this.next('ORG');
    return this.row('organisations', { code, kind, name: `Organisation ${code}`, organisation_number: organisationNumber(this.serial), ...values });
  }

  region(county: string, values: Values = {}): Promise<string> {
    return this.organisation('region', { county_code: county, ...values });
  }

  town(county = '10', values: Values = {}): Promise<string> {
    const code = this.next('town');
    return this.row('towns', { code, name: `Ort ${code}`, county_code: county, latitude: 56, longitude: 15, ...values });
  }

  async specialty(code: string): Promise<string> {
    await this.system((em) => em.query('INSERT INTO specialties (code, name) VALUES ($1, $1) ON CONFLICT DO NOTHING', [code]));
    return code;
  }

  async unit(organisationId: string, townId: string, specialties: readonly string[], values: Values = {}): Promise<string> {
    const code = this.next('unit');
    const id = await this.row('units', {
      code, organisation_id: organisationId, town_id: townId, name: `Enhet ${code}`, hsa_id: `SE5560000001-${code.replace('-', '')}`, booking_model: 'regulated', ...values,
    });
    for (const specialty of specialties) {
      await this.specialty(specialty);
      await this.row('unit_specialties', { unit_id: id, specialty });
    }
    return id;
  }

  term(code: string, firstWeek: string, lastWeek: string): Promise<string> {
    return this.row('terms', { code, first_week: firstWeek, last_week: lastWeek, first_day: mondayOf(firstWeek), last_day: addDays(mondayOf(lastWeek), 6) });
  }

  programme(universityId: string): Promise<string> {
    const code = this.next('programme');
    return this.row('programmes', { code, name: `Program ${code}`, university_id: universityId });
  }

  async course(programmeId: string, values: Values = {}): Promise<string> {
    const curriculum = this.next('curriculum');
    const curriculumId = await this.row('curricula', { programme_id: programmeId, code: curriculum, name: curriculum, terms: 12 });
    const code = this.next('course');
    return this.row('courses', { curriculum_id: curriculumId, code, name: `Kurs ${code}`, programme_term: 6, ...values });
  }

  async requirement(courseId: string, specialty: string, values: Values = {}): Promise<string> {
    await this.specialty(specialty);
    return this.row('requirements', { course_id: courseId, code: this.next('req'), specialty, level: 'basic', days: 20, window_weeks: 4, ...values });
  }

  student(universityId: string, townId: string, values: Values = {}): Promise<string> {
    const code = this.next('student');
    return this.row('students', { code, university_id: universityId, display_name: `Test ${code}`, study_town_id: townId, ...values });
  }

  enrolment(studentId: string, courseId: string, termId: string, values: Values = {}): Promise<string> {
    return this.row('enrolments', { student_id: studentId, course_id: courseId, term_id: termId, ...values });
  }

  /** So many students of the university on the course; gives their enrolments. */
  async cohort(count: number, of: { universityId: string; townId: string; courseId: string; termId: string }): Promise<{ studentId: string; enrolmentId: string }[]> {
    const cohort = [];
    for (let i = 0; i < count; i++) {
      const studentId = await this.student(of.universityId, of.townId);
      cohort.push({ studentId, enrolmentId: await this.enrolment(studentId, of.courseId, of.termId) });
    }
    return cohort;
  }

  async agreement(parties: readonly (readonly [organisationId: string, role: string])[], programmeIds: readonly string[], values: Values = {}): Promise<string> {
    const code = this.next('agreement');
    const id = await this.row('agreements', {
      code, number: code, name: `Avtal ${code}`, valid_from: '2020-01-01', funding: 'alf', booking_model: 'regulated', ...values,
    });
    for (const [organisationId, role] of parties) await this.row('agreement_parties', { agreement_id: id, organisation_id: organisationId, role });
    for (const programmeId of programmeIds) await this.row('agreement_programmes', { agreement_id: id, programme_id: programmeId });
    return id;
  }

  quota(agreementId: string, termId: string, places: number, values: Values = {}): Promise<string> {
    return this.row('quotas', { code: this.next('quota'), agreement_id: agreementId, term_id: termId, places, ...values });
  }

  offer(unitId: string, specialty: string, [firstWeek, lastWeek]: readonly [string, string], places: number, level = 'basic'): Promise<string> {
    return this.row('capacity_offers', { unit_id: unitId, specialty, level, first_week: firstWeek, last_week: lastWeek, period: period(firstWeek, lastWeek), places });
  }

  closure(unitId: string, [firstWeek, lastWeek]: readonly [string, string]): Promise<string> {
    return this.row('closures', { unit_id: unitId, first_week: firstWeek, last_week: lastWeek, period: period(firstWeek, lastWeek), reason: 'reorganisation' });
  }

  async supervisor(unitId: string, [firstWeek, lastWeek]: readonly [string, string], students: number, competences: readonly (readonly [string, string])[]): Promise<string> {
    const id = await this.row('supervisors', { code: this.next('supervisor'), unit_id: unitId, first_week: firstWeek, last_week: lastWeek, period: period(firstWeek, lastWeek), students });
    for (const [specialty, level] of competences) await this.row('supervisor_competences', { supervisor_id: id, specialty, level });
    return id;
  }

  /** Makes the guarded counters from what has been put in. */
  rebuildCounters(): Promise<void> {
    return this.system((em) => new CountersService(new CountersRepository()).rebuild(em));
  }

  private next(what: string): string {
    this.serial += 1;
    return `${what}-${String(this.serial).padStart(5, '0')}`;
  }
}
