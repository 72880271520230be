import { detailsOf, sceneClient } from './client';

const drawn = {
  code: 'LU-HAL', number: '2026:40', name: 'Sekundäravtal Lund och Halland', validFrom: '2026-01-01', validTo: '2028-12-31', funding: 'alf',
  bookingModel: 'regulated', housingRules: 'HOST', programmes: ['LAK'],
  parties: [{ organisation: 'LU', role: 'owner' }, { organisation: 'SKA', role: 'mediator' }, { organisation: 'HAL', role: 'host' }],
  priorities: [{ tier: 1, criterion: 'special_reason' }, { tier: 2, criterion: 'owner' }],
};

describe('agreements drawn up and amended over HTTP', () => {
  const { send } = sceneClient();

  test('an owner draws one up; its parties read it, and nobody else', async () => {
    const made = await send('ownerAdmin', 'POST', 'agreements', drawn);
    expect(made).toMatchObject({ status: 201, body: { code: 'LU-HAL', absence: 'certified_only', publishWeeksBefore: 8, priorities: drawn.priorities, version: 1 } });
    expect(made.headers.get('etag')).toBe('"v1"');
    expect((await send('foreignRegion', 'GET', 'agreements/LU-HAL')).body).toEqual(made.body);
    expect((await send('region', 'GET', 'agreements/LU-HAL')).status).toBe(404);
    expect(await send('ownerAdmin', 'POST', 'agreements', drawn)).toMatchObject({ status: 409, body: { code: 'agreement-exists' } });
  });

  test('who only hosts draws none up, nor a region that is not party to ALF by calling itself mediator', async () => {
    expect(await send('foreignAdmin', 'POST', 'agreements', { ...drawn, code: 'X-1' })).toMatchObject({ status: 403, body: { code: 'not-deciding' } });
    const parties = [{ organisation: 'LU', role: 'owner' }, { organisation: 'HAL', role: 'mediator' }];
    expect((await send('foreignAdmin', 'POST', 'agreements', { ...drawn, code: 'X-1', parties })).status).toBe(403);
    expect((await send('coordinator', 'POST', 'agreements', drawn)).status).toBe(403);
    expect((await send('mediatorAdmin', 'POST', 'agreements', { ...drawn, code: 'SKA-HAL' })).status).toBe(201);
  });

  test('all that is wrong is told at once, each with its value', async () => {
    const refused = await send('ownerAdmin', 'POST', 'agreements', {
      ...drawn, code: 'X-2', validTo: '2025-12-31', parent: 'NIX', housingRules: 'NONE', programmes: ['LAK', 'TAND'],
      parties: [{ organisation: 'LU', role: 'owner' }, { organisation: 'LU', role: 'host' }, { organisation: 'ZZZ', role: 'host' }],
      priorities: [{ tier: 1, criterion: 'owner' }, { tier: 2, criterion: 'owner' }],
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'agreement-refused' } });
    const details = detailsOf(refused.body);
    for (const part of ['dates-reversed validTo: 2025-12-31', 'role-not-for-kind parties: LU cannot be host', 'parties: there is no organisation "ZZZ"',
      'programmes: there is no programme "TAND"', 'housingRules: there is no rule set "NONE"', 'parent: there is no agreement of yours "NIX"', 'criterion-twice priorities: owner']) {
      expect(details).toContain(part);
    }
    const malformed = await send('ownerAdmin', 'POST', 'agreements', { ...drawn, code: '850709-9805', name: 'Två\nrader', role: 'admin' });
    expect(malformed.status).toBe(400);
    expect(detailsOf(malformed.body)).toMatch(/role: there is no such field/);
    expect(detailsOf(malformed.body)).toMatch(/newCode code/);
    expect(detailsOf(malformed.body)).toMatch(/line name/);
  });

  test('an edit changes what it gives, at the version it names', async () => {
    const path = 'agreements/LU-HAL';
    expect((await send('ownerAdmin', 'PATCH', path, { name: 'Nytt' })).status).toBe(428);
    const tag = { 'if-match': '"v1"' };
    const unseen = await send('ownerAdmin', 'PATCH', path, { name: 'Nytt namn', priorities: [{ tier: 1, criterion: 'everyone' }] }, tag);
    expect(unseen).toMatchObject({ status: 422, body: { code: 'preview-first', detail: expect.stringContaining('POST /api/v1/order-previews') as unknown } });
    const changed = await send('ownerAdmin', 'PATCH', path, { name: 'Nytt namn', validTo: null, housingRules: null, priorities: [...drawn.priorities].reverse() }, tag);
    expect(changed).toMatchObject({ status: 200, body: { name: 'Nytt namn', number: '2026:40', priorities: drawn.priorities, version: 2 } });
    expect(changed.body).not.toHaveProperty('validTo');
    expect(changed.body).not.toHaveProperty('housingRules');
    expect((changed.body['parties'] as unknown[]).length).toBe(3);
    expect(await send('ownerAdmin', 'PATCH', path, { name: 'Annat' }, tag)).toMatchObject({ status: 412, body: { code: 'version-stale' } });
    expect(await send('ownerAdmin', 'PATCH', path, { name: null }, { 'if-match': '"v2"' })).toMatchObject({ status: 400 });
    expect((await send('foreignAdmin', 'PATCH', path, { name: 'Vårt' }, { 'if-match': '"v2"' })).status).toBe(403);
    expect((await send('admin', 'PATCH', path, { name: 'Vårt' }, { 'if-match': '"v2"' })).status).toBe(404);
    const circle = await send('ownerAdmin', 'PATCH', path, { parent: 'LU-HAL' }, { 'if-match': '"v2"' });
    expect(detailsOf(circle.body)).toContain('circular-parent');
    const out = { parties: [{ organisation: 'SKA', role: 'mediator' }, { organisation: 'LU', role: 'cooperating' }] };
    expect(await send('ownerAdmin', 'PATCH', path, out, { 'if-match': '"v2"' })).toMatchObject({ status: 403, body: { code: 'not-deciding' } });
  });

  test('what placements and issued invoices rest on stays; what steers new ones may change', async () => {
    const tag = { 'if-match': '"v1"' };
    const refused = await send('ownerAdmin', 'PATCH', 'agreements/LU-BLK', {
      funding: 'none', validFrom: '2026-09-14', validTo: '2026-09-30', programmes: [], parties: [{ organisation: 'LU', role: 'owner' }, { organisation: 'HAL', role: 'host' }],
    }, tag);
    expect(refused.status).toBe(422);
    const details = detailsOf(refused.body);
    expect(details).toContain('rested-on funding: 4 placements (2026-09-07 to 2026-11-01) and 1 issued invoice (BLK-U-2026-000001) rest on alf');
    for (const part of ['placed-before validFrom', 'placed-after validTo', 'placed-with parties: BLK receives', 'placed-with programmes: LAK', 'role-not-held parties: a leg names @mediator', 'quota-of-host parties: quota Q-BLK']) {
      expect(details).toContain(part);
    }
    expect(await send('ownerAdmin', 'PATCH', 'agreements/LU-BLK', { bookingModel: 'mixed', validTo: '2027-01-17' }, tag)).toMatchObject({ status: 200, body: { version: 2, validTo: '2027-01-17' } });
    expect(await send('mediatorAdmin', 'POST', 'agreements/LU-BLK/withdraw', { on: '2027-01-01' })).toMatchObject({ status: 200, body: { withdrawnOn: '2027-01-01', version: 3 } });
  });

  test('new terms and rates are looked at before they are decided, by those who decide', async () => {
    const rate = { from: '2026-10-01', amountOre: 400_000, unit: 'week', status: 'decided', decision: 'RD 2026:9', decidedBy: 'Regionstyrelsen', decidedOn: '2026-09-20', documentNumber: 'RS 2026/9' };
    const seen = await send('mediatorFinance', 'POST', 'agreements/LU-BLK/money-previews/rate', { leg: 'LU-BLK-U', ...rate });
    expect(seen).toMatchObject({ status: 200, body: { changes: [{ what: 'rate of leg LU-BLK-U', after: { documentNumber: 'RS 2026/9' } }], otherAgreements: 0 } });
    expect((await send('foreignFinance', 'POST', 'agreements/LU-BLK/money-previews/rate', { leg: 'LU-BLK-U', ...rate })).status).toBe(404);
    expect(await send('finance', 'POST', 'agreements/LU-BLK/money-previews/rate', { leg: 'LU-BLK-U', ...rate })).toMatchObject({ status: 403, body: { code: 'not-deciding' } });
    const terms = { fromDay: '2026-12-01', noticeDays: 5, cancelPercent: 50, cancelDeadlineDays: 28, cancelMaxWeeks: 2, decidedBy: 'Regionstyrelsen', documentNumber: 'RS 2026/9' };
    expect((await send('mediatorFinance', 'POST', 'agreements/LU-BLK/money-previews/terms', terms)).body).toMatchObject({ rows: [], changes: [{ what: 'terms from 2026-12-01' }] });
    expect(await send('mediatorFinance', 'POST', 'agreements/LU-BLK/terms', terms)).toMatchObject({ status: 201, body: { id: 'LU-BLK_2026-12-01', noticeDays: 5, cancelMaxWeeks: 2, absence: 'certified_only' } });
    expect((await send('region', 'GET', 'settlement-terms?agreement=LU-BLK')).body['items']).toMatchObject([{ fromDay: '2024-01-01', toDay: '2026-11-30' }, { fromDay: '2026-12-01' }]);
    expect((await send('mediatorFinance', 'POST', 'agreements/LU-BLK/terms/2026-12-01/take-back', {})).status).toBe(204);
    expect(await send('mediatorFinance', 'POST', 'rate-revisions/proposals', { from: '2027-01-01', percent: '2,7' })).toMatchObject({ status: 200, body: [{ leg: 'LU-BLK-U', currentOre: 396_679, revisedOre: 407_389, standing: 'new' }] });
    expect((await send('mediatorFinance', 'POST', 'rate-revisions/proposals', { from: '2027-01-01' })).status).toBe(400);
  });
});
