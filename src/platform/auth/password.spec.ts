import { hashPassword, isPassword, unmatchable } from './password';

describe('password', () => {
  it('is recognised, and no other', async () => {
    const stored = await hashPassword('Åsas långa lösenord');
    expect(await isPassword('Åsas långa lösenord', stored)).toBe(true);
    expect(await isPassword('åsas långa lösenord', stored)).toBe(false);
    expect(await isPassword('', stored)).toBe(false);
  });

  it('is recognised however the keyboard composes its letters', async () => {
    const stored = await hashPassword('A\u030asa');
    expect(await isPassword('\u00c5sa', stored)).toBe(true);
  });

  it('is stored differently each time, and never as written', async () => {
    const [one, two] = await Promise.all([hashPassword('hemligt'), hashPassword('hemligt')]);
    expect(one).not.toBe(two);
    expect(one).not.toContain('hemligt');
  });

  it('is not matched by what stands for no account, nor by a stored form of another kind', async () => {
    expect(await isPassword('', unmatchable)).toBe(false);
    expect(await isPassword('hemligt', 'hemligt')).toBe(false);
    expect(await isPassword('x'.repeat(1025), await hashPassword('x'.repeat(1025)))).toBe(false);
  });
});
