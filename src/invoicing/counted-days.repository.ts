/** When a day of attendance, as `a`, was signed by both. */
export const signed = 'greatest(a.certified_on, a.countersigned_on)';

/** A day's version that counts: the last one signed by both by the day `$1`. A correction waits until it is signed too. */
export const counts = `a.countersigned_on <= $1 AND a.certified_on <= $1 AND (a.current OR NOT EXISTS (SELECT FROM attendance_days n
  WHERE n.booking_id = a.booking_id AND n.day = a.day AND n.version > a.version AND n.countersigned_on <= $1 AND n.certified_on <= $1))`;

/** How much of full time a placement takes, in per cent: its days among the working days of its weeks. */
export const extent = (requirement: string): string => `least(100, round(100.0 * ${requirement}.days / (5 * ${requirement}.window_weeks)))::int`;
