import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import type { Relaxation } from './help';
import { raisedPicture } from './help-picture';
import { findHelp } from './help-search';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const many = (count: number, values = {}) => Array.from({ length: count }, (_, i) => anEnrolment(i, values));
const slot = (count: number, unitId = 'u1', specialty = 'medicine') => places(count, unitId, specialty).slice(0, 4);
const help = (values: Partial<TermPicture>) => {
  const picture = aPicture(values);
  return findHelp(picture, solveRounds(picture, { seed: 1 }).proposal, { seed: 1 });
};
const told = (values: Partial<TermPicture>) => help(values).proposals.map(({ sv }) => sv);
const forced = [aCourse({ requirements: [aRequirement({ earliestWeek: '2026-W36', latestWeek: '2026-W39' })] })];
const quota = (count: number) => [{ id: 'q', code: 'kvot-1', agreementId: 'a1', townId: null, hostId: null, courseId: null, places: count, taken: 0 }];

const beds = (count: number) => places(0).map(({ monday }) => ({ hostId: 'blekinge', townId: 'karlskrona', monday, beds: count, taken: 0 }));
const housed = { agreements: [anAgreement({ housing: { overKm: 80, overMinutes: null } })] };

describe('what would help, as a coordinator reads it', () => {
  it.each<[string, Partial<TermPicture>, string[]]>([
    ['more places in the weeks that are full (A4)', { enrolments: many(7), capacity: slot(5) },
      ['2 platser till i medicin på grundnivå på Medicinkliniken vecka 36–39: då får 2 block till plats och alla är placerade. Ingen annan flyttas.']],
    ['a higher quota where the clinic has room (A1)', { enrolments: many(11), capacity: places(20), quotas: quota(10) },
      ['Kvoten kvot-1 i ”Avtal 1” höjs med 1: då får 1 block till plats och alla är placerade. Ingen annan flyttas.']],
    ['a wider window where places lie outside it', { enrolments: many(3), capacity: places(5).slice(4), courses: forced }, [
      'Blocket i medicin i Termin 6 får ligga vecka 36–43: då får 3 block till plats och alla är placerade. Ingen annan flyttas.',
      '3 platser till i medicin på grundnivå på Medicinkliniken vecka 36–39: då får 3 block till plats och alla är placerade. Ingen annan flyttas.',
    ]],
    ['supervisors together with places, or by themselves', { enrolments: many(4), units: [aUnit({ listsSupervisors: true, competences: ['medicine basic'] })], capacity: slot(3), supervision: [...slot(1, 'u1', '*'), ...slot(1)] }, [
      '1 plats till i medicin på grundnivå på Medicinkliniken vecka 36–39 och en handledare till i medicin på grundnivå på Medicinkliniken för 3 studenter åt gången vecka 36–39: då får 3 block till plats och alla är placerade. Ingen annan flyttas.',
      'En handledare till i medicin på grundnivå på Medicinkliniken för 2 studenter åt gången vecka 36–39: då får 2 block till plats och 1 saknar fortfarande plats. Ingen annan flyttas.',
    ]],
    ['beds where nothing else is too little', { ...housed, enrolments: many(4), beds: beds(1), capacity: places(4) },
      ['2 boendeplatser till i Karlskrona (Region Blekinge) vecka 36–39: då får 2 block till plats och alla är placerade. Ingen annan flyttas.']],
    ['beds where the host has none at all', { ...housed, enrolments: many(1), beds: beds(0), capacity: places(4) },
      ['1 boendeplats till i Karlskrona (Region Blekinge) vecka 36–39: då får 1 block till plats och alla är placerade. Ingen annan flyttas.']],
    ['beds together with places where neither does alone', { ...housed, enrolments: many(3), beds: beds(1), capacity: places(1) },
      ['1 plats till i medicin på grundnivå på Medicinkliniken vecka 36–39 och 1 boendeplats till i Karlskrona (Region Blekinge) vecka 36–39: då får 1 block till plats och alla är placerade. Ingen annan flyttas.']],
    ['nothing in the weeks in which the unit is closed', { enrolments: many(3), closedUnitIds: ['u1'], capacity: [...slot(1), ...places(0).slice(4)] },
      ['2 platser till i medicin på grundnivå på Medicinkliniken vecka 36–39: då får 2 block till plats och alla är placerade. Ingen annan flyttas.']],
    ['nothing where there is no agreement', { agreements: [anAgreement({ withdrawn: true })] }, []],
  ])('%s', (_, values, sentences) => {
    expect(told(values)).toEqual(sentences);
  });

  it('raises beds by as many as place everybody, in the weeks it names, and no fewer', () => {
    const picture = aPicture({ ...housed, enrolments: many(5), beds: beds(1), capacity: places(4) });
    const [first] = findHelp(picture, solveRounds(picture, { seed: 1 }).proposal, { seed: 1 }).proposals;
    const asked = { kind: 'beds', hostId: 'blekinge', host: 'Region Blekinge', townId: 'karlskrona', town: 'karlskrona' };
    expect(first?.relaxations.every((relaxation) => relaxation.kind === 'beds')).toBe(true);
    expect(first?.relaxations[0]).toMatchObject(asked);
    expect(first?.effect).toMatchObject({ unplacedBefore: 3, unplacedAfter: 0 });
    expect(solveRounds(raisedPicture(picture, first?.relaxations ?? []), { seed: 99 }).proposal.reserves).toEqual([]);
    expect(solveRounds(raisedPicture(picture, first?.relaxations.slice(1) ?? []), { seed: 99 }).proposal.reserves.length).toBeGreaterThan(0);
  });

  it('tells what no relaxation helps (A12)', () => {
    expect(help({ employments: [{ studentId: 's1', unitId: 'u1', firstDay: '2020-01-01', lastDay: null }] })).toMatchObject({ unplaced: 1, proposals: [], beyond: [{ code: 'conflict-of-interest', blocks: 1 }] });
  });

  it('is silent where everybody has a place', () => {
    expect(help({ enrolments: many(2) })).toEqual({ unplaced: 0, proposals: [], beyond: [], cut: false });
  });

  it('tells when time ran out before everything had been tried', () => {
    const picture = aPicture({ enrolments: many(7), capacity: slot(5) });
    const before = solveRounds(picture, { seed: 1 }).proposal;
    const counting = (step: number): (() => number) => {
      let now = 0;
      return () => (now += step);
    };
    expect(findHelp(picture, before, { seed: 1, seconds: 60, clock: counting(0) })).toEqual({ ...findHelp(picture, before, { seed: 1 }), cut: false });
    expect(findHelp(picture, before, { seed: 1, seconds: 60, clock: counting(100_000) })).toMatchObject({ unplaced: 2, proposals: [], cut: true });
  });

  it('promises what comes true when the relaxations are made, and nothing less would do', () => {
    const picture = aPicture({ enrolments: many(9), capacity: places(2), courses: [aCourse({ requirements: [aRequirement({ windowWeeks: 3, latestWeek: '2026-W40' })] })], quotas: quota(8) });
    const [first] = findHelp(picture, solveRounds(picture, { seed: 1 }).proposal, { seed: 1 }).proposals;
    const relaxations: readonly Relaxation[] = first?.relaxations ?? [];
    expect(first?.effect.unplacedAfter).toBe(0);
    expect(solveRounds(raisedPicture(picture, relaxations), { seed: 99 }).proposal.reserves).toEqual([]);
    for (const [i, relaxation] of relaxations.entries()) {
      const others = relaxations.filter((_, j) => j !== i);
      const less = relaxation.kind !== 'window' && relaxation.by > 1 ? [...others, { ...relaxation, by: relaxation.by - 1 }] : others;
      expect(solveRounds(raisedPicture(picture, less), { seed: 99 }).proposal.reserves.length).toBeGreaterThan(0);
    }
  });
});
