import { anAgreement, anEnrolment, aPicture, aUnit, places } from '../../test/support/picture';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';
import { whyNot } from './why-not';

const many = (count: number) => Array.from({ length: count }, (_, i) => anEnrolment(i));
const slot = (count: number, unitId = 'u1', specialty = 'medicine') => places(count, unitId, specialty).slice(0, 4);
const clinic = aUnit({ id: 'u2', code: 'unit-2', name: 'Vårdcentralen Jämjö', townId: 'lund', townName: 'Lund' });

/** Asks about the student of the reserve, or else about the first. */
function ask(values: Partial<TermPicture>, unitId: string, enrolmentId?: string) {
  const picture = aPicture(values);
  const { proposal } = solveRounds(picture, { seed: 1 });
  const who = enrolmentId ?? proposal.reserves[0]?.enrolmentId ?? picture.enrolments[0]?.id ?? '';
  return whyNot(picture, proposal, { seed: 1 }, { enrolmentId: who, requirementId: 'r1', unitId });
}

describe('why not here', () => {
  it('names every rule that stands against it', () => {
    const units = [aUnit(), { ...clinic, specialties: ['surgery'], offers: [], organisationId: 'halland', organisationName: 'Region Halland' }];
    const answer = ask({ units }, 'u2');
    expect(answer).toMatchObject({ code: 'specialty', givenUp: null });
    expect(answer?.rules.map(({ code, sv, en }) => [code, sv, en])).toEqual([
      ['specialty', 'Vårdcentralen Jämjö har inte medicin. Välj en enhet med den specialiteten.', 'Vårdcentralen Jämjö does not have medicin. Choose a unit with that specialty.'],
      ['level', expect.stringContaining('erbjuder inga platser'), expect.stringContaining('offers no places')],
      ['no-agreement', expect.stringContaining('Region Halland'), expect.stringContaining('Region Halland')],
      ['blocked-week', expect.any(String), expect.any(String)],
    ]);
  });

  it('tells who has the places by tier, and what would be given up', () => {
    const full = ask({ enrolments: many(3), capacity: slot(2) }, 'u1');
    expect(full).toMatchObject({ code: 'capacity', rules: [], holders: [{ tier: 1, students: 2 }], movers: [{ tier: 1, students: 2 }], givenUp: { elsewhere: 0, without: 2 } });
    expect(full?.sv).toBe('Medicinkliniken vecka 36–39: 2 platser, båda till tur 1. En av 2 (tur 1) skulle behöva flytta. Samma tur: platsen i kön avgjorde. Den ges av vad var och en har fått bära förut, sedan av lotten. Av dem som skulle behöva flytta: 2 studenter skulle bli utan plats.');
    const wishes = many(3).map(({ id }) => ({ enrolmentId: id, rank: 1, unitId: 'u2', townId: null }));
    const roomy = { enrolments: many(3), wishes, units: [aUnit(), clinic], capacity: [...slot(2), ...slot(2, 'u2')] };
    const away = solveRounds(aPicture(roomy), { seed: 1 }).proposal.placements.find(({ unitId }) => unitId === 'u1');
    expect(ask(roomy, 'u2', away?.enrolmentId)).toMatchObject({ code: 'capacity', givenUp: { elsewhere: 2, without: 0 } });
  });

  it('tells of a place that is free, and of the place she has', () => {
    const values = { units: [aUnit(), clinic], capacity: [...slot(2), ...slot(2, 'u2')], agreements: [anAgreement()] };
    expect(['here', 'burden', 'free']).toContain(ask(values, 'u1')?.code);
    expect([ask(values, 'u1')?.code, ask(values, 'u2')?.code].sort()).toEqual(['burden', 'here']);
  });

  it('tells of a conflict of interest as such', () => {
    expect(ask({ employments: [{ studentId: 's1', unitId: 'u1', firstDay: '2020-01-01', lastDay: null }] }, 'u1')?.rules).toMatchObject([{ code: 'conflict-of-interest' }]);
  });

  it('knows nothing of who or what is no part of the run', () => {
    expect(ask({}, 'nowhere')).toBeUndefined();
    expect(ask({}, 'u1', 'nobody')).toBeUndefined();
  });
});
