import { randomUUID } from 'node:crypto';
import type { SceneAccount } from '../support/scene';
import { sceneClient } from './client';

/** A noun of the master data: who makes one of what, how it is changed, what is refused of it and how that is named, and who may not touch it. */
interface Kept {
  readonly noun: string;
  readonly who: SceneAccount;
  readonly stranger: SceneAccount;
  readonly made: Readonly<Record<string, unknown>>;
  readonly change: Readonly<Record<string, unknown>>;
  readonly bad: readonly [values: object, status: number, named: RegExp][];
  /** What is not read back as it was sent, or by nobody. */
  readonly unread?: readonly string[];
}

const kept: readonly Kept[] = [
  {
    noun: 'organisations', who: 'ownerAdmin', stranger: 'foreignAdmin',
    made: { code: 'PRV', kind: 'private', name: 'Provvård AB', organisationNumber: '556036-0793', city: 'Lund', bankgiro: '5050-1055', buyerReference: 'ZZ1234', referencePattern: 'ZZ[0-9]{4}' },
    change: { city: 'Malmö', buyerReference: 'ZZ4321' }, unread: ['organisationNumber', 'bankgiro'],
    bad: [
      [{ organisationNumber: '5560360794' }, 400, /organisationNumber: must be ten digits .*"5560360794"/],
      [{ referencePattern: '(a+)+' }, 400, /referencePattern: must be a regular expression/],
      [{ countyCode: '99' }, 400, /countyCode: .*"99"/],
      [{ alf: true }, 422, /alf: only a region .* private/],
      [{ buyerReference: 'AB1' }, 422, /buyerReference: "AB1" is not of the shape ZZ/],
      [{ kind: 'region', countyCode: '10' }, 422, /countyCode: BLK is the region of county 10/],
    ],
  },
  {
    noun: 'towns', who: 'admin', stranger: 'coordinator', made: { code: 'RNB', name: 'Ronneby', countyCode: '10', latitude: 56.21, longitude: 15.276 }, change: { latitude: 56.2 },
    bad: [[{ latitude: 91 }, 400, /latitude: .*91/], [{ countyCode: '2' }, 400, /countyCode: .*"2"/], [{ name: 'Två\nrader' }, 400, /name: must be one line/]],
  },
  {
    noun: 'specialties', who: 'admin', stranger: 'coordinator', made: { code: 'surgery', name: 'Kirurgi' }, change: { name: 'Kirurgi och urologi' },
    bad: [[{ code: '850709-9805' }, 400, /code: .*personal identity number/], [{ name: null }, 400, /name: /]],
  },
  {
    noun: 'units', who: 'region', stranger: 'foreignRegion',
    made: { code: 'BLK-KIR', name: 'Kirurgkliniken', hsaId: 'SE2321000081-KIR', town: 'RNB', bookingModel: 'mixed', specialties: ['medicine', 'surgery'] },
    change: { name: 'Kirurgen', specialties: ['surgery'] },
    bad: [
      [{ hsaId: 'SE1' }, 400, /hsaId: must be SE, ten digits.*"SE1"/],
      [{ town: 'NIX' }, 422, /town: there is no town "NIX"/],
      [{ specialties: ['surgery', 'magi'] }, 422, /specialties: there is no specialty "magi"/],
      [{ specialties: ['surgery', 'surgery'] }, 400, /specialties: must name each only once/],
      [{ organisation: 'HAL' }, 400, /organisation: there is no such field/],
    ],
  },
  {
    noun: 'supervisors', who: 'region', stranger: 'foreignRegion',
    made: { code: 'H9', unit: 'BLK-KIR', firstWeek: '2027-W03', lastWeek: '2027-W22', students: 2, competences: [{ specialty: 'surgery', level: 'advanced' }] },
    change: { students: 3, competences: [{ specialty: 'medicine', level: 'basic' }, { specialty: 'surgery', level: 'basic' }] },
    bad: [
      [{ unit: 'NIX' }, 422, /unit: there is no unit "NIX"/], [{ lastWeek: '2027-W02' }, 422, /lastWeek: 2027-W02 is before 2027-W03/],
      [{ competences: [{ specialty: 'magi', level: 'basic' }] }, 422, /competences: there is no specialty "magi"/],
      [{ competences: [{ specialty: 'surgery', level: 'basic' }, { specialty: 'surgery', level: 'advanced' }] }, 422, /competences: surgery stands twice/],
    ],
  },
  {
    noun: 'terms', who: 'admin', stranger: 'region', made: { code: 'VT2027', firstWeek: '2027-W03', lastWeek: '2027-W22' }, change: { lastWeek: '2027-W23' },
    bad: [
      [{ code: 'ST2027' }, 400, /code: must be HT \(autumn\) or VT .*"ST2027"/],
      [{ lastWeek: '2027-W02' }, 422, /lastWeek: 2027-W02 is before 2027-W03/],
      [{ lastWeek: '2028-W22' }, 422, /at most 60 weeks, and this has 72/],
    ],
  },
  {
    noun: 'day-exceptions', who: 'admin', stranger: 'coordinator', made: { day: '2027-03-15', kind: 'closed', name: 'Studiedag' }, change: { kind: 'open' },
    bad: [[{ day: '2027-02-29' }, 400, /day: must be a day.*"2027-02-29"/]],
  },
  {
    noun: 'programmes', who: 'coordinator', stranger: 'foreignCoordinator', made: { code: 'SSK', name: 'Sjuksköterskeprogrammet' }, change: { name: 'Sjuksköterska' },
    bad: [[{ code: '.x' }, 400, /code: .*begin with a letter or digit.*".x"/], [{ university: 'LNU' }, 400, /university: there is no such field/]],
  },
  {
    noun: 'curricula', who: 'coordinator', stranger: 'foreignCoordinator', made: { code: 'SSK6', programme: 'SSK', name: 'Sex terminer', terms: 6 }, change: { terms: 7 },
    bad: [[{ terms: 21 }, 400, /terms: .*21/], [{ programme: 'NIX' }, 422, /programme: there is no programme "NIX"/]],
  },
  {
    noun: 'courses', who: 'coordinator', stranger: 'foreignCoordinator',
    made: { code: 'SSK-T4', curriculum: 'SSK6', name: 'Klinik', programmeTerm: 4, groups: 2, rotateTogether: true }, change: { name: 'Klinik 2', groups: 3 },
    bad: [[{ programmeTerm: 8 }, 422, /programmeTerm: 8 is beyond the curriculum's 7/], [{ rotateTogether: false }, 422, /groups: 2 groups/], [{ groups: null }, 422, /groups: it must have a value/]],
  },
  {
    noun: 'requirements', who: 'coordinator', stranger: 'foreignCoordinator',
    made: { course: 'SSK-T4', code: 'KIR', specialty: 'surgery', level: 'basic', days: 20, windowWeeks: 4, daysPerWeek: 5, earliestWeek: '2027-W04', weekdays: [1, 2, 3, 4, 5] }, change: { days: 15, earliestWeek: null },
    bad: [
      [{ days: 21 }, 422, /days: 21 do not fit in 4 weeks of 5 days; give at most 20/],
      [{ specialty: 'magi' }, 422, /specialty: there is no specialty "magi"/],
      [{ weekdays: [1, 2] }, 422, /weekdays: 20 days do not fit on 2 weekdays in 4 weeks/],
      [{ minGapWeeks: 2 }, 422, /inOrder: weeks between blocks are for blocks in order/],
      [{ latestWeek: '2027-W05' }, 422, /the window of 4 weeks does not fit in the 2 weeks/],
      [{ course: 'NIX', specialty: 'magi' }, 422, /course: there is no course "NIX".*specialty: there is no specialty "magi"/s],
    ],
  },
  {
    noun: 'students', who: 'coordinator', stranger: 'foreignCoordinator',
    made: { code: 'N1', name: 'Ny Student', studyTown: 'LND', homeTown: 'RNB', precedence: 'parent', distance: true, commuteKm: 60 }, change: { homeTown: null, commuteKm: null, precedence: 'none' },
    bad: [
      [{ studyTown: 'NIX', homeTown: 'NOX' }, 422, /studyTown: there is no town "NIX".*homeTown: there is no town "NOX"/s],
      [{ precedence: 'friend' }, 400, /precedence: .*"friend"/], [{ name: 'A 850709-9805' }, 400, /name: .*personal identity number/],
    ],
  },
  {
    noun: 'employments', who: 'coordinator', stranger: 'foreignCoordinator', made: { student: 'N1', unit: 'BLK-KIR', firstDay: '2026-06-01' }, change: { lastDay: '2026-08-31' },
    bad: [[{ lastDay: '2026-05-31' }, 422, /lastDay: 2026-05-31 is before the first day 2026-06-01/], [{ student: 'F01' }, 422, /student: there is no student "F01"/]],
  },
  {
    noun: 'enrolments', who: 'coordinator', stranger: 'foreignCoordinator',
    made: { student: 'N1', course: 'SSK-T4', term: 'VT2027', group: 'A', pair: 'p-1', requestedAt: '2026-10-01T08:00:00.000Z', homeDays: [4, 5] }, change: { group: 'B', pair: null, homeDays: [5] },
    bad: [
      [{ term: 'VT2099' }, 422, /term: there is no term "VT2099"/], [{ requestedAt: '2026-10-01' }, 400, /requestedAt: must be a time with its zone/],
      [{ studySite: 'LAK-LND' }, 422, /studySite: LAK-LND is not a study site of SSK/],
      [{ course: 'T11', group: 'A' }, 422, /group: course T11 does not rotate together/],
      [{ homeDays: [4, 6] }, 400, /homeDays/],
    ],
  },
  {
    noun: 'beds', who: 'region', stranger: 'foreignRegion',
    made: { code: 'BO-KNA', town: 'KNA', firstWeek: '2026-W36', lastWeek: '2026-W51', beds: 12 }, change: { beds: 10, lastWeek: '2026-W50' },
    bad: [
      [{ town: 'NIX' }, 422, /town: there is no town "NIX"/], [{ lastWeek: '2026-W35' }, 422, /lastWeek: 2026-W35 is before 2026-W36/],
      [{ beds: -1 }, 400, /beds/],
    ],
  },
];

const keyOf = (body: Readonly<Record<string, unknown>>): string => String(body['id'] ?? body['code'] ?? body['day']);
const without = (values: Readonly<Record<string, unknown>>, names: readonly string[] = []): object =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => !names.includes(name) && value !== null));

