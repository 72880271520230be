/** Why a host declines. */
export const declineReasons = ['staff_shortage', 'no_supervisor', 'reorganisation', 'wrong_level', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What people call the reasons. */
export const declineNames: Readonly<Record<DeclineReason, string>> = {
  staff_shortage: 'Personalbrist',
  no_supervisor: 'Handledare saknas',
  reorganisation: 'Omorganisation eller stängning',
  wrong_level: 'Fel nivå eller specialitet',
  other: 'Annat',
};

/** The reason as it is written in the history of the booking: the name of the code, and what was added. */
export const declineSentence = (reason: DeclineReason, note: string): string => [declineNames[reason], note.trim()].filter((part) => part !== '').join(': ');
