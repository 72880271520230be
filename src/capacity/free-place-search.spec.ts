import { assertKnown, lengthOf } from './free-place-search';

const span = { firstWeek: '2026-W36', lastWeek: '2026-W40' };
const known = { specialties: new Set(['medicine', 'surgery']), towns: new Set(Array.from({ length: 41 }, (_, i) => `T${i}`)) };
const refusal = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
};

it('looks for as many weeks in a row as are asked for, and never for fewer', () => {
  expect([lengthOf(span), lengthOf({ ...span, weeks: 5 }), lengthOf({ ...span, weeks: 1 })]).toEqual([5, 5, 1]);
  expect(refusal(() => lengthOf({ ...span, weeks: 6 }))).toBe('weeks: 6 in a row do not fit into 2026-W36 to 2026-W40, which is 5; ask for 5 at most, or give a later lastWeek.');
  expect(refusal(() => lengthOf({ ...span, lastWeek: '2026-W35' }))).toContain('is after');
  expect(refusal(() => lengthOf({ ...span, lastWeek: '2027-W44' }))).toContain('60 at most');
});

it('names what there is none of, and what there is', () => {
  expect(refusal(() => { assertKnown({ ...span, specialty: 'surgery', town: 'T40', countyCode: '10' }, known); })).toBe('nothing');
  expect(refusal(() => { assertKnown({ ...span, specialty: 'medicin' }, known); })).toBe('specialty: there is none with the code "medicin"; use one of medicine, surgery.');
  expect(refusal(() => { assertKnown({ ...span, town: 'Lund' }, known); })).toBe('town: there is none with the code "Lund"; GET /api/v1/towns lists the 41 that there are.');
  expect(refusal(() => { assertKnown({ ...span, countyCode: '99' }, known); })).toContain('"99" is no county');
});
