import sharp from 'sharp';
import { client } from './client';
import { startScene, type SceneApp } from './scene-app';

const secret = 'HemligPlats57N';
const photo = (background: string): Promise<Buffer> => sharp({ create: { width: 60, height: 30, channels: 3, background } }).withExif({ IFD0: { Copyright: secret } }).jpeg().toBuffer();

describe('a claim with its receipts over HTTP', () => {
  let app: SceneApp;
  let send: ReturnType<typeof client>;
  let code: string;
  beforeAll(async () => {
    app = await startScene();
    send = client(app);
    const opened = await send('otherStudent', 'POST', 'claims/drafts', { bookingId: app.ids['B2'], kind: 'housing' });
    expect(opened).toMatchObject({ status: 201, body: { state: 'draft', basis: 'weeks', units: 4, firstDay: '2026-09-07', receiptOre: 0 } });
    code = String(opened.body['code']);
  }, 60_000);
  afterAll(() => app.close());

  const upload = async (name: Parameters<typeof send>[0], file: Buffer, amountOre: number, path = `/api/v1/claims/${code}/receipts`): Promise<{ status: number; body: Record<string, unknown>[] & Record<string, unknown> }> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file)], { type: 'application/pdf' }), 'faktura.pdf');
    form.append('amountOre', String(amountOre));
    const answer = await fetch(app.url + path, { method: 'POST', headers: { authorization: `Bearer ${await app.token(name)}` }, body: form });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown>[] & Record<string, unknown> };
  };
  const file = async (name: Parameters<typeof send>[0], id: unknown) =>
    fetch(`${app.url}/api/v1/claims/${code}/receipts/${String(id)}/file`, { headers: { authorization: `Bearer ${await app.token(name)}` } });

  test('takes several papers, judged by their bytes, and is for what they are on together', async () => {
    expect(await upload('otherStudent', Buffer.from('<svg onload="x"/>'), 100)).toMatchObject({ status: 422, body: { code: 'paper-unknown' } });
    expect((await upload('student', await photo('#f00'), 100)).status).toBe(404);
    expect((await upload('otherStudent', Buffer.alloc(10 * 1024 * 1024 + 1), 100)).status).toBe(413);
    expect(await upload('otherStudent', await photo('#f00'), 300_000)).toMatchObject({ status: 201, body: [{ number: 1, mediaType: 'image/jpeg', amountOre: 300_000, alsoIn: [], othersHaveIt: false }] });
    expect(await upload('otherStudent', await photo('#f00'), 300_000)).toMatchObject({ status: 409, body: { code: 'receipt-twice' } });
    expect(await upload('otherStudent', await photo('#0f0'), 220_000)).toMatchObject({ status: 201 });
    expect((await send('otherStudent', 'GET', `claims/${code}`)).body).toMatchObject({ receiptOre: 520_000, version: 3 });
    expect((await send('otherStudent', 'PATCH', `claims/${code}`, { receiptOre: 900_000 }, { 'if-match': '"v3"' })).body).toMatchObject({ breaches: [{ code: 'receipts-summed' }] });
    const proposal = (await send('otherStudent', 'GET', `claims/${code}/proposal`)).body;
    expect(proposal).toMatchObject({ state: 'approved', approvedOre: 490_000, receiptOre: 520_000, km: 170, minutes: 130, deadline: '2027-01-17', caps: [{ ore: 490_000 }] });
  });

  test('shows a paper to those who may see it, without what it told, and as nothing that runs', async () => {
    const [receipt] = (await send('otherStudent', 'GET', `claims/${code}/receipts`)).body as unknown as { id: string }[];
    const answer = await file('otherStudent', receipt?.id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options', 'cache-control'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'content-type': 'image/jpeg', 'content-disposition': 'inline; filename="kvitto-1.jpg"', 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
    });
    expect(Buffer.from(await answer.arrayBuffer()).includes(secret)).toBe(false);
    expect((await file('finance', receipt?.id)).status).toBe(404);
    expect((await send('otherStudent', 'POST', `claims/${code}/submit`)).body).toMatchObject({ state: 'submitted', submittedBy: 'Prov otherStudent' });
    expect((await file('finance', receipt?.id)).status).toBe(200);
    for (const name of ['student', 'foreignFinance'] as const) expect((await file(name, receipt?.id)).status).toBe(404);
    await app.database.doorway.asSystem((em) => em.query("UPDATE students SET protected_identity = true WHERE code = 'S02'"));
    expect((await file('finance', receipt?.id)).status).toBe(404);
    expect((await send('finance', 'GET', `claims/${code}/receipts`)).body).toEqual([]);
    expect((await file('otherStudent', receipt?.id)).status).toBe(200);
    await app.database.doorway.asSystem((em) => em.query("UPDATE students SET protected_identity = false WHERE code = 'S02'"));
    expect((await upload('otherStudent', await photo('#00f'), 1)).body).toMatchObject({ code: 'claim-closed' });
  });

  test('flags another student’s same paper to the one who decides, and to no student', async () => {
    const twin = await send('student', 'POST', 'claims/drafts', { bookingId: app.ids['B1'], kind: 'housing' });
    const path = `/api/v1/claims/${String(twin.body['code'])}/receipts`;
    expect(await upload('student', await photo('#f00'), 300_000, path)).toMatchObject({ status: 201, body: [{ alsoIn: [], othersHaveIt: false }] });
    expect((await send('finance', 'GET', `claims/${code}/receipts`)).body).toMatchObject([{ othersHaveIt: true }, { othersHaveIt: false }]);
  });

  test('is sent back, completed and approved in part; nobody else’s steps are taken', async () => {
    expect(await send('otherStudent', 'POST', `claims/${code}/approve`, {})).toMatchObject({ status: 403 });
    expect(await send('finance', 'POST', `claims/${code}/return`, { reason: 'Kvittot för september saknas' })).toMatchObject({ status: 200, body: { state: 'returned' } });
    expect(await upload('otherStudent', await photo('#ff0'), 80_000)).toMatchObject({ status: 201 });
    expect((await send('otherStudent', 'POST', `claims/${code}/submit`)).body).toMatchObject({ state: 'submitted', receiptOre: 600_000 });
    expect(await send('finance', 'POST', `claims/${code}/approve`, { approvedOre: 490_001 })).toMatchObject({ status: 422, body: { code: 'beyond-rule' } });
    expect(await send('finance', 'POST', `claims/${code}/approve`, { approvedOre: 400_000 })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await send('finance', 'POST', `claims/${code}/approve`, { approvedOre: 400_000, reason: 'en vecka utan kvitto' })).toMatchObject({
      status: 200, body: { state: 'approved', approvedOre: 400_000, proposedOre: 490_000, reasonCode: 'reduced', decidedBy: 'Prov finance' },
    });
    expect((await send('otherStudent', 'GET', `claims/${code}/events`)).body).toMatchObject({ length: 5 });
  });
});
