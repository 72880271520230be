import fc from 'fast-check';
import { aCourse, anEnrolment, aPicture, aRequirement } from '../../test/support/picture';
import { mayUse, type Reserved, type ReservedWeek, type Taker } from '../capacity/reserved';
import { compileProblem } from './compile-problem';
import { ReservedRows } from './reserved-rows';
import type { PictureBooking } from './term-picture';

const monday = '2026-09-07';
const mondays = ['2026-08-31', monday, '2026-09-14'];
const kept = (key: string, places: number, more: Partial<Reserved>): Reserved =>
  ({ id: key, key, holder: key, until: '2026-10-01', places, programmeIds: [], agreementId: null, ...more });
const aWeek = (more: Partial<ReservedWeek>): ReservedWeek => ({ unitId: 'u1', specialty: 'medicine', level: 'basic', monday, places: 4, reserved: [], takers: [], ...more });

/** Whether everybody has a seat and every reservation stays whole, tried seat by seat. */
function fits(places: number, reserved: readonly Reserved[], takers: readonly Taker[]): boolean {
  const seat = (index: number, used: readonly number[], free: number): boolean => {
    const taker = takers[index];
    if (free < 0) return false;
    if (!taker) return true;
    return seat(index + 1, used, free - 1) || reserved.some((one, r) => mayUse(one, taker) && (used[r] ?? 0) < one.places && seat(index + 1, used.map((count, i) => (i === r ? count + 1 : count)), free));
  };
  return seat(0, reserved.map(() => 0), places - reserved.reduce((total, { places: some }) => total + some, 0));
}

const rowsOver = (week: ReservedWeek, inPlay: readonly PictureBooking[] = []): ReservedRows =>
  new ReservedRows(mondays, { reserved: [week], reservedUnitIds: ['u1'], courses: [aCourse()] }, inPlay);

describe('rows for what is reserved', () => {
  const aTaker = fc.record({ programmeId: fc.constantFrom('p1', 'p2'), agreementId: fc.constantFrom('a1', 'a2') });
  const holders = fc.subarray([
    kept('p1', 0, { programmeIds: ['p1'] }), kept('p1 or p2', 0, { programmeIds: ['p1', 'p2'] }), kept('a1', 0, { agreementId: 'a1' }), kept('a2', 0, { agreementId: 'a2' }),
  ], { maxLength: 3 }).chain((some) => fc.tuple(...some.map((one) => fc.integer({ min: 1, max: 2 }).map((places) => ({ ...one, places })))));

  it('let those come who fit by trying every seating, and nobody else', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 6 }), holders, fc.array(aTaker, { maxLength: 3 }), fc.array(aTaker, { maxLength: 3 }), (places, reserved, settled, coming) => {
      fc.pre(fits(places, reserved, settled));
      const rows = rowsOver(aWeek({ places, reserved, takers: settled.map((taker) => ({ ...taker, students: 1 })) }));
      const loads = new Map<string, { load: number; limit: number }>();
      for (const taker of coming) {
        for (const { key, room } of rows.of('u1', 'medicine', 'basic', taker)) loads.set(key, { load: (loads.get(key)?.load ?? 0) + 1, limit: room[1] ?? Infinity });
      }
      const isWithin = settled.length + coming.length <= places && [...loads.values()].every(({ load, limit }) => load <= limit);
      expect(isWithin).toBe(fits(places, reserved, [...settled, ...coming]));
    }), { numRuns: 2_000 });
  });

  it('say nothing of weeks and kinds without reservations, and give back what bookings in play hold', () => {
    const week = aWeek({ reserved: [kept('p2', 2, { programmeIds: ['p2'] })], takers: [{ programmeId: 'p1', agreementId: 'a1', students: 2 }] });
    const inPlay = { unitId: 'u1', specialty: 'medicine', level: 'basic', firstDay: monday, lastDay: '2026-09-13', requirementId: 'r1', agreementId: 'a1' } as PictureBooking;
    const taker = { programmeId: 'p1', agreementId: 'a1' };
    expect(rowsOver(week).of('u1', 'medicine', 'basic', taker).map(({ room }) => room)).toEqual([[undefined, 0, undefined]]);
    expect(rowsOver(week, [inPlay]).of('u1', 'medicine', 'basic', taker).map(({ room }) => room)).toEqual([[undefined, 1, undefined]]);
    expect(rowsOver(week).of('u1', 'medicine', 'advanced', taker)).toEqual([]);
    expect(rowsOver(week).keepsFor('u2', 'medicine', 'basic', taker)).toBeUndefined();
    expect([taker, { programmeId: 'p2', agreementId: 'a1' }].map((one) => rowsOver(week).keepsFor('u1', 'medicine', 'basic', one))).toEqual([false, true]);
  });

  it('stand in the problem for those whom they limit, and order the queue of a unit of both kinds', () => {
    const courses = [aCourse(), aCourse({ id: 'c2', code: 'SSK', programmeId: 'p2', requirements: [aRequirement({ id: 'r2', courseId: 'c2' })] })];
    const base = aPicture();
    const picture = {
      ...base, courses, enrolments: [anEnrolment(1), anEnrolment(2, { courseId: 'c2' })], agreements: base.agreements.map((agreement) => ({ ...agreement, programmeIds: ['p1', 'p2'] })),
      units: base.units.map((unit) => ({ ...unit, bookingModel: 'mixed' as const })),
      reserved: base.capacity.map((week) => aWeek({ monday: week.monday, places: 2, reserved: [kept('p2', 1, { programmeIds: ['p2'] })] })), reservedUnitIds: ['u1'],
    };
    const { problem, meanings, teams } = compileProblem(picture, { seed: 1 });
    const limited = meanings.findIndex(({ code }) => code === 'reserved');
    expect(problem.resources[limited]?.limit).toEqual(Array.from({ length: 8 }, () => 1));
    const usesOf = (student: string): readonly number[] => problem.entities[teams.findIndex(({ team }) => team.members[0]?.studentId === student)]?.blocks[0]?.places[0]?.uses ?? [];
    expect([usesOf('s1').includes(limited), usesOf('s2').includes(limited)]).toEqual([true, false]);
    const modelOf = (student: string) => teams.find(({ team }) => team.members[0]?.studentId === student)?.blocks[0]?.list.options[0]?.model;
    expect([modelOf('s1'), modelOf('s2')]).toEqual(['first_come', 'regulated']);
  });
});
