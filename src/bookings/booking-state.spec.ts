import type { BookingState, BookingStep, Side } from './booking-state';
import { holdsPlace, possibleSteps, sideOf, transitionFor, transitions } from './booking-state';

const steps = Object.keys(transitions) as BookingStep[];

describe('booking states', () => {
  it('are all reached from "requested", and only the last ones have no way on', () => {
    const reached = new Set<BookingState>(['requested']);
    for (let grown = true; grown;) {
      const before = reached.size;
      for (const { from, to } of Object.values(transitions)) if (from.some((state) => reached.has(state))) reached.add(to);
      grown = reached.size > before;
    }
    expect(reached.size).toBe(11);
    const dead = [...reached].filter((state) => possibleSteps(state, 'system').length === 0);
    expect(dead.sort()).toEqual(['cancelled', 'completed', 'interrupted', 'replaced', 'withdrawn']);
  });

  it('take and give back places exactly when holding begins and ends', () => {
    for (const { from, to, places } of Object.values(transitions)) {
      const expected = holdsPlace(to) ? 'keep' : 'release';
      for (const state of from) expect(places).toBe(!holdsPlace(state) && holdsPlace(to) ? 'take' : expected);
    }
  });
});

describe('transitionFor', () => {
  it('refuses impossible steps with what is possible instead', () => {
    expect(() => transitionFor('start', 'held', 'host')).toThrow('possible now: offer, confirm, cancel');
  });

  it.each<[BookingStep, Side]>([['confirm', 'university'], ['publish', 'host'], ['cancel', 'student']])('lets not %s be done by the %s', (step, side) => {
    const [state = 'held'] = transitions[step].from;
    expect(() => transitionFor(step, state, side, 'a reason')).toThrow(/is for the/);
  });

  it('asks for a reason whenever a place is given up', () => {
    for (const step of steps.filter((one) => transitions[one].places === 'release')) {
      expect(() => transitionFor(step, transitions[step].from[0] ?? 'held', 'system', ' ')).toThrow('takes a reason');
    }
  });
});

describe('sideOf', () => {
  const parties = { universityId: 'lu', hostId: 'blekinge' };
  it.each([
    ['coordinator', 'lu', 'university'], ['host', 'blekinge', 'host'], ['admin', 'blekinge', 'host'], ['admin', 'lu', 'university'],
    ['coordinator', 'blekinge', undefined], ['host', 'lu', undefined], ['finance', 'lu', undefined], ['student', 'lu', 'student'],
  ])('%s of %s: %s', (role, organisation, side) => {
    expect(sideOf(role, organisation, parties)).toBe(side);
  });
});
