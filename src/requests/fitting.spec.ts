import { inTurn, notAllFit } from './fitting';

const [first, second, third] = [{ number: 7, itemId: 'a' }, { number: 9, itemId: 'b' }, { number: 12, itemId: 'c' }];
const full = { code: 'capacity', detail: 'Det är fullt.' };

it('tells how many fit, and names the items that answer those', () => {
  expect(notAllFit([third, first, second], [{ question: third, breaches: [full] }])).toMatchObject({
    code: 'booking-refused', detail: '2 of the 3 fit. To answer those alone, send "items": ["a","b"]. Det är fullt.',
    breaches: [{ code: 'partly-fits', detail: '2 av 3 får plats. Svara på placeringarna 7 och 9 för sig, så går det.' }, full],
  });
});

it('tells each rule once, also where nothing fits', () => {
  const both = notAllFit([first, second], [{ question: first, breaches: [full] }, { question: second, breaches: [full, { code: 'quota', detail: 'Kvoten är full.' }] }]);
  expect(both.breaches.map(({ code }) => code)).toEqual(['partly-fits', 'capacity', 'quota']);
  expect(both.detail).toBe('None of the 2 fits. Det är fullt. Kvoten är full.');
});

it('speaks of one by its rules, of those without a number or an item by what they have', () => {
  expect(notAllFit([first], [{ question: first, breaches: [full] }]).breaches).toEqual([full]);
  const unnumbered = [{ number: null, itemId: 'd' }, { number: null, itemId: 'e' }] as const;
  expect(notAllFit(unnumbered, [{ question: unnumbered[1], breaches: [full] }]).breaches[0]?.detail).toBe('1 av 2 får plats. Svara på 1 student för sig, så går det.');
  const byHand = [{ number: 3, itemId: null }, { number: 4, itemId: null }] as const;
  expect(notAllFit(byHand, [{ question: byHand[0], breaches: [full] }]).detail).toBe('1 of the 2 fit. Answer those alone: 4. Det är fullt.');
});

it('tries them by number', () => expect(inTurn([third, first, second])).toEqual([first, second, third]));
