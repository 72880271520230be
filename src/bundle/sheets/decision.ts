import { day } from '../kinds/time';
import { text } from '../kinds/text';
import { optional } from '../sheet';

/** Who decided what a row says, when, in which document. */
export const decision = {
  decided_by: optional(text(), { seldom: true, means: 'Who decided it.', example: 'Regionstyrelsen' }),
  decided_on: optional(day, { seldom: true, means: 'When it was decided.', example: '2025-12-01' }),
  document_number: optional(text(100), { seldom: true, means: 'Number of the document that says so.', example: 'RS 2025/1204' }),
} as const;
