import { AgreementsRepository } from '../../src/agreements/agreements.repository';
import { AgreementsService } from '../../src/agreements/agreements.service';
import { AmendmentsService } from '../../src/agreements/amendments.service';
import { ChangesRepository } from '../../src/agreements/changes.repository';
import { DeadlinesRepository } from '../../src/agreements/deadlines.repository';
import { DeadlinesService } from '../../src/agreements/deadlines.service';
import { DecidersService } from '../../src/agreements/deciders.service';
import { OrdersRepository } from '../../src/agreements/orders.repository';
import { AgreementsReading } from '../../src/agreements/reading.service';
import { RestingRepository } from '../../src/agreements/resting.repository';
import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import { addDays } from '../../src/shared/day';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach(10);

const services = () => {
  const { doorway } = own.database;
  const [repository, changes] = [new AgreementsRepository(), new ChangesRepository()];
  const deciders = new DecidersService(repository);
  return {
    agreements: new AgreementsService(doorway, repository, deciders, changes),
    amendments: new AmendmentsService(doorway, deciders, new OrdersRepository(), new RestingRepository(), changes),
    deadlines: new DeadlinesService(doorway, new DeadlinesRepository(), new NoticesService(doorway, new NoticesRepository())),
    reading: new AgreementsReading(doorway),
  };
};

const told = (): Promise<{ kind: string; who: string }[]> =>
  own.factory.rows('SELECT n.kind, o.kind AS who, n.sentence FROM notices n JOIN organisations o ON o.id = n.organisation_id ORDER BY n.kind, o.kind, n.number');

/** A framework agreement between four universities and five regions, a unit in each region, a course at each university. */
async function framework() {
  const { factory } = own;
  const first = await oneRegion(factory, { specialty: 'anaesthesia', places: 9, weeks: ['2026-W36', '2026-W45'] });
  const regions = [{ regionId: first.regionId, unit: first.unit }];
  for (const county of ['17', '18', '19', '20']) {
    const regionId = await factory.region(county);
    const unitId = await factory.unit(regionId, await factory.town(county), ['anaesthesia']);
    await factory.row('agreement_parties', { agreement_id: first.agreementId, organisation_id: regionId, role: 'host' });
    await factory.offer(unitId, 'anaesthesia', ['2026-W36', '2026-W45'], 9);
    regions.push({ regionId, unit: await factory.codeOf('units', unitId) });
  }
  await factory.rebuildCounters();
  const universities = [{ universityId: first.universityId, courseId: first.courseId, requirementId: first.requirementId }];
  for (let i = 0; i < 3; i += 1) {
    const universityId = await factory.organisation('university');
    const programmeId = await factory.programme(universityId);
    const courseId = await factory.course(programmeId);
    await factory.row('agreement_parties', { agreement_id: first.agreementId, organisation_id: universityId, role: 'owner' });
    await factory.row('agreement_programmes', { agreement_id: first.agreementId, programme_id: programmeId });
    universities.push({ universityId, courseId, requirementId: await factory.requirement(courseId, 'anaesthesia') });
  }
  const legId = await factory.row('legs', {
    code: 'U', agreement_id: first.agreementId, kind: 'teaching', creditor_role: 'host', debtor_role: 'owner', vat_category: 'O', vat_decided_by: 'Regionen', vat_reason: 'Utanför', period: 'term', series: 'U',
  });
  await factory.row('rates', { leg_id: legId, valid: '[2026-01-01,)', amount_ore: 210000, unit: 'week', status: 'decided', decision: 'Beslut' });
  return { ...first, regions, universities, code: await factory.codeOf('agreements', first.agreementId) };
}

