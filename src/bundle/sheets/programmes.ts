import { listOf } from '../kinds/choice';
import { whole } from '../kinds/number';
import { code, text } from '../kinds/text';
import { required, sheet } from '../sheet';

export const programmes = sheet({
  name: 'programmes',
  holds: 'Educations that universities give.',
  required: true,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the programme.', example: 'lu-lakare' }),
    name: required(text(), { means: 'Name of the programme.', example: 'Läkarprogrammet' }),
    university: required(code, { to: 'organisations', of: ['university'], means: 'The university that gives it.', example: 'LU' }),
  },
  stored: { table: 'programmes' },
});

export const studySites = sheet({
  name: 'study_sites',
  holds: 'Study sites of a decentralised programme. A student of such a programme is placed only in the towns of her site.',
  required: false,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the study site.', example: 'liu-kalmar' }),
    programme: required(code, { to: 'programmes', means: 'The programme that has the site.', example: 'liu-lakare' }),
    name: required(text(), { means: 'Name of the site.', example: 'Kalmar' }),
    weight: required(whole(0, 1_000_000), { means: 'Share of the students, relative to the weights of the other sites; seats follow by largest remainder.', example: '100' }),
    towns: required(listOf(code), { to: 'towns', means: 'Towns in which students of the site have their placements.', example: 'kalmar|oskarshamn' }),
  },
  stored: {
    table: 'study_sites',
    read: { towns: `(SELECT string_agg(w.code, '|') FROM study_site_towns s JOIN towns w ON w.id = s.town_id WHERE s.study_site_id = t.id)` },
    after: [
      `INSERT INTO study_site_towns (study_site_id, town_id)
         SELECT s.id, w.id FROM {rows} JOIN study_sites s ON s.code = r.code, unnest(string_to_array(r.towns, '|')) town JOIN towns w ON w.code = town`,
    ],
  },
});

export const curricula = sheet({
  name: 'curricula',
  holds: 'Curricula of a programme; several may run side by side.',
  required: true,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the curriculum.', example: 'lu-lakare-12' }),
    programme: required(code, { to: 'programmes', means: 'The programme it belongs to.', example: 'lu-lakare' }),
    name: required(text(), { means: 'Name of the curriculum.', example: 'Sexårigt program' }),
    terms: required(whole(1, 20), { means: 'Length, terms.', example: '12' }),
  },
  stored: { table: 'curricula' },
});
