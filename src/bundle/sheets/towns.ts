import { countyCode } from '../kinds/choice';
import { degrees, whole } from '../kinds/number';
import { code, text } from '../kinds/text';
import { required, sheet } from '../sheet';

export const towns = sheet({
  name: 'towns',
  holds: 'Towns where students study or live and where units lie.',
  required: true,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the town.', example: 'karlskrona' }),
    name: required(text(), { means: 'Name of the town.', example: 'Karlskrona' }),
    county_code: required(countyCode, { means: 'County that the town lies in.', example: '10' }),
    latitude: required(degrees(-90, 90), { means: 'Latitude in degrees north (WGS 84).', example: '56.1612' }),
    longitude: required(degrees(-180, 180), { means: 'Longitude in degrees east (WGS 84).', example: '15.5869' }),
  },
  stored: { table: 'towns' },
});

export const travelTimes = sheet({
  name: 'travel_times',
  holds: 'Distances between towns. A row counts in both directions unless the reverse has a row of its own.',
  required: false,
  key: ['from', 'to'],
  columns: {
    from: required(code, { to: 'towns', means: 'Town of departure.', example: 'lund' }),
    to: required(code, { to: 'towns', means: 'Town of arrival; another than `from`.', example: 'karlskrona' }),
    km: required(whole(0, 3000), { means: 'Distance by road, kilometres one way.', example: '205' }),
    minutes: required(whole(0, 6000), { means: 'Travelling time by public transport, minutes one way.', example: '175' }),
  },
  rules: ['Where a pair of towns has no row the distance is worked out from the coordinates.'],
  stored: {
    table: 'travel_times',
    reach: 'JOIN towns a ON a.code = r."from" JOIN towns b ON b.code = r."to"',
    written: { from_town_id: 'a.id', to_town_id: 'b.id' },
    read: { from: 'a.code', to: 'b.code' },
    joins: 'JOIN towns a ON a.id = t.from_town_id JOIN towns b ON b.id = t.to_town_id',
    where: 'NOT t.implied',
    after: [
      `INSERT INTO travel_times (from_town_id, to_town_id, km, minutes, implied)
         SELECT b.id, a.id, r.km, r.minutes, true FROM {rows} JOIN towns a ON a.code = r."from" JOIN towns b ON b.code = r."to"
         ON CONFLICT DO NOTHING`,
    ],
  },
});
