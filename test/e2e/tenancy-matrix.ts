import type { SceneAccount } from '../support/scene';

/** What an account must not find: foreign things answer exactly as things that never were. */
export const foreign: [SceneAccount, path: string, code: string | undefined][] = [
  ['foreignCoordinator', '/api/v1/students/', 'S01'],
  ['foreignCoordinator', '/api/v1/bookings/@B1', undefined],
  ['foreignCoordinator', '/api/v1/enrolments/@S01-T6', undefined],
  ['foreignCoordinator', '/api/v1/allocation-runs/@RUN', undefined],
  ['foreignCoordinator', '/api/v1/reserves/@S04-reserve', undefined],
  ['foreignCoordinator', '/api/v1/placement-reasons/@S04-reason', undefined],
  ['otherStudent', '/api/v1/placement-reasons/@S04-reason', undefined],
  ['foreignCoordinator', '/api/v1/allocation-runs/@RUN/proofs', undefined],
  ['foreignCoordinator', '/api/v1/allocation-runs/@RUN/help', undefined],
  ['foreignCoordinator', '/api/v1/fairness-policies/@LU-fair', undefined],
  ['foreignCoordinator', '/api/v1/ledger-lines/@S01-line', undefined],
  ['otherStudent', '/api/v1/ledger-lines/@S01-line', undefined],
  ['foreignCoordinator', '/api/v1/turns/@S01-turn', undefined],
  ['otherStudent', '/api/v1/turns/@S01-turn', undefined],
  ['foreignCoordinator', '/api/v1/agreements/', 'LU-BLK'],
  ['foreignCoordinator', '/api/v1/quotas/', 'Q-KNA'],
  ['foreignCoordinator', '/api/v1/invoices/@INV-1', undefined],
  ['foreignCoordinator', '/api/v1/claims/', 'C-1'],
  ['foreignRegion', '/api/v1/bookings/@B1', undefined],
  ['foreignRegion', '/api/v1/students/', 'S01'],
  ['foreignRegion', '/enheter/BLK-MED/kapacitet', undefined],
  ['foreignFinance', '/api/v1/invoices/@INV-1', undefined],
  ['foreignFinance', '/api/v1/invoices/@INV-1/xml', undefined],
  ['foreignFinance', '/api/v1/invoices/@INV-1/csv', undefined],
  ['foreignFinance', '/ekonomi/fakturor/@INV-1', undefined],
  ['otherStudent', '/api/v1/bookings/@B1', undefined],
  ['otherStudent', '/api/v1/claims/', 'C-1'],
  ['otherStudent', '/api/v1/students/', 'S01'],
  ['otherStudent', '/api/v1/enrolments/@S01-T6', undefined],
  ['host', '/enheter/BLK-VC1/kapacitet', undefined],
];

/** The same things for those whom they concern: the matrix above proves nothing without it. */
export const own: [SceneAccount, string][] = [
  ['coordinator', '/api/v1/students/S01'], ['coordinator', '/api/v1/bookings/@B1'], ['coordinator', '/api/v1/enrolments/@S01-T6'],
  ['coordinator', '/api/v1/allocation-runs/@RUN'], ['coordinator', '/api/v1/reserves/@S04-reserve'], ['coordinator', '/api/v1/placement-reasons/@S04-reason'],
  ['coordinator', '/api/v1/allocation-runs/@RUN/proofs'], ['coordinator', '/api/v1/allocation-runs/@RUN/help'],
  ['coordinator', '/api/v1/agreements/LU-BLK'],
  ['coordinator', '/api/v1/quotas/Q-KNA'], ['coordinator', '/api/v1/claims/C-1'], ['region', '/api/v1/bookings/@B1'], ['region', '/api/v1/students/S01'],
  ['host', '/enheter/BLK-MED/kapacitet'], ['region', '/enheter/BLK-VC1/kapacitet'], ['finance', '/api/v1/invoices/@INV-1'],
  ['mediatorFinance', '/api/v1/invoices/@INV-1'], ['finance', '/ekonomi/fakturor/@INV-1'], ['finance', '/api/v1/claims/C-1'],
  ['coordinator', '/api/v1/fairness-policies/@LU-fair'], ['student', '/api/v1/fairness-policies/@LU-fair'], ['student', '/api/v1/ledger-lines/@S01-line'], ['student', '/api/v1/turns/@S01-turn'],
  ['coordinator', '/api/v1/ledger-lines/@S01-line'], ['coordinator', '/api/v1/turns/@S01-turn'], ['student', '/api/v1/bookings/@B1'], ['student', '/api/v1/claims/C-1'], ['student', '/api/v1/enrolments/@S01-T6'],
];
