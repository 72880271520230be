import fc from 'fast-check';
import { combinations, inTheWayOf, leftFor, mayUse, roomBeside, type Reserved, type Taker, type Takers } from './reserved';

const programmes = ['p1', 'p2', 'p3'];
const agreements = ['a1', 'a2'];

const keptFor = (places: number, more: Partial<Reserved>): Reserved =>
  ({ id: 'r', key: 'k', holder: 'Lunds universitet', until: '2026-10-01', places, programmeIds: [], agreementId: null, ...more });

/** Whether everybody gets a place and every reservation stays whole, tried seat by seat: a place kept for somebody, or one of the free ones. */
function fits(places: number, reserved: readonly Reserved[], takers: readonly Taker[]): boolean {
  const kept = reserved.reduce((total, one) => total + one.places, 0);
  const seat = (index: number, used: readonly number[], free: number): boolean => {
    const taker = takers[index];
    if (free < 0) return false;
    if (!taker) return true;
    return seat(index + 1, used, free - 1) || reserved.some((one, r) =>
      mayUse(one, taker) && (used[r] ?? 0) < one.places && seat(index + 1, used.map((count, i) => (i === r ? count + 1 : count)), free));
  };
  return seat(0, reserved.map(() => 0), places - kept);
}

const aTaker = fc.record({ programmeId: fc.constantFrom(...programmes), agreementId: fc.constantFrom(...agreements) });
const aReservation = fc.record({
  places: fc.integer({ min: 1, max: 3 }), programmeIds: fc.subarray(programmes, { minLength: 1 }), agreementId: fc.option(fc.constantFrom(...agreements), { nil: null }),
}).map(({ places, ...more }) => keptFor(places, more));
const one = (taker: Taker): Takers => ({ ...taker, students: 1 });

describe('reserved places', () => {
  it('hold back what is not taken yet from everybody else, and nothing from those they are for', () => {
    const week = { places: 4, reserved: [keptFor(3, { programmeIds: ['p1'] })], takers: [{ programmeId: 'p1', agreementId: 'a1', students: 1 }] };
    expect(leftFor(week)).toBe(1);
    expect(leftFor(week, (reserved) => mayUse(reserved, { programmeId: 'p1', agreementId: 'a1' }))).toBe(3);
    expect(inTheWayOf(week, [{ programmeId: 'p2', agreementId: 'a1', students: 2 }])).toEqual(week.reserved);
    expect(inTheWayOf(week, [{ programmeId: 'p2', agreementId: 'a1', students: 1 }])).toBeUndefined();
  });

  it('let those they are for take the free places, too, and count them against the reservation first', () => {
    const week = { places: 4, reserved: [keptFor(2, { agreementId: 'a1' })], takers: [{ programmeId: 'p1', agreementId: 'a1', students: 3 }] };
    expect(leftFor(week)).toBe(1);
  });

  it('hold nobody responsible for what was too little before', () => {
    const week = { places: 2, reserved: [keptFor(3, { programmeIds: ['p1'] })], takers: [] };
    expect(inTheWayOf(week, [{ programmeId: 'p1', agreementId: 'a1', students: 1 }])).toBeUndefined();
    expect(inTheWayOf(week, [{ programmeId: 'p2', agreementId: 'a1', students: 1 }])).toEqual(week.reserved);
  });

  it('are kept exactly: whoever fits by trying every seating fits by the rule, and nobody else', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 6 }), fc.array(aReservation, { maxLength: 3 }), fc.array(aTaker, { maxLength: 5 }), (places, reserved, takers) => {
      const week = { places, reserved, takers: takers.map(one) };
      const isPossible = [[], ...combinations(reserved)].every((some) => roomBeside(week, some) >= 0);
      expect(isPossible).toBe(fits(places, reserved, takers));
    }), { numRuns: 2_000 });
  });

  it('let exactly one more come where one more fits', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 6 }), fc.array(aReservation, { maxLength: 3 }), fc.array(aTaker, { maxLength: 4 }), aTaker, (places, reserved, takers, next) => {
      fc.pre(fits(places, reserved, takers));
      const week = { places, reserved, takers: takers.map(one) };
      const isMet = fits(places, reserved, [...takers, next]);
      expect(leftFor(week, (reserved) => mayUse(reserved, next)) > 0).toBe(isMet);
      // The counter of the week itself sees to it that no more come than there are places.
      if (takers.length < places) expect(inTheWayOf(week, [one(next)]) === undefined).toBe(isMet);
    }), { numRuns: 2_000 });
  });
});
