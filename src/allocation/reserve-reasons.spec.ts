import { aCourse, anAgreement, anEnrolment, aPicture, aRequirement, aUnit, places } from '../../test/support/picture';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

const told = (values: Partial<TermPicture>): string[] => solveRounds(aPicture(values), { seed: 1 }).proposal.reserves.map(({ code, reason }) => `${code}: ${reason}`);
const many = (count: number, values = {}) => Array.from({ length: count }, (_, i) => anEnrolment(i, values));
const slot = (count: number, unitId = 'u1', specialty = 'medicine') => places(count, unitId, specialty).slice(0, 4);
const supervised = aUnit({ listsSupervisors: true, competences: ['medicine basic'] });

describe('the reason for a reserve, as a person reads it', () => {
  it.each<[string, Partial<TermPicture>, string]>([
    ['capacity with its weeks', { enrolments: many(3), capacity: slot(2) },
      'capacity: Medicinkliniken har 2 av 2 platser i medicin på grundnivå tagna vecka 36–39. Välj andra veckor, en annan enhet, eller be om fler platser.'],
    ['capacity at several units', { enrolments: many(3), units: [aUnit(), aUnit({ id: 'u2', code: 'unit-2' })], capacity: [...slot(1), ...slot(1, 'u2')] },
      'capacity: Platserna är slut på 2 enheter. En av dem: Medicinkliniken har sin enda plats i medicin på grundnivå tagen vecka 36–39. Välj andra veckor, en annan enhet, eller be om fler platser.'],
    ['supervisors, where there are places', { enrolments: many(2), capacity: slot(3), units: [supervised], supervision: [...slot(1, 'u1', '*'), ...slot(1)] },
      'supervisors: Handledarna på Medicinkliniken kan ta emot 1 student åt gången och har 1 vecka 36–39. Välj andra veckor eller be om fler handledare.'],
    ['a quota with its numbers', { enrolments: many(2), capacity: places(9), quotas: [{ id: 'q', code: 'kvot-1', agreementId: 'a1', townId: null, hostId: null, courseId: null, places: 1, taken: 0 }] },
      'quota: Avtalskvoten kvot-1 i ”Avtal 1” är full: 1 av 1 platser är tagna. Höj kvoten eller vänta på en återlämnad plats.'],
    ['every quota that is full', { enrolments: many(2), capacity: places(9), quotas: ['kvot-1', 'kvot-2'].map((code) => ({ id: code, code, agreementId: 'a1', townId: null, hostId: null, courseId: null, places: 1, taken: 0 })) },
      'quota: Avtalskvoten kvot-1 i ”Avtal 1” är full: 1 av 1 platser är tagna. Höj kvoten eller vänta på en återlämnad plats. Full är också avtalskvoten kvot-2 i ”Avtal 1”: 1 av 1.'],
    ['an agreement that is missing', { agreements: [] },
      'no-agreement: Inget avtal låter Läkarprogrammet placera studenter hos Region Blekinge. Teckna ett avtal eller välj en annan värd.'],
    ['an agreement that is withdrawn', { agreements: [anAgreement({ withdrawn: true })] },
      'no-agreement: Avtalet ”Avtal 1” med Region Blekinge är uppsagt och ger inga nya platser. Teckna ett nytt avtal eller välj en annan värd.'],
    ['an agreement that ends too early', { agreements: [anAgreement({ validTo: '2026-09-13' })] },
      'no-agreement: Avtalet ”Avtal 1” gäller 1 januari 2020 – 13 september 2026 och täcker inte de veckor som är lediga. Förläng avtalet.'],
    ['a conflict of interest', { employments: [{ studentId: 's1', unitId: 'u1', firstDay: '2020-01-01', lastDay: null }] },
      'conflict-of-interest: Jäv: studenten arbetar eller har nyligen arbetat på Medicinkliniken. Välj en annan enhet.'],
    ['competence', { units: [aUnit({ listsSupervisors: true, competences: ['surgery basic'] })] },
      'competence: Medicinkliniken har ingen handledare med kompetens i medicin på grundnivå. Registrera en handledare eller välj en annan enhet.'],
    ['the specialty', { units: [aUnit({ specialties: ['surgery'] })] }, 'specialty: Medicinkliniken har inte medicin. Välj en enhet med den specialiteten.'],
    ['the level', { units: [aUnit({ offers: [] })] },
      'level: Medicinkliniken erbjuder inga platser i medicin på grundnivå under terminen. Be enheten publicera platser eller välj en annan.'],
    ['blocked weeks', { capacity: places(2).slice(0, 3) },
      'blocked-week: Medicinkliniken har inga platser i medicin 4 veckor i följd när blocket får ligga. Be enheten om fler veckor eller flytta blocket.'],
    ['the block’s own weeks', { courses: [aCourse({ requirements: [aRequirement({ earliestWeek: '2026-W42' })] })] },
      'window: Blocket i medicin får ligga vecka 42–43, men där finns inte 4 veckor i följd fria. Ändra veckorna eller studentens andra placeringar.'],
    ['priority', { enrolments: [anEnrolment(1, { precedence: 'parent' }), anEnrolment(2)], agreements: [anAgreement({ tiers: [{ tier: 1, criterion: 'parent' }] })], capacity: slot(1) },
      'priority: Studenten har tur 2 enligt avtalet ”Avtal 1”; platserna gick till tidigare turer (tur 1). Medicinkliniken har sin enda plats i medicin på grundnivå tagen vecka 36–39. Välj andra veckor, en annan enhet, eller be om fler platser.'],
  ])('%s', (_, values, sentence) => {
    expect(told(values)).toEqual([sentence]);
  });

  it('leaves the lot to decide within a tier', () => {
    const agreements = [anAgreement({ tiers: [{ tier: 1, criterion: 'parent' }] })];
    const reserves = told({ enrolments: [anEnrolment(1, { precedence: 'parent' }), anEnrolment(2), anEnrolment(3)], agreements, capacity: slot(2) });
    expect(reserves.map((reason) => reason.split(':')[0])).toEqual(['capacity']);
  });

  it('names supervisors where they are too few for a pair even with nobody there', () => {
    const units = [supervised, { ...supervised, id: 'u2', code: 'unit-2' }];
    const reserves = told({
      enrolments: [anEnrolment(1), anEnrolment(2, { pairLabel: 'p' }), anEnrolment(3, { pairLabel: 'p' }), anEnrolment(4)], units,
      capacity: [...slot(2), ...slot(1, 'u2')], supervision: units.flatMap(({ id }) => [...slot(1, id, '*'), ...slot(1, id)]),
    });
    const sentence = 'supervisors: 2 studenter ska placeras tillsammans. Handledarna räcker inte på 2 enheter. En av dem: Handledarna på Medicinkliniken kan ta emot 1 student åt gången och har 1 vecka 36–39. Välj andra veckor eller be om fler handledare.';
    expect(reserves).toEqual([sentence, sentence]);
  });

  it('names priority across agreements, too', () => {
    const [first, other] = [anAgreement({ programmeIds: ['p1'] }), anAgreement({ id: 'a2', code: 'avtal-2', name: 'Avtal 2', programmeIds: ['p2'], tiers: [{ tier: 3, criterion: 'everyone' }] })];
    const reserves = told({
      courses: [aCourse(), aCourse({ id: 'c2', programmeId: 'p2', requirements: [aRequirement({ id: 'r2', courseId: 'c2' })] })],
      enrolments: [anEnrolment(1), anEnrolment(2, { courseId: 'c2' })], agreements: [first, other], capacity: slot(1),
    });
    expect(reserves[0]).toContain('priority: Studenten har tur 3 enligt avtalet ”Avtal 2”; platserna gick till tidigare turer (tur 1 enligt avtalet ”Avtal 1”). ');
  });
});
