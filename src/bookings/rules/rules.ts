import type { AttemptRule, TimetableRule } from '../attempt';
import { closure } from './closure';
import { commuting } from './commuting';
import { competence } from './competence';
import { conflictOfInterest } from './conflict-of-interest';
import { continuity } from './continuity';
import { homeDays } from './home-days';
import { level } from './level';
import { noAgreement } from './no-agreement';
import { order } from './order';
import { overlap } from './overlap';
import { spacing } from './spacing';
import { specialty } from './specialty';
import { studySite } from './study-site';
import { weeksAway } from './weeks-away';
import { window } from './window';
import { windowClosed } from './window-closed';

/** Rules about the blocks of a student's course together. */
export const timetableRules: readonly TimetableRule[] = [spacing, weeksAway];

/** Every rule that a hand-made booking is held against before places are counted, in the order they are shown. */
export const rules: readonly AttemptRule[] = [
  specialty, level, competence, studySite, noAgreement, conflictOfInterest, commuting, continuity, homeDays, windowClosed, window, closure, overlap, order,
  ...timetableRules,
];
