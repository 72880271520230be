import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';
import { whyNot } from './why-not';

const reasons = (values: Partial<TermPicture>) => solveRounds(aPicture(values), { seed: 1 }).reasons;
const many = (count: number, values = {}) => Array.from({ length: count }, (_, i) => anEnrolment(i, values));
const slot = (count: number, unitId = 'u1', specialty = 'medicine') => places(count, unitId, specialty).slice(0, 4);
const other = aUnit({ id: 'u2', code: 'unit-2', name: 'Vårdcentralen Jämjö', townId: 'lund', townName: 'Lund' });
const wish = (i: number, rank: number, unitId: string | null, townId: string | null = null) => ({ enrolmentId: `e${i}`, rank, unitId, townId });
const told = (values: Partial<TermPicture>) => reasons(values).flatMap(({ wishes }) => wishes.map(({ rank, code, sv }) => `${rank ?? '-'} ${code}: ${sv}`));


const first = 'Samma tur: platsen i kön avgjorde. Den ges av vad var och en har fått bära förut, sedan av lotten.';

describe('what a coordinator reads of each wish that was not met', () => {
  it('names the unit, its weeks and places, and who has them by tier', () => {
    const [reason] = reasons({ enrolments: many(3, { studyTownId: 'karlskrona' }), units: [aUnit(), other], capacity: [...slot(2), ...slot(9, 'u2')], wishes: [0, 1, 2].map((i) => wish(i, 1, 'u1')) });
    expect(reason).toMatchObject({ placed: true, gotRank: null, code: 'capacity' });
    expect(reason?.wishes).toEqual([{
      rank: 1, place: 'Medicinkliniken', code: 'capacity', holders: [{ tier: 1, students: 2 }], movers: [{ tier: 1, students: 2 }],
      sv: `Medicinkliniken vecka 36–39: 2 platser, båda till tur 1. En av 2 (tur 1) skulle behöva flytta. Inom en tur avgör allas restid och önskemål sammantaget var platsen ligger.`,
      en: 'Medicinkliniken weeks 36–39: 2 places, both to tier 1. One of 2 (tier 1) would have to move. Within a tier everybody’s travel and wishes together decide where the place is.',
    }]);
  });

  it('is silent about those who have their first wish, and those who wished for nothing and have a place', () => {
    expect(reasons({ enrolments: many(2), wishes: [wish(0, 1, null, 'karlskrona')] })).toEqual([]);
  });

  it('tells every unplaced student of each unit, without any wish (A4)', () => {
    const found = reasons({ enrolments: many(7), capacity: slot(5) });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ placed: false, gotRank: null, wishes: [{ rank: null, sv: `Medicinkliniken vecka 36–39: 5 platser, alla till tur 1. En av 5 (tur 1) skulle behöva flytta. ${first}` }] });
  });

  it('tells that earlier tiers come first (A10)', () => {
    const enrolments = [anEnrolment(1, { precedence: 'parent' }), anEnrolment(2)];
    const agreements = [anAgreement({ tiers: [{ tier: 1, criterion: 'parent' }] })];
    expect(told({ enrolments, agreements, capacity: slot(1), wishes: [wish(2, 1, null, 'karlskrona')] })).toEqual([
      '1 capacity: Medicinkliniken vecka 36–39: 1 plats, till tur 1. Den som har platsen (tur 1) skulle behöva flytta. Tidigare tur går före: studenten har tur 2.',
    ]);
  });

  it('names the quota where the clinic has room', () => {
    expect(told({ enrolments: many(2), capacity: places(9), quotas: [{ id: 'q', code: 'kvot-1', agreementId: 'a1', townId: null, hostId: null, courseId: null, places: 3, taken: 2 }] })).toEqual([
      `- quota: Medicinkliniken, avtalskvoten kvot-1: 3 platser, 1 till tur 1 och 2 bokade sedan tidigare. Den som har platsen (tur 1) skulle behöva flytta. ${first}`,
    ]);
  });

  it('names each quota where two are full', () => {
    const quotas = ['kvot-1', 'kvot-2'].map((code) => ({ id: code, code, agreementId: 'a1', townId: null, hostId: null, courseId: null, places: 1, taken: 0 }));
    expect(told({ enrolments: many(2), capacity: places(9), quotas })).toEqual([
      `- quota: Medicinkliniken, avtalskvoten kvot-1: 1 plats, till tur 1; avtalskvoten kvot-2: 1 plats, till tur 1. Den som har platsen (tur 1) skulle behöva flytta. ${first}`,
    ]);
  });

  it('names supervisors where they are too few for the places', () => {
    const units = [aUnit({ listsSupervisors: true, competences: ['medicine basic'] })];
    expect(told({ enrolments: many(2), units, capacity: slot(3), supervision: [...slot(1, 'u1', '*'), ...slot(1)] })).toEqual([
      `- supervisors: Medicinkliniken, handledarna vecka 36–39: 1 plats, till tur 1. Den som har platsen (tur 1) skulle behöva flytta. ${first}`,
    ]);
  });

  it('names the competence that nobody on duty has, and nobody whose moving would not help (A14)', () => {
    const courses = [aCourse(), aCourse({ id: 'c2', code: 'T9', requirements: [aRequirement({ id: 'r2', courseId: 'c2', level: 'advanced' })] })];
    const enrolments = [...many(2), anEnrolment(8, { courseId: 'c2' })];
    const units = [aUnit({ listsSupervisors: true, offers: ['medicine basic', 'medicine advanced'], competences: ['medicine basic', 'medicine advanced'] })];
    const advanced = (list: TermPicture['capacity']) => list.map((week) => ({ ...week, level: 'advanced' as const }));
    const supervision = [...slot(2, 'u1', '*'), ...slot(2), ...advanced(slot(0))];
    expect(told({ courses, enrolments, units, capacity: [...slot(3), ...advanced(slot(3))], supervision })).toEqual([
      '- supervisors: Medicinkliniken, handledarna i medicin (avancerad nivå) vecka 36–39: inga platser.',
    ]);
  });

  it.each<[string, Partial<TermPicture>, string]>([
    ['conflict of interest (A12)', { employments: [{ studentId: 's1', unitId: 'u1', firstDay: '2020-01-01', lastDay: null }] }, '1 conflict-of-interest: Jäv: studenten arbetar eller har nyligen arbetat på Medicinkliniken. Välj en annan enhet.'],
    ['an agreement that is missing', { agreements: [] }, '1 no-agreement: Inget avtal låter Läkarprogrammet placera studenter hos Region Blekinge. Teckna ett avtal eller välj en annan värd.'],
    ['a closed unit', { capacity: [], closedUnitIds: ['u1'] }, '1 closure: Medicinkliniken är stängd så att enheten inte är öppen 4 veckor i följd när blocket får ligga. Välj en annan enhet eller en annan termin.'],
    ['competence', { units: [aUnit({ listsSupervisors: true, competences: ['surgery basic'] })] }, '1 competence: Medicinkliniken har ingen handledare med kompetens i medicin på grundnivå. Registrera en handledare eller välj en annan enhet.'],
  ])('names %s', (_, values, sentence) => {
    expect(told({ wishes: [wish(1, 1, 'u1')], ...values })).toEqual([sentence]);
  });

  it('tells of the student’s own block in the way', () => {
    const courses = [aCourse({ requirements: [aRequirement({ latestWeek: '2026-W40' }), aRequirement({ id: 'r2', code: 'kir', specialty: 'surgery', latestWeek: '2026-W40' })] })];
    const units = [aUnit(), { ...other, specialties: ['surgery'], offers: ['surgery basic'] }];
    const found = reasons({ courses, units, capacity: [...slot(1), ...slot(1, 'u2', 'surgery')] });
    expect(found.flatMap(({ wishes }) => wishes.map(({ code, sv }) => `${code}: ${sv}`))).toEqual([
      expect.stringMatching(/^overlap: .* har plats vecka 36–39, men studentens eget block är i vägen \((medicin|kirurgi) vecka 36–39\)\.$/),
    ]);
  });

  it('tells pairs that they move together', () => {
    const enrolments = [anEnrolment(0, { pairLabel: 'p' }), anEnrolment(1, { pairLabel: 'p' }), anEnrolment(2)];
    const sentences = told({ enrolments, capacity: slot(2) }).join(' ');
    expect(sentences).toMatch(/De 2 som placerats tillsammans där \(tur 1\) skulle behöva flytta|1 ledig men 2 behövs/);
  });

  it('tells that the exchange decided where who has the place has it by that, and only there', () => {
    const km = (toTownId: string, distance: number) => ({ fromTownId: 'lund', toTownId, km: distance, minutes: distance });
    const towns = ['near', 'middle', 'far'];
    const units = towns.map((id) => aUnit({ id, code: id, name: id, townId: id }));
    const values = { enrolments: many(3), units, capacity: towns.flatMap((id) => slot(1, id)), travelTimes: towns.map((id, i) => km(id, 150 * i)), wishes: [0, 1, 2].map((i) => wish(i, 1, 'near')) };
    const sentences = [['s0', 's1'], ['s1', 's2'], ['s2', 's0']].map(([most, some]) => {
      const picture = aPicture({ ...values, carried: new Map([[most!, 600], [some!, 300]]) });
      const { proposal, reasons: found } = solveRounds(picture, { seed: 1 });
      const holder = proposal.placements.find(({ unitId }) => unitId === 'near');
      const byExchange = proposal.evened?.seats?.includes(`${holder?.enrolmentId} r1`) === true;
      expect(found.map(({ sv, en }) => [sv.includes('Rättvisebytet avgjorde'), en.includes('exchange for fairness'), sv.includes('Inom en tur')])).toEqual([0, 1].map(() => [byExchange, byExchange, !byExchange]));
      const { enrolmentId = '' } = found[0] ?? {};
      expect(whyNot(picture, proposal, { seed: 1 }, { enrolmentId, requirementId: 'r1', unitId: 'near' })?.sv).toContain(byExchange ? 'Rättvisebytet' : 'Inom en tur');
      return byExchange;
    });
    expect(new Set(sentences)).toEqual(new Set([true, false]));
  });

  it('tells groups from students where one of several would have to move', () => {
    const pairs = ['p', 'p', 'q', 'q', 'r', 'r'].map((pairLabel, i) => anEnrolment(i, { pairLabel }));
    expect(told({ enrolments: pairs, capacity: slot(4) }).join(' ')).toMatch(/En av 2 grupper om sammanlagt 4 studenter \(tur 1\) skulle behöva flytta/);
  });

  it('says the same in English, and never who anybody is', () => {
    const found = reasons({ enrolments: many(7), capacity: slot(5), wishes: [wish(1, 1, 'u1')] });
    for (const { sv, en, wishes } of found) {
      expect(en).not.toMatch(/[åäö]/i);
      expect(JSON.stringify([sv, en, wishes])).not.toMatch(/student-\d|"s\d/);
    }
  });
});
