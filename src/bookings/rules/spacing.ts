import { addDays, daysBetween } from '../../shared/day';
import { counted, datesSwedish, inSentence } from '../../shared/swedish';
import type { TimetableCase, TimetableRule } from '../attempt';
import { timetableOf } from '../timetable';
import type { Sitting } from '../timetable';

/** A block with weeks between has the blocks before it neither too near nor, once they are all placed, too long ago. */
export const spacing: TimetableRule = {
  code: 'spacing',
  title: 'Veckor mellan block',
  breach: (wanted) => {
    const timetable = timetableOf(wanted);
    for (const sitting of timetable) {
      const wrong = wrongGap(sitting, timetable, wanted);
      if (wrong) return sentence(wrong, wanted.specialtyName);
    }
    return undefined;
  },
};

interface WrongGap {
  readonly before: Sitting;
  readonly sitting: Sitting;
  readonly says: string;
}

function wrongGap(sitting: Sitting, timetable: readonly Sitting[], { courseRequirements }: Pick<TimetableCase, 'courseRequirements'>): WrongGap | undefined {
  const { minGapWeeks, maxGapWeeks, sequence, inOrder } = sitting.requirement;
  if (!inOrder || (minGapWeeks === null && maxGapWeeks === null)) return undefined;
  const earlier = timetable.filter(({ requirement }) => requirement.sequence < sequence).sort((a, b) => (a.lastDay < b.lastDay ? 1 : -1));
  const [last] = earlier;
  if (!last) return undefined;
  const gap = Math.floor(daysBetween(addDays(last.lastDay, 1), sitting.firstDay) / 7);
  const isWhole = courseRequirements.every((other) => other.sequence >= sequence || earlier.some(({ requirement }) => requirement.id === other.id));
  if (minGapWeeks !== null && gap < minGapWeeks) return { before: last, sitting, says: `minst ${counted(minGapWeeks, 'vecka', 'veckor')}` };
  if (maxGapWeeks !== null && isWhole && gap > maxGapWeeks) return { before: last, sitting, says: `högst ${counted(maxGapWeeks, 'vecka', 'veckor')}` };
  return undefined;
}

const sentence = ({ before, sitting, says }: WrongGap, specialtyName: string): string =>
  `Blocket i ${inSentence(specialtyName)} går inte där: det ska vara ${says} mellan ${sitting.requirement.code} ${datesSwedish(sitting.firstDay, sitting.lastDay)} och kursens block före det, ${before.requirement.code} ${datesSwedish(before.firstDay, before.lastDay)}. Välj en annan startvecka.`;
