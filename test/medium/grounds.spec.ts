import { GroundsRepository, groundsSql, standing } from '../../src/bookings/grounds.repository';
import type { Grounds } from '../../src/bookings/grounds.repository';
import { Prepared } from '../../src/platform/database/prepared';
import { oneRegion } from '../support/one-region';
import { houseForAll } from '../support/own-house';

const own = houseForAll(4);
const now = new Prepared<{ standing: string }>('test-standing', `SELECT ${standing} AS standing`);

describe('what bookings are judged by, remembered', () => {
  let place: Awaited<ReturnType<typeof oneRegion>>;
  const grounds = new GroundsRepository();

  beforeAll(async () => {
    place = await oneRegion(own.factory, { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W51'] });
  });

  const read = (): Promise<Grounds> => own.factory.system(async (em) => {
    const [at] = await now.rows(em, []);
    return grounds.of(em, at?.standing ?? '', {
      programmeId: place.programmeId, courseId: place.courseId, unit: place.unit, studyTownId: place.townId, firstDay: '2026-08-31', lastDay: '2026-12-20',
    });
  });

  it('reads from no table that does not mark its changes', async () => {
    const marked = await own.factory.rows<{ name: string }>(`SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'mark_changes'`);
    const names = new Set([...marked.map(({ name }) => name), 'rule_changes']);
    for (const sql of Object.values(groundsSql)) {
      const [plan] = await own.factory.rows<{ 'QUERY PLAN': unknown }>(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${sql}`);
      const tables = [...JSON.stringify(plan).matchAll(/"Relation Name":"(\w+)"/g)].map(([, name]) => name);
      expect(tables.length).toBeGreaterThan(1);
      expect(tables.filter((name) => !names.has(name ?? ''))).toEqual([]);
    }
  });

  it('is the same until somebody changes it, whoever and wherever, and true at once afterwards', async () => {
    const before = await read();
    expect((await read()).agreements).toBe(before.agreements);
    const changes: readonly [string, (read: Grounds) => unknown, unknown][] = [
      [`UPDATE agreements SET name = 'Nytt namn'`, ({ agreements }) => agreements[0]?.name, 'Nytt namn'],
      [`UPDATE units SET name = 'Annat namn'`, ({ unit }) => unit?.name, 'Annat namn'],
      [`UPDATE requirements SET same_unit = true`, ({ courseRequirements }) => courseRequirements[0]?.sameUnit, true],
      [`DELETE FROM capacity_offers`, ({ unit }) => unit?.offers, []],
      [`DELETE FROM priority_tiers; DELETE FROM agreement_programmes`, ({ agreements }) => agreements, []],
    ];
    for (const [sql, look, wanted] of changes) {
      await own.factory.rows(sql);
      expect([sql, look(await read())]).toEqual([sql, wanted]);
    }
  });

  it('is not what was undone', async () => {
    const undone = own.factory.system(async (em) => {
      await em.query(`UPDATE units SET name = 'Ångrat namn'`);
      const [at] = await now.rows(em, []);
      const inside = await grounds.of(em, at?.standing ?? '', { programmeId: place.programmeId, courseId: place.courseId, unit: place.unit, studyTownId: place.townId, firstDay: '2026-08-31', lastDay: '2026-12-20' });
      expect(inside.unit?.name).toBe('Ångrat namn');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await read()).unit?.name).toBe('Annat namn');
    await own.factory.rows(`UPDATE units SET code = code`);
    expect((await read()).unit?.name).toBe('Annat namn');
  });
});
