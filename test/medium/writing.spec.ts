import { OrganisationsService } from '../../src/organisations/organisations.service';
import { PeopleService } from '../../src/people/people.service';
import { ProgrammesService } from '../../src/programmes/programmes.service';
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
    const townId = await factory.town('10');
    const specialty = await factory.specialty('medicine');
    const { units } = new OrganisationsService(database.doorway);
    const coordinator = { organisationId: own, role: 'region_coordinator' };
    const stranger = { organisationId: other, role: 'region_coordinator' };
    const values = { code: 'new-unit', organisationId: own, townId, name: 'Ny enhet', hsaId: 'SE5560000001-NY1', bookingModel: 'mixed' as const, specialties: [{ code: specialty, name: specialty }] };

    await expect(units.create(values, { organisationId: own, role: 'host' })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(units.create(values, stranger)).rejects.toMatchObject({ kind: 'missing' });
    const unit = await units.create(values, coordinator);
    await expect(units.create({ ...values, hsaId: 'SE5560000001-NY2' }, coordinator)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(units.edit({ code: 'new-unit' }, { name: 'Min' }, stranger)).rejects.toMatchObject({ kind: 'missing' });
    await expect(units.edit({ code: 'new-unit' }, { organisationId: other }, coordinator)).rejects.toMatchObject({ kind: 'missing' });
    await units.edit({ code: 'new-unit' }, { name: 'Medicinkliniken', id: await factory.unit(other, townId, []) }, coordinator);
    expect(await factory.rows('SELECT id, name, organisation_id FROM units WHERE code = $1', ['new-unit'])).toEqual([{ id: unit.id, name: 'Medicinkliniken', organisation_id: own }]);
    expect(await factory.rows('SELECT specialty FROM unit_specialties WHERE unit_id = $1', [unit.id])).toEqual([{ specialty }]);
  });

  it('reaches from the programme down to the wish', async () => {
    const [own, other] = [await factory.organisation('university'), await factory.organisation('university')];
    const townId = await factory.town('12');
    const termId = await factory.term('VT2027', '2027-W03', '2027-W22');
    const people = new PeopleService(database.doorway);
    const { programmes, curricula, courses, requirements, enrolments, wishes } = new ProgrammesService(database.doorway);
    const acting = { organisationId: own, role: 'coordinator' };
    const stranger = { organisationId: other, role: 'coordinator' };
    const programme = await programmes.create({ code: 'P', name: 'P', universityId: own }, acting);
    const curriculum = await curricula.create({ code: 'K', name: 'K', programmeId: programme.id, terms: 12 }, acting);
    const courseValues = { code: 'C', name: 'C', curriculumId: curriculum.id, programmeTerm: 6 };
    await expect(courses.create(courseValues, stranger)).rejects.toMatchObject({ kind: 'missing' });
    const course = await courses.create(courseValues, acting);
    await factory.specialty('surgery');
    await expect(requirements.create({ courseId: course.id, code: 'R', specialty: 'surgery', level: 'basic', days: 30, windowWeeks: 4 }, acting)).rejects.toMatchObject({ kind: 'refused' });
    await requirements.create({ courseId: course.id, code: 'R', specialty: 'surgery', level: 'basic', days: 20, windowWeeks: 4 }, acting);
    const student = await people.students.create({ code: 'S', universityId: own, displayName: 'Test', studyTownId: townId }, acting);
    const enrolment = await enrolments.create({ studentId: student.id, courseId: course.id, termId }, acting);
    await expect(wishes.create({ enrolmentId: enrolment.id, rank: 1, townId }, stranger)).rejects.toMatchObject({ kind: 'missing' });
    await wishes.create({ enrolmentId: enrolment.id, rank: 1, townId }, acting);
    await people.students.edit({ code: 'S' }, { distance: true }, acting);
    expect(await factory.rows('SELECT s.distance, w.rank FROM students s JOIN enrolments e ON e.student_id = s.id JOIN wishes w ON w.enrolment_id = e.id')).toEqual([{ distance: true, rank: 1 }]);
  });
});
