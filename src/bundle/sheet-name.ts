/** The sheets of a bundle, in the order in which they are read and written; a CSV file is named after its sheet. */
export const SHEET_NAMES = [
  'organisations', 'towns', 'travel_times', 'specialties', 'units', 'terms', 'day_exceptions', 'programmes', 'study_sites',
  'curricula', 'courses', 'requirements', 'students', 'enrolments', 'employments', 'wishes', 'rule_sets', 'agreements',
  'agreement_parties', 'agreement_programmes', 'priorities', 'quotas', 'settlement_terms', 'legs', 'rates', 'capacity', 'closures', 'supervisors', 'beds', 'demands',
  'attendance', 'housing_receipts', 'travel_receipts',
] as const;

export type SheetName = (typeof SHEET_NAMES)[number];

export const isSheetName = (text: string): text is SheetName => (SHEET_NAMES as readonly string[]).includes(text);
