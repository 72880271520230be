import type { FaultHouse } from './fault-house';

/** What the answers of a run together say is stored. */
export interface Told {
  /** Bookings that hold their place. */
  readonly active: readonly string[];
  /** Those that no longer do, with the state that they are in. */
  readonly ended: ReadonlyMap<string, string>;
  /** All that were ever made. */
  readonly made: number;
}

interface Week {
  readonly unit: string;
  readonly monday: string;
  readonly places: number;
  readonly offered: number;
  readonly closed: boolean;
  readonly taken: number;
  readonly booked: number;
}

/** Each counted week against the bookings that hold places in it and the places that are published for it. */
export async function counterFaults(house: FaultHouse): Promise<string[]> {
  const weeks = await house.rows<Week>(`
    SELECT u.code AS unit, c.monday::text, c.places, c.taken, coalesce(o.places, 0) AS offered,
      EXISTS (SELECT FROM closures x WHERE x.unit_id = c.unit_id AND x.period @> c.monday) AS closed, coalesce(b.booked, 0)::int AS booked
    FROM capacity_weeks c JOIN units u ON u.id = c.unit_id
      LEFT JOIN capacity_offers o ON o.unit_id = c.unit_id AND o.specialty = c.specialty AND o.level = c.level AND o.period @> c.monday
      LEFT JOIN (SELECT unit_id, specialty, level, first_day + 7 * w AS monday, count(*) AS booked FROM bookings, generate_series(0, (last_day - first_day) / 7) w
                 WHERE holds_place GROUP BY 1, 2, 3, 4) b ON (b.unit_id, b.specialty, b.level, b.monday) = (c.unit_id, c.specialty, c.level, c.monday)`);
  return weeks.flatMap(({ unit, monday, places, offered, closed, taken, booked }) => [
    ...(taken === booked ? [] : [`${unit} ${monday}: ${taken} are counted as taken and ${booked} are booked`]),
    ...(booked <= offered ? [] : [`${unit} ${monday}: ${booked} are booked, more than the ${offered} places`]),
    ...(places === (closed ? 0 : offered) ? [] : [`${unit} ${monday}: ${places} places are counted and ${offered} published`]),
  ]);
}

/** What was acknowledged is stored, and nothing else is. */
export async function storedFaults(house: FaultHouse, { active, ended, made }: Told): Promise<string[]> {
  const holding = new Set((await house.rows<{ id: string }>('SELECT id FROM bookings WHERE holds_place')).map(({ id }) => id));
  const lost = active.filter((id) => !holding.has(id));
  const acknowledged = new Set(active);
  const unknown = [...holding].filter((id) => !acknowledged.has(id));
  const wrong = await house.rows<{ id: string; state: string }>(
    'SELECT e.id, b.state FROM unnest($1::uuid[], $2::text[]) AS e (id, state) LEFT JOIN bookings b USING (id) WHERE b.state IS DISTINCT FROM e.state LIMIT 5',
    [[...ended.keys()], [...ended.values()]],
  );
  const [{ stored } = { stored: 0 }] = await house.rows<{ stored: number }>('SELECT count(*)::int AS stored FROM bookings');
  return [
    ...lost.slice(0, 5).map((id) => `booking ${id} was acknowledged and holds no place`),
    ...unknown.slice(0, 5).map((id) => `booking ${id} holds a place and was never acknowledged`),
    ...wrong.map(({ id, state }) => `booking ${id} is ${state} and was acknowledged as ${ended.get(id) ?? ''}`),
    ...(stored === made ? [] : [`${stored} bookings are stored and ${made} were acknowledged`]),
  ];
}

/** Every step that was acknowledged stands in the history once. */
export async function historyFaults(house: FaultHouse, steps: number): Promise<string[]> {
  const [{ events } = { events: 0 }] = await house.rows<{ events: number }>('SELECT count(*)::int AS events FROM booking_events');
  return events === steps ? [] : [`${events} steps stand in the history and ${steps} were acknowledged`];
}

/** Students who hold two places in one day. */
export async function doubleFaults(house: FaultHouse): Promise<string[]> {
  const pairs = await house.rows<{ student: string; one: string; other: string }>(`
    SELECT s.code AS student, a.period::text AS one, b.period::text AS other FROM bookings a
      JOIN bookings b ON b.student_id = a.student_id AND b.id > a.id AND b.period && a.period AND b.holds_place JOIN students s ON s.id = a.student_id
    WHERE a.holds_place LIMIT 5`);
  return pairs.map(({ student, one, other }) => `${student} has two places at once, ${one} and ${other}`);
}

/** Weeks in which a unit's supervisors have more students than they can take. */
export async function supervisionFaults(house: FaultHouse): Promise<string[]> {
  const weeks = await house.rows<{ unit: string; monday: string; students: number; most: number }>(`
    SELECT u.code AS unit, w.monday::text, w.students, m.most FROM (
        SELECT unit_id, first_day + 7 * n AS monday, count(*)::int AS students FROM bookings, generate_series(0, (last_day - first_day) / 7) n WHERE holds_place GROUP BY 1, 2) w
      JOIN units u ON u.id = w.unit_id
      JOIN LATERAL (SELECT sum(s.students)::int AS most FROM supervisors s WHERE s.unit_id = w.unit_id AND s.period @> w.monday) m ON m.most IS NOT NULL
    WHERE w.students > m.most LIMIT 5`);
  return weeks.map(({ unit, monday, students, most }) => `${unit} ${monday}: supervisors of ${most} students have ${students}`);
}

/** Weeks in which a host's beds in a town are slept in by more students than there are beds. */
export async function bedFaults(house: FaultHouse): Promise<string[]> {
  const weeks = await house.rows<{ town: string; monday: string; students: number; beds: number }>(`
    SELECT t.code AS town, w.monday::text, w.students, d.beds FROM (
        SELECT u.organisation_id, u.town_id, b.first_day + 7 * n AS monday, count(*)::int AS students
        FROM bookings b JOIN units u ON u.id = b.unit_id, generate_series(0, (b.last_day - b.first_day) / 7) n WHERE b.holds_place AND b.takes_bed GROUP BY 1, 2, 3) w
      JOIN towns t ON t.id = w.town_id JOIN beds d ON d.host_id = w.organisation_id AND d.town_id = w.town_id AND d.period @> w.monday
    WHERE w.students > d.beds LIMIT 5`);
  return weeks.map(({ town, monday, students, beds }) => `${town} ${monday}: ${students} students have ${beds} beds`);
}
