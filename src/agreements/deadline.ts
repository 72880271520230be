/** Told when a day begins on which deadlines of agreements are looked at. */
export const AGREEMENTS_DAY = 'agreements-day';

/** How an agreement's deadline is kept and what it may be, in days unless its name says weeks or hours. */
interface Deadline {
  readonly column: string;
  /** What holds unless the agreement says otherwise. */
  readonly usual: number;
  readonly most: number;
}

/** Every deadline that an agreement sets, by its field. */
export const deadlines = {
  publishWeeksBefore: { column: 'publish_weeks_before', usual: 8, most: 52 },
  answerDays: { column: 'answer_days', usual: 14, most: 365 },
  reminderDaysBefore: { column: 'reminder_days_before', usual: 3, most: 364 },
  publishWarnDays: { column: 'publish_warn_days', usual: 14, most: 365 },
  expiryWarnDays: { column: 'expiry_warn_days', usual: 90, most: 730 },
  readyWarnDays: { column: 'ready_warn_days', usual: 28, most: 365 },
  readyCancelDays: { column: 'ready_cancel_days', usual: 7, most: 365 },
  certifyRemindDays: { column: 'certify_remind_days', usual: 5, most: 180 },
  certifyEscalateDays: { column: 'certify_escalate_days', usual: 14, most: 180 },
  offerHours: { column: 'offer_hours', usual: 48, most: 720 },
  abroadWeeksBefore: { column: 'abroad_weeks_before', usual: 0, most: 52 },
} as const satisfies Readonly<Record<string, Deadline>>;

export type DeadlineField = keyof typeof deadlines;

/** What an agreement says of each deadline. */
export type Deadlines = { readonly [F in DeadlineField]: number };

export const deadlineFields = Object.keys(deadlines) as DeadlineField[];

export const usualDeadlines = Object.fromEntries(deadlineFields.map((field) => [field, deadlines[field].usual])) as Deadlines;

/** What becomes of a placement whose requirements are not met in time. */
export const unreadyRules = ['cancel', 'warn_only'] as const;
export type UnreadyRule = (typeof unreadyRules)[number];
