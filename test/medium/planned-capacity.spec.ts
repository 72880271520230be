import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import { PlansRepository } from '../../src/capacity/plans.repository';
import { PlansService } from '../../src/capacity/plans.service';
import type { ActingParty } from '../../src/platform/database/acting-party';
import type { Problem } from '../../src/shared/problem';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach(8);

describe('places planned for a term', () => {
  const weeks: readonly [string, string] = ['2026-W36', '2026-W45'];
  let place: Awaited<ReturnType<typeof oneRegion>>;
  let plans: PlansService;
  let host: ActingParty;

  beforeEach(async () => {
    place = await oneRegion(own.factory, { specialty: 'medicine', places: 2, weeks });
    plans = new PlansService(own.database.doorway, new PlansRepository(), own.house.publishing, new NoticesService(own.database.doorway, new NoticesRepository()));
    host = { organisationId: place.regionId, role: 'host' };
  });

  const rows = (places: number, first = weeks[0], last = weeks[1]) => [{ specialty: 'medicine', level: 'basic' as const, firstWeek: first, lastWeek: last, places }];
  const order = (places: number, first?: string, last?: string) => ({ unit: place.unit, term: 'HT2026', rows: rows(places, first, last) });
  const placesIn = async (week: string): Promise<number> =>
    (await own.factory.rows<{ places: number }>(`SELECT places FROM capacity_weeks WHERE to_char(monday, 'IYYY-"W"IW') = $1`, [week]))[0]?.places ?? 0;
  const book = async (week = '2026-W38') => {
    const [student] = await own.factory.cohort(1, place);
    return own.house.bookings.book({ enrolmentId: student?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: week }, 'system');
  };
  const refusal = (attempt: Promise<unknown>): Promise<Problem> => attempt.then(() => { throw new Error('it was not refused'); }, (error: unknown) => error as Problem);

  it('change nothing as a draft, and everything that they tell of once they are published, with who did it', async () => {
    const id = await plans.save(order(5, '2026-W38', '2026-W39'), host);
    expect(await placesIn('2026-W38')).toBe(2);
    await plans.publish(id, { today: '2026-06-01' }, host);
    expect(await Promise.all(['2026-W37', '2026-W38', '2026-W39', '2026-W40'].map(placesIn))).toEqual([2, 5, 5, 2]);
    const history = await own.factory.rows('SELECT kind, first_week, last_week, places_before, places_after, actor FROM capacity_changes');
    expect(history).toEqual([{ kind: 'places', first_week: '2026-W38', last_week: '2026-W39', places_before: 2, places_after: 5, actor: 'host' }]);
    expect((await refusal(plans.publish(id, { today: '2026-06-01' }, host))).code).toBe('plan-step-impossible');
  });

  it('count from their day on: not before it, on it, and once', async () => {
    const id = await plans.saveAndPublish(order(4), { effectiveFrom: '2026-08-01', today: '2026-06-01' }, host);
    await plans.takeEffect(id, '2026-07-31');
    expect(await placesIn('2026-W40')).toBe(2);
    await plans.takeEffect(id, '2026-08-01');
    expect(await placesIn('2026-W40')).toBe(4);
    await own.house.capacity.publish({ unit: place.unit, specialty: 'medicine', level: 'basic', firstWeek: '2026-W40', lastWeek: '2026-W40', places: 7 }, 'system');
    await plans.takeEffect(id, '2026-08-01');
    expect(await placesIn('2026-W40')).toBe(7);
    const [fact] = await own.factory.rows<{ due: string }>(`SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI') AS due FROM outbox WHERE fact = 'capacity-plan-due'`);
    expect(fact?.due).toBe('2026-07-31T22:00');
    expect((await refusal(plans.saveAndPublish(order(1), { effectiveFrom: '2026-05-31', today: '2026-06-01' }, host))).code).toBe('effect-in-the-past');
  });

  it('are taken back before their day, and then never count', async () => {
    const id = await plans.saveAndPublish(order(4), { effectiveFrom: '2026-08-01', today: '2026-06-01' }, host);
    await plans.withdraw(id, host);
    await plans.takeEffect(id, '2026-08-02');
    expect(await placesIn('2026-W40')).toBe(2);
  });

  it('never go below what is booked: refused with weeks, placements and the way out, also for a later day', async () => {
    const [first, second] = [await book(), await book()];
    const now = await refusal(plans.saveAndPublish(order(1), { today: '2026-06-01' }, host));
    expect(now.code).toBe('below-booked');
    expect(now.breaches.map(({ detail }) => detail).join(' ')).toMatch(new RegExp(`2026-W38.*${first.code}.*${second.code}`));
    expect(now.detail).toMatch(/close the weeks/i);
    expect((await refusal(plans.saveAndPublish(order(1), { effectiveFrom: '2026-08-01', today: '2026-06-01' }, host))).code).toBe('below-booked');
    expect(await own.factory.rows('SELECT 1 FROM capacity_plans')).toEqual([]);
    expect(await placesIn('2026-W38')).toBe(2);
  });

  it('are kept with the reason, and the unit told, where their day finds more booked', async () => {
    const id = await plans.saveAndPublish(order(1), { effectiveFrom: '2026-08-01', today: '2026-06-01' }, host);
    await book();
    await book();
    await plans.takeEffect(id, '2026-08-01');
    const [plan] = await own.factory.rows<{ state: string; refusal: string }>('SELECT state, refusal FROM capacity_plans');
    expect(plan?.state).toBe('refused');
    expect(plan?.refusal).toContain('2026-W38');
    expect(await placesIn('2026-W38')).toBe(2);
    expect(await own.factory.rows('SELECT kind FROM notices')).toEqual([{ kind: 'plan-refused' }]);
  });

  it('are the unit’s own, within the term and its specialties', async () => {
    const other = await own.factory.region('13');
    expect((await refusal(plans.save(order(1), { organisationId: other, role: 'host' }))).kind).toBe('missing');
    const odd = await refusal(plans.save({ unit: place.unit, term: 'HT2026', rows: [...rows(1, '2026-W35', '2026-W36'), { ...rows(1)[0]!, specialty: 'surgery' }] }, host));
    expect(odd.breaches.map(({ code }) => code).sort()).toEqual(['outside-term', 'specialty']);
  });

  it('one after another leave the places of the last, whoever publishes at the same time', async () => {
    await Promise.all([3, 4, 5, 6].map((places) => plans.saveAndPublish(order(places), { today: '2026-06-01' }, host)));
    const [row] = await own.factory.rows<{ places: number }>('SELECT DISTINCT places FROM capacity_weeks');
    const last = await own.factory.rows<{ after: number }>('SELECT places_after AS after FROM capacity_changes ORDER BY id DESC LIMIT 1');
    expect(row?.places).toBe(last[0]?.after);
    expect((await own.factory.rows('SELECT 1 FROM capacity_changes')).length).toBe(4);
  });
});
