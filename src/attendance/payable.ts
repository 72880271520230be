import type { AbsencePolicy } from '../agreements/agreement';

export type AttendanceStatus = 'present' | 'absent_notified' | 'absent' | 'made_up';

const fullDay = 2;

/**
 * Half-days that are paid for a day under an absence policy. An absence without a count of half-days is a whole day.
 * Where all scheduled days are paid whatever happens, a made-up day is not paid a second time.
 */
export function payableHalfDays(policy: AbsencePolicy, status: AttendanceStatus, halfDays: number): number {
  const missed = halfDays === 0 ? fullDay : halfDays;
  if (policy === 'as_scheduled') return status === 'made_up' ? 0 : fullDay;
  if (status === 'present' || status === 'made_up') return halfDays;
  return policy === 'notified_paid' && status === 'absent_notified' ? missed : 0;
}

export interface PayableCase {
  readonly policy: AbsencePolicy;
  readonly status: AttendanceStatus;
  readonly halfDays: number;
  readonly payable: number;
}

const policies: readonly AbsencePolicy[] = ['certified_only', 'notified_paid', 'as_scheduled'];
const statuses: readonly AttendanceStatus[] = ['present', 'absent_notified', 'absent', 'made_up'];

/** Every case that is paid at all, as rows to join with. */
export const payableCases: readonly PayableCase[] = policies
  .flatMap((policy) => statuses.flatMap((status) => [0, 1, 2].map((halfDays) => ({ policy, status, halfDays, payable: payableHalfDays(policy, status, halfDays) }))))
  .filter((each) => each.payable > 0);