describe('A13: one framework agreement for many regions and universities', () => {
  it('needs no agreement per student, has one rate, and gives nothing new once it is withdrawn, while what runs goes on', async () => {
    const { regions, universities, code, termId, townId } = await framework();
    const { agreements } = services();
    const book = async (at: number, from: number, firstWeek: string) => {
      const { universityId, courseId, requirementId } = universities[from] ?? universities[0]!;
      const [student] = await own.factory.cohort(1, { universityId, courseId, termId, townId });
      return own.house.bookings.book({ enrolmentId: student?.enrolmentId ?? '', requirementId, unit: regions[at]?.unit ?? '', firstWeek }, { organisationId: universityId, role: 'coordinator' });
    };
    const bookings = [];
    for (let i = 0; i < 11; i += 1) bookings.push(await book(i % 5, 0, '2026-W36'));
    for (let i = 0; i < 6; i += 1) bookings.push(await book(1, 1 + (i % 3), '2026-W41'));
    expect(new Set(bookings.map(({ agreementId }) => agreementId)).size).toBe(1);
    expect(await own.factory.rows('SELECT count(*)::int AS agreements FROM agreements')).toEqual([{ agreements: 1 }]);
    const settlement = await own.database.doorway.asSystem((em) => agreements.readSettlement(em));
    const rates = bookings.map(({ agreementId }) => settlement.legsOf(agreementId, 'teaching').flatMap(({ id }) => settlement.ratesOf(id).map(({ amountOre }) => String(amountOre))).join());
    expect(new Set(rates)).toEqual(new Set(['210000']));

    await agreements.withdraw(code, { on: '2026-11-01', reason: 'Regionerna tecknar var sitt' }, { organisationId: universities[0]!.universityId, role: 'admin' });
    const refused = await book(3, 2, '2026-W36').then(() => '', (error: unknown) => (error as { message: string }).message);
    expect(refused).toContain('är uppsagt från och med 1 november 2026 (Regionerna tecknar var sitt) och ger inga nya platser');
    expect(await own.factory.rows('SELECT DISTINCT state, holds_place FROM bookings')).toEqual([{ state: 'held', holds_place: true }]);
    await own.house.bookings.step(bookings[0]!.id, { step: 'confirm' }, { organisationId: regions[0]!.regionId, role: 'host' });
  });

  it('gives until the day it is withdrawn what ends before', async () => {
    const { regions, universities, code, termId, townId } = await framework();
    await services().agreements.withdraw(code, { on: '2099-01-01' });
    const [student] = await own.factory.cohort(1, { ...universities[0]!, termId, townId });
    await own.house.bookings.book({ enrolmentId: student?.enrolmentId ?? '', requirementId: universities[0]!.requirementId, unit: regions[0]!.unit, firstWeek: '2026-W36' }, 'system');
  });
});

