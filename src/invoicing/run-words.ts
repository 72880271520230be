/** Where a run stands. */
export type RunState = 'draft' | 'reviewed' | 'partly_issued' | 'issued' | 'cancelled' | 'empty';

export const runStates: Readonly<Record<RunState, readonly [text: string, tone: 'plain' | 'info' | 'warn' | 'lock' | 'bad']>> = {
  draft: ['Att granska', 'plain'],
  reviewed: ['Granskad, att utfärda', 'info'],
  partly_issued: ['Delvis utfärdad', 'warn'],
  issued: ['Utfärdad', 'lock'],
  cancelled: ['Avbruten', 'bad'],
  empty: ['Inget att fakturera', 'plain'],
};
