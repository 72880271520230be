import { OrganisationsService } from '../../src/organisations/organisations.service';
import { UnitsRepository } from '../../src/organisations/units.repository';
import { UnitsService } from '../../src/organisations/units.service';
import { StudentNamesRepository } from '../../src/people/student-names.repository';
import { StudentsService } from '../../src/people/students.service';
import { EnrolmentsService } from '../../src/programmes/enrolments.service';
import { ProgrammesService } from '../../src/programmes/programmes.service';
import { StandingRepository } from '../../src/programmes/standing.repository';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { Factory } from '../support/factories';

let database: FreshDatabase;
let factory: Factory;

beforeAll(async () => {
  database = await freshDatabase();
  factory = new Factory(database);
});
afterAll(() => database.close());

describe('what organisations keep themselves', () => {
  it('is made and changed by their own people, and by nobody else', async () => {
    const [own, other] = [await factory.region('10'), await factory.region('13')];
    const town = await factory.codeOf('towns', await factory.town('10'));
    await factory.specialty('medicine');
    const units = new UnitsService(database.doorway, new UnitsRepository());
    const coordinator = { organisationId: own, role: 'region_coordinator' };
    const stranger = { organisationId: other, role: 'region_coordinator' };
    const values = { code: 'new-unit', town, name: 'Ny enhet', hsaId: 'SE5560000001-NY1', bookingModel: 'mixed' as const, specialties: ['medicine'] };

    await expect(units.add(values, { organisationId: own, role: 'host' })).rejects.toMatchObject({ kind: 'forbidden' });
    await units.add(values, coordinator);
    await expect(units.add({ ...values, hsaId: 'SE5560000001-NY2' }, coordinator)).rejects.toMatchObject({ kind: 'conflict', code: 'already-exists' });
    await expect(units.change('new-unit', { name: 'Min' }, 1, stranger)).rejects.toMatchObject({ kind: 'missing' });
    await units.change('new-unit', { name: 'Medicinkliniken' }, 1, coordinator);
    await expect(units.change('new-unit', { name: 'Annat' }, 1, coordinator)).rejects.toMatchObject({ kind: 'stale' });
    expect(await factory.rows('SELECT id, name, organisation_id, version FROM units WHERE code = $1', ['new-unit'])).toMatchObject([
      { name: 'Medicinkliniken', organisation_id: own, version: 2 },
    ]);
  });

  it('raises the version whoever changes the row', async () => {
    const town = await factory.town('14');
    await factory.system((em) => em.query('UPDATE towns SET name = $2 WHERE id = $1', [town, 'Annan']));
    expect(await factory.rows('SELECT version FROM towns WHERE id = $1', [town])).toEqual([{ version: 2 }]);
  });

  it('reaches from the programme down to the enrolment', async () => {
    const [own, other] = [await factory.organisation('university'), await factory.organisation('university')];
    const studyTown = await factory.codeOf('towns', await factory.town('12'));
    await factory.term('VT2027', '2027-W03', '2027-W22');
    const standing = new StandingRepository();
    const students = new StudentsService(database.doorway, new StudentNamesRepository());
    const { programmes, curricula, courses, requirements } = new ProgrammesService(database.doorway, standing);
    const enrolments = new EnrolmentsService(database.doorway, standing);
    const acting = { organisationId: own, role: 'coordinator' };
    const stranger = { organisationId: other, role: 'coordinator' };
    await programmes.create({ code: 'P', name: 'P' }, acting);
    await expect(curricula.create({ code: 'K', name: 'K', programme: 'P', terms: 12 }, stranger)).rejects.toMatchObject({ code: 'not-own', kind: 'forbidden' });
    await curricula.create({ code: 'K', name: 'K', programme: 'P', terms: 12 }, acting);
    await expect(courses.create({ code: 'C', name: 'C', curriculum: 'K', programmeTerm: 6 }, stranger)).rejects.toMatchObject({ code: 'not-own' });
    await courses.create({ code: 'C', name: 'C', curriculum: 'K', programmeTerm: 6 }, acting);
    await factory.specialty('surgery');
    const block = { course: 'C', code: 'R', specialty: 'surgery', level: 'basic' as const, windowWeeks: 4 };
    await expect(requirements.create({ ...block, days: 30 }, acting)).rejects.toMatchObject({ code: 'days-beyond-window', kind: 'refused' });
    await expect(requirements.create({ ...block, days: 20 }, stranger)).rejects.toMatchObject({ code: 'not-own' });
    await requirements.create({ ...block, days: 20 }, acting);
    await students.add({ code: 'S', name: 'Test', studyTown }, acting);
    await expect(enrolments.add({ student: 'S', course: 'C', term: 'VT2027' }, stranger)).rejects.toMatchObject({ code: 'unknown-reference' });
    await enrolments.add({ student: 'S', course: 'C', term: 'VT2027' }, acting);
    await students.change('S', { distance: true }, 1, acting);
    expect(await factory.rows('SELECT s.distance, s.display_name FROM students s JOIN enrolments e ON e.student_id = s.id')).toEqual([{ distance: true, display_name: 'Test' }]);
  });

  it('is entered for those without a login, and left to those that have one', async () => {
    const { organisations } = new OrganisationsService(database.doorway);
    const admin = { organisationId: await factory.region('17'), role: 'admin' };
    const provider = await organisations.create({ code: 'PRIV', kind: 'private', name: 'Vård AB', organisationNumber: '556036-0793' }, admin);
    await expect(organisations.edit({ code: 'PRIV' }, { name: 'Min' }, { organisationId: await factory.region('18'), role: 'admin' })).rejects.toMatchObject({ kind: 'missing' });
    await organisations.edit({ code: 'PRIV' }, { name: 'Vården AB' }, admin, 1);
    await factory.row('accounts', { email: 'a@priv.example', name: 'A', password_hash: 'x', organisation_id: provider.id, role: 'admin' });
    await expect(organisations.edit({ code: 'PRIV' }, { name: 'Åter' }, admin)).rejects.toMatchObject({ kind: 'missing' });
    await organisations.edit({ code: 'PRIV' }, { name: 'Själv' }, { organisationId: provider.id, role: 'admin' });
    expect(await factory.rows('SELECT name, organisation_number, version FROM organisations WHERE code = $1', ['PRIV'])).toEqual([
      { name: 'Själv', organisation_number: '5560360793', version: 3 },
    ]);
  });
});

