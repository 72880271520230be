import type { AttemptRule } from '../attempt';
import { closure } from './closure';
import { competence } from './competence';
import { conflictOfInterest } from './conflict-of-interest';
import { level } from './level';
import { noAgreement } from './no-agreement';
import { order } from './order';
import { overlap } from './overlap';
import { specialty } from './specialty';
import { studySite } from './study-site';
import { window } from './window';

/** Every rule that a hand-made booking is held against before places are counted, in the order they are shown. */
export const rules: readonly AttemptRule[] = [
  specialty, level, competence, studySite, noAgreement, conflictOfInterest, window, closure, overlap, order,
];
