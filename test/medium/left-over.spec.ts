import { Problem } from '../../src/shared/problem';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';
import { inHours, reserveRound, reserveRows } from '../support/reserve-round';

const own = houseForEach(12);
const { freedStates, disagreements } = reserveRows(own);

describe('students enrolled abroad', () => {
  const breaches = async (attempt: Promise<unknown>): Promise<string[]> => {
    try {
      await attempt;
      return [];
    } catch (error) {
      if (error instanceof Problem) return error.breaches.map(({ code, detail }) => `${code}: ${detail}`);
      throw error;
    }
  };

  const abroad = async (place: Awaited<ReturnType<typeof oneRegion>>, count: number) => {
    const courseId = await own.factory.course(place.programmeId);
    const requirementId = await own.factory.requirement(courseId, 'medicine');
    const cohort = await own.factory.cohort(count, { ...place, courseId });
    await own.factory.system((em) => em.query('UPDATE students SET enrolled_abroad = true WHERE id = ANY ($1)', [cohort.map(({ studentId }) => studentId)]));
    return cohort.map(({ enrolmentId }) => () => own.house.bookings.book({ enrolmentId, requirementId, unit: place.unit, firstWeek: '2031-W10' }, 'system'));
  };

  it('get what is left when every reserve has had her turn, and no more than is left', async () => {
    const { place, placed, coordinator, reservesHouse } = await reserveRound(own, 8);
    const [first, second, third] = await abroad(place, 3) as [() => Promise<unknown>, () => Promise<unknown>, () => Promise<unknown>];
    // places published since are free, yet not theirs
    const published = (more: number) => own.factory.system((em) => em.query('UPDATE capacity_weeks SET places = places + $1', [more]));
    await published(1);
    expect(await breaches(first())).toEqual(['abroad-last: Studenter antagna utomlands får de platser som blir över: 2 reserver väntar på en plats i medicine, och nummer 1 i kön kan få den här. Reserverna tillfrågas först.']);
    await published(-1);
    await own.house.bookings.step(placed(2).id, { step: 'withdraw', reason: 'Tackar nej sent' }, coordinator);
    expect(await breaches(first())).toEqual([expect.stringMatching(/^capacity/)]);
    await reservesHouse.settle(inHours(49));
    expect(await breaches(first())).toEqual([expect.stringMatching(/^capacity/)]);
    await reservesHouse.settle(inHours(98));
    expect(await freedStates()).toEqual(['left']);
    expect(await breaches(second())).toEqual([]);
    expect(await breaches(first())).toEqual([expect.stringMatching(/^capacity/)]);
    expect(await breaches(third())).toEqual([expect.stringMatching(/^capacity/)]);
    expect(await disagreements()).toEqual([]);
  });

  it('wait for the round, unless the placement is as near as the agreement says, or places there are not given in rounds', async () => {
    const place = await oneRegion(own.factory, { specialty: 'medicine', places: 6, weeks: ['2031-W10', '2031-W13'] });
    const [book] = await abroad(place, 1);
    if (!book) throw new Error('nobody');
    expect(await breaches(book())).toEqual([expect.stringMatching(/^abroad-last: .*: när terminens fördelning är publicerad. Vänta/)]);
    await own.factory.system((em) => em.query('UPDATE agreements SET abroad_weeks_before = 3'));
    expect(await breaches(book())).toEqual([expect.stringMatching(/^abroad-last: .*publicerad, eller enligt avtalet .* från och med 10 februari 2031. Vänta/)]);
    await own.factory.system((em) => em.query(`UPDATE agreements SET booking_model = 'first_come'`));
    expect(await breaches(book())).toEqual([]);
  });
});