describe('deadlines of an agreement', () => {
  it('are told of to both parties before and at their breach, each placement once', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 3, weeks: ['2026-W36', '2026-W45'] });
    await own.factory.system((em) => em.query('UPDATE agreements SET publish_weeks_before = 6, publish_warn_days = 10'));
    const cohort = await own.factory.cohort(3, place);
    const book = (i: number) => own.house.bookings.book({ enrolmentId: cohort[i]?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W36' }, 'system');
    const [first] = [await book(0), await book(1)];
    const { deadlines } = services();
    const publishBy = '2026-07-20';
    expect(await deadlines.doDay(addDays(publishBy, -11))).toBe(addDays(publishBy, -10));
    expect(await told()).toEqual([]);
    expect(await deadlines.doDay(addDays(publishBy, -10))).toBe(addDays(publishBy, 1));
    await Promise.all([deadlines.doDay(addDays(publishBy, -10)), deadlines.doDay(addDays(publishBy, -9))]);
    expect((await told()).map(({ kind, who }) => `${kind} ${who}`)).toEqual(['publish-near region', 'publish-near university']);
    await own.house.bookings.step(first.id, { step: 'confirm' }, 'system');
    await own.house.bookings.step(first.id, { step: 'publish' }, 'system');
    await book(2);
    await deadlines.doDay(publishBy);
    expect((await told()).length).toBe(4);
    await deadlines.doDay(addDays(publishBy, 1));
    await deadlines.doDay(addDays(publishBy, 2));
    const breached = (await told()).filter(({ kind }) => kind === 'publish-breached') as unknown as { who: string; sentence: string }[];
    expect(breached.map(({ who }) => who)).toEqual(['region', 'university']);
    expect(breached[0]?.sentence).toMatch(/^Publiceringsdagen den 20 juli har passerat utan att 2 placeringar \(\d+, \d+\) under avtalet/);

    const statuses = async (organisationId: string, role: string) => (await deadlines.publishing.page({ organisationId, role }, { limit: 9 })).items.map(({ status }) => status).sort();
    expect(await statuses(place.universityId, 'coordinator')).toEqual(['breached', 'breached', 'published_late']);
    expect(await statuses(place.regionId, 'host')).toEqual(['breached', 'breached', 'published_late']);
    expect(await statuses(await own.factory.region('13'), 'host')).toEqual([]);
  });

  it('include its last day, told once for each of its versions', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 1, weeks: ['2026-W36', '2026-W45'] });
    const code = await own.factory.codeOf('agreements', place.agreementId);
    await own.factory.system((em) => em.query(`UPDATE agreements SET valid_to = '2027-03-31', expiry_warn_days = 60`));
    const { deadlines, amendments } = services();
    expect(await deadlines.doDay('2027-01-29')).toBe('2027-01-30');
    expect(await told()).toEqual([]);
    for (const day of ['2027-01-30', '2027-01-31', '2027-01-31']) await deadlines.doDay(day);
    expect((await told()).map(({ kind, who }) => `${kind} ${who}`)).toEqual(['agreement-expires region', 'agreement-expires university']);
    await amendments.amend(code, { validTo: '2027-06-30' }, 1, { organisationId: place.universityId, role: 'admin' });
    await deadlines.doDay('2027-02-01');
    expect((await told()).length).toBe(2);
    await deadlines.doDay('2027-05-01');
    expect((await told()).length).toBe(4);
  });
});

describe('the log of an agreement', () => {
  it('tells who changed what, when, from what to what', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 1, weeks: ['2026-W36', '2026-W45'] });
    const code = await own.factory.codeOf('agreements', place.agreementId);
    const quota = await own.factory.codeOf('quotas', await own.factory.quota(place.agreementId, place.termId, 4));
    const personId = await own.factory.row('accounts', { email: 'anna@prov.example', name: 'Anna Wik', password_hash: 'x', organisation_id: place.universityId, role: 'admin' });
    const admin = { organisationId: place.universityId, role: 'admin', personId };
    const { agreements, amendments, reading } = services();
    await amendments.amend(code, { publishWeeksBefore: 6 }, 1, admin);
    await amendments.amend(code, { publishWeeksBefore: 6 }, 2, admin);
    await agreements.overrideQuota(admin, quota, 2, 'Två till i höst');
    await agreements.withdraw(code, { on: '2027-01-01', reason: 'Nytt avtal' }, admin);
    const { items } = await reading.changes.page({ organisationId: place.regionId, role: 'region_coordinator' }, { limit: 9 });
    const organisation = await own.factory.codeOf('organisations', place.universityId);
    expect(items.map(({ what, before, after, by, organisation: who }) => ({ what, before, after, by, who }))).toEqual([
      { what: 'agreement', before: { publishWeeksBefore: 8 }, after: { publishWeeksBefore: 6 } },
      { what: `quota ${quota}`, before: null, after: { beyond: 2, reason: 'Två till i höst' } },
      { what: 'agreement', before: { withdrawnOn: null, withdrawnReason: null }, after: { withdrawnOn: '2027-01-01', withdrawnReason: 'Nytt avtal' } },
    ].map((change) => ({ ...change, by: 'Anna Wik', who: organisation })));
    expect((await reading.changes.page({ organisationId: await own.factory.region('13'), role: 'region_coordinator' }, { limit: 9 })).items).toEqual([]);
    const [shown] = (await reading.quotas.page({ organisationId: place.regionId, role: 'region_coordinator' }, { limit: 9 })).items as { overrides: { by: string }[] }[];
    expect(shown?.overrides[0]?.by).toBe('Anna Wik');
  });
});
