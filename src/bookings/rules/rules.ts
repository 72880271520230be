import type { Rule } from '../candidate';
import { competence } from './competence';
import { conflictOfInterest } from './conflict-of-interest';
import { level } from './level';
import { noAgreement } from './no-agreement';
import { specialty } from './specialty';
import { studySite } from './study-site';

/** The rules that decide before any place is counted, in the order they are asked and shown. */
export const rules: readonly Rule[] = [specialty, level, competence, studySite, noAgreement, conflictOfInterest];
