import { listOf, oneOf } from '../kinds/choice';
import { whole } from '../kinds/number';
import { competence } from '../kinds/party';
import { week } from '../kinds/time';
import { code, text } from '../kinds/text';
import { defaulted, required, sheet } from '../sheet';
import { weeksSql } from './terms';

/** What comes with a bundle stands in the unit's history like what people publish. */
const history = (kind: 'places' | 'closed', of: string, note = `'import'`): string =>
  `INSERT INTO capacity_changes (unit_id, kind, first_week, last_week, specialty, level, places_before, places_after, note, actor)
     SELECT u.id, '${kind}', r.first_week, r.last_week, ${of}, ${note}, 'system' FROM {rows} JOIN units u ON u.code = r.unit`;

const period = weeksSql('r.first_week', 'r.last_week');

export const capacity = sheet({
  name: 'capacity',
  holds: 'Places that a unit offers week by week.',
  required: false,
  key: ['unit', 'specialty', 'level', 'first_week'],
  ordered: [['first_week', 'last_week']],
  spans: { per: ['unit', 'specialty', 'level'], from: 'first_week', to: 'last_week' },
  columns: {
    unit: required(code, { to: 'units', means: 'The unit.', example: 'bl-kir-kka' }),
    specialty: required(code, { to: 'specialties', means: 'The specialty; one of the unit’s.', example: 'surgery' }),
    level: required(oneOf('basic', 'advanced'), { means: 'Level of the placements.', example: 'basic' }),
    first_week: required(week, { means: 'First week of the offer.', example: '2026-W36' }),
    last_week: required(week, { means: 'Last week of the offer.', example: '2026-W51' }),
    places: required(whole(0, 1000), { means: 'Students at a time, in each of the weeks.', example: '4' }),
  },
  rules: ['Two offers of a unit in the same specialty and level share no week.', 'At least one of the weeks lies in a term.'],
  stored: { table: 'capacity_offers', written: { period }, after: [history('places', 'r.specialty, r.level, 0, r.places')] },
});

export const closures = sheet({
  name: 'closures',
  holds: 'Weeks in which a unit receives nobody.',
  required: false,
  key: ['unit', 'first_week', 'last_week'],
  ordered: [['first_week', 'last_week']],
  columns: {
    unit: required(code, { to: 'units', means: 'The unit.', example: 'bl-kir-kka' }),
    first_week: required(week, { means: 'First closed week.', example: '2026-W44' }),
    last_week: required(week, { means: 'Last closed week.', example: '2026-W44' }),
    reason: required(oneOf('reorganisation', 'staff_shortage', 'holiday', 'rebuilding', 'other'), { means: 'Why.', example: 'rebuilding' }),
    note: defaulted(text(500), '', { means: 'More about it, for people.', example: 'Ombyggnad av mottagningen' }),
  },
  rules: ['At least one of the weeks lies in a term.'],
  stored: { table: 'closures', written: { period }, after: [history('closed', 'NULL, NULL, NULL, NULL', `concat_ws(': ', r.reason, nullif(r.note, ''))`)] },
});

export const supervisors = sheet({
  name: 'supervisors',
  holds: 'Who supervises at a unit, how many students, in which weeks and in what. A unit that lists supervisors receives no more students than they can take; one that lists none receives nobody at advanced level.',
  required: false,
  key: ['code'],
  ordered: [['first_week', 'last_week']],
  columns: {
    code: required(code, { means: 'Identifier of the supervisor; no name.', example: 'h-bl-kir-1' }),
    unit: required(code, { to: 'units', means: 'The unit.', example: 'bl-kir-kka' }),
    first_week: required(week, { means: 'First week of service.', example: '2026-W36' }),
    last_week: required(week, { means: 'Last week of service.', example: '2027-W02' }),
    students: required(whole(1, 100), { means: 'Students at a time.', example: '2' }),
    competences: required(listOf(competence), { means: 'What the supervisor is competent in.', example: 'surgery:basic' }),
  },
  rules: ['A specialty stands once among the competences.', 'At least one of the weeks lies in a term.'],
  stored: {
    table: 'supervisors',
    written: { period },
    read: { competences: `(SELECT string_agg(s.specialty || ':' || s.level, '|') FROM supervisor_competences s WHERE s.supervisor_id = t.id)` },
    after: [
      `INSERT INTO supervisor_competences (supervisor_id, specialty, level)
         SELECT s.id, split_part(c, ':', 1), split_part(c, ':', 2)
         FROM {rows} JOIN supervisors s ON s.code = r.code, unnest(string_to_array(r.competences, '|')) c`,
    ],
  },
});

export const beds = sheet({
  name: 'beds',
  holds: 'Beds that a host has for students in a town. Students beyond the distance of the agreement’s housing rules take one in each week; weeks without a row have no limit.',
  required: false,
  key: ['code'],
  ordered: [['first_week', 'last_week']],
  spans: { per: ['host', 'town'], from: 'first_week', to: 'last_week' },
  columns: {
    code: required(code, { means: 'Identifier of the row.', example: 'bl-boende-kka' }),
    host: required(code, { to: 'organisations', of: ['region', 'municipality', 'private'], means: 'The host whose beds they are.', example: 'RBL' }),
    town: required(code, { to: 'towns', means: 'Town of the beds, for students at the host’s units there.', example: 'karlskrona' }),
    first_week: required(week, { means: 'First week.', example: '2026-W36' }),
    last_week: required(week, { means: 'Last week.', example: '2026-W51' }),
    beds: required(whole(0, 10_000), { means: 'Beds in each of the weeks.', example: '12' }),
  },
  rules: ['Two rows of a host and town share no week.'],
  stored: { table: 'beds', written: { period } },
});
