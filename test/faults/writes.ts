import type { SceneAccount } from '../support/scene';

/** A write of the scene that succeeds once; `@code` stands for an id of the scene or of an earlier answer. */
export interface SceneWrite {
  readonly who: SceneAccount;
  /** Somebody else who may knock at the same address. */
  readonly other: SceneAccount;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** The version that the edit names. */
  readonly version?: number;
  /** Under which name the id of what came back is remembered. */
  readonly as?: string;
}

const noun = (who: SceneAccount, other: SceneAccount, path: string, made: object, key: string, change: object): SceneWrite[] => [
  { who, other, method: 'POST', path, body: made, as: `new ${path}` },
  { who, other, method: 'PATCH', path: `${path}/${key}`, body: change, version: 1 },
];

const nouns: readonly SceneWrite[] = [
  ...noun('ownerAdmin', 'admin', 'organisations', { code: 'PRV', kind: 'private', name: 'Provvård AB', organisationNumber: '556036-0793' }, 'PRV', { city: 'Malmö' }),
  ...noun('admin', 'ownerAdmin', 'towns', { code: 'RNB', name: 'Ronneby', countyCode: '10', latitude: 56.21, longitude: 15.276 }, 'RNB', { latitude: 56.2 }),
  ...noun('admin', 'ownerAdmin', 'specialties', { code: 'surgery', name: 'Kirurgi' }, 'surgery', { name: 'Kirurgi och urologi' }),
  ...noun('region', 'foreignRegion', 'units', { code: 'BLK-KIR', name: 'Kirurgkliniken', hsaId: 'SE2321000081-KIR', town: 'RNB', bookingModel: 'mixed', specialties: ['surgery'] }, 'BLK-KIR', { name: 'Kirurgen' }),
  ...noun('region', 'foreignRegion', 'supervisors', {
    code: 'H9', unit: 'BLK-KIR', firstWeek: '2027-W03', lastWeek: '2027-W22', students: 2, competences: [{ specialty: 'surgery', level: 'advanced' }],
  }, 'H9', { students: 3 }),
  { who: 'region', other: 'foreignRegion', method: 'DELETE', path: 'supervisors/H9', version: 2 },
  ...noun('admin', 'ownerAdmin', 'terms', { code: 'VT2027', firstWeek: '2027-W03', lastWeek: '2027-W22' }, 'VT2027', { lastWeek: '2027-W23' }),
  ...noun('admin', 'ownerAdmin', 'day-exceptions', { day: '2027-03-15', kind: 'closed', name: 'Studiedag' }, '2027-03-15', { kind: 'open' }),
  ...noun('coordinator', 'foreignCoordinator', 'programmes', { code: 'SSK', name: 'Sjuksköterskeprogrammet' }, 'SSK', { name: 'Sjuksköterska' }),
  ...noun('coordinator', 'foreignCoordinator', 'curricula', { code: 'SSK6', programme: 'SSK', name: 'Sex terminer', terms: 6 }, 'SSK6', { terms: 7 }),
  ...noun('coordinator', 'foreignCoordinator', 'courses', { code: 'SSK-T4', curriculum: 'SSK6', name: 'Klinik', programmeTerm: 4 }, 'SSK-T4', { name: 'Klinik 2' }),
  ...noun('coordinator', 'foreignCoordinator', 'requirements', { course: 'SSK-T4', code: 'KIR', specialty: 'surgery', level: 'basic', days: 20, windowWeeks: 4 }, '@new requirements', { days: 15 }),
  ...noun('coordinator', 'foreignCoordinator', 'students', { code: 'N1', name: 'Ny Student', studyTown: 'LND' }, 'N1', { homeTown: 'RNB' }),
  ...noun('coordinator', 'foreignCoordinator', 'employments', { student: 'N1', unit: 'BLK-KIR', firstDay: '2026-06-01' }, '@new employments', { lastDay: '2026-08-31' }),
  { who: 'coordinator', other: 'foreignCoordinator', method: 'DELETE', path: 'employments/@new employments', version: 2 },
  ...noun('coordinator', 'foreignCoordinator', 'enrolments', { student: 'N1', course: 'SSK-T4', term: 'VT2027' }, '@new enrolments', { homeDays: [5] }),
  { who: 'coordinator', other: 'foreignCoordinator', method: 'DELETE', path: 'enrolments/@new enrolments', version: 2 },
  ...noun('region', 'foreignRegion', 'beds', { code: 'BO-KNA', town: 'KNA', firstWeek: '2026-W36', lastWeek: '2026-W51', beds: 12 }, 'BO-KNA', { beds: 10 }),
  ...noun('coordinator', 'foreignCoordinator', 'study-sites', { code: 'LAK-HSD', programme: 'LAK', name: 'Halmstad', weight: 2, towns: ['HSD'] }, 'LAK-HSD', { weight: 3 }),
  { who: 'admin', other: 'ownerAdmin', method: 'PUT', path: 'travel-times/LND/RNB', body: { km: 190, minutes: 150 } },
];

