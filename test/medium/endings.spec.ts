import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach();

describe('the end of a placement', () => {
  it('is told to the side that did not make it, and to a student who knew of her placement', async () => {
    const { factory, house: { bookings } } = own;
    const place = await oneRegion(factory, { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W41'] });
    const [known, unknown] = await factory.cohort(2, place);
    const university = { organisationId: place.universityId, role: 'coordinator' };
    const host = { organisationId: place.regionId, role: 'host' };
    const book = async (student?: { enrolmentId: string }) =>
      (await bookings.book({ enrolmentId: student?.enrolmentId ?? '', requirementId: place.requirementId, unit: place.unit, firstWeek: '2026-W36' }, 'system')).id;
    const [first, second] = [await book(known), await book(unknown)];
    await bookings.step(first, { step: 'confirm' }, host);
    await bookings.step(first, { step: 'publish' }, university);
    await bookings.step(first, { step: 'cancel', reason: 'Personalbrist' }, host);
    await bookings.step(second, { step: 'withdraw', reason: 'Avbrott' }, university);

    const told = await factory.rows<Record<string, unknown>>(
      `SELECT kind, CASE WHEN student_id IS NOT NULL THEN 'student' WHEN unit_id IS NOT NULL THEN 'unit' ELSE 'university' END AS to, booking_id AS id, sentence
       FROM notices ORDER BY number`);
    expect(told.map(({ kind, to, id }) => [kind, to, id])).toEqual([
      ['placement-published', 'student', first], ['placement-ended', 'university', first], ['placement-ended', 'student', first], ['placement-ended', 'unit', second],
    ]);
    expect(told[2]?.['sentence']).toMatch(/^Din placering på .* är inställd\.$/);
  });
});
