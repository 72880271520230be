import { inputOf, inSwedish, wrongFields } from './refusal';

const answer = (code: string, status: number, breaches: readonly { code: string; detail: string }[] = []) =>
  ({ type: '', title: 'The rules forbid it', status, code, detail: 'English detail', breaches });

it.each([400, 401, 403, 404, 409, 410, 412, 422, 429, 500, 503])('never speaks English: %d', (status) => {
  expect(inSwedish(answer('some-constraint', status))).toMatch(/[åäöÅÄÖ]/);
  expect(inSwedish(answer('some-constraint', status))).not.toContain('English');
});

it('prefers the words of the page', () => {
  expect(inSwedish(answer('two-persons', 422), { 'two-persons': 'En annan person.' })).toBe('En annan person.');
  expect(inSwedish(answer('not-found', 404), { 'not-found': 'Det är någon annans.' })).not.toContain('någon annans');
});

it('names the fields that cannot be read', () => {
  const breaches = ['places: must be an integer (it is "x")', 'places: must not be less than 0', 'weeks[2].first: must be an ISO week'].map((detail) => ({ code: 'x', detail }));
  expect(wrongFields(answer('request-invalid', 400, breaches))).toEqual(['places', 'weeks']);
  expect(wrongFields(answer('below-booked', 422, breaches))).toEqual([]);
});

it('keeps what stood in the fields', () => {
  expect(inputOf({ places: '3', weird: { a: 1 }, list: ['x'] })).toEqual({ places: '3' });
  expect(inputOf(undefined)).toEqual({});
});
