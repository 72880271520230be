import type { Rule } from '../../bookings/candidate';
import { competence } from '../../bookings/rules/competence';
import { level } from '../../bookings/rules/level';
import { specialty } from '../../bookings/rules/specialty';
import { studySite } from '../../bookings/rules/study-site';
import { agreement } from './agreement';
import { blockedWeek } from './blocked-week';
import { closure } from './closure';
import type { Filter } from './filter';

/** A rule of hand-made bookings asks about a candidate; as a filter it asks the same. */
const fromRule = (rule: Rule): Filter => ({ code: rule.code, title: rule.title, breach: ({ candidate }) => rule.breach(candidate) });

/** Why units are left out, in the order they are asked and shown; conflicts of interest follow per student. */
export const filters: readonly Filter[] = [
  fromRule(specialty), fromRule(level), fromRule(competence), fromRule(studySite), agreement, closure, blockedWeek,
];
