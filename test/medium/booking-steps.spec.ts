import fc from 'fast-check';
import type { BookingState, BookingStep, Side } from '../../src/bookings/booking-state';
import { states, transitionFor, transitions } from '../../src/bookings/booking-state';
import { Problem } from '../../src/shared/problem';
import type { Factory } from '../support/factories';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach();

type Taken = Exclude<BookingStep, 'replace' | 'redirect' | 'offer'>;

const takable = (Object.keys(transitions) as BookingStep[]).filter((step): step is Taken => !['replace', 'redirect', 'offer'].includes(step));

/** Every counter against the bookings that hold places; nothing, when they agree. */
const disagreements = `
  SELECT c.monday::text AS what, c.taken, count(b.id)::int AS booked FROM capacity_weeks c
    LEFT JOIN bookings b ON b.unit_id = c.unit_id AND b.specialty = c.specialty AND b.level = c.level AND b.holds_place AND b.period @> c.monday
  GROUP BY c.unit_id, c.specialty, c.level, c.monday, c.taken HAVING c.taken <> count(b.id)
  UNION ALL
  SELECT w.specialty, w.taken, count(b.id)::int FROM supervision_weeks w
    LEFT JOIN bookings b ON b.unit_id = w.unit_id AND w.specialty IN ('*', b.specialty) AND (w.level = 'basic' OR b.level = w.level) AND b.holds_place AND b.period @> w.monday
  GROUP BY w.unit_id, w.specialty, w.level, w.monday, w.taken HAVING w.taken <> count(b.id)
  UNION ALL
  SELECT q.code, q.taken, count(b.id)::int FROM quotas q LEFT JOIN bookings b ON q.id = ANY (b.quota_ids) AND b.holds_place
  GROUP BY q.id HAVING q.taken <> count(b.id)`;

/** Histories that are no walk from a beginning to the state, step by step. */
const broken = `
  SELECT e.booking_id, e.from_state, e.to_state FROM (
    SELECT *, lag(to_state) OVER of AS before, lead(id) OVER of AS after FROM booking_events WINDOW of AS (PARTITION BY booking_id ORDER BY id)) e
    JOIN bookings b ON b.id = e.booking_id
  WHERE e.from_state IS DISTINCT FROM e.before OR (e.after IS NULL AND e.to_state <> b.state)`;

const possible = new Set((Object.keys(transitions) as BookingStep[]).flatMap((step) => transitions[step].from.map((from) => `${from} ${transitions[step].to}`)));

interface Walk {
  readonly who: number;
  readonly step: Taken | 'book' | 'offer' | 'move';
  readonly side: Side;
  readonly week: number;
}

const walks = fc.array(fc.record<Walk>({
  who: fc.nat(3),
  step: fc.constantFrom<Walk['step']>('book', 'book', 'offer', 'move', ...takable),
  side: fc.constantFrom<Side>('university', 'host', 'student', 'system'),
  week: fc.nat(2),
}), { minLength: 25, maxLength: 40 });

const counties = ['10', '13', '07', '12', '14', '03', '05', '06', '08', '17'];

async function world(factory: Factory) {
  const place = await oneRegion(factory, { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W41'], county: counties.shift() ?? '20' });
  await factory.supervisor(place.unitId, ['2026-W36', '2026-W41'], 2, [['medicine', 'basic']]);
  await factory.quota(place.agreementId, place.termId, 3);
  await factory.rebuildCounters();
  const cohort = await factory.cohort(4, place);
  const parties = (who: number) => ({
    university: { organisationId: place.universityId, role: 'coordinator' },
    host: { organisationId: place.regionId, role: 'host' },
    student: { organisationId: place.universityId, role: 'student', studentId: cohort[who]?.studentId ?? '' },
    system: 'system' as const,
  });
  return { place, cohort, parties };
}

/** The Problem that it was refused with; undefined when it was done. */
async function refusal(work: Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** What the table of steps itself says against the step; undefined where it says nothing. */
function forbidden(step: Taken, state: BookingState, side: Side): string | undefined {
  try {
    transitionFor(step, state, side, 'Prov');
    return undefined;
  } catch (error) {
    return (error as Problem).code;
  }
}

type World = Awaited<ReturnType<typeof world>>;

/** One step of the walk, which the table refuses or which is done. */
async function take({ place, cohort, parties }: World, { who, step, side, week }: Walk): Promise<void> {
  const { bookings } = own.house;
  const enrolmentId = cohort[who]?.enrolmentId ?? '';
  const [last] = await own.factory.rows<{ id: string; state: BookingState }>('SELECT id, state FROM bookings WHERE enrolment_id = $1 ORDER BY code DESC LIMIT 1', [enrolmentId]);
  const order = { enrolmentId, requirementId: place.requirementId, unit: place.unit, firstWeek: `2026-W${36 + week}` };
  if (step === 'book') await refusal(bookings.book(order, 'system'));
  else if (step === 'offer') await refusal(bookings.offer(order, 'Erbjuden'));
  else if (last && step === 'move') await refusal(bookings.move(last.id, { ...order, reason: 'Flyttas' }, 'system'));
  else if (last && step !== 'move') {
    const refused = await refusal(bookings.step(last.id, { step, reason: 'Prov' }, parties(who)[side]));
    expect([step, last.state, side, refused?.code]).toEqual([step, last.state, side, forbidden(step, last.state, side)]);
  }
}

describe('any walk through a booking\'s steps', () => {
  it('is refused by the table or goes by it; counters are what a recount gives, and histories lead to where bookings stand', async () => {
    await fc.assert(fc.asyncProperty(walks, async (walk) => {
      const here = await world(own.factory);
      for (const step of walk) {
        await take(here, step);
        expect(await own.factory.rows(disagreements)).toEqual([]);
      }
      expect(await own.factory.rows(broken)).toEqual([]);
      const seen = await own.factory.rows<{ step: string }>(`SELECT DISTINCT from_state || ' ' || to_state AS step FROM booking_events WHERE from_state IS NOT NULL`);
      expect(seen.filter(({ step }) => !possible.has(step))).toEqual([]);
      const first = await own.factory.rows<{ state: BookingState }>('SELECT DISTINCT to_state AS state FROM booking_events WHERE from_state IS NULL');
      expect(first.filter(({ state }) => !states[state].begins)).toEqual([]);
      await own.factory.system((em) => em.query("UPDATE terms SET code = $1 WHERE code = 'HT2026'", [`VT${1000 + counties.length}`]));
    }), { numRuns: 8, endOnFailure: true });
  }, 120_000);

  it('deletes nothing: neither a party nor the system may', async () => {
    const { place, cohort } = await world(own.factory);
    await own.house.bookings.book({ enrolmentId: cohort[0]?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W36' }, 'system');
    for (const table of ['booking_events', 'bookings', 'reserve_offers', 'freed_places']) {
      await expect(own.factory.system((em) => em.query(`DELETE FROM ${table}`))).rejects.toThrow();
      await expect(own.database.doorway.asParty({ organisationId: place.universityId, role: 'coordinator' }, (em) => em.query(`DELETE FROM ${table}`))).rejects.toThrow();
    }
    await expect(own.factory.system((em) => em.query(`UPDATE booking_events SET reason = 'annat'`))).rejects.toThrow();
  });
});
