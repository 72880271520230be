import { Signer } from '../../src/platform/auth/signer';
import { VisitsService } from '../../src/platform/auth/visits.service';
import { houseForEach } from '../support/own-house';

const own = houseForEach(4);
const signer = new Signer();
const sign = (): Promise<string> => own.factory.system((em) => signer.sign(em, 'answer-link', 'text'));
const verifies = (given: string, text = 'text', purpose = 'answer-link'): Promise<boolean> => own.factory.system((em) => signer.verifies(em, purpose, text, given));
const age = (days: number): Promise<unknown> => own.factory.system((em) => em.query('UPDATE signing_keys SET made_at = made_at - make_interval(days => $1)', [days]));

describe('what is signed', () => {
  it('is known again by every process, for that text and purpose only', async () => {
    const signed = await sign();
    expect(await own.factory.system((em) => new Signer().sign(em, 'answer-link', 'text'))).toBe(signed);
    expect([await verifies(signed), await verifies(signed, 'texT'), await verifies(signed, 'text', 'other'), await verifies(signed.slice(1)), await verifies('')]).toEqual([true, false, false, false, false]);
  });

  it('is signed with a new key each month, and believed as long as a link of the old one may be open', async () => {
    const first = await sign();
    await age(31);
    const second = await sign();
    expect(second).not.toBe(first);
    await age(89);
    expect([await verifies(first), await verifies(second)]).toEqual([true, true]);
    await age(2);
    expect([await verifies(first), await verifies(second)]).toEqual([false, true]);
  });

  it('is worth nothing once it is forgotten', async () => {
    const signed = await sign();
    await own.factory.system((em) => signer.forget(em));
    expect([await verifies(signed), await verifies(await sign())]).toEqual([false, true]);
  });
});

it('lets nobody come more often than is allowed, by any of what tells people apart, also all at once', async () => {
  const visits = new VisitsService(own.database.doorway);
  const come = (address: string, link: string): Promise<string> =>
    visits.count([{ by: `address ${address}`, most: 8 }, { by: `link ${link}`, most: 5 }]).then(() => 'in', (error: unknown) => (error as { kind: string }).kind);
  const said = await Promise.all(Array.from({ length: 7 }, () => come('a', 'x')));
  expect(said.filter((word) => word === 'in')).toHaveLength(5);
  expect([await come('a', 'y'), await come('a', 'y'), await come('b', 'y'), await come('b', 'x')]).toEqual(['in', 'throttled', 'in', 'throttled']);
  await own.factory.system((em) => em.query("UPDATE visits SET since = since - interval '15 minutes'"));
  expect(await come('b', 'x')).toBe('in');
});
