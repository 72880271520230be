/** Why a source is on a line: charged for the first time, or charged otherwise than it was. */
export const causes = [
  'new', 'late_certificate', 'made_up', 'notice', 'cancellation', 'claim',
  'rate_changed', 'day_corrected', 'claim_corrected', 'terms_changed',
] as const;
export type Cause = (typeof causes)[number];

/** How many sources are on a line for which cause. */
export type Causes = Readonly<Partial<Record<Cause, number>>>;

export const causeNames: Readonly<Record<Cause, string>> = {
  new: 'nytt',
  late_certificate: 'sent intygat',
  made_up: 'tagen igen',
  notice: 'uppsägningstid efter avbrott',
  cancellation: 'avbokning',
  claim: 'beviljad ersättning',
  rate_changed: 'priset är ändrat i efterhand',
  day_corrected: 'närvaron är rättad',
  claim_corrected: 'ersättningen är rättad',
  terms_changed: 'avtal, villkor eller placering är ändrade',
};

/** What stands on a line and why: `28 nytt, 2 sent intygat`. */
export const causesSwedish = (counted: Causes): string =>
  causes.flatMap((cause) => (counted[cause] === undefined ? [] : [`${counted[cause]} ${causeNames[cause]}`])).join(', ');

/** What lines have in common, added up. */
export function causesOf(lines: readonly { readonly causes: Causes }[]): Causes {
  const sums: Partial<Record<Cause, number>> = {};
  for (const line of lines) for (const cause of causes) if (line.causes[cause] !== undefined) sums[cause] = (sums[cause] ?? 0) + line.causes[cause];
  return sums;
}
