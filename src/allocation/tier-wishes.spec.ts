import { anAgreement, anEnrolment, aPicture, aUnit, places } from '../../test/support/picture';
import { standardPolicy } from '../fairness/policy';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const tiers = [{ tier: 1, criterion: 'special_reason' as const }, { tier: 2, criterion: 'parent' as const }, { tier: 3, criterion: 'everyone' as const }];
const km = (toTownId: string, distance: number) => ({ fromTownId: 'lund', toTownId, km: distance, minutes: distance });

/** Eight who all wish for Kalmar, which has five places; there are three in Motala, nearer to where they study. */
const wanted = (values: Partial<TermPicture> = {}): TermPicture => {
  const precedence = ['special_reason', 'parent', 'parent'] as const;
  const enrolments = Array.from({ length: 8 }, (_, i) => anEnrolment(i, { precedence: precedence[i] ?? 'none', pairLabel: i >= 6 ? 'pair' : null }));
  return aPicture({
    enrolments, agreements: [anAgreement({ tiers })], units: ['kalmar', 'motala'].map((id) => aUnit({ id, code: id, townId: id, name: id })),
    capacity: [...places(5, 'kalmar').slice(0, 4), ...places(3, 'motala').slice(0, 4)], travelTimes: [km('kalmar', 20), km('motala', 10)],
    wishes: enrolments.map(({ id }) => ({ enrolmentId: id, rank: 1, townId: 'kalmar', unitId: null })), ...values,
  });
};
const inKalmar = (picture: TermPicture, seed: number): string[] =>
  solveRounds(picture, { seed, nodes: 0 }).proposal.placements.filter(({ unitId }) => unitId === 'kalmar').map(({ studentId }) => studentId).sort();

describe('wishes by tier', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('gives the town to special reasons and parents whatever the lot, and pairs stay together (A10, seed %d)', (seed) => {
    const there = inKalmar(wanted(), seed);
    expect(there).toHaveLength(5);
    expect(there).toEqual(expect.arrayContaining(['s0', 's1', 's2']));
    expect(there.includes('s6')).toBe(there.includes('s7'));
    expect(inKalmar(wanted(), seed)).toEqual(there);
  });

  it('holds where a university has chosen against evening out', () => {
    expect(inKalmar(wanted({ policies: new Map([['lu', { ...standardPolicy, leximin: false }]]) }), 1)).toEqual(expect.arrayContaining(['s0', 's1', 's2']));
  });
});
