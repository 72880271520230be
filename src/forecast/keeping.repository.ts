import { Listing } from '../platform/database/listing';

export const dayCostListing = new Listing({
  noun: 'day cost',
  columns: `k.id, o.code AS organisation, u.code AS unit, k.specialty, k.first_day::text AS "firstDay", k.last_day::text AS "lastDay", k.amount_ore AS "amountOre",
    k.ground, k.shared, k.version`,
  from: 'day_costs k JOIN organisations o ON o.id = k.organisation_id LEFT JOIN units u ON u.id = k.unit_id',
  key: 'k.id',
  keyType: 'uuid',
  filters: { organisation: 'o.code', unit: 'u.code' },
});

export const traineeDemandListing = new Listing({
  noun: 'trainee demand',
  columns: 'd.id, o.code AS organisation, d.kind, d.year, d.posts, d.version',
  from: 'trainee_demands d LEFT JOIN organisations o ON o.id = d.organisation_id',
  key: 'd.id',
  keyType: 'uuid',
  filters: { organisation: 'o.code', kind: 'd.kind', year: 'd.year' },
});
