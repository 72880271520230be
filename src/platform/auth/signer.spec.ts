import { signature } from './signer';

const secret = Buffer.alloc(32, 7);

it('signs that text, for that purpose, with that key', () => {
  const signed = signature(secret, 'answer-link', 'text');
  expect(signature(Buffer.from(secret), 'answer-link', 'text')).toBe(signed);
  for (const [key, purpose, text] of [[secret, 'other', 'text'], [secret, 'answer-link', 'texT'], [Buffer.alloc(32, 8), 'answer-link', 'text']] as const) {
    expect(signature(key, purpose, text)).not.toBe(signed);
  }
});
