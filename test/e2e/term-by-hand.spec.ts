import { createLog } from '../../src/platform/http/log';
import { startWorker, type RunningWorker } from '../../src/worker';
import type { SceneAccount } from '../support/scene';
import { allocated } from './allocated';
import { client, type Send } from './client';
import { startScene, type SceneApp } from './scene-app';

interface Raise { readonly kind: string; readonly unit: string; readonly firstWeek: string; readonly lastWeek: string; readonly by: number }

/** The master data of a small term, each part by the login that keeps it, and what the allocator makes of it. */
describe('a term made by hand over the API', () => {
  let app: SceneApp;
  let worker: RunningWorker;
  let send: Send;
  beforeAll(async () => {
    app = await startScene();
    worker = await startWorker({ configuration: { databasePool: 5 }, loginUrl: app.database.url, log: createLog('error') });
    send = client(app);
  }, 60_000);
  afterAll(async () => {
    await worker.stop();
    await app.close();
  });

  const make = async (who: SceneAccount, noun: string, body: object): Promise<Record<string, unknown>> => {
    const made = await send(who, 'POST', noun, body);
    expect([noun, made]).toEqual([noun, expect.objectContaining({ status: 201 })]);
    return made.body;
  };

  test('admins keep what all share, the region its clinics, the university its students', async () => {
    await make('admin', 'terms', { code: 'VT2027', firstWeek: '2027-W03', lastWeek: '2027-W22' });
    await make('admin', 'day-exceptions', { day: '2027-03-15', kind: 'closed', name: 'Studiedag' });
    await make('admin', 'towns', { code: 'RNB', name: 'Ronneby', countyCode: '10', latitude: 56.21, longitude: 15.276 });
    expect((await send('admin', 'PUT', 'travel-times/LND/RNB', { km: 190, minutes: 150 })).status).toBe(200);
    await make('admin', 'specialties', { code: 'surgery', name: 'Kirurgi' });

    const unit = { town: 'RNB', bookingModel: 'regulated', specialties: ['surgery'] };
    await make('region', 'units', { ...unit, code: 'BLK-K1', name: 'Kirurgi 1', hsaId: 'SE2321000081-K1' });
    await make('region', 'units', { ...unit, code: 'BLK-K2', name: 'Kirurgi 2', hsaId: 'SE2321000081-K2', town: 'KHN' });
    for (const code of ['BLK-K1', 'BLK-K2']) {
      await make('region', 'supervisors', { code: `H-${code}`, unit: code, firstWeek: '2027-W03', lastWeek: '2027-W22', students: 1, competences: [{ specialty: 'surgery', level: 'basic' }] });
      await make('region', 'capacity-offers', { unit: code, specialty: 'surgery', level: 'basic', firstWeek: '2027-W05', lastWeek: '2027-W08', places: 2 });
    }

    await make('coordinator', 'programmes', { code: 'SSK', name: 'Sjuksköterskeprogrammet' });
    await make('coordinator', 'curricula', { code: 'SSK6', programme: 'SSK', name: 'Sex terminer', terms: 6 });
    await make('coordinator', 'courses', { code: 'SSK-T4', curriculum: 'SSK6', name: 'Kirurgisk vård', programmeTerm: 4 });
    await make('coordinator', 'requirements', { course: 'SSK-T4', code: 'KIR', specialty: 'surgery', level: 'basic', days: 15, windowWeeks: 4 });
    await make('coordinator', 'students', { code: 'N1', name: 'Ny Student', studyTown: 'LND', homeTown: 'RNB' });
    await make('coordinator', 'students', { code: 'N2', name: 'Dold Student', studyTown: 'LND', protectedIdentity: true });
    await make('coordinator', 'employments', { student: 'N1', unit: 'BLK-K1', firstDay: '2026-06-01' });
    const enrolments = [];
    for (const student of ['S01', 'N1', 'N2']) enrolments.push(await make('coordinator', 'enrolments', { student, course: 'SSK-T4', term: 'VT2027' }));
    expect((await send('student', 'PUT', `enrolments/${String(enrolments[0]?.['id'])}/wishes`, { wishes: [{ unit: 'BLK-K1' }] })).status).toBe(200);
    expect((await send('coordinator', 'PUT', `enrolments/${String(enrolments[1]?.['id'])}/wishes`, { wishes: [{ town: 'RNB' }] })).status).toBe(200);

    await make('ownerAdmin', 'agreements', {
      code: 'SSK-BLK', number: '2027:1', name: 'Avtal om sjuksköterskestudenter', validFrom: '2026-01-01', funding: 'vfu', bookingModel: 'regulated', programmes: ['SSK'],
      parties: [{ organisation: 'LU', role: 'owner' }, { organisation: 'BLK', role: 'host' }], priorities: [{ tier: 1, criterion: 'owner' }],
    });
    await make('ownerAdmin', 'quotas', { code: 'Q-SSK', agreement: 'SSK-BLK', term: 'VT2027', host: 'BLK', places: 10 });
  });

  test('the allocator places two where they may be, and tells why the third is a reserve', async () => {
    expect((await allocated(send, { term: 'VT2027', seed: 3 })).published.body).toMatchObject({ bookings: 2, reserves: 1 });
    const bookings = (await send('coordinator', 'GET', 'bookings?term=VT2027')).body['items'] as { student: string; unit: string; firstDay: string; agreement: string }[];
    // One supervisor at each unit, so one student in the only window; N1 works at K1 and may not be there.
    expect(bookings.map(({ unit, firstDay, agreement }) => `${unit} ${firstDay} ${agreement}`).sort()).toEqual(['BLK-K1 2027-02-01 SSK-BLK', 'BLK-K2 2027-02-01 SSK-BLK']);
    expect(bookings.find(({ student }) => student === 'N1')?.unit).not.toBe('BLK-K1');
    const reserves = (await send('coordinator', 'GET', 'reserves?term=VT2027')).body['items'] as { student: string; reason: string }[];
    expect(reserves).toHaveLength(1);
    expect(reserves[0]?.reason.length).toBeGreaterThan(20);
  }, 60_000);

  test('what would help is told and confirmed, and comes true when it is done by hand', async () => {
    const [run] = (await send('coordinator', 'GET', 'allocation-runs?term=VT2027')).body['items'] as { id: string }[];
    const path = `allocation-runs/${run?.id ?? ''}`;
    expect(await send('coordinator', 'GET', `${path}/help`)).toMatchObject({ status: 404, body: { code: 'help-unasked' } });
    const { status, body } = await send('coordinator', 'POST', `${path}/help`);
    expect([status, body['unplaced']]).toEqual([200, 1]);
    const proposals = body['proposals'] as { relaxations: Raise[]; unplacedAfter: number; sv: string }[];
    const proposal = proposals.find(({ relaxations }) => relaxations.every(({ kind }) => kind === 'supervisors'));
    expect(proposal).toMatchObject({ unplacedAfter: 0, relaxations: [{ kind: 'supervisors', specialty: 'surgery', level: 'basic', firstWeek: '2027-W05', lastWeek: '2027-W08', by: 1 }] });
    expect(String(proposal?.sv)).toContain('En handledare till i kirurgi');
    expect((await send('coordinator', 'GET', `${path}/help`)).body).toEqual(body);

    const { unit, firstWeek, lastWeek, by } = proposal?.relaxations[0] as Raise;
    await make('region', 'supervisors', { code: 'H-NEW', unit, firstWeek, lastWeek, students: by, competences: [{ specialty: 'surgery', level: 'basic' }] });
    expect((await allocated(send, { term: 'VT2027', seed: 3 })).published.body).toMatchObject({ bookings: 3, reserves: 0 });
  }, 90_000);

  test('each unmet wish has its reason in two languages, for the coordinator and for the student herself', async () => {
    const reasons = (await send('coordinator', 'GET', 'placement-reasons?term=VT2027')).body['items'] as { student: string; placed: boolean; reason: string; reasonEnglish: string; wishes: { holders: object[] }[] }[];
    const unplaced = reasons.filter(({ placed }) => !placed);
    expect(unplaced).toHaveLength(1);
    expect(unplaced[0]?.reason).toContain('Handledarna');
    expect(unplaced[0]?.reasonEnglish).toContain('supervisors');
    expect(unplaced[0]?.wishes[0]?.holders).toEqual([{ tier: 1, students: 1 }]);
    const own = (await send('student', 'GET', 'placement-reasons?term=VT2027')).body['items'] as { student: string }[];
    expect(own).toEqual(reasons.filter(({ student }) => student === 'S01'));
    const [run] = (await send('coordinator', 'GET', 'allocation-runs?term=VT2027')).body['items'] as { id: string }[];
    expect(await send('student', 'GET', `allocation-runs/${run?.id ?? ''}/proofs`)).toMatchObject({ status: 403 });
    const asked = (student: string, unit: string) => `placement-reasons/why-not?term=VT2027&student=${student}&course=SSK-T4&requirement=KIR&unit=${unit}`;
    expect((await send('coordinator', 'GET', asked('N1', 'BLK-K1'))).body).toMatchObject({ code: 'conflict-of-interest', rules: [{ code: 'conflict-of-interest' }] });
    expect(await send('student', 'GET', asked('S01', 'BLK-MED'))).toMatchObject({ status: 200, body: { rules: [{ code: 'specialty' }, { code: 'level' }, expect.anything()] } });
    expect(await send('student', 'GET', asked('N1', 'BLK-K2'))).toMatchObject({ status: 404 });
  });
});
