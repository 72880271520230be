import { Signer } from './signer';

const signer = Signer.of('postgresql://vilplats_login:hemligt@localhost:5432/vilplats');

it('knows its own signature, of that text and for that purpose', () => {
  const signature = signer.sign('answer-link', 'text');
  expect(signer.verifies('answer-link', 'text', signature)).toBe(true);
  for (const [purpose, text, given] of [['other', 'text', signature], ['answer-link', 'texT', signature], ['answer-link', 'text', signature.slice(1)], ['answer-link', 'text', '']] as const) {
    expect(signer.verifies(purpose, text, given)).toBe(false);
  }
});

it('signs alike in every process with the same password, and otherwise with another', () => {
  expect(Signer.of('postgresql://vilplats_login:hemligt@elsewhere/x').sign('p', 't')).toBe(signer.sign('p', 't'));
  expect(Signer.of('postgresql://vilplats_login:annat@localhost:5432/vilplats').sign('p', 't')).not.toBe(signer.sign('p', 't'));
});

it('signs nothing without a secret', () => expect(() => Signer.of('postgresql://vilplats_login@localhost/vilplats').sign('p', 't')).toThrow('no password'));