describe('the real name of a protected student', () => {
  it('lies apart from the start, through every change, and is told to nobody', async () => {
    const acting = { organisationId: await factory.organisation('university'), role: 'coordinator' };
    const students = new StudentsService(database.doorway, new StudentNamesRepository());
    const studyTown = await factory.codeOf('towns', await factory.town('12'));
    const kept = (): Promise<object[]> => factory.rows('SELECT s.display_name AS shown, n.name FROM students s LEFT JOIN identity.student_names n ON n.student_id = s.id WHERE s.code = $1', ['x-1']);
    await expect(students.add({ code: 'hemlig-1', name: 'Hemlig Person', studyTown, protectedIdentity: true }, acting)).rejects.toMatchObject({ code: 'code-tells-name' });
    await students.add({ code: 'x-1', name: 'Hemlig Person', studyTown, protectedIdentity: true }, acting);
    expect(await kept()).toEqual([{ shown: expect.stringMatching(/^Student \d{5}$/) as string, name: 'Hemlig Person' }]);
    await students.change('x-1', { name: 'Hemlig Annan' }, 1, acting);
    expect(await kept()).toEqual([{ shown: expect.stringMatching(/^Student \d{5}$/) as string, name: 'Hemlig Annan' }]);
    await expect(students.change('x-1', { protectedIdentity: false }, 2, acting)).rejects.toMatchObject({ code: 'name-needed' });
    await students.change('x-1', { protectedIdentity: false, name: 'Öppen Person' }, 2, acting);
    expect(await kept()).toEqual([{ shown: 'Öppen Person', name: null }]);
    await students.change('x-1', { protectedIdentity: true }, 3, acting);
    expect(await kept()).toEqual([{ shown: expect.stringMatching(/^Student \d{5}$/) as string, name: 'Öppen Person' }]);
  });
});
