import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Sheets of a bundle by name: a header line, then rows. */
export type Sheets = Record<string, string>;

/** Blekinge hosts Lund's students in one clinic, mediated by Skåne, housing on the host. Scenarios replace what they are about. */
export const BASE: Sheets = {
  organisations: `code;kind;name;organisation_number;county_code;alf;bankgiro
LU;university;Lunds universitet;999901-0011;;;
RSK;region;Region Skåne;232100-0255;12;yes;5050-1055
RBL;region;Region Blekinge;232100-0081;10;;5050-1055`,
  towns: `code;name;county_code;latitude;longitude
karlskrona;Karlskrona;10;56.16;15.59
lund;Lund;12;55.70;13.19`,
  travel_times: `from;to;km;minutes
lund;karlskrona;205;175`,
  specialties: `code;name
medicine;Medicin`,
  units: `code;organisation;town;name;hsa_id;booking_model;specialties
bl-med;RBL;karlskrona;Medicinkliniken;SE2321000081-A1;regulated;medicine`,
  terms: `code;first_week;last_week
HT2025;2025-W36;2026-W03`,
  programmes: `code;name;university
lakare;Läkarprogrammet;LU`,
  curricula: `code;programme;name;terms
lakare-12;lakare;Sexårigt;12`,
  rule_sets: `code;kind;name;over_km;cap_per_week;cap_per_night;family_home;days_after_term
bo;housing;Värden betalar;80;1225;175;no;0`,
  agreements: `code;number;name;valid_from;funding;booking_model;housing_rules
alf;A-1;ALF Skåne;2020-01-01;alf;regulated;
sek;A-2;Sekundärt avtal;2020-01-01;alf;regulated;bo`,
  agreement_parties: `agreement;organisation;role
alf;LU;owner
alf;RSK;host
sek;LU;owner
sek;RSK;mediator
sek;RBL;host`,
  agreement_programmes: `agreement;programme
sek;lakare`,
  legs: `code;agreement;kind;creditor;debtor;rates_from;vat_category;vat_decided_by;vat_reason;period;series
alf-u;alf;teaching;RSK;LU;;O;Ekonomichef;Utanför moms;term;A
sek-u;sek;teaching;@host;@mediator;alf-u;O;Ekonomichef;Utanför moms;month;U
sek-b;sek;housing;@owner;@host;;O;Ekonomichef;Utanför moms;month;B`,
  rates: `leg;valid_from;valid_to;amount;unit;status;decision
alf-u;2025-01-01;2025-12-31;3862.50;week;decided;D-25
alf-u;2026-01-01;2026-12-31;3966.79;week;decided;D-26`,
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** So many students of Lund's in one course: students and enrolments. */
export function cohort(count: number, course: string, term = 'HT2025'): Sheets {
  const codes = numbers(count).map((i) => `s${String(i).padStart(2, '0')}`);
  return {
    students: ['code;name;university;study_town', ...codes.map((code) => `${code};Test ${code};LU;lund`)].join('\n'),
    enrolments: ['student;course;term', ...codes.map((code) => `${code};${course};${term}`)].join('\n'),
  };
}

/** Writes a bundle to a new folder, and gives its path. */
export function writeBundle(...sheets: Sheets[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'vilplats-bundle-'));
  for (const [name, text] of Object.entries(Object.assign({}, BASE, ...sheets) as Sheets)) writeFileSync(join(folder, `${name}.csv`), `${text}\n`);
  return folder;
}
