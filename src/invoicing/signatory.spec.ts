import { isSamePerson, named } from './signatory';

const account = (accountId: string, name: string) => ({ accountId, name });

it.each([
  ['an account and itself under a new name', account('1', 'Anna Ek'), account('1', 'Anna Al'), true],
  ['two accounts of one name', account('1', 'Anna Ek'), account('2', 'Anna Ek'), false],
  ['one name in two spellings', named('Åsa  Ek'), named(' åsa ek'), true],
  ['two names', named('Åsa Ek'), named('Asa Ek'), false],
  ['an account and its name alone', account('1', 'Anna Ek'), named('Anna Ek'), true],
  ['an account and another name', account('1', 'Anna Ek'), named('Per Al'), false],
])('takes %s for what they are', (_pair, one, other, same) => {
  expect(isSamePerson(one, other)).toBe(same);
  expect(isSamePerson(other, one)).toBe(same);
});
