import { linkState, readToken, signedText, tokenOf } from './answer-link';

const terms = { id: '6f1c1c52-4b1e-4a86-9d56-3b1f0f7f0a11', unitId: 'u', bookingIds: ['b', 'a'], expiresAt: new Date('2026-12-01T00:00:00Z'), nonce: 'n' };

it('reads back what it writes, and nothing else', () => {
  const signature = 'A'.repeat(43);
  expect(readToken(tokenOf(terms.id, signature))).toEqual({ id: terms.id, signature });
  for (const token of ['', 'x', `${terms.id}.${signature}`, tokenOf(terms.id, `${signature}A`), tokenOf(terms.id, signature).toUpperCase()]) expect(readToken(token)).toBeUndefined();
});

it('is signed over all that it means', () => {
  const text = signedText(terms);
  expect(signedText({ ...terms, bookingIds: ['a', 'b'] })).toBe(text);
  for (const other of [{ unitId: 'v' }, { bookingIds: ['a'] }, { expiresAt: new Date('2026-12-02T00:00:00Z') }, { nonce: 'm' }]) expect(signedText({ ...terms, ...other })).not.toBe(text);
});

it.each([
  ['open', {}, 2, '2026-11-30T00:00:00Z'], ['answered', {}, 0, '2026-11-30T00:00:00Z'], ['expired', {}, 2, '2026-12-01T00:00:00Z'],
  ['revoked', { revokedAt: new Date('2026-11-01T00:00:00Z') }, 2, '2026-11-30T00:00:00Z'],
] as const)('is %s', (state, change, open, now) => {
  expect(linkState({ expiresAt: terms.expiresAt, revokedAt: null, ...change }, open, new Date(now))).toBe(state);
});
