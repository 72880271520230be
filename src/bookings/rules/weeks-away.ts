import { counted } from '../../shared/swedish';
import type { TimetableCase, TimetableRule } from '../attempt';
import { timetableOf, weeksIn } from '../timetable';
import type { Sitting } from '../timetable';

/** A course may ask for so many weeks away from the study town, at least and at most; blocks without a place can still be either. */
export const weeksAway: TimetableRule = {
  code: 'weeks-away',
  title: 'Veckor på annan ort',
  breach: (wanted) => {
    const { awayOverKm, awayMinWeeks, awayMaxWeeks, name } = wanted.course;
    if (awayOverKm === null) return undefined;
    const timetable = timetableOf(wanted);
    const away = sumWeeks(timetable.filter(({ km }) => km > awayOverKm));
    if (awayMaxWeeks !== null && away > awayMaxWeeks) {
      return `Studenten skulle vara ${counted(away, 'vecka', 'veckor')} längre bort än ${awayOverKm} km i ${name}; högst ${awayMaxWeeks} är tillåtna. Välj en enhet närmare studieorten.`;
    }
    const most = away + openWeeks(timetable, wanted);
    if (awayMinWeeks === null || most >= awayMinWeeks) return undefined;
    return `Studenten skulle vara högst ${counted(most, 'vecka', 'veckor')} längre bort än ${awayOverKm} km i ${name}; minst ${awayMinWeeks} krävs. Välj en enhet längre från studieorten.`;
  },
};

const sumWeeks = (sittings: readonly Sitting[]): number => sittings.reduce((sum, sitting) => sum + weeksIn(sitting), 0);

/** Weeks of the course's blocks that stand nowhere yet. */
function openWeeks(timetable: readonly Sitting[], { courseRequirements }: Pick<TimetableCase, 'courseRequirements'>): number {
  const open = courseRequirements.filter(({ id }) => !timetable.some(({ requirement }) => requirement.id === id));
  return open.reduce((sum, { windowWeeks }) => sum + windowWeeks, 0);
}
