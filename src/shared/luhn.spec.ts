import { luhnDigit, passesLuhn } from './luhn';

test.each(['2321000016', '2321000255', '2321000081', '50501055', '2321000131'])('%s passes', (digits) => {
  expect(passesLuhn(digits)).toBe(true);
  expect(luhnDigit(digits.slice(0, -1))).toBe(Number(digits.at(-1)));
});

test.each(['2321000017', '232100-0016', '', 'abc', '5050105'])('"%s" does not', (text) => expect(passesLuhn(text)).toBe(false));

test('one wrong digit is always noticed', () => {
  for (let i = 0; i < 10; i += 1) {
    const wrong = (Number('2321000081'[i]) + 3) % 10;
    expect(passesLuhn(`${'2321000081'.slice(0, i)}${wrong}${'2321000081'.slice(i + 1)}`)).toBe(false);
  }
});
