import { InvoicingService } from '../../src/invoicing/invoicing.service';
import { detailsOf, sceneClient, version as v } from './client';

const site = { code: 'LAK-HSD', programme: 'LAK', name: 'Halmstad', weight: 2, towns: ['HSD'] };

const agreement = {
  code: 'LU-HAL', number: '2026:40', name: 'Sekundäravtal Lund och Halland', validFrom: '2026-01-01', funding: 'alf', bookingModel: 'regulated', programmes: ['LAK'],
  parties: [{ organisation: 'LU', role: 'owner' }, { organisation: 'SKA', role: 'mediator' }, { organisation: 'HAL', role: 'host' }],
};

const leg = {
  code: 'HAL-U', agreement: 'LU-HAL', kind: 'teaching', creditor: '@host', debtor: '@mediator', vatCategory: 'O', vatDecidedBy: 'Ekonomichef',
  vatReason: 'Mellan offentliga parter', period: 'month', series: 'HAL',
};

describe('study sites and closures over HTTP, and what follows from what was written', () => {
  const { scene, send } = sceneClient();

  test('a university opens a study site for its own programme', async () => {
    expect(await send('coordinator', 'POST', 'study-sites', site)).toMatchObject({ status: 201, body: { ...site, version: 1 } });
    expect(await send('coordinator', 'POST', 'study-sites', site)).toMatchObject({ status: 409, body: { code: 'study-site-exists' } });
    expect((await send('foreignCoordinator', 'POST', 'study-sites', { ...site, code: 'X' })).status).toBe(404);
    expect((await send('region', 'POST', 'study-sites', { ...site, code: 'X' })).status).toBe(403);
    expect(detailsOf((await send('coordinator', 'POST', 'study-sites', { ...site, code: 'X', towns: ['HSD', 'NIX'] })).body)).toContain('towns: there is no town "NIX"');
    expect((await send('coordinator', 'POST', 'study-sites', { ...site, code: 'X', towns: ['HSD', 'HSD'] })).status).toBe(400);
    expect(await send('coordinator', 'PATCH', 'study-sites/LAK-HSD', { weight: 3, towns: ['HSD', 'KHN'] }, v(1))).toMatchObject({ status: 200, body: { name: 'Halmstad', weight: 3, towns: ['HSD', 'KHN'], version: 2 } });
    expect((await send('coordinator', 'PATCH', 'study-sites/LAK-HSD', { weight: 4 }, v(1))).status).toBe(412);
    expect((await send('foreignCoordinator', 'PATCH', 'study-sites/LAK-HSD', { weight: 4 }, v(2))).status).toBe(404);
  });

  test('a host moves a closure, also over somebody who is booked', async () => {
    const closed = await send('host', 'POST', 'closures', { unit: 'BLK-MED', firstWeek: '2026-W50', lastWeek: '2026-W50', reason: 'holiday' });
    const path = `closures/${String(closed.body['id'])}`;
    expect(await send('host', 'PATCH', path, { lastWeek: '2026-W51', note: 'Två veckor' }, v(1))).toMatchObject({ status: 200, body: { firstWeek: '2026-W50', lastWeek: '2026-W51', note: 'Två veckor', reason: 'holiday', version: 2 } });
    expect((await send('coordinator', 'GET', 'free-places?specialty=medicine&level=basic&firstWeek=2026-W51&lastWeek=2026-W51&countyCode=10')).body).toEqual([]);
    expect((await send('host', 'PATCH', path, { note: '' }, v(1))).status).toBe(412);
    expect((await send('host', 'PATCH', path, { firstWeek: '2026-W52' }, v(2))).body).toMatchObject({ code: 'weeks-reversed' });
    expect((await send('host', 'GET', `${path}/affected-bookings`)).body).toEqual([]);
    expect(await send('host', 'PATCH', path, { firstWeek: '2026-W38' }, v(2))).toMatchObject({ status: 200, body: { version: 3 } });
    expect((await send('host', 'GET', `${path}/affected-bookings`)).body).not.toEqual([]);
    expect((await send('host', 'PATCH', path, { firstWeek: '2026-W50' }, v(3))).status).toBe(200);
    expect((await send('host', 'GET', `${path}/affected-bookings`)).body).toEqual([]);
    expect((await send('foreignRegion', 'PATCH', path, { note: 'Vår' }, v(2))).status).toBe(404);
  });

  test('whoever answers for one unit changes nothing of another unit of her organisation', async () => {
    const weeks = { firstWeek: '2026-W50', lastWeek: '2026-W50' };
    const [offer, closure] = [{ unit: 'BLK-VC1', specialty: 'primary', level: 'basic', places: 2, ...weeks }, { unit: 'BLK-VC1', reason: 'holiday', ...weeks }];
    expect((await send('host', 'POST', 'capacity-offers', offer)).status).toBe(404);
    expect((await send('host', 'POST', 'closures', closure)).status).toBe(404);
    expect((await send('host', 'POST', 'capacity-plans', { unit: 'BLK-VC1', term: 'HT2026', rows: [{ specialty: 'primary', level: 'basic', places: 2, ...weeks }] })).status).toBe(404);
    expect((await send('host', 'POST', 'reserved-places', { unit: 'BLK-VC1', specialty: 'primary', level: 'advanced', places: 1, university: 'LU', until: '2099-12-31', ...weeks })).status).toBe(404);
    expect((await send('host', 'PATCH', 'supervisors/H1', { students: 3 }, v(1))).status).toBe(404);
    expect((await send('host', 'POST', `bookings/${String(scene().ids['B4'])}/start`, {})).status).toBe(404);
    expect((await send('region', 'POST', 'capacity-offers', offer)).status).toBe(201);
    const closed = await send('region', 'POST', 'closures', closure);
    expect([closed.status, (await send('host', 'PATCH', `closures/${String(closed.body['id'])}`, { note: 'x' }, v(1))).status, (await send('host', 'DELETE', `closures/${String(closed.body['id'])}`)).status]).toEqual([201, 404, 404]);
    expect((await send('region', 'DELETE', `closures/${String(closed.body['id'])}`)).status).toBe(204);
  });

  test('an agreement with a leg and a rate written over HTTP lets a student be placed, and gives charges to its parties', async () => {
    const order = { enrolmentId: scene().ids['S04-T6'], requirementId: scene().ids['T6-MED'], unit: 'HAL-MED', firstWeek: '2026-W37' };
    expect(detailsOf((await send('coordinator', 'POST', 'bookings', order)).body)).toContain('no-agreement');
    expect((await send('ownerAdmin', 'POST', 'agreements', agreement)).status).toBe(201);
    expect((await send('mediatorAdmin', 'POST', 'legs', leg)).status).toBe(201);
    expect((await send('mediatorAdmin', 'POST', 'legs/HAL-U/rates', { from: '2026-01-01', amountOre: 396679, unit: 'week', status: 'decided', decision: 'Beslut 2' })).status).toBe(204);
    expect((await send('ownerAdmin', 'POST', 'quotas', { code: 'Q-HAL', agreement: 'LU-HAL', term: 'HT2026', town: 'HSD', places: 1 })).status).toBe(201);
    const booked = await send('coordinator', 'POST', 'bookings', order);
    expect(booked).toMatchObject({ status: 201, body: { agreement: 'LU-HAL', unit: 'HAL-MED' } });
    expect((await send('ownerAdmin', 'GET', 'quotas/Q-HAL')).body).toMatchObject({ taken: 1 });
    await scene().database.doorway.asSystem((em) => em.query(
      `INSERT INTO attendance_days (booking_id, day, status, half_days, certified_on, certified_by, countersigned_on, countersigned_by)
       SELECT $1, day, 'present', 2, '2026-09-14', 'Host', '2026-09-15', 'Lärosäte' FROM generate_series('2026-09-07'::date, '2026-09-11', '1 day') day`, [booked.body['id']]));
    await scene().door.app.get(InvoicingService).draftRun({ today: '2026-10-01' });
    const drafts = await scene().database.doorway.asSystem((em) => em.query<object[]>(
      `SELECT c.code AS creditor, d.code AS debtor, i.net_ore::int AS net, i.series FROM invoices i JOIN organisations c ON c.id = i.creditor_id
         JOIN organisations d ON d.id = i.debtor_id JOIN agreements a ON a.id = i.agreement_id WHERE a.code = 'LU-HAL'`));
    expect(drafts).toEqual([{ creditor: 'HAL', debtor: 'SKA', net: 396679, series: 'HAL' }]);
    const turned = await send('mediatorAdmin', 'PATCH', 'legs/HAL-U', { debtor: '@owner' }, v(1));
    expect(detailsOf(turned.body)).toMatch(/rested-on debtor: 1 placement \(2026-09-07 to 2026-10-04\) rest/);
  });
});
