import { weeksBetween } from '../../shared/week';
import { byCode, grouped, type Check } from './check';
import { termsText, touchesTerm } from './term-weeks';

const termIsNotTooLong: Check = ({ terms }, say) => {
  for (const entry of terms) {
    const weeks = weeksBetween(entry.row.first_week, entry.row.last_week) + 1;
    if (weeks > 60) say('terms', entry, 'last_week', 'term-too-long', `a term of at most 60 weeks (this has ${weeks})`);
  }
};

const courseWithinCurriculum: Check = ({ courses, curricula }, say) => {
  const known = byCode(curricula);
  for (const entry of courses) {
    const terms = known.get(entry.row.curriculum)?.terms;
    if (terms !== undefined && entry.row.programme_term > terms) say('courses', entry, 'programme_term', 'beyond-curriculum', `1 to ${terms}, the length of curriculum ${entry.row.curriculum}`);
  }
};

const groupsOnlyWhereRotating: Check = ({ courses }, say) => {
  for (const entry of courses) {
    if (entry.row.groups > 1 && !entry.row.rotate_together) say('courses', entry, 'groups', 'groups-without-rotation', '1, or yes in rotate_together');
  }
};

const daysFitWindow: Check = ({ requirements }, say) => {
  for (const entry of requirements) {
    const { days, window_weeks: weeks, days_per_week: perWeek } = entry.row;
    if (days > weeks * perWeek) say('requirements', entry, 'days', 'days-beyond-window', `at most ${weeks * perWeek}: ${weeks} weeks of ${perWeek} days`);
  }
};

const weeksFitWindow: Check = ({ requirements }, say) => {
  for (const entry of requirements) {
    const { earliest_week: earliest, latest_week: latest, window_weeks: window } = entry.row;
    if (earliest === undefined || latest === undefined || latest < earliest) continue;
    const weeks = weeksBetween(earliest, latest) + 1;
    if (weeks < window) say('requirements', entry, 'latest_week', 'window-beyond-weeks', `at least ${window} weeks from ${earliest} on (this leaves ${weeks})`);
  }
};

const requirementInATerm: Check = (bundle, say) => {
  for (const entry of bundle.requirements) {
    const { earliest_week: earliest, latest_week: latest } = entry.row;
    if (earliest === undefined && latest === undefined) continue;
    if (!touchesTerm(bundle, earliest, latest)) {
      say('requirements', entry, earliest === undefined ? 'latest_week' : 'earliest_week', 'outside-terms', `weeks of a term: ${termsText(bundle)}`);
    }
  }
};

const windowInATerm: Check = ({ requirements, terms }, say) => {
  const longest = Math.max(...terms.map(({ row }) => weeksBetween(row.first_week, row.last_week) + 1));
  for (const entry of requirements) {
    if (terms.length > 0 && entry.row.window_weeks > longest) say('requirements', entry, 'window_weeks', 'window-beyond-terms', `at most ${longest}, the weeks of the longest term`);
  }
};

const sitesHaveWeight: Check = ({ study_sites: sites }, say) => {
  for (const [programme, entries] of grouped(sites, (row) => row.programme)) {
    const [first] = entries;
    if (first && entries.every(({ row }) => row.weight === 0)) say('study_sites', first, 'weight', 'no-weight', `a weight above 0 for at least one study site of ${programme}`);
  }
};

export const courseChecks: readonly Check[] = [
  termIsNotTooLong, courseWithinCurriculum, groupsOnlyWhereRotating, daysFitWindow, weeksFitWindow, requirementInATerm, windowInATerm, sitesHaveWeight,
];
