import { randomUUID } from 'node:crypto';
import { sceneClient } from './client';

describe('writes over HTTP', () => {
  const { scene, send } = sceneClient();

  test('a host confirms a held place; the version goes up, and an old version is refused', async () => {
    const path = `bookings/${scene().ids['B3'] ?? ''}`;
    const before = await send('host', 'GET', path);
    expect(before.body).toMatchObject({ state: 'held', version: 1 });
    expect(before.headers.get('etag')).toBe('"v1"');
    const confirmed = await send('host', 'POST', `${path}/confirm`, {}, { 'if-match': '"v1"' });
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'confirmed', version: 2 } });
    expect(confirmed.headers.get('etag')).toBe('"v2"');
    expect(await send('coordinator', 'POST', `${path}/publish`, {}, { 'if-match': '"v1"' })).toMatchObject({ status: 412, body: { code: 'booking-stale' } });
    expect(await send('coordinator', 'POST', `${path}/publish`, {}, { 'if-match': '"v2"' })).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(await send('coordinator', 'POST', `${path}/confirm`)).toMatchObject({ status: 422, body: { code: 'booking-step-impossible' } });
  });

  test('a place is booked by hand, moved with If-Match, and withdrawn with a reason; a repeated write happens once', async () => {
    const order = { enrolmentId: scene().ids['S04-T6'], requirementId: scene().ids['T6-MED'], unit: 'BLK-MED', firstWeek: '2026-W46' };
    const key = { 'idempotency-key': randomUUID() };
    const booked = await send('coordinator', 'POST', 'bookings', order, key);
    expect(booked).toMatchObject({ status: 201, body: { state: 'held', unit: 'BLK-MED', firstDay: '2026-11-09', student: 'S04' } });
    const again = await send('coordinator', 'POST', 'bookings', order, key);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, booked.body, 'true']);
    expect((await send('coordinator', 'POST', 'bookings', { ...order, firstWeek: '2026-W47' }, key)).status).toBe(422);
    const path = `bookings/${String(booked.body['id'])}`;
    const move = { unit: 'BLK-MED', firstWeek: '2026-W47', reason: 'Byter vecka' };
    expect((await send('coordinator', 'POST', `${path}/move`, move)).status).toBe(428);
    const moved = await send('coordinator', 'POST', `${path}/move`, move, { 'if-match': '"v1"' });
    expect(moved).toMatchObject({ status: 201, body: { firstDay: '2026-11-16', replacesId: booked.body['id'] } });
    const withdraw = `bookings/${String(moved.body['id'])}/withdraw`;
    expect(await send('coordinator', 'POST', withdraw, {})).toMatchObject({ status: 400, body: { code: 'reason-required' } });
    expect(await send('coordinator', 'POST', withdraw, { reason: 'Studieuppehåll' })).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
  });

  test('a refused booking names every rule that stands against it', async () => {
    const order = { enrolmentId: scene().ids['S06-T11'], requirementId: scene().ids['T11-PV'], unit: 'BLK-VC1', firstWeek: '2026-W42' };
    const refused = await send('coordinator', 'POST', 'bookings', order);
    expect(refused).toMatchObject({ status: 422, body: { code: 'booking-refused' } });
    expect((refused.body['breaches'] as { code: string }[]).map(({ code }) => code).sort()).toEqual(expect.arrayContaining(['capacity', 'quota']));
  });

  test('a host publishes places and closes weeks; a foreign host does not', async () => {
    const offer = { unit: 'BLK-MED', specialty: 'medicine', level: 'basic', firstWeek: '2026-W50', lastWeek: '2026-W51', places: 6 };
    const published = await send('host', 'POST', 'capacity-offers', offer);
    expect(published.status).toBe(201);
    expect((published.body['items'] as { firstWeek: string; places: number }[]).map(({ firstWeek, places }) => [firstWeek, places]).sort()).toEqual([
      ['2026-W36', 4], ['2026-W50', 6], ['2026-W52', 4],
    ]);
    const denied = await send('foreignRegion', 'POST', 'capacity-offers', offer);
    expect([403, 404]).toContain(denied.status);
    const closed = await send('host', 'POST', 'closures', { unit: 'BLK-MED', firstWeek: '2027-W01', lastWeek: '2027-W01', reason: 'holiday' });
    expect(closed).toMatchObject({ status: 201, body: { unit: 'BLK-MED', reason: 'holiday', note: '' } });
    const over = await send('host', 'POST', 'closures', { unit: 'BLK-MED', firstWeek: '2026-W37', lastWeek: '2026-W37', reason: 'other' });
    expect(over.status).toBe(201);
    const affected = await send('coordinator', 'GET', `closures/${String(over.body['id'])}/affected-bookings`);
    expect(affected.body).toEqual(expect.arrayContaining([expect.objectContaining({ unit: 'BLK-MED', alternatives: expect.any(Array) as unknown })]));
    expect((await send('host', 'DELETE', `closures/${String(over.body['id'])}`)).status).toBe(204);
    expect((await send('host', 'DELETE', `closures/${String(closed.body['id'])}`)).status).toBe(204);
    const free = await send('coordinator', 'GET', 'free-places?specialty=medicine&level=basic&firstWeek=2026-W50&lastWeek=2026-W51&countyCode=10');
    expect(free.body).toMatchObject([{ unit: 'BLK-MED', name: 'Medicinkliniken', town: 'Karlskrona', organisation: 'Region Blekinge', free: 6 }]);
  });

  test('days are recorded and certified by the host, countersigned by the university, and counted', async () => {
    const bookingId = scene().ids['B2'];
    const days = ['2026-09-07', '2026-09-08'].map((day) => ({ day, status: 'present', halfDays: 2 }));
    expect((await send('host', 'POST', 'attendance-days', { bookingId, days })).status).toBe(204);
    const span = { bookingId, firstDay: '2026-09-07', lastDay: '2026-09-30' };
    expect(await send('coordinator', 'POST', 'attendance-days/countersign', span)).toMatchObject({ body: { days: 0 } });
    expect(await send('host', 'POST', 'attendance-days/certify', span)).toMatchObject({ status: 200, body: { days: 2 } });
    expect(await send('coordinator', 'POST', 'attendance-days/countersign', span)).toMatchObject({ status: 200, body: { days: 2 } });
    const report = (await send('coordinator', 'GET', 'days?term=HT2026')).body as unknown as { student: string }[];
    expect(report.find(({ student }) => student === 'S02')).toEqual({
      student: 'S02', course: 'T6', requirement: 'MED', required: 20, booked: 20, done: 2, fulfilled: false, outsideWindow: false, remaining: 18, planned: 18, atRisk: false,
      group: '1', placement: expect.any(Number) as unknown,
    });
  });

  test('a student claims, finance decides by the rule', async () => {
    const claim = {
      code: 'C-2', kind: 'housing', bookingId: scene().ids['B2'], firstDay: '2026-09-07', lastDay: '2026-10-04', basis: 'weeks', units: 4, receiptOre: 600000,
      advancedBy: 'student',
    };
    expect((await send('student', 'POST', 'claims', claim)).status).toBe(404);
    expect(await send('otherStudent', 'POST', 'claims', claim)).toMatchObject({ status: 201, body: { state: 'submitted', receiptOre: 600000 } });
    expect(await send('finance', 'POST', 'claims/C-2/decide')).toMatchObject({ status: 200, body: { state: 'approved', approvedOre: 490000 } });
    expect((await send('finance', 'POST', 'claims/C-2/decide')).status).toBe(409);
  });

  test('wishes are handed in as a whole, in order', async () => {
    const path = `enrolments/${scene().ids['S01-T6'] ?? ''}/wishes`;
    const ranked = await send('student', 'PUT', path, { wishes: [{ unit: 'BLK-MED' }, { town: 'KHN' }] });
    expect((ranked.body['items'] as { rank: number; town?: string; unit?: string }[]).sort((a, b) => a.rank - b.rank)).toMatchObject([
      { rank: 1, unit: 'BLK-MED' }, { rank: 2, town: 'KHN' },
    ]);
    expect(await send('student', 'PUT', path, { wishes: [{ unit: 'BLK-MED', town: 'KHN' }] })).toMatchObject({ status: 400, body: { code: 'wish-unclear' } });
    expect((await send('otherStudent', 'PUT', path, { wishes: [] })).status).toBe(404);
    expect((await send('student', 'GET', `wishes?enrolmentId=${scene().ids['S01-T6'] ?? ''}`)).body['items']).toHaveLength(2);
  });

  test('a quota is exceeded only by an admin of a party, with a reason', async () => {
    expect((await send('coordinator', 'POST', 'quotas/Q-KNA/overrides', { places: 1, reason: 'Extra plats' })).status).toBe(403);
    expect(await send('admin', 'POST', 'quotas/Q-KNA/overrides', { places: 1, reason: 'Nej' })).toMatchObject({ status: 400 });
    expect(await send('admin', 'POST', 'quotas/Q-KNA/overrides', { places: 2, reason: 'Extra platser i höst' })).toMatchObject({
      status: 201, body: { code: 'Q-KNA', overridden: 2 },
    });
  });

  test('unknown fields and malformed bodies are 400 and named', async () => {
    const odd = await send('host', 'POST', 'closures', { unit: 'BLK-MED', firstWeek: '2026-W99', lastWeek: '2026-W50', reason: 'holiday', role: 'admin' });
    expect(odd).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    expect((odd.body['breaches'] as { detail: string }[]).map(({ detail }) => detail).join(' ')).toMatch(/role: there is no such field.*firstWeek.*must be an ISO week/s);
  });

  test('coverage and the runs of invoices answer for the own organisation', async () => {
    const coverage = (await send('finance', 'GET', 'coverage')).body as unknown as { host: string; compensationOre: number }[];
    expect(coverage.find(({ host }) => host === 'BLK')).toMatchObject({ compensationOre: 1507380 });
    const drafted = await send('finance', 'POST', 'invoices/drafts', {});
    expect(drafted.status).toBe(201);
    expect(drafted.body['invoices']).toBeDefined();
  });
});
