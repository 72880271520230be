import { AllocationRepository } from '../../src/allocation/allocation.repository';
import { AskingService } from '../../src/allocation/asking.service';
import { HelpRepository } from '../../src/allocation/help.repository';
import { HelpService } from '../../src/allocation/help.service';
import { BedsRepository } from '../../src/capacity/beds.repository';
import { BedsService } from '../../src/capacity/beds.service';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const weeks = ['2026-W36', '2026-W39'] as const;
const own = houseForEach();

/** Six students far from their study town, six places at the clinic, and four beds. */
async function fourBeds() {
  const { factory } = own;
  const place = await oneRegion(factory, { specialty: 'medicine', places: 6, weeks });
  const studyTownId = await factory.town('12');
  await factory.row('travel_times', { from_town_id: studyTownId, to_town_id: place.townId, km: 170, minutes: 130 });
  const rules = await factory.row('rule_sets', { code: 'HOST', kind: 'housing', name: 'Värden betalar', over_km: 80, cap_per_week_ore: 122_500 });
  await factory.rows('UPDATE agreements SET housing_rule_set_id = $1 WHERE id = $2 RETURNING id', [rules, place.agreementId]);
  await factory.row('beds', { code: 'BO', host_id: place.regionId, town_id: place.townId, first_week: weeks[0], last_week: weeks[1], period: '[2026-08-31,2026-09-28)', beds: 4 });
  await factory.cohort(6, { ...place, townId: studyTownId });
  return place;
}

describe('what would help a run in which beds are too few', () => {
  it('is so many beds more in those weeks: with one fewer somebody waits, with them everybody has a place and nobody moves', async () => {
    const { regionId, townId } = await fourBeds();
    const { doorway } = own.database;
    const [help, beds] = [new HelpService(doorway, new AllocationRepository(), own.house.inputs, new HelpRepository(), new AskingService()), new BedsService(doorway, new BedsRepository())];
    const { runId, ...first } = await own.house.allocate('HT2026');
    expect(first).toMatchObject({ bookings: 4, reserves: 2 });
    const { proposals, cut } = await help.workOut(runId, 'system');
    expect(cut).toBe(false);
    expect(proposals[0]).toMatchObject({ unplacedBefore: 2, unplacedAfter: 0, moved: [], relaxations: [{ kind: 'beds', hostId: regionId, townId, firstWeek: weeks[0], lastWeek: weeks[1], by: 2 }] });
    expect(await help.known(runId, 'system')).toMatchObject({ unplaced: 2, proposals });
    await beds.beds.edit({ code: 'BO' }, { beds: 5 }, 'system');
    expect(await own.house.allocate('HT2026', 2)).toMatchObject({ bookings: 5, reserves: 1, made: 1, moved: 0, cancelled: 0 });
    await beds.beds.edit({ code: 'BO' }, { beds: 6 }, 'system');
    expect(await own.house.allocate('HT2026', 3)).toMatchObject({ bookings: 6, reserves: 0, made: 1, moved: 0, cancelled: 0 });
  });
});
