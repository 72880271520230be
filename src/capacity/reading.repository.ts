import { Listing } from '../platform/database/listing';

export const offerListing = new Listing({
  noun: 'capacity offer',
  columns: `c.id, u.code AS unit, c.specialty, c.level, c.first_week AS "firstWeek", c.last_week AS "lastWeek", c.places`,
  from: 'capacity_offers c JOIN units u ON u.id = c.unit_id',
  key: 'c.id',
  keyType: 'uuid',
  filters: { unit: 'u.code', specialty: 'c.specialty', level: 'c.level' },
});

export const closureListing = new Listing({
  noun: 'closure',
  columns: `c.id, u.code AS unit, c.first_week AS "firstWeek", c.last_week AS "lastWeek", c.reason, c.note, c.version`,
  from: 'closures c JOIN units u ON u.id = c.unit_id',
  key: 'c.id',
  keyType: 'uuid',
  filters: { unit: 'u.code' },
});

export const supervisorListing = new Listing({
  noun: 'supervisor',
  columns: `s.code, u.code AS unit, s.first_week AS "firstWeek", s.last_week AS "lastWeek", s.students,
    (SELECT coalesce(json_agg(json_build_object('specialty', x.specialty, 'level', x.level) ORDER BY x.specialty), '[]')
       FROM supervisor_competences x WHERE x.supervisor_id = s.id) AS competences, s.version`,
  from: 'supervisors s JOIN units u ON u.id = s.unit_id',
  key: 's.code',
  filters: { unit: 'u.code' },
});