const agreed: readonly SceneWrite[] = [
  ...noun('ownerAdmin', 'foreignAdmin', 'rule-sets', { code: 'LUND-RESA', kind: 'travel', name: 'Lunds resor', ownShareOre: 89500 }, 'LUND-RESA', { percent: 75 }),
  { who: 'ownerAdmin', other: 'foreignAdmin', method: 'POST', path: 'agreements', body: {
    code: 'LU-HAL', number: '2026:40', name: 'Sekundäravtal Lund och Halland', validFrom: '2026-01-01', funding: 'alf', bookingModel: 'regulated', programmes: ['LAK'],
    parties: [{ organisation: 'LU', role: 'owner' }, { organisation: 'SKA', role: 'mediator' }, { organisation: 'HAL', role: 'host' }],
  } },
  { who: 'mediatorAdmin', other: 'foreignAdmin', method: 'POST', path: 'legs', body: {
    code: 'HAL-U', agreement: 'LU-HAL', kind: 'teaching', creditor: '@host', debtor: '@mediator', vatCategory: 'O', vatDecidedBy: 'Ekonomichef',
    vatReason: 'Mellan offentliga parter', period: 'month', series: 'HAL',
  } },
  { who: 'mediatorAdmin', other: 'admin', method: 'PATCH', path: 'legs/HAL-U', body: { daysNet: 20 }, version: 1 },
  { who: 'mediatorAdmin', other: 'admin', method: 'POST', path: 'legs/HAL-U/rates', body: { from: '2026-01-01', amountOre: 396679, unit: 'week', status: 'decided', decision: 'Beslut 2' } },
  ...noun('ownerAdmin', 'admin', 'quotas', { code: 'Q-HAL', agreement: 'LU-HAL', term: 'HT2026', town: 'HSD', places: 1 }, 'Q-HAL', { places: 2 }),
  { who: 'admin', other: 'foreignAdmin', method: 'POST', path: 'quotas/Q-KNA/overrides', body: { places: 2, reason: 'Extra platser i höst' } },
  { who: 'ownerAdmin', other: 'foreignAdmin', method: 'POST', path: 'agreements/LU-HAL/withdraw', body: { on: '2027-06-30' } },
];

/** A placement's life, and what hosts, students and finance say of it. */
export const life: readonly SceneWrite[] = [
  { who: 'coordinator', other: 'foreignCoordinator', method: 'POST', path: 'bookings', body: { enrolmentId: '@S04-T6', requirementId: '@T6-MED', unit: 'BLK-MED', firstWeek: '2026-W46' }, as: 'booked' },
  { who: 'coordinator', other: 'foreignCoordinator', method: 'POST', path: 'bookings/@booked/move', body: { unit: 'BLK-MED', firstWeek: '2026-W47', reason: 'Byter vecka' }, version: 1, as: 'moved' },
  { who: 'host', other: 'foreignRegion', method: 'POST', path: 'bookings/@moved/confirm', body: {} },
  { who: 'coordinator', other: 'foreignCoordinator', method: 'POST', path: 'bookings/@moved/withdraw', body: { reason: 'Studieuppehåll' } },
  { who: 'host', other: 'foreignRegion', method: 'POST', path: 'capacity-offers', body: { unit: 'BLK-MED', specialty: 'medicine', level: 'basic', firstWeek: '2026-W50', lastWeek: '2026-W51', places: 6 } },
  { who: 'host', other: 'foreignRegion', method: 'POST', path: 'closures', body: { unit: 'BLK-MED', firstWeek: '2027-W01', lastWeek: '2027-W01', reason: 'holiday' }, as: 'closed' },
  { who: 'host', other: 'foreignRegion', method: 'PATCH', path: 'closures/@closed', body: { note: 'En vecka' }, version: 1 },
  { who: 'host', other: 'foreignRegion', method: 'DELETE', path: 'closures/@closed' },
  { who: 'student', other: 'otherStudent', method: 'PUT', path: 'enrolments/@S01-T6/wishes', body: { wishes: [{ unit: 'BLK-MED' }, { town: 'KHN' }] } },
  { who: 'host', other: 'foreignRegion', method: 'POST', path: 'attendance-days', body: { bookingId: '@B2', days: [{ day: '2026-09-07', status: 'present', halfDays: 2 }] } },
  { who: 'host', other: 'foreignRegion', method: 'POST', path: 'attendance-days/certify', body: { bookingId: '@B2', firstDay: '2026-09-07', lastDay: '2026-09-30' } },
  { who: 'coordinator', other: 'foreignCoordinator', method: 'POST', path: 'attendance-days/countersign', body: { bookingId: '@B2', firstDay: '2026-09-07', lastDay: '2026-09-30' } },
  { who: 'otherStudent', other: 'student', method: 'POST', path: 'claims', body: {
    code: 'C-2', kind: 'housing', bookingId: '@B2', firstDay: '2026-09-07', lastDay: '2026-10-04', basis: 'weeks', units: 4, receiptOre: 600000, advancedBy: 'student',
  } },
  { who: 'finance', other: 'otherFinance', method: 'POST', path: 'claims/C-2/decide' },
  { who: 'coordinator', other: 'foreignCoordinator', method: 'POST', path: 'allocation-runs', body: { term: 'HT2026', seed: 7 }, as: 'run' },
  { who: 'coordinator', other: 'foreignCoordinator', method: 'POST', path: 'allocation-runs/@run/cancel' },
  { who: 'finance', other: 'otherFinance', method: 'POST', path: 'invoices/drafts', body: {} },
];

/** Writes that succeed one after the other on the scene, each once. */
export const sceneWrites: readonly SceneWrite[] = [...nouns, ...agreed, ...life];
