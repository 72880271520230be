import type { AgreementFacts, UnitFacts } from '../../src/bookings/candidate';
import type { PictureCourse, PictureEnrolment, TermPicture } from '../../src/allocation/term-picture';
import type { Requirement } from '../../src/programmes/course';
import { termWeeks } from '../../src/shared/term';
import { mondayOf } from '../../src/shared/week';

const span = { firstWeek: '2026-W36', lastWeek: '2026-W43', firstDay: '2026-08-31', lastDay: '2026-10-25' };

export const aRequirement = (values: Partial<Requirement> = {}): Requirement => ({
  id: 'r1', courseId: 'c1', code: 'medicin', specialty: 'medicine', level: 'basic', days: 20, windowWeeks: 4, daysPerWeek: 5,
  sequence: 1, inOrder: false, earliestWeek: null, latestWeek: null, weekdays: [], sameUnit: false, minGapWeeks: null, maxGapWeeks: null, ...values,
});

export const aCourse = (values: Partial<PictureCourse> = {}): PictureCourse => ({
  id: 'c1', code: 'T6', name: 'Termin 6', groups: 1, rotateTogether: false, awayOverKm: null, awayMinWeeks: null, awayMaxWeeks: null, programmeId: 'p1', programmeName: 'Läkarprogrammet', requirements: [aRequirement()], ...values,
});

export const anEnrolment = (i: number, values: Partial<PictureEnrolment> = {}): PictureEnrolment => ({
  id: `e${i}`, studentId: `s${i}`, studentCode: `student-${String(i).padStart(3, '0')}`, universityId: 'lu', courseId: 'c1', studyTownId: 'lund', homeTownId: null,
  precedence: 'none', enrolledAbroad: false, distance: false, studySiteId: null, groupLabel: null, pairLabel: null, requestedAt: null, commuteKm: null, homeDays: [], ...values,
});

export const aUnit = (values: Partial<UnitFacts> = {}): UnitFacts => ({
  id: 'u1', code: 'unit-1', name: 'Medicinkliniken', organisationId: 'blekinge', organisationName: 'Region Blekinge', countyCode: '10', townId: 'karlskrona',
  townName: 'Karlskrona', bookingModel: 'regulated', specialties: ['medicine'], offers: ['medicine basic'], listsSupervisors: false, competences: [], ...values,
});

export const anAgreement = (values: Partial<AgreementFacts> = {}): AgreementFacts => ({
  id: 'a1', code: 'avtal-1', name: 'Avtal 1', validFrom: '2020-01-01', validTo: null, withdrawn: false, bookingModel: 'regulated',
  parties: [{ organisationId: 'lu', role: 'owner' }, { organisationId: 'blekinge', role: 'host' }], programmeIds: ['p1'], tiers: [], ...values,
});

/** So many places in every week of the term. */
export const places = (count: number, unitId = 'u1', specialty = 'medicine'): TermPicture['capacity'] =>
  termWeeks(span).map((week) => ({ unitId, specialty, level: 'basic', monday: mondayOf(week), places: count, taken: 0 }));

/** A term of eight weeks with one course, one unit and one agreement, unless told otherwise. */
export const aPicture = (values: Partial<TermPicture> = {}): TermPicture => ({
  term: { id: 't1', code: 'HT2026', ...span },
  courses: [aCourse()], enrolments: [anEnrolment(1)], specialtyNames: new Map([['medicine', 'Medicin'], ['surgery', 'Kirurgi']]), wishes: [], employments: [], sites: [], units: [aUnit()], agreements: [anAgreement()], quotas: [],
  towns: [
    { id: 'lund', code: 'lund', name: 'Lund', countyCode: '12', latitude: 55.7, longitude: 13.2 },
    { id: 'karlskrona', code: 'karlskrona', name: 'Karlskrona', countyCode: '10', latitude: 56.16, longitude: 15.59 },
  ],
  travelTimes: [], capacity: places(2), supervision: [], closedUnitIds: [], closures: [], beds: [], bookings: [], withdrawn: [], visits: [], dayExceptions: new Map(), policies: new Map(), carried: new Map(), ...values,
});