describe.each(kept)('$noun', ({ noun, who, stranger, made, change, bad, unread }) => {
  let path: string;

  test('are refused with what is wrong of them, by name and value', async () => {
    for (const [values, status, named] of bad) {
      const refused = await send(who, 'POST', noun, { ...made, ...values });
      expect([values, refused.status]).toEqual([values, status]);
      expect(JSON.stringify(refused.body['breaches'] ?? refused.body).replaceAll('\\"', '"')).toMatch(named);
    }
  });

  test('are made by whom they belong to, once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const added = await send(who, 'POST', noun, made, key);
    expect(added).toMatchObject({ status: 201, body: without(made, unread) });
    expect(added.headers.get('etag')).toBe('"v1"');
    expect((await send(who, 'POST', noun, made, key)).headers.get('idempotency-replayed')).toBe('true');
    const again = await send(who, 'POST', noun, made);
    expect(again).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    expect(again.body['detail']).toContain(JSON.stringify(Object.values(made)[0]));
    path = `${noun}/${keyOf(added.body)}`;
    expect((await send(who, 'GET', noun === 'day-exceptions' ? `${noun}?limit=200` : path)).status).toBe(200);
    expect((await send('student', 'POST', noun, made)).status).toBe(403);
    expect((await send('student', 'PATCH', path, change)).status).toBe(403);
  });

  test('are changed at the version that was read, by nobody else, and read as changed', async () => {
    expect(await send(who, 'PATCH', path, change)).toMatchObject({ status: 428, body: { code: 'version-missing' } });
    expect(await send(who, 'PATCH', path, change, { 'if-match': '"v9"' })).toMatchObject({ status: 412, body: { code: 'version-stale' } });
    expect([403, 404]).toContain((await send(stranger, 'PATCH', path, change, { 'if-match': '"v1"' })).status);
    expect(await send(who, 'PATCH', path, {}, { 'if-match': '"v1"' })).toMatchObject({ status: 400, body: { code: 'nothing-given' } });
    const changed = await send(who, 'PATCH', path, change, { 'if-match': '"v1"' });
    expect(changed).toMatchObject({ status: 200, body: without({ ...made, ...change }, unread) });
    expect(changed.headers.get('etag')).toBe('"v2"');
    for (const [name, value] of Object.entries(change)) if (value === null) expect(changed.body).not.toHaveProperty(name);
    expect((await send(who, 'PATCH', path, change, { 'if-match': '"v1"' })).status).toBe(412);
    const list = await send(who, 'GET', `${noun}?limit=200`);
    expect(list.body['items']).toContainEqual(changed.body);
  });
});

