import type { Complaints } from '../../src/bundle/complaint';
import type { Source } from '../../src/bundle/read-bundle';
import { isSheetName, type SheetName } from '../../src/bundle/sheet-name';
import { csvTable } from '../../src/bundle/table/csv-table';
import type { RawTable } from '../../src/bundle/table/raw-table';

/** A small bundle without fault, that uses every sheet: the files by name. People and numbers are invented. */
export const SMALL_BUNDLE: Readonly<Record<string, string>> = {
  'organisations.csv': `code;kind;name;organisation_number;county_code;alf;street;postal_code;city;bankgiro;buyer_reference;reference_pattern;cost_per_day
LU;university;Lunds universitet;999901-0011;;;;;;;ZZ1234;ZZ[0-9]{4};
RSK;region;Region Skåne;232100-0255;12;yes;Provgatan 1;291 89;Kristianstad;5050-1055;;;900.00
RBL;region;Region Blekinge;232100-0081;10;;Provgatan 2;371 81;Karlskrona;;;;840.00
`,
  'towns.csv': `code;name;county_code;latitude;longitude
karlskrona;Karlskrona;10;56.1612;15.5869
lund;Lund;12;55.7047;13.191
`,
  'travel_times.csv': `from;to;km;minutes
karlskrona;lund;205;175
`,
  'specialties.csv': `code;name
medicine;Medicin
surgery;Kirurgi
`,
  'units.csv': `code;organisation;town;name;hsa_id;booking_model;specialties
bl-kir;RBL;karlskrona;Kirurgkliniken;SE2321000081-A01;regulated;surgery
bl-med;RBL;karlskrona;Medicinkliniken;SE2321000081-A02;mixed;medicine|surgery
`,
  'terms.csv': `code;first_week;last_week
HT2026;2026-W36;2027-W02
`,
  'day_exceptions.csv': `day;kind;name
2026-12-23;closed;Julledigt
`,
  'programmes.csv': `code;name;university
lakare;Läkarprogrammet;LU
`,
  'study_sites.csv': `code;programme;name;weight;towns
syd;lakare;Syd;10;karlskrona|lund
`,
  'curricula.csv': `code;programme;name;terms
lakare-12;lakare;Sexårigt;12
`,
  'courses.csv': `code;curriculum;name;programme_term;groups;rotate_together
t6;lakare-12;Medicin T6;6;2;yes
t8;lakare-12;Kirurgi T8;8;;
`,
  'requirements.csv': `course;code;specialty;level;days;window_weeks;days_per_week;sequence;in_order;earliest_week;latest_week
t6;med;medicine;basic;20;4;;;;;
t8;kir;surgery;basic;15;4;4;2;yes;2026-W40;2026-W51
`,
  'students.csv': `code;name;university;study_town;home_town;precedence;enrolled_abroad;distance;protected_identity
s1;Alva Exempelsson;LU;lund;karlskrona;;;;
s2;Bo Provsson;LU;lund;;parent;;;
s3;Cia Testberg;LU;lund;;;;;yes
`,
  'enrolments.csv': `student;course;term;study_site;group;pair;requested_at
s1;t6;HT2026;syd;A;;2026-04-01T08:00:00Z
s2;t8;HT2026;;;par;
s3;t8;HT2026;;;par;
`,
  'employments.csv': `student;unit;first_day;last_day
s1;bl-kir;2024-01-01;2025-12-31
`,
  'wishes.csv': `student;course;term;rank;town;unit
s1;t6;HT2026;1;karlskrona;
s1;t6;HT2026;2;;bl-med
`,
  'rule_sets.csv': `code;kind;name;over_km;over_minutes;cap_per_week;cap_per_night;cap_per_month;cap_total;own_share;percent;family_home;days_after_term
bo;housing;Värden betalar;50;;1225.00;175.00;;;;;;30
resa;travel;Resor;;;;;;2685.00;895.00;75;;30
`,
  'agreements.csv': `code;number;name;parent;valid_from;valid_to;withdrawn_on;funding;booking_model;absence;publish_weeks_before;housing_rules;travel_rules
alf;A-1;ALF Skåne;;2026-01-01;;;alf;regulated;;;;
sek;A-2;Sekundärt avtal;alf;2026-01-01;2028-12-31;;alf;regulated;notified_paid;10;bo;resa
`,
  'agreement_parties.csv': `agreement;organisation;role
alf;LU;owner
alf;RSK;host
sek;LU;owner
sek;RBL;host
sek;RSK;mediator
`,
  'agreement_programmes.csv': `agreement;programme
alf;lakare
sek;lakare
`,
  'priorities.csv': `agreement;tier;criterion
sek;2;owner
sek;1;special_reason
`,
  'quotas.csv': `code;agreement;term;town;host;course;places
q1;sek;HT2026;karlskrona;RBL;t6;10
`,
  'settlement_terms.csv': `agreement;from_day;absence;notice_days;cancel_deadline_days;cancel_percent;cancel_max_weeks;housing_rules;travel_rules;housing_advanced_by;decided_by;decided_on;document_number
sek;2027-01-01;certified_only;5;28;50;2;bo;;student;Regionstyrelsen;2026-11-30;RS 2026/7
`,
  'legs.csv': `code;agreement;kind;creditor;debtor;rates_from;vat_category;vat_decided_by;vat_reason;period;days_net;series;whole_kronor
u1;alf;teaching;@host;LU;;O;Ekonomichef;Utanför momsens område;term;;SK;
u2;sek;teaching;@host;@mediator;u1;O;Ekonomichef;Utanför momsens område;month;20;BL;yes
b2;sek;housing;@owner;@host;;O;Ekonomichef;Utanför momsens område;term;;BO;
`,
  'rates.csv': `leg;valid_from;valid_to;amount;unit;status;decision
u1;2026-01-01;2026-12-31;3966.79;week;decided;2026:1
u1;2027-01-01;;4081.83;week;preliminary;2026:9
`,
  'capacity.csv': `unit;specialty;level;first_week;last_week;places
bl-kir;surgery;basic;2026-W36;2026-W51;4
bl-med;medicine;basic;2026-W36;2026-W43;6
bl-med;medicine;basic;2026-W44;2026-W51;5
`,
  'closures.csv': `unit;first_week;last_week;reason;note
bl-kir;2026-W44;2026-W44;rebuilding;Ombyggnad
`,
  'supervisors.csv': `code;unit;first_week;last_week;students;competences
h1;bl-med;2026-W36;2026-W53;2;medicine:advanced|surgery:basic
`,
  'beds.csv': `code;host;town;first_week;last_week;beds
bo-kka;RBL;karlskrona;2026-W36;2026-W51;6
`,
  'demands.csv': `code;unit;agreement;kind;days_before
kir-utdrag;bl-kir;;register_extract;14
lu-vaccination;;sek;vaccination;
`,
  'attendance.csv': `student;course;requirement;term;day;status;half_days;reason;certified_on;certified_by;countersigned_on;countersigned_by
s1;t6;med;HT2026;2026-10-05;present;2;;2026-10-09;Handledare Ek;2026-10-12;Adjunkt Al
s1;t6;med;HT2026;2026-10-06;absent_notified;2;Tenta;;;;
s1;t6;med;HT2026;2026-10-07;made_up;1;;;;;
`,
  'housing_receipts.csv': `code;student;course;requirement;term;first_day;last_day;basis;units;receipt;shared_with;home;advanced_by;submitted_on
bo1;s1;t6;med;HT2026;2026-10-05;2026-10-30;weeks;4;5200.00;1;own;student;2026-11-02
`,
  'travel_receipts.csv': `code;student;course;requirement;term;first_day;last_day;receipt;advanced_by;submitted_on
re1;s1;t6;med;HT2026;2026-10-05;2026-10-30;1005.50;university;2026-11-02
`,
};

/** Files as the source of a bundle, as if they lay in a folder. */
export function sourceOf(files: Readonly<Record<string, string | Buffer>>, complaints: Complaints): Source {
  const tables = new Map<SheetName, RawTable>();
  const unreadable = new Set<SheetName>();
  for (const [file, content] of Object.entries(files)) {
    const name = file.replace('.csv', '');
    if (!isSheetName(name)) throw new Error(`${file} is no file of a bundle`);
    const table = csvTable(file, Buffer.from(content), complaints);
    if (table) tables.set(name, table);
    else unreadable.add(name);
  }
  return { fileOf: (sheet) => `${sheet}.csv`, tables, unreadable };
}
