import type { BookingState, BookingStep, Side } from './booking-state';
import { holdsPlace, possibleSteps, sideOf, states, transitionFor, transitions } from './booking-state';

const steps = Object.keys(transitions) as BookingStep[];

const all = Object.keys(states) as BookingState[];
const sides: readonly Exclude<Side, 'system'>[] = ['university', 'host', 'student'];

describe('booking states', () => {
  it('are all reached from "requested", and only the last ones have no way on', () => {
    const reached = new Set<BookingState>(['requested']);
    for (let grown = true; grown;) {
      const before = reached.size;
      for (const { from, to } of Object.values(transitions)) if (from.some((state) => reached.has(state))) reached.add(to);
      grown = reached.size > before;
    }
    expect(all.filter((state) => !reached.has(state))).toEqual([]);
    const dead = all.filter((state) => possibleSteps(state, 'system').length === 0);
    expect(dead.sort()).toEqual(['cancelled', 'completed', 'interrupted', 'replaced', 'withdrawn']);
  });

  it('wait for a side that can lead on, unless they are the last', () => {
    for (const state of all) {
      const { awaits } = states[state];
      const leadsOn = (side: Side): boolean => possibleSteps(state, side).some((step) => states[transitions[step].to].awaits !== null || transitions[step].to === 'completed');
      expect([state, awaits === null ? possibleSteps(state, 'system').length : leadsOn(awaits)]).toEqual([state, awaits === null ? 0 : true]);
    }
  });

  it('are entered by nothing that is made before its time: only a request, a held or an offered place begins', () => {
    expect(all.filter((state) => states[state].begins)).toEqual(['requested', 'held', 'offered']);
    for (const state of all.filter((one) => !states[one].begins)) expect(Object.values(transitions).some(({ to }) => to === state)).toBe(true);
  });

  it('take and give back places exactly when holding begins and ends', () => {
    for (const step of steps) {
      for (const state of transitions[step].from) {
        const { to, places } = transitionFor(step, state, 'system', 'a reason');
        const now = Number(holdsPlace(to)) - Number(holdsPlace(state));
        expect([step, state, places]).toEqual([step, state, { '1': 'take', '0': 'keep', '-1': 'release' }[String(now)]]);
      }
    }
  });

  it('are left by a student alone by giving up, or by answering what she is offered', () => {
    const hers = all.flatMap((state) => possibleSteps(state, 'student').map((step) => `${state} ${step}`));
    expect(hers).toEqual(['requested withdraw', 'held withdraw', 'offered accept', 'offered decline', 'offered withdraw', 'confirmed withdraw', 'published withdraw']);
  });

  it('let nobody answer for the host, and the university for her student only', () => {
    const sidesOf = (step: BookingStep): Side[] => sides.filter((side) => transitions[step].by.includes(side));
    expect([sidesOf('confirm'), sidesOf('accept'), sidesOf('decline'), sidesOf('offer')]).toEqual([['host'], ['university', 'student'], ['university', 'student'], []]);
  });
});

describe('transitionFor', () => {
  it('refuses impossible steps with what is possible instead', () => {
    expect(() => transitionFor('start', 'held', 'host')).toThrow('possible now: confirm, cancel');
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
