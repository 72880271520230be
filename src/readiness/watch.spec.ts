import { addDays, type Day } from '../shared/day';
import { endsOn, nextStage, stageOn, type Stage, type Watched } from './watch';

const firstDay = '2027-02-01';
const before = (days: number): Day => addDays(firstDay, -days);
const watched = (values: Partial<Watched> = {}): Watched =>
  ({ bookingId: 'b', firstDay, warnDays: 28, cancelDays: 7, unready: 'cancel', dueDays: [before(7)], done: {}, ...values });

/** Every stage as the days go by, with how many days before the start it comes. */
function stages(values: Partial<Watched>, from = 60): string[] {
  const told: string[] = [];
  let done: Watched['done'] = values.done ?? {};
  for (let days = from; days >= -1; days -= 1) {
    const stage: Stage | undefined = stageOn(watched({ ...values, done }), before(days));
    if (stage === undefined) continue;
    told.push(`${stage} ${days}`);
    done = { ...done, [stage]: before(days) };
  }
  return told;
}

describe('a placement whose demands are not met', () => {
  it.each<[string, Partial<Watched>, number | undefined, string[]]>([
    ['is warned of twice, then ended a week before', {}, undefined, ['warned 28', 'reminded 17', 'ended 7']],
    ['is reminded of when the first demand is due', { dueDays: [before(14), before(7)] }, undefined, ['warned 28', 'reminded 14', 'ended 7']],
    ['is warned of earlier where a demand is due earlier', { dueDays: [before(40)] }, undefined, ['warned 40', 'reminded 23', 'ended 7']],
    ['ends when a demand is due that is due later', { dueDays: [before(2)] }, undefined, ['warned 28', 'reminded 15', 'ended 2']],
    ['follows the days of its agreement', { warnDays: 20, cancelDays: 10, dueDays: [before(10)] }, undefined, ['warned 20', 'reminded 15', 'ended 10']],
    ['ends the day after the warning where the agreement leaves one', { warnDays: 8 }, undefined, ['warned 8', 'ended 7']],
    ['booked late has three days', {}, 6, ['warned 6', 'reminded 4', 'ended 3']],
    ['booked too late is only warned of', {}, 2, ['warned 2']],
    ['found late is warned of first', {}, 7, ['warned 7', 'reminded 5', 'ended 4']],
    ['that has begun is left alone', {}, 0, []],
  ])('%s', (_, values, from, wanted) => {
    expect(stages(values, from)).toEqual(wanted);
  });

  it('goes straight to its end where nobody looked in time', () => {
    expect(stageOn(watched({ done: { warned: before(28) } }), before(5))).toBe('ended');
  });

  it('is done nothing more about once it has ended', () => {
    expect(nextStage(watched({ done: { warned: before(28), ended: before(7) } }))).toBeUndefined();
  });

  it('tells the day before which all must be met', () => {
    expect(endsOn(watched())).toBe(before(7));
    expect(endsOn(watched({ done: { warned: before(5) } }))).toBe(before(2));
  });
});
