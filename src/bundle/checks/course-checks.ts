import { weeksBetween } from '../../shared/week';
import { grouped, type Check } from './check';
import { allTerms, termsText, touchesTerm } from './term-weeks';

const termIsNotTooLong: Check = ({ terms }, say) => {
  for (const entry of terms) {
    const weeks = weeksBetween(entry.row.first_week, entry.row.last_week) + 1;
    if (weeks > 60) say('terms', entry, 'last_week', 'term-too-long', `a term of at most 60 weeks (this has ${weeks})`);
  }
};

const courseWithinCurriculum: Check = ({ courses }, say, ground) => {
  const known = ground.known('curricula');
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

const awayHasDistance: Check = ({ courses }, say) => {
  for (const entry of courses) {
    const { away_over_km: km, away_min_weeks: least, away_max_weeks: most } = entry.row;
    if (km === undefined && (least !== undefined || most !== undefined)) say('courses', entry, 'away_over_km', 'away-without-distance', 'the kilometres beyond which a placement is away');
    if (least !== undefined && most !== undefined && most < least) say('courses', entry, 'away_max_weeks', 'away-reversed', `at least ${least}`);
  }
};

const patternFits: Check = ({ requirements }, say) => {
  for (const entry of requirements) {
    const { days, window_weeks: weeks, weekdays } = entry.row;
    if (weekdays !== undefined && days > weeks * weekdays.length) say('requirements', entry, 'weekdays', 'days-beyond-pattern', `weekdays for ${days} days in ${weeks} weeks`);
  }
};

const gapHasOrder: Check = ({ requirements }, say) => {
  for (const entry of requirements) {
    const { min_gap_weeks: least, max_gap_weeks: most, in_order: inOrder } = entry.row;
    if (!inOrder && (least !== undefined || most !== undefined)) say('requirements', entry, 'in_order', 'gap-without-order', 'yes, as weeks between blocks are for blocks in order');
    if (least !== undefined && most !== undefined && most < least) say('requirements', entry, 'max_gap_weeks', 'gap-reversed', `at least ${least}`);
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

const requirementInATerm: Check = ({ requirements }, say, ground) => {
  const terms = allTerms(ground);
  for (const entry of terms ? requirements : []) {
    const { earliest_week: earliest, latest_week: latest } = entry.row;
    if (earliest === undefined && latest === undefined) continue;
    if (terms && !touchesTerm(terms, earliest, latest) && ground.stand('requirements', entry.line, 'latest_week')) {
      say('requirements', entry, earliest === undefined ? 'latest_week' : 'earliest_week', 'outside-terms', `weeks of a term: ${termsText(terms)}`);
    }
  }
};

const windowInATerm: Check = ({ requirements }, say, ground) => {
  const terms = allTerms(ground) ?? [];
  const longest = Math.max(...terms.map((term) => weeksBetween(term.first_week, term.last_week) + 1));
  for (const entry of requirements) {
    if (terms.length > 0 && entry.row.window_weeks > longest) say('requirements', entry, 'window_weeks', 'window-beyond-terms', `at most ${longest}, the weeks of the longest term`);
  }
};

const sitesHaveWeight: Check = ({ study_sites: sites }, say, ground) => {
  for (const [programme, entries] of grouped(sites, (row) => row.programme)) {
    const [first] = entries;
    if (first && entries.every(({ row }) => row.weight === 0) && !ground.mayBeLost('study_sites', { programme })) say('study_sites', first, 'weight', 'no-weight', `a weight above 0 for at least one study site of ${programme}`);
  }
};

export const courseChecks: readonly Check[] = [
  termIsNotTooLong, courseWithinCurriculum, groupsOnlyWhereRotating, daysFitWindow, patternFits, gapHasOrder, awayHasDistance, weeksFitWindow, requirementInATerm, windowInATerm, sitesHaveWeight,
];
