import { aCourse, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { termWeeks } from '../shared/term';
import { mondayOf } from '../shared/week';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const long = { id: 't1', code: 'HT2026', firstWeek: '2026-W33', lastWeek: '2026-W52', firstDay: '2026-08-10', lastDay: '2026-12-27' };
const many = (count: number) => Array.from({ length: count }, (_, i) => anEnrolment(i));
const weekly = (count: number, specialty: string, unitId = 'u1') => termWeeks(long).map((week) => ({ unitId, specialty, level: 'basic' as const, monday: mondayOf(week), places: count, taken: 0 }));
const proofs = (values: Partial<TermPicture>) => solveRounds(aPicture(values), { seed: 1, seconds: 2 }).proposal.proofs;

/** Sixteen students in four groups, three weeks of orthopaedics and four of surgery each, in twenty weeks. */
const groups: Partial<TermPicture> = {
  term: long, enrolments: many(16),
  specialtyNames: new Map([['ortho', 'Ortopedi'], ['surgery', 'Kirurgi']]),
  courses: [aCourse({ groups: 4, rotateTogether: true, requirements: [
    aRequirement({ id: 'r1', code: 'ort', specialty: 'ortho', days: 15, windowWeeks: 3 }), aRequirement({ id: 'r2', code: 'kir', specialty: 'surgery', days: 20, windowWeeks: 4 }),
  ] })],
  units: [aUnit({ name: 'Kirurgkliniken', specialties: ['ortho', 'surgery'], offers: ['ortho basic', 'surgery basic'], listsSupervisors: true, competences: ['ortho basic', 'surgery basic'] })],
  capacity: [...weekly(4, 'ortho'), ...weekly(4, 'surgery')],
};

describe('the proof that not everybody can be placed, as a person checks it', () => {
  it('28 group-weeks > 20 weeks where the clinic takes one group at a time in all (A2 b)', () => {
    const [proof] = proofs({ ...groups, supervision: [...weekly(4, '*'), ...weekly(4, 'ortho'), ...weekly(4, 'surgery')] });
    expect(proof).toEqual({
      demand: 28, supply: 20, measure: 'group-weeks', atLeast: 8,
      sv: '28 gruppveckor > 20 veckor. Behövs: 4 grupper × 3 veckor i ortopedi + 4 grupper × 4 veckor i kirurgi = 28. Finns vecka 33–52, de enda möjliga veckorna: handledarna på Kirurgkliniken 1 grupp åt gången × 20 veckor = 20. Minst 8 studenter får inte plats tillsammans med sin grupp, hur man än fördelar.',
      en: '28 group-weeks > 20 weeks. Needed: 4 groups × 3 weeks in ortopedi + 4 groups × 4 weeks in kirurgi = 28. There is in weeks 33–52, the only weeks possible: the supervisors at Kirurgkliniken 1 group at a time × 20 weeks = 20. At least 8 students cannot be placed with their groups, however it is allocated.',
    });
  });

  it('proves nothing where both specialties take a group at a time (A2 a)', () => {
    expect(proofs({ ...groups, units: (groups.units ?? []).map((unit) => ({ ...unit, listsSupervisors: false })) })).toEqual([]);
  });

  it('counts students and places where there are no groups (A4)', () => {
    expect(proofs({ enrolments: many(7), capacity: places(5).slice(0, 4) })).toMatchObject([{
      demand: 28, supply: 20, measure: 'student-weeks', atLeast: 2,
      sv: '28 studentveckor > 20 studentveckor. Behövs: 7 studenter × 4 veckor i medicin = 28. Finns vecka 36–39, de enda möjliga veckorna: Medicinkliniken 5 platser × 4 veckor = 20. Minst 2 studenter blir utan plats, hur man än fördelar.',
    }]);
  });

  it('counts students against a quota (A1)', () => {
    const quotas = [{ id: 'q', code: 'kvot-1', agreementId: 'a1', townId: null, hostId: null, courseId: null, places: 10, taken: 0 }];
    expect(proofs({ enrolments: many(11), capacity: places(20), quotas })).toMatchObject([{
      demand: 11, supply: 10, measure: 'students', atLeast: 1,
      sv: '11 studenter > plats för 10. Behövs: 11 studenter × 4 veckor i medicin. Finns vecka 36–43, de enda möjliga veckorna: avtalskvoten kvot-1 10 platser. Minst 1 student blir utan plats, hur man än fördelar.',
    }]);
  });

  it('counts blocks against a quota where each student needs several, and students who go without', () => {
    const quotas = [{ id: 'q', code: 'kvot-1', agreementId: 'a1', townId: null, hostId: null, courseId: null, places: 7, taken: 0 }];
    const courses = [aCourse({ requirements: [aRequirement({ id: 'r1', code: 'ett' }), aRequirement({ id: 'r2', code: 'tva' })] })];
    expect(proofs({ enrolments: many(5), capacity: places(20), courses, quotas })).toMatchObject([{
      demand: 10, supply: 7, measure: 'blocks', atLeast: 2,
      sv: '10 block > plats för 7. Behövs: 10 block × 4 veckor i medicin. Finns vecka 36–43, de enda möjliga veckorna: avtalskvoten kvot-1 7 platser. Minst 2 studenter blir utan plats, hur man än fördelar.',
      en: '10 blocks > room for 7. Needed: 10 blocks × 4 weeks in medicin. There is in weeks 36–43, the only weeks possible: quota kvot-1 7 places. At least 2 students will be without a place, however it is allocated.',
    }]);
  });
});
