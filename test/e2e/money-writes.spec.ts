import { detailsOf, sceneClient, version as v } from './client';

describe('quotas, legs and rule sets over HTTP', () => {
  const { scene, send } = sceneClient();

  describe('a quota', () => {
    const quota = { code: 'Q-ALL', agreement: 'LU-BLK', term: 'HT2026', host: 'BLK', places: 5 };

    test('counts the placements that are there, and lets no more in than it says', async () => {
      expect(detailsOf((await send('ownerAdmin', 'POST', 'quotas', { ...quota, places: 3 })).body)).toContain('quota-below-taken places: 4 placements count against Q-ALL, more than 3; give 4 or more');
      expect(await send('ownerAdmin', 'POST', 'quotas', quota)).toMatchObject({ status: 201, body: { code: 'Q-ALL', host: 'BLK', places: 5, taken: 4, version: 1 } });
      expect(await send('mediatorAdmin', 'PATCH', 'quotas/Q-ALL', { places: 4 }, v(1))).toMatchObject({ status: 200, body: { places: 4, version: 2 } });
      const order = { enrolmentId: scene().ids['S04-T6'], requirementId: scene().ids['T6-MED'], unit: 'BLK-MED', firstWeek: '2026-W46' };
      const full = await send('coordinator', 'POST', 'bookings', order);
      expect(full.status).toBe(422);
      expect(detailsOf(full.body)).toContain('Q-ALL');
      expect((await send('ownerAdmin', 'PATCH', 'quotas/Q-ALL', { places: 5 }, v(2))).status).toBe(200);
      expect((await send('coordinator', 'POST', 'bookings', order)).status).toBe(201);
      expect((await send('ownerAdmin', 'GET', 'quotas/Q-ALL')).body).toMatchObject({ taken: 5 });
      expect((await send('coordinator', 'POST', `bookings/${scene().ids['B3'] ?? ''}/withdraw`, { reason: 'Studieuppehåll' })).status).toBe(200);
      expect((await send('ownerAdmin', 'GET', 'quotas/Q-ALL')).body).toMatchObject({ taken: 4 });
    });

    test('is refused with every value that does not fit, and to others', async () => {
      const odd = await send('ownerAdmin', 'POST', 'quotas', { ...quota, code: 'Q-2', term: 'HT1999', town: 'NYK', host: 'HAL', course: 'NIX' });
      for (const part of ['term: there is no term "HT1999"', 'town: there is no town "NYK"', 'not-host-party host: HAL', 'course: there is no course "NIX"']) expect(detailsOf(odd.body)).toContain(part);
      expect(detailsOf((await send('ownerAdmin', 'POST', 'quotas', { ...quota, code: 'Q-2' })).body)).toContain('quota-twice Quota Q-ALL');
      expect((await send('ownerAdmin', 'POST', 'quotas', quota)).status).toBe(409);
      expect((await send('admin', 'POST', 'quotas', { ...quota, code: 'Q-2' })).status).toBe(403);
      expect((await send('foreignAdmin', 'POST', 'quotas', { ...quota, code: 'Q-2' })).status).toBe(404);
      expect((await send('ownerAdmin', 'PATCH', 'quotas/Q-ALL', { places: 9 }, v(1))).status).toBe(412);
      expect((await send('foreignAdmin', 'PATCH', 'quotas/Q-ALL', { places: 9 }, v(3))).status).toBe(404);
      expect(detailsOf((await send('ownerAdmin', 'PATCH', 'quotas/Q-ALL', { places: 1, host: null }, v(3))).body)).toContain('rested-on host');
    });
  });

  describe('a leg', () => {
    const leg = {
      code: 'SKA-LU', agreement: 'LU-BLK', kind: 'teaching', creditor: '@mediator', debtor: '@owner', ratesFrom: 'LU-BLK-U', vatCategory: 'O',
      vatDecidedBy: 'Ekonomichef', vatReason: 'Mellan offentliga parter', period: 'month', series: 'SKA',
    };

    test('is added by those who decide, and its terms of invoicing changed', async () => {
      const added = await send('mediatorAdmin', 'POST', 'legs', leg);
      expect(added).toMatchObject({ status: 201, body: { ...leg, daysNet: 30, wholeKronor: false, version: 1 } });
      expect(await send('mediatorAdmin', 'PATCH', 'legs/SKA-LU', { daysNet: 20, period: 'term' }, v(1))).toMatchObject({ status: 200, body: { daysNet: 20, period: 'term', version: 2 } });
      expect(await send('mediatorAdmin', 'PATCH', 'legs/SKA-LU', { daysNet: 25 }, v(1))).toMatchObject({ status: 412, body: { code: 'version-stale' } });
      expect((await send('admin', 'POST', 'legs', { ...leg, code: 'L-2' })).status).toBe(403);
      expect((await send('foreignAdmin', 'POST', 'legs', { ...leg, code: 'L-2' })).status).toBe(404);
      expect((await send('foreignAdmin', 'PATCH', 'legs/SKA-LU', { daysNet: 1 }, v(2))).status).toBe(404);
    });

    test('is refused with every value that does not fit', async () => {
      const says = async (changes: object): Promise<string> => detailsOf((await send('ownerAdmin', 'POST', 'legs', { ...leg, code: 'L-3', ...changes })).body);
      expect(await says({})).toContain('leg-twice kind: leg SKA-LU already bills teaching');
      expect(await says({ creditor: 'NIX', debtor: 'NIX' })).toMatch(/unknown-reference creditor: there is no organisation "NIX"[^]*same-party debtor: NIX/);
      expect(await says({ kind: 'housing' })).toContain('rates-without-teaching ratesFrom');
      expect(await says({ ratesFrom: 'GONE' })).toContain('ratesFrom: there is no leg "GONE"');
      expect(await says({ debtor: 'SKA', ratesFrom: 'SKA-LU' })).toContain('rates-from-borrower ratesFrom: SKA-LU takes its rates from LU-BLK-U; name that one');
      expect((await send('ownerAdmin', 'POST', 'legs', { ...leg, code: 'L-3', creditor: '@cooperating', series: 'små' })).body['detail']).toMatch(/creditor: must be the code of an organisation, @owner, @mediator or @host.*series: must be 1 to 12 characters/);
    });

    test('keeps its direction and its VAT while invoices rest on them', async () => {
      const refused = await send('ownerAdmin', 'PATCH', 'legs/LU-BLK-U', { debtor: '@owner', vatCategory: 'E' }, v(1));
      expect(refused).toMatchObject({ status: 422, body: { code: 'leg-refused' } });
      expect(detailsOf(refused.body)).toMatch(/rested-on debtor: \d placements .* and 1 issued invoice \(BLK-U-2026-000001\) rest on @mediator; make a new agreement/);
      expect(detailsOf(refused.body)).toContain('rested-on vatCategory: issued invoices (BLK-U-2026-000001) rest on O');
    });
  });

  describe('a rule set', () => {
    const rules = { code: 'LUND-RESA', kind: 'travel', name: 'Lunds resor', ownShareOre: 89500, capTotalOre: 268500, daysAfterTerm: 30 };

    test('is kept by the organisation that made it', async () => {
      expect(await send('ownerAdmin', 'POST', 'rule-sets', rules)).toMatchObject({ status: 201, body: { ...rules, percent: 100, familyHome: false, keeper: 'LU', version: 1 } });
      expect(await send('ownerAdmin', 'POST', 'rule-sets', rules)).toMatchObject({ status: 409, body: { code: 'rule-set-exists' } });
      const changed = await send('ownerAdmin', 'PATCH', 'rule-sets/LUND-RESA', { capTotalOre: null, percent: 75 }, v(1));
      expect(changed).toMatchObject({ status: 200, body: { percent: 75, ownShareOre: 89500, version: 2 } });
      expect(changed.body).not.toHaveProperty('capTotalOre');
      expect((await send('ownerAdmin', 'PATCH', 'rule-sets/LUND-RESA', { percent: 50 }, v(1))).status).toBe(412);
      expect(await send('foreignAdmin', 'PATCH', 'rule-sets/LUND-RESA', { percent: 50 }, v(2))).toMatchObject({ status: 403, body: { code: 'not-keeping' } });
      expect((await send('ownerAdmin', 'PATCH', 'rule-sets/LUND-RESA', { percent: 101 }, v(2))).status).toBe(400);
      expect((await send('ownerAdmin', 'PATCH', 'rule-sets/NIX', { percent: 50 }, v(1))).status).toBe(404);
    });

    test('does not change beneath decided claims; its name may', async () => {
      const refused = await send('ownerAdmin', 'PATCH', 'rule-sets/HOST', { capPerWeekOre: 100000 }, v(1));
      expect(detailsOf(refused.body)).toMatch(/rested-on capPerWeekOre: claims \(C-1\) and placements under LU-BLK rest on 122500; make a new rule set/);
      expect(await send('mediatorAdmin', 'PATCH', 'rule-sets/HOST', { name: 'Värden bär boendet' }, v(1))).toMatchObject({ status: 200, body: { name: 'Värden bär boendet', capPerWeekOre: 122500 } });
    });
  });
});
