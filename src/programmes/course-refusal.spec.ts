import { breachesOfCourse, breachesOfRequirement } from './block';
import { blockIn } from './course-fields';
import { fieldErrors } from './course-refusal';

const block = { specialty: 'm', level: 'basic', days: '20', windowWeeks: '4', daysPerWeek: '5', earliestWeek: '', latestWeek: '', sequence: '2', inOrder: 'nej', minGapWeeks: '', maxGapWeeks: '', sameUnit: 'nej' };
const refused = (changed: Record<string, string>) => {
  const input = { ...block, ...changed };
  const { earliestWeek = null, latestWeek = null, daysPerWeek = 5, inOrder = false, weekdays = [], minGapWeeks = null, maxGapWeeks = null, ...rest } = blockIn({
    ...input, level: 'basic', days: Number(input.days), windowWeeks: Number(input.windowWeeks), daysPerWeek: Number(input.daysPerWeek), sequence: 2,
    inOrder: input.inOrder === 'ja' ? 'ja' : 'nej', sameUnit: 'nej',
  });
  return fieldErrors({ code: 'rules', unread: [], breaches: breachesOfRequirement({ ...rest, earliestWeek, latestWeek, daysPerWeek, inOrder, weekdays, minGapWeeks, maxGapWeeks }) }, input);
};

describe('why a field of a course was refused', () => {
  it.each([
    [{ days: '21' }, { days: expect.stringMatching(/^21 dagar ryms inte: det blir högst 20 på 4 veckor/) as string }],
    [{ monday: 'ja', tuesday: 'ja' }, { weekdays: expect.stringMatching(/^20 dagar ryms inte på 2 veckodagar under 4 veckor/) as string }],
    [{ earliestWeek: '2026-W40', latestWeek: '2026-W36' }, { latestWeek: expect.stringContaining('Byt plats') as string }],
    [{ earliestWeek: '2026-W40', latestWeek: '2026-W41' }, { latestWeek: expect.stringMatching(/^4 veckor ryms inte/) as string }],
    [{ minGapWeeks: '2' }, { inOrder: expect.stringContaining('Välj Ja') as string }],
    [{ inOrder: 'ja', minGapWeeks: '4', maxGapWeeks: '2' }, { maxGapWeeks: expect.stringContaining('Skriv 4 eller fler') as string }],
    [{}, {}],
  ])('%j', (changed, errors) => {
    expect(refused(changed)).toEqual(errors);
  });

  it('tells of weeks away and groups', () => {
    const course = { programmeTerm: 13, groups: 2, rotateTogether: false, awayOverKm: null, awayMinWeeks: 3, awayMaxWeeks: 2 };
    expect(Object.keys(fieldErrors({ code: 'rules', unread: [], breaches: breachesOfCourse(course, 12) }, { awayMinWeeks: '3' })).sort()).toEqual(['awayMaxWeeks', 'awayOverKm', 'groups', 'programmeTerm']);
  });

  it('names what could not be read, what is there already and what is booked', () => {
    expect(fieldErrors({ code: 'request-invalid', unread: ['days', 'nix'], breaches: [] }, {})).toEqual({ days: expect.stringContaining('1 till 300') as string });
    expect(fieldErrors({ code: 'already-exists', unread: [], breaches: [] }, {})).toEqual({ code: expect.stringContaining('redan') as string });
    expect(fieldErrors({ code: 'rules', unread: [], breaches: [{ code: 'requirement-booked', detail: 'level: 3 places are booked' }] }, {})).toEqual({ level: expect.stringMatching(/^Nivån kan inte ändras/) as string });
  });
});
