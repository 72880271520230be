import { assertSameOrigin } from './same-origin';

const post = { method: 'POST', secFetchSite: undefined, origin: undefined, host: 'vilplats.example:3000' };

describe('a write from elsewhere', () => {
  it.each([
    ['reads from anywhere', { ...post, method: 'GET', secFetchSite: 'cross-site' }],
    ['our own page', { ...post, secFetchSite: 'same-origin', origin: 'https://vilplats.example:3000' }],
    ['an older browser on our own page', { ...post, origin: 'http://vilplats.example:3000' }],
    ['a program that is no browser', post],
  ])('is not: %s', (_, signs) => {
    expect(() => assertSameOrigin(signs)).not.toThrow();
  });

  it.each([
    ['another site', { ...post, secFetchSite: 'cross-site', origin: 'https://evil.example' }],
    ['a sister site', { ...post, secFetchSite: 'same-site', origin: 'https://other.vilplats.example' }],
    ['another site that claims our origin', { ...post, secFetchSite: 'cross-site', origin: 'http://vilplats.example:3000' }],
    ['another site in an older browser', { ...post, origin: 'https://evil.example' }],
    ['another port', { ...post, origin: 'http://vilplats.example:3001' }],
    ['a sandboxed page', { ...post, origin: 'null' }],
  ])('is refused: %s', (_, signs) => {
    expect(() => assertSameOrigin(signs)).toThrow('another site');
  });
});
