import type { AttendanceStatus } from './payable';

interface AbsenceReason {
  /** For people, as it stands in a list. */
  readonly name: string;
  /** Whether an absence of this kind counts as notified; some agreements pay for those. */
  readonly notified: boolean;
}

/** Why somebody was absent: the kind only, never more about health. A kind more takes a migration that lets it be kept. */
export const absenceReasons = {
  sick: { name: 'Sjuk', notified: true },
  care: { name: 'Vård av barn', notified: true },
  bereavement: { name: 'Närståendes död eller sjukdom', notified: true },
  education: { name: 'Obligatorisk undervisning', notified: true },
  union: { name: 'Studentfackligt uppdrag', notified: true },
  other: { name: 'Annan anmäld frånvaro', notified: true },
  unexplained: { name: 'Inte anmäld', notified: false },
} as const satisfies Readonly<Record<string, AbsenceReason>>;

export type AbsenceReasonKind = keyof typeof absenceReasons;

export const absenceReasonKinds = Object.keys(absenceReasons) as AbsenceReasonKind[];

/** The status that an absence of this kind has. */
export const statusOfAbsence = (kind: AbsenceReasonKind): AttendanceStatus => (absenceReasons[kind].notified ? 'absent_notified' : 'absent');
