import { Listing } from '../platform/database/listing';

export const organisationListing = new Listing({
  noun: 'organisation',
  columns: `o.code, o.kind, o.name, o.organisation_number AS "organisationNumber", o.county_code AS "countyCode", o.alf,
    o.street, o.postal_code AS "postalCode", o.city, o.bankgiro, o.plusgiro, o.gln,
    o.buyer_reference AS "buyerReference", o.reference_pattern AS "referencePattern", o.reference_is_order AS "referenceIsOrder",
    o.ocr_length_digit AS "ocrLengthDigit", o.invoice_numbering AS "invoiceNumbering", o.invoice_channel AS "invoiceChannel",
    CASE WHEN o.id = acting_organisation() THEN o.cost_per_day_ore END AS "costPerDayOre", o.version`,
  from: 'organisations o',
  key: 'o.code',
  filters: { kind: 'o.kind', countyCode: 'o.county_code' },
});

export const townListing = new Listing({
  noun: 'town',
  columns: 't.code, t.name, t.county_code AS "countyCode", t.latitude::float8 AS latitude, t.longitude::float8 AS longitude, t.version',
  from: 'towns t',
  key: 't.code',
  filters: { countyCode: 't.county_code' },
});

export const travelTimeListing = new Listing({
  noun: 'travel time',
  columns: 'f.code AS "from", t.code AS "to", w.km, w.minutes, w.implied, w.version',
  from: 'travel_times w JOIN towns f ON f.id = w.from_town_id JOIN towns t ON t.id = w.to_town_id',
  key: `(f.code || ' ' || t.code)`,
  filters: { from: 'f.code', to: 't.code' },
});

export const specialtyListing = new Listing({ noun: 'specialty', columns: 's.code, s.name, s.version', from: 'specialties s', key: 's.code' });

export const unitListing = new Listing({
  noun: 'unit',
  columns: `u.code, u.name, o.code AS organisation, t.code AS town, u.hsa_id AS "hsaId", u.booking_model AS "bookingModel",
    ARRAY(SELECT s.specialty FROM unit_specialties s WHERE s.unit_id = u.id ORDER BY 1) AS specialties, u.asks_at_swaps AS "asksAtSwaps", u.version`,
  from: 'units u JOIN organisations o ON o.id = u.organisation_id JOIN towns t ON t.id = u.town_id',
  key: 'u.code',
  filters: { organisation: 'o.code', town: 't.code', countyCode: 't.county_code' },
});