const { scene, send } = sceneClient();

describe('what stands is not contradicted', () => {
  test('a way between towns counts both ways until the way back is given', async () => {
    expect(await send('admin', 'PUT', 'travel-times/LND/RNB', { km: 190, minutes: 150 })).toMatchObject({ status: 200, body: { km: 190, implied: false, version: 1 } });
    expect(await send('coordinator', 'GET', 'travel-times/RNB/LND')).toMatchObject({ status: 200, body: { km: 190, minutes: 150, implied: true } });
    expect((await send('admin', 'PUT', 'travel-times/LND/RNB', { km: 180, minutes: 150 })).status).toBe(428);
    expect((await send('admin', 'PUT', 'travel-times/LND/RNB', { km: 180, minutes: 150 }, { 'if-match': '"v1"' })).body).toMatchObject({ km: 180, version: 2 });
    expect((await send('admin', 'PUT', 'travel-times/RNB/LND', { km: 200, minutes: 160 }, { 'if-match': '"v2"' })).body).toMatchObject({ km: 200, implied: false, version: 3 });
    await send('admin', 'PUT', 'travel-times/LND/RNB', { km: 170, minutes: 150 }, { 'if-match': '"v2"' });
    expect((await send('coordinator', 'GET', 'travel-times/RNB/LND')).body).toMatchObject({ km: 200 });
    expect(await send('admin', 'PUT', 'travel-times/LND/LND', { km: 1, minutes: 1 })).toMatchObject({ status: 422, body: { code: 'same-town' } });
    expect((await send('coordinator', 'PUT', 'travel-times/LND/HSD', { km: 1, minutes: 1 })).status).toBe(403);
  });

  test('a term keeps the weeks of its placements, a block what its places were chosen by, a unit what it offers', async () => {
    const match = { 'if-match': '"v1"' };
    expect(await send('admin', 'PATCH', 'terms/HT2026', { firstWeek: '2026-W38' }, match)).toMatchObject({ status: 422, body: { code: 'bookings-outside' } });
    const block = `requirements/${scene().ids['T6-MED'] ?? ''}`;
    const refused = await send('coordinator', 'PATCH', block, { windowWeeks: 5 }, match);
    expect(refused).toMatchObject({ status: 422, body: { code: 'requirement-booked' } });
    expect(refused.body['detail']).toMatch(/windowWeeks: 3 places are booked for MED with 4/);
    expect((await send('coordinator', 'PATCH', block, { days: 19 }, match)).status).toBe(200);
    expect(await send('region', 'PATCH', 'units/BLK-MED', { specialties: ['primary'] }, match)).toMatchObject({ status: 422, body: { code: 'specialty-offered' } });
    expect(await send('region', 'PATCH', 'supervisors/H1', { lastWeek: '2026-W38' }, match)).toMatchObject({ status: 422, body: { code: 'below-booked' } });
    expect((await send('region', 'GET', 'supervisors/H1')).body).toMatchObject({ lastWeek: '2026-W49', version: 1 });
    expect((await send('coordinator', 'PATCH', 'curricula/LAK12', { terms: 10 }, match)).body['detail']).toMatch(/a course in term 11/);
    expect((await send('coordinator', 'DELETE', `enrolments/${scene().ids['S01-T6'] ?? ''}`, undefined, match)).status).toBe(422);
  });

  test('nobody makes what belongs to another kind of organisation, or of another organisation', async () => {
    expect(await send('ownerAdmin', 'POST', 'units', { ...kept[3]!.made, code: 'LU-1', hsaId: 'SE2021003211-1' })).toMatchObject({ status: 422, body: { code: 'university-hosts-not' } });
    expect(await send('admin', 'POST', 'programmes', { code: 'X', name: 'X' })).toMatchObject({ status: 422, body: { code: 'not-university' } });
    expect(await send('foreignCoordinator', 'POST', 'curricula', { code: 'X', programme: 'LAK', name: 'X', terms: 6 })).toMatchObject({ status: 403, body: { code: 'not-own' } });
    expect(await send('foreignRegion', 'POST', 'supervisors', { ...kept[4]!.made, code: 'H10' })).toMatchObject({ status: 403, body: { code: 'not-own' } });
    expect(await send('foreignCoordinator', 'POST', 'enrolments', { student: 'F01', course: 'T6', term: 'HT2026' })).toMatchObject({ status: 422, body: { code: 'other-university' } });
    expect((await send('host', 'POST', 'units', kept[3]!.made)).status).toBe(403);
  });

  test('an employment that never was is taken away, and an enrolment without places', async () => {
    const work = await send('coordinator', 'POST', 'employments', { student: 'S04', unit: 'BLK-MED', firstDay: '2020-01-01', lastDay: '2020-02-01' });
    const path = `employments/${String(work.body['id'])}`;
    expect((await send('foreignCoordinator', 'DELETE', path, undefined, { 'if-match': '"v1"' })).status).toBe(404);
    expect((await send('coordinator', 'DELETE', path)).status).toBe(428);
    expect((await send('coordinator', 'DELETE', path, undefined, { 'if-match': '"v1"' })).status).toBe(204);
    expect((await send('coordinator', 'GET', path)).status).toBe(404);
    const enrolment = await send('coordinator', 'POST', 'enrolments', { student: 'S05', course: 'T6', term: 'VT2027' });
    expect((await send('coordinator', 'DELETE', `enrolments/${String(enrolment.body['id'])}`, undefined, { 'if-match': '"v1"' })).status).toBe(204);
  });

  test('a protected student is read under an alias by everyone, from the first answer', async () => {
    const token = 'Zyxalind';
    const added = await send('coordinator', 'POST', 'students', { code: 'P-77', name: `${token} Hemlig`, studyTown: 'LND', protectedIdentity: true });
    expect(added).toMatchObject({ status: 201, body: { name: expect.stringMatching(/^Student \d{5}$/) as string } });
    const renamed = await send('coordinator', 'PATCH', 'students/P-77', { name: `${token} Annan` }, { 'if-match': '"v1"' });
    expect(renamed.status).toBe(200);
    const read = await Promise.all(['students/P-77', 'students?limit=200'].map((path) => send('coordinator', 'GET', path)));
    expect(JSON.stringify([added.body, renamed.body, ...read.map(({ body }) => body)])).not.toContain(token);
    expect(await send('coordinator', 'PATCH', 'students/P-77', { protectedIdentity: false }, { 'if-match': '"v2"' })).toMatchObject({ status: 400, body: { code: 'name-needed' } });
  });

  test('wishes raise the version of their enrolment, and name each place once', async () => {
    const path = `enrolments/${scene().ids['S02-T6'] ?? ''}`;
    const wishes = [{ unit: 'BLK-MED' }, { town: 'RNB' }];
    expect((await send('otherStudent', 'PUT', `${path}/wishes`, { wishes }, { 'if-match': '"v1"' })).status).toBe(200);
    expect((await send('otherStudent', 'GET', path)).headers.get('etag')).toBe('"v2"');
    expect((await send('otherStudent', 'PUT', `${path}/wishes`, { wishes: [] }, { 'if-match': '"v1"' })).status).toBe(412);
    const refused = await send('otherStudent', 'PUT', `${path}/wishes`, { wishes: [...wishes, { town: 'RNB' }, { town: 'NIX' }] });
    expect(refused.body['detail']).toMatch(/Wish 3 names "RNB" as wish 2 does.*Wish 4 names "NIX"/);
    expect((await send('coordinator', 'GET', `wishes?enrolmentId=${scene().ids['S02-T6'] ?? ''}`)).body['items']).toHaveLength(2);
    expect((await send('otherStudent', 'PATCH', path, { group: 'A' }, { 'if-match': '"v2"' })).status).toBe(403);
  });
});
