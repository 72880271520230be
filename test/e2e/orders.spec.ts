import { field, type CsvRow } from '../support/bundle-files';
import { runScenario } from '../support/run-scenario';
import type { Sheets } from '../support/scenario-bundle';

jest.setTimeout(120_000);

/** One clinic in Skåne, one in Blekinge, two places each in the only four weeks; each host has an agreement with an order of its own. */
const twoHosts = (model: { skane: string; blekinge: string; agreement?: string }, places = 2): Sheets => ({
  organisations: `code;kind;name;organisation_number;county_code;alf;bankgiro
LU;university;Lunds universitet;999901-0011;;;
MAU;university;Malmö universitet;999901-0029;;;
HKR;university;Högskolan Kristianstad;999901-0037;;;
RSK;region;Region Skåne;232100-0255;12;yes;5050-1055
RBL;region;Region Blekinge;232100-0081;10;;5050-1055`,
  units: `code;organisation;town;name;hsa_id;booking_model;specialties
sk-med;RSK;lund;Medicinkliniken Lund;SE2321000255-A1;${model.skane};medicine
bl-med;RBL;karlskrona;Medicinkliniken Karlskrona;SE2321000081-A1;${model.blekinge};medicine`,
  programmes: 'code;name;university\np-lu;Läkarprogrammet;LU\np-mau;Läkarprogrammet i Malmö;MAU\np-hkr;Läkarprogrammet i Kristianstad;HKR',
  curricula: 'code;programme;name;terms\nk-lu;p-lu;Sexårigt;12\nk-mau;p-mau;Sexårigt;12\nk-hkr;p-hkr;Sexårigt;12',
  courses: 'code;curriculum;name;programme_term\nt-lu;k-lu;Medicin i Lund;6\nt-mau;k-mau;Medicin i Malmö;6\nt-hkr;k-hkr;Medicin i Kristianstad;6',
  requirements: ['course;code;specialty;level;days;window_weeks;earliest_week;latest_week', ...['lu', 'mau', 'hkr'].map((at) => `t-${at};block;medicine;basic;20;4;2025-W40;2025-W43`)].join('\n'),
  capacity: `unit;specialty;level;first_week;last_week;places\nsk-med;medicine;basic;2025-W36;2026-W03;${places}\nbl-med;medicine;basic;2025-W36;2026-W03;${places}`,
  agreements: `code;number;name;valid_from;funding;booking_model
skane;A-1;Skåneavtalet;2020-01-01;none;regulated
blekinge;A-2;Blekingeavtalet;2020-01-01;none;${model.agreement ?? 'regulated'}`,
  agreement_parties: `agreement;organisation;role
skane;LU;owner
skane;MAU;cooperating
skane;RSK;host
blekinge;HKR;owner
blekinge;MAU;cooperating
blekinge;RBL;host`,
  agreement_programmes: 'agreement;programme\nskane;p-lu\nskane;p-mau\nskane;p-hkr\nblekinge;p-lu\nblekinge;p-mau\nblekinge;p-hkr',
  legs: 'code;agreement;kind;creditor;debtor;rates_from;vat_category;vat_decided_by;vat_reason;period;series',
  rates: 'leg;valid_from;valid_to;amount;unit;status;decision',
  priorities: 'agreement;tier;criterion\nskane;1;owner\nskane;2;cooperating\nblekinge;1;owner\nblekinge;2;cooperating',
});

/** Students in the order in which they asked. */
const asking = (...codes: readonly string[]): Sheets => ({
  students: ['code;name;university;study_town', ...codes.map((code) => `${code};Test ${code};${code.split('-')[0]?.toUpperCase() ?? ''};lund`)].join('\n'),
  enrolments: ['student;course;term;requested_at', ...codes.map((code, i) => `${code};t-${code.split('-')[0] ?? ''};HT2025;2025-04-0${i + 1}T08:00:00Z`)].join('\n'),
});

const at = (rows: readonly CsvRow[], unit: string): string[] => rows.filter((row) => field(row, 'unit') === unit).map((row) => field(row, 'student')).sort();
const universitiesAt = (rows: readonly CsvRow[], unit: string): string[] => at(rows, unit).map((student) => student.split('-')[0] ?? '');

describe('agreements with orders of their own', () => {
  it('regulated: each gives its places tier by tier, opposite for Lund and Kristianstad', async () => {
    const { rows } = await runScenario(twoHosts({ skane: 'regulated', blekinge: 'regulated' }), asking('lu-1', 'lu-2', 'lu-3', 'hkr-1', 'mau-1'));
    const placements = rows('placements.csv');
    expect(universitiesAt(placements, 'sk-med')).toEqual(['lu', 'lu']);
    expect(universitiesAt(placements, 'bl-med')).toEqual(['hkr', 'mau']);
    const [reserve] = rows('reserves.csv');
    expect(field(reserve ?? {}, 'student')).toMatch(/^lu-/);
  });

  it('regulated: a later tier has what is left over', async () => {
    const { rows } = await runScenario(twoHosts({ skane: 'regulated', blekinge: 'regulated' }), asking('hkr-1', 'hkr-2', 'hkr-3', 'lu-1'));
    expect(rows('reserves.csv')).toEqual([]);
    expect(universitiesAt(rows('placements.csv'), 'sk-med')).toEqual(['hkr', 'lu']);
  });

  it('first come, first served: within a tier the time of the request decides, not the tier elsewhere', async () => {
    const alike = { priorities: 'agreement;tier;criterion\nskane;1;owner\nskane;2;cooperating\nblekinge;2;everyone' };
    const { rows } = await runScenario(twoHosts({ skane: 'regulated', blekinge: 'first_come' }), alike, asking('mau-1', 'mau-2', 'lu-1', 'lu-2', 'lu-3'));
    expect(at(rows('placements.csv'), 'bl-med')).toEqual(['mau-1', 'mau-2']);
    expect(universitiesAt(rows('placements.csv'), 'sk-med')).toEqual(['lu', 'lu']);
  });

  it('mixed: the unit follows the agreement, tiers first and then the time of the request', async () => {
    const models = { skane: 'mixed', blekinge: 'mixed', agreement: 'first_come' };
    const { rows } = await runScenario(twoHosts(models, 1), asking('lu-1', 'mau-1', 'mau-2', 'lu-2'));
    expect(at(rows('placements.csv'), 'bl-med')).toEqual(['mau-1']);
    expect(universitiesAt(rows('placements.csv'), 'sk-med')).toEqual(['lu']);
  });
});
