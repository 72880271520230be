const DANGEROUS = /^[=+\-@\t\r＝＋－＠]/;
const NEEDS_MARK = /^'*[=+\-@\t\r＝＋－＠]/;
const HAS_MARK = /^'+[=+\-@\t\r＝＋－＠]/;

/** Whether a spreadsheet may take the text for a formula. */
export const startsLikeFormula = (text: string): boolean => DANGEROUS.test(text);

/** Puts an apostrophe before text that a spreadsheet may take for a formula, and before such text that has one already. */
export const markFormula = (text: string): string => (NEEDS_MARK.test(text) ? `'${text}` : text);

/** Takes away the apostrophe that `markFormula` put there. */
export const unmarkFormula = (text: string): string => (HAS_MARK.test(text) ? text.slice(1) : text);
