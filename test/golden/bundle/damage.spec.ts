import { Complaints, type Complaint } from '../../../src/bundle/complaint';
import { readBundle } from '../../../src/bundle/read-bundle';
import { SHEET_NAMES } from '../../../src/bundle/sheet-name';
import { SMALL_BUNDLE, sourceOf } from '../../support/small-bundle';

type Files = Record<string, string | Buffer>;

function complaintsAbout(files: Files): readonly Complaint[] {
  const complaints = new Complaints();
  readBundle(sourceOf(files, complaints), new Map(), complaints);
  return complaints.all;
}

/** The small bundle with one text of one file changed. */
function changed(sheet: string, from: string | RegExp, to: string): Files {
  const file = `${sheet}.csv`;
  const content = SMALL_BUNDLE[file] ?? '';
  const damaged = content.replace(from, to);
  if (damaged === content) throw new Error(`${file} has no ${String(from)}`);
  return { ...SMALL_BUNDLE, [file]: damaged };
}

const withBytes = (sheet: string, bytes: Buffer): Files => ({ ...SMALL_BUNDLE, [`${sheet}.csv`]: bytes });
const bytesOf = (sheet: string): Buffer => Buffer.from(SMALL_BUNDLE[`${sheet}.csv`] ?? '');
const without = (sheet: string): Files => Object.fromEntries(Object.entries(SMALL_BUNDLE).filter(([file]) => file !== `${sheet}.csv`));

it('finds no fault in the small bundle, which has a row in every sheet', () => {
  expect(complaintsAbout(SMALL_BUNDLE)).toEqual([]);
  expect(Object.keys(SMALL_BUNDLE).sort()).toEqual(SHEET_NAMES.map((name) => `${name}.csv`).sort());
});

it.each<[string, Files]>([
  ['a byte order mark', withBytes('towns', Buffer.concat([Buffer.from('efbbbf', 'hex'), bytesOf('towns')]))],
  ['carriage returns', withBytes('towns', Buffer.from(String(SMALL_BUNDLE['towns.csv']).replaceAll('\n', '\r\n')))],
  ['no line break at the end', changed('towns', /\n$/, '')],
  ['columns in another order', withBytes('terms', Buffer.from('last_week;code;first_week\n2027-W02;HT2026;2026-W36\n'))],
  ['optional columns left out', withBytes('students', Buffer.from('code;name;university;study_town\ns1;A;LU;lund\ns2;B;LU;lund\ns3;C;LU;lund\n'))],
  ['blank lines and trailing separators', changed('towns', 'lund;Lund;12;55.7047;13.191', '\n;;;;\nlund;Lund;12;55.7047;13.191;;')],
  ['quotes, decimal comma, no dash', changed('rates', '3966.79;week', '"3966,79";"week"')],
  ['a name that begins like a formula and is marked', changed('towns', ';Lund;', `;'=Lund;`)],
  ['optional files left out', without('wishes')],
])('accepts %s', (_name, files) => expect(complaintsAbout(files)).toEqual([]));

/** The small bundle with a successor of its first agreement, and from when. */
function withSuccessor(successor: string): Files {
  const [head = '', first = '', ...rest] = String(SMALL_BUNDLE['agreements.csv']).trimEnd().split('\n');
  return withBytes('agreements', Buffer.from([`${head};successor;succeeded_from`, `${first};${successor}`, ...rest.map((row) => `${row};;`)].join('\n')));
}

/** What is done, the files, and the complaint that must come: code, file, row, column, value. */
type Case = [damage: string, files: Files, code: string, file: string, row: number | null, column: string | null, value: string | null];

const cases: Case[] = [
  // The file as a whole.
  ['Latin-1', withBytes('towns', Buffer.from(String(SMALL_BUNDLE['towns.csv']).replace(';Lund;', ';Malmö;'), 'latin1')), 'wrong-encoding', 'towns.csv', 3, null, 'lund;Malmö;12;55.7047;13.191'],
  ['UTF-16', withBytes('towns', Buffer.from(`\uFEFF${String(SMALL_BUNDLE['towns.csv'])}`, 'utf16le')), 'wrong-encoding', 'towns.csv', null, null, null],
  ['commas', withBytes('towns', Buffer.from(String(SMALL_BUNDLE['towns.csv']).replaceAll(';', ','))), 'wrong-delimiter', 'towns.csv', 1, null, 'code,name,county_code,latitude,longitude'],
  ['tabs', withBytes('towns', Buffer.from(String(SMALL_BUNDLE['towns.csv']).replaceAll(';', '\t'))), 'wrong-delimiter', 'towns.csv', 1, null, 'code\uFFFDname\uFFFDcounty_code\uFFFDlatitude\uFFFDlongitude'],
  ['an empty file', withBytes('towns', Buffer.from('')), 'empty-file', 'towns.csv', null, null, null],
  ['a header without rows', withBytes('towns', Buffer.from('code;name;county_code;latitude;longitude\n')), 'no-rows', 'towns.csv', null, null, null],
  ['a workbook named .csv', withBytes('towns', Buffer.from('PK\u0003\u0004xyz')), 'not-csv', 'towns.csv', null, null, null],
  ['a missing file', without('towns'), 'missing-file', 'towns.csv', null, null, null],
  ['no header', changed('towns', /^.*\n/, ''), 'missing-header', 'towns.csv', 1, null, 'karlskrona;Karlskrona;10;56.1612;15.5869'],
  ['an unknown column', changed('towns', 'latitude', 'lattitude'), 'unknown-column', 'towns.csv', 1, 'lattitude', 'lattitude'],
  ['a missing column', changed('towns', 'latitude', 'lattitude'), 'missing-column', 'towns.csv', 1, 'latitude', null],
  ['a doubled column', changed('towns', 'longitude', 'latitude'), 'doubled-column', 'towns.csv', 1, 'latitude', 'latitude'],
  ['a row too short', changed('towns', '12;55.7047;13.191', '12;55.7047'), 'ragged-row', 'towns.csv', 3, null, 'lund;Lund;12;55.7047'],
  ['a row too long', changed('towns', '13.191', '13.191;x'), 'ragged-row', 'towns.csv', 3, null, 'lund;Lund;12;55.7047;13.191;x'],
  ['an open quote', changed('towns', ';Lund;', ';"Lund;'), 'broken-quotes', 'towns.csv', 3, null, 'lund;"Lund;12;55.7047;13.191'],
  ['a NUL', changed('towns', ';Lund;', ';Lu\u0000nd;'), 'control-character', 'towns.csv', 3, 'name', 'Lu\uFFFDnd'],
  ['a line break in a cell', changed('towns', ';Lund;', ';"Lu\nnd";'), 'control-character', 'towns.csv', 3, 'name', 'Lu\uFFFDnd'],
  ['text turned right to left', changed('towns', ';Lund;', ';\u202Ednul;'), 'control-character', 'towns.csv', 3, 'name', '\u202Ednul'],
  ['a line far too long', changed('towns', ';Lund;', `;${'x'.repeat(30_000)};`), 'row-too-long', 'towns.csv', 3, null, `lund;${'x'.repeat(112)}...`],
  // Cells by themselves.
  ['a blank required cell', changed('towns', ';Lund;', ';;'), 'required', 'towns.csv', 3, 'name', ''],
  ['a long name', changed('towns', ';Lund;', `;${'x'.repeat(201)};`), 'too-long', 'towns.csv', 3, 'name', `${'x'.repeat(117)}...`],
  ['a formula', changed('towns', ';Lund;', ';=HYPERLINK(1);'), 'formula', 'towns.csv', 3, 'name', '=HYPERLINK(1)'],
  ['a full-width formula', changed('towns', ';Lund;', ';＝1+1;'), 'formula', 'towns.csv', 3, 'name', '＝1+1'],
  ['a formula as code', changed('specialties', 'surgery;', '=surgery;'), 'formula', 'specialties.csv', 3, 'code', '=surgery'],
  ['a space in a code', changed('specialties', 'surgery;', 'sur gery;'), 'invalid-code', 'specialties.csv', 3, 'code', 'sur gery'],
  ['a code of 41 characters', changed('specialties', 'surgery;', `${'s'.repeat(41)};`), 'invalid-code', 'specialties.csv', 3, 'code', 's'.repeat(41)],
  ['a personal number as code', changed('students', 's1;Alva', '811218-9876;Alva'), 'personal-number', 'students.csv', 2, 'code', '811218-9876'],
  ['a personal number in a text', changed('closures', 'Ombyggnad', 'se 19811218-9876'), 'personal-number', 'closures.csv', 2, 'note', 'se 19811218-9876'],
  ['a week that does not exist', changed('terms', '2027-W02', '2027-W53'), 'invalid-week', 'terms.csv', 2, 'last_week', '2027-W53'],
  ['a week in another shape', changed('terms', '2026-W36', '2026v36'), 'invalid-week', 'terms.csv', 2, 'first_week', '2026v36'],
  ['a term of another name', changed('terms', 'HT2026;', 'Hösten;'), 'invalid-term', 'terms.csv', 2, 'code', 'Hösten'],
  ['a day that does not exist', changed('employments', '2025-12-31', '2025-02-29'), 'invalid-day', 'employments.csv', 2, 'last_day', '2025-02-29'],
  ['a day in Swedish short form', changed('employments', '2025-12-31', '251231'), 'invalid-day', 'employments.csv', 2, 'last_day', '251231'],
  ['a year out of reach', changed('employments', '2025-12-31', '9999-12-31'), 'invalid-day', 'employments.csv', 2, 'last_day', '9999-12-31'],
  ['an amount with a unit', changed('rates', '3966.79', '3966.79 kr'), 'invalid-amount', 'rates.csv', 2, 'amount', '3966.79 kr'],
  ['an amount of three decimals', changed('rates', '3966.79', '3966.795'), 'invalid-amount', 'rates.csv', 2, 'amount', '3966.795'],
  ['a negative amount', changed('rates', '3966.79', '-3966.79'), 'negative-amount', 'rates.csv', 2, 'amount', '-3966.79'],
  ['letters for a number', changed('capacity', ';4\n', ';fyra\n'), 'invalid-number', 'capacity.csv', 2, 'places', 'fyra'],
  ['half a place', changed('capacity', ';4\n', ';4.5\n'), 'invalid-number', 'capacity.csv', 2, 'places', '4.5'],
  ['negative places', changed('capacity', ';4\n', ';-4\n'), 'out-of-range', 'capacity.csv', 2, 'places', '-4'],
  ['six days a week', changed('requirements', ';4;4;', ';4;6;'), 'out-of-range', 'requirements.csv', 3, 'days_per_week', '6'],
  ['yes in Swedish', changed('organisations', ';yes;', ';ja;'), 'invalid-boolean', 'organisations.csv', 3, 'alf', 'ja'],
  ['a word not on the list', changed('units', 'regulated', 'free'), 'not-allowed', 'units.csv', 2, 'booking_model', 'free'],
  ['a list with a gap', changed('units', 'medicine|surgery', 'medicine||surgery'), 'empty-in-list', 'units.csv', 3, 'specialties', 'medicine||surgery'],
  ['a list with a double', changed('units', 'medicine|surgery', 'surgery|surgery'), 'doubled-in-list', 'units.csv', 3, 'specialties', 'surgery|surgery'],
  ['a wrong check digit', changed('organisations', '232100-0081', '232100-0082'), 'invalid-organisation-number', 'organisations.csv', 4, 'organisation_number', '232100-0082'],
  ['a personal number as organisation number', changed('organisations', '232100-0081', '811218-9876'), 'invalid-organisation-number', 'organisations.csv', 4, 'organisation_number', '811218-9876'],
  ['a wrong bankgiro', changed('organisations', '5050-1055', '5050-1056'), 'invalid-bankgiro', 'organisations.csv', 3, 'bankgiro', '5050-1056'],
  ['a wrong HSA-id', changed('units', 'SE2321000081-A01', '2321000081-A01'), 'invalid-hsa-id', 'units.csv', 2, 'hsa_id', '2321000081-A01'],
  ['an unknown county', changed('towns', ';10;', ';11;'), 'unknown-county', 'towns.csv', 2, 'county_code', '11'],
  ['a latitude off the globe', changed('towns', '55.7047', '95.7047'), 'invalid-coordinate', 'towns.csv', 3, 'latitude', '95.7047'],
  ['a longitude with comma', changed('towns', '13.191', '13,191'), 'invalid-coordinate', 'towns.csv', 3, 'longitude', '13,191'],
  ['a time that does not exist', changed('enrolments', 'T08:00:00Z', 'T25:00:00Z'), 'invalid-timestamp', 'enrolments.csv', 2, 'requested_at', '2026-04-01T25:00:00Z'],
  ['a broken pattern', changed('organisations', 'ZZ[0-9]{4}', 'ZZ[0-9'), 'invalid-pattern', 'organisations.csv', 2, 'reference_pattern', 'ZZ[0-9'],
  ['a pattern that takes for ever', changed('organisations', 'ZZ[0-9]{4}', '(Z+)+[0-9]'), 'unsafe-pattern', 'organisations.csv', 2, 'reference_pattern', '(Z+)+[0-9]'],
  ['a competence without level', changed('supervisors', 'surgery:basic', 'surgery'), 'invalid-competence', 'supervisors.csv', 2, 'competences', 'medicine:advanced|surgery'],
  ['a role that does not exist', changed('legs', 'u2;sek;teaching;@host', 'u2;sek;teaching;@hosts'), 'invalid-party', 'legs.csv', 3, 'creditor', '@hosts'],
  ['a series in small letters', changed('legs', ';SK;', ';sk;'), 'invalid-series', 'legs.csv', 2, 'series', 'sk'],
  ['a postal code of four digits', changed('organisations', '291 89', '2918'), 'invalid-postal-code', 'organisations.csv', 3, 'postal_code', '2918'],
  // Rows by the declaration of their sheet.
  ['a doubled code', changed('towns', 'lund;Lund', 'karlskrona;Lund'), 'doubled', 'towns.csv', 3, 'code', 'karlskrona'],
  ['a doubled organisation number', changed('organisations', '232100-0255', '232100-0081'), 'doubled', 'organisations.csv', 4, 'organisation_number', '232100-0081'],
  ['a doubled HSA-id', changed('units', 'SE2321000081-A02', 'SE2321000081-A01'), 'doubled', 'units.csv', 3, 'hsa_id', 'SE2321000081-A01'],
  ['a doubled enrolment', changed('enrolments', /$/, 's1;t6;HT2026;;;;\n'), 'doubled', 'enrolments.csv', 5, 'student+course+term', 's1 t6 HT2026'],
  ['a doubled rank', changed('wishes', 'HT2026;2', 'HT2026;1'), 'doubled', 'wishes.csv', 3, 'student+course+term+rank', 's1 t6 HT2026 1'],
  ['a doubled day', changed('attendance', '2026-10-06', '2026-10-05'), 'doubled', 'attendance.csv', 3, 'student+course+requirement+term+day', 's1 t6 med HT2026 2026-10-05'],
  ['an unknown town', changed('units', 'RBL;karlskrona;Kir', 'RBL;karlskrna;Kir'), 'unknown-reference', 'units.csv', 2, 'town', 'karlskrna'],
  ['an unknown specialty in a list', changed('units', 'medicine|surgery', 'medicine|psychiatry'), 'unknown-reference', 'units.csv', 3, 'specialties', 'psychiatry'],
  ['an unknown student', changed('enrolments', 's2;t8', 's9;t8'), 'unknown-reference', 'enrolments.csv', 3, 'student', 's9'],
  ['a university that hosts', changed('units', 'bl-kir;RBL', 'bl-kir;LU'), 'wrong-kind', 'units.csv', 2, 'organisation', 'LU'],
  ['a student of a region', changed('students', 'Provsson;LU', 'Provsson;RBL'), 'wrong-kind', 'students.csv', 3, 'university', 'RBL'],
  ['travel rules for housing', changed('agreements', ';bo;resa', ';resa;resa'), 'wrong-kind', 'agreements.csv', 3, 'housing_rules', 'resa'],
  ['a rate for housing', changed('rates', 'u1;2027', 'b2;2027'), 'wrong-kind', 'rates.csv', 3, 'leg', 'b2'],
  ['a last week before the first', changed('closures', '2026-W44;2026-W44', '2026-W44;2026-W43'), 'last-before-first', 'closures.csv', 2, 'last_week', '2026-W43'],
  ['an end before the beginning', changed('agreements', '2028-12-31', '2025-12-31'), 'last-before-first', 'agreements.csv', 3, 'valid_to', '2025-12-31'],
  ['a claim handed in before its first day', changed('housing_receipts', '2026-11-02', '2026-10-01'), 'last-before-first', 'housing_receipts.csv', 2, 'submitted_on', '2026-10-01'],
  ['offers that overlap', changed('capacity', '2026-W44;2026-W51;5', '2026-W43;2026-W51;5'), 'overlap', 'capacity.csv', 4, 'first_week', '2026-W43'],
  ['rates that overlap', changed('rates', '2026-12-31', '2027-01-01'), 'overlap', 'rates.csv', 3, 'valid_from', '2027-01-01'],
  ['a rate without end before another', changed('rates', '2026-12-31', ''), 'overlap', 'rates.csv', 3, 'valid_from', '2027-01-01'],
  ['a wish for a course not enrolled in', changed('wishes', 's1;t6;HT2026;2', 's1;t8;HT2026;2'), 'not-enrolled', 'wishes.csv', 3, 'student+course+term', 's1 t8 HT2026'],
  ['attendance at a block that the course lacks', changed('attendance', 'med;HT2026;2026-10-06', 'kir;HT2026;2026-10-06'), 'unknown-requirement', 'attendance.csv', 3, 'course+requirement', 't6 kir'],
  // Rows of several sheets together.
  ['a region without county', changed('organisations', '232100-0081;10', '232100-0081;'), 'region-without-county', 'organisations.csv', 4, 'county_code', ''],
  ['two regions of one county', changed('organisations', '232100-0081;10', '232100-0081;12'), 'doubled-county', 'organisations.csv', 4, 'county_code', '12'],
  ['ALF for a university', changed('organisations', '999901-0011;;', '999901-0011;;yes'), 'alf-not-region', 'organisations.csv', 2, 'alf', 'yes'],
  ['a reference off its pattern', changed('organisations', ';ZZ1234;', ';ZZ12;'), 'reference-off-pattern', 'organisations.csv', 2, 'buyer_reference', 'ZZ12'],
  ['a way from a town to itself', changed('travel_times', 'karlskrona;lund', 'lund;lund'), 'same-town', 'travel_times.csv', 2, 'to', 'lund'],
  ['a term too long', changed('terms', '2027-W02', '2027-W52'), 'term-too-long', 'terms.csv', 2, 'last_week', '2027-W52'],
  ['a course beyond its curriculum', changed('courses', 'T8;8;', 'T8;13;'), 'beyond-curriculum', 'courses.csv', 3, 'programme_term', '13'],
  ['groups that do not rotate', changed('courses', 'T8;8;;', 'T8;8;3;'), 'groups-without-rotation', 'courses.csv', 3, 'groups', '3'],
  ['more days than the window has', changed('requirements', ';15;4;4;', ';17;4;4;'), 'days-beyond-window', 'requirements.csv', 3, 'days', '17'],
  ['a window longer than its weeks', changed('requirements', '2026-W51', '2026-W42'), 'window-beyond-weeks', 'requirements.csv', 3, 'latest_week', '2026-W42'],
  ['a block outside every term', changed('requirements', '2026-W40;2026-W51', '2025-W40;2025-W51'), 'outside-terms', 'requirements.csv', 3, 'earliest_week', '2025-W40'],
  ['a window longer than every term', changed('requirements', ';20;4;', ';20;21;'), 'window-beyond-terms', 'requirements.csv', 2, 'window_weeks', '21'],
  ['sites without weight', changed('study_sites', ';10;', ';0;'), 'no-weight', 'study_sites.csv', 2, 'weight', '0'],
  ['a study site of another programme', { ...changed('programmes', /$/, 'ssk;Sjuksköterska;LU\n'), 'study_sites.csv': 'code;programme;name;weight;towns\nsyd;ssk;Syd;1;lund\n' }, 'other-programme', 'enrolments.csv', 2, 'study_site', 'syd'],
  ['a course of another university', { ...changed('organisations', /$/, 'KAU;university;Karlstads universitet;999902-0028;;;;;;;;;\n'), 'programmes.csv': 'code;name;university\nlakare;Läkare;KAU\n' }, 'other-university', 'enrolments.csv', 2, 'course', 't6'],
  ['a group where nothing rotates', changed('enrolments', 's2;t8;HT2026;;;', 's2;t8;HT2026;;A;'), 'group-without-rotation', 'enrolments.csv', 3, 'group', 'A'],
  ['more groups than the course has', changed('enrolments', /$/, 's2;t6;HT2026;;B;;\ns3;t6;HT2026;;C;;\n'), 'too-many-groups', 'enrolments.csv', 6, 'group', 'C'],
  ['a pair of one', changed('enrolments', 's3;t8;HT2026;;;par', 's3;t8;HT2026;;;pra'), 'pair-not-two', 'enrolments.csv', 4, 'pair', 'pra'],
  ['a pair of three', changed('enrolments', /$/, 's1;t8;HT2026;;;par;\n'), 'pair-not-two', 'enrolments.csv', 5, 'pair', 'par'],
  ['a wish for town and unit', changed('wishes', '1;karlskrona;', '1;karlskrona;bl-kir'), 'town-and-unit', 'wishes.csv', 2, 'unit', 'bl-kir'],
  ['a wish for nothing', changed('wishes', '1;karlskrona;', '1;;'), 'neither-town-nor-unit', 'wishes.csv', 2, 'town', ''],
  ['the same wish twice', changed('wishes', '2;;bl-med', '2;karlskrona;'), 'wished-twice', 'wishes.csv', 3, 'town', 'karlskrona'],
  ['a protected name in a code', changed('students', 's3;Cia Testberg', 's-testberg;Cia Testberg'), 'code-tells-name', 'students.csv', 4, 'code', 's-testberg'],
  ['agreements in a circle', changed('agreements', 'Skåne;;', 'Skåne;sek;'), 'circular-parent', 'agreements.csv', 2, 'parent', 'sek'],
  ['an agreement that succeeds itself', withSuccessor('alf;2027-01-01'), 'circular-successor', 'agreements.csv', 2, 'successor', 'alf'],
  ['a successor from no day on', withSuccessor('sek;'), 'half-succeeded', 'agreements.csv', 2, 'succeeded_from', ''],
  ['a host that owns', changed('agreement_parties', 'sek;RBL;host', 'sek;RBL;owner'), 'role-not-for-kind', 'agreement_parties.csv', 5, 'role', 'owner'],
  ['a university as host', changed('agreement_parties', 'sek;LU;owner', 'sek;LU;host'), 'role-not-for-kind', 'agreement_parties.csv', 4, 'role', 'host'],
  ['a second mediator', changed('agreement_parties', /$/, 'sek;RBL;mediator\n'), 'second-mediator', 'agreement_parties.csv', 7, 'role', 'mediator'],
  ['a leg to a mediator that is not there', changed('agreement_parties', 'sek;RSK;mediator\n', ''), 'role-not-held', 'legs.csv', 3, 'debtor', '@mediator'],
  ['an owner that does not tell who settles', { ...changed('organisations', /$/, 'SU;university;Södra;999902-0010;;;;;;;;;\nVU;university;Västra;999903-0019;;;;;;;;;\n'),
    'agreement_parties.csv': `${String(SMALL_BUNDLE['agreement_parties.csv'])}sek;SU;owner\nsek;VU;cooperating\n` }, 'owner-unclear', 'legs.csv', 4, 'creditor', '@owner'],
  ['a leg to an unknown organisation', changed('legs', '@host;LU;', '@host;LUX;'), 'unknown-reference', 'legs.csv', 2, 'debtor', 'LUX'],
  ['a leg to itself', changed('legs', '@host;@mediator', '@host;@host'), 'same-party', 'legs.csv', 3, 'debtor', '@host'],
  ['a quota at a host that is no party', changed('quotas', ';RBL;', ';RSK;'), 'not-host-party', 'quotas.csv', 2, 'host', 'RSK'],
  ['a quota for a course not covered', changed('agreement_programmes', 'sek;lakare\n', ''), 'course-not-covered', 'quotas.csv', 2, 'course', 't6'],
  ['rates from itself', changed('legs', '@mediator;u1', '@mediator;u2'), 'circular-rates', 'legs.csv', 3, 'rates_from', 'u2'],
  ['rates from a leg that borrows', changed('legs', '@host;LU;;', '@host;LU;u2;'), 'circular-rates', 'legs.csv', 2, 'rates_from', 'u2'],
  ['rates from a housing leg', changed('legs', '@mediator;u1', '@mediator;b2'), 'wrong-kind', 'legs.csv', 3, 'rates_from', 'b2'],
  ['rates for housing', changed('legs', '@owner;@host;;', '@owner;@host;u1;'), 'rates-without-teaching', 'legs.csv', 4, 'rates_from', 'u1'],
  ['no rates', changed('legs', '@mediator;u1;', '@mediator;;'), 'no-rates', 'legs.csv', 3, 'rates_from', ''],
  ['rates twice', changed('rates', 'u1;2027', 'u2;2027'), 'rates-twice', 'legs.csv', 3, 'rates_from', 'u1'],
  ['days without a rate between two', changed('rates', '2026-12-31', '2026-12-30'), 'rate-gap', 'rates.csv', 3, 'valid_from', '2027-01-01'],
  ['no rate in the term', withBytes('rates', Buffer.from('leg;valid_from;valid_to;amount;unit;status;decision\nu1;2025-01-01;2025-12-31;1;week;decided;x\n')), 'no-rate-in-term', 'legs.csv', 2, 'code', 'u1'],
  ['an offer in a specialty that the unit lacks', changed('capacity', 'bl-kir;surgery', 'bl-kir;medicine'), 'specialty-not-at-unit', 'capacity.csv', 2, 'specialty', 'medicine'],
  ['an offer outside every term', changed('capacity', '2026-W36;2026-W51', '2025-W36;2025-W51'), 'outside-terms', 'capacity.csv', 2, 'first_week', '2025-W36'],
  ['a closure outside every term', changed('closures', '2026-W44;2026-W44', '2027-W44;2027-W44'), 'outside-terms', 'closures.csv', 2, 'first_week', '2027-W44'],
  ['an unknown competence', changed('supervisors', 'surgery:basic', 'dance:basic'), 'unknown-reference', 'supervisors.csv', 2, 'competences', 'dance:basic|medicine:advanced'],
  ['a competence twice', changed('supervisors', 'surgery:basic', 'medicine:basic'), 'doubled-in-list', 'supervisors.csv', 2, 'competences', 'medicine:advanced|medicine:basic'],
  ['attendance outside the term', changed('attendance', '2026-10-06', '2026-08-06'), 'outside-term', 'attendance.csv', 3, 'day', '2026-08-06'],
  ['three half-days', changed('attendance', 'present;2', 'present;3'), 'out-of-range', 'attendance.csv', 2, 'half_days', '3'],
  ['presence of no half-day', changed('attendance', 'present;2', 'present;0'), 'no-half-days', 'attendance.csv', 2, 'half_days', '0'],
  ['too much on one day', { ...changed('enrolments', /$/, 's1;t8;HT2026;;;;\n'), 'attendance.csv': `${String(SMALL_BUNDLE['attendance.csv'])}s1;t8;kir;HT2026;2026-10-05;present;1;;;;;\n` }, 'too-many-half-days', 'attendance.csv', 5, 'half_days', '1'],
  ['certified by nobody', changed('attendance', 'Handledare Ek', ''), 'half-signed', 'attendance.csv', 2, 'certified_by', ''],
  ['countersigned but not certified', changed('attendance', '2026-10-09;Handledare Ek', ';'), 'countersigned-only', 'attendance.csv', 2, 'certified_on', ''],
  ['certified before the day', changed('attendance', '2026-10-09', '2026-10-01'), 'certified-before-day', 'attendance.csv', 2, 'certified_on', '2026-10-01'],
  ['countersigned before certified', changed('attendance', '2026-10-12', '2026-10-08'), 'countersigned-before-certified', 'attendance.csv', 2, 'countersigned_on', '2026-10-08'],
  ['signed twice by one person', changed('attendance', 'Adjunkt Al', 'Handledare Ek'), 'one-person-signs', 'attendance.csv', 2, 'countersigned_by', 'Handledare Ek'],
  ['a claim outside the term', changed('travel_receipts', '2026-10-05;2026-10-30', '2026-08-05;2026-10-30'), 'outside-term', 'travel_receipts.csv', 2, 'first_day', '2026-08-05'],
  ['a claim with a code in use', changed('travel_receipts', 're1', 'bo1'), 'doubled', 'travel_receipts.csv', 2, 'code', 'bo1'],
  ['more weeks than the claim lasts', changed('housing_receipts', ';weeks;4;', ';weeks;6;'), 'units-beyond-days', 'housing_receipts.csv', 2, 'units', '6'],
];

it.each(cases)('names %s', (_damage, files, code, file, row, column, value) => {
  const found = complaintsAbout(files);
  expect(found).toContainEqual(expect.objectContaining({ code, file, row, column, value }));
  const [complaint] = found.filter((one) => one.code === code);
  expect(complaint?.detail).toContain(file);
  expect(complaint?.accepted.length).toBeGreaterThan(2);
});

it('tells all errors of several files at once, and counts those beyond the first thousand', () => {
  const files = { ...changed('towns', ';Lund;', ';;'), ...changed('rates', '3966.79', 'x') };
  expect(complaintsAbout({ ...files, 'rates.csv': String(files['rates.csv']) }).map(({ file }) => file)).toEqual(['rates.csv']);
  const both = { ...SMALL_BUNDLE, 'towns.csv': changed('towns', ';Lund;', ';;')['towns.csv'] ?? '', 'rates.csv': changed('rates', '3966.79', 'x')['rates.csv'] ?? '' };
  expect(complaintsAbout(both).map(({ file }) => file)).toEqual(['towns.csv', 'rates.csv']);

  const complaints = new Complaints();
  const wrong = Array.from({ length: 1500 }, (_, i) => `k${i};;10;56;15`).join('\n');
  readBundle(sourceOf({ ...SMALL_BUNDLE, 'towns.csv': `${String(SMALL_BUNDLE['towns.csv'])}${wrong}\n` }, complaints), new Map(), complaints);
  expect([complaints.count, complaints.all.length]).toEqual([1500, 1000]);
  expect(() => complaints.throwAny()).toThrow('The bundle has 1500 errors and nothing was imported; the first 1000 are listed.');
});

it('does not complain about references into a file that cannot be read', () => {
  const codes = complaintsAbout(withBytes('towns', Buffer.from(String(SMALL_BUNDLE['towns.csv']).replaceAll(';', ',')))).map(({ code }) => code);
  expect(codes).toEqual(['wrong-delimiter']);
});

/** The small bundle with one cell changed, and where it stands. */
interface CellDamage {
  readonly files: Files;
  readonly file: string;
  readonly row: number;
  readonly column: string;
}

function* everyCell(text: string): Generator<CellDamage> {
  for (const [file, content] of Object.entries(SMALL_BUNDLE)) {
    const [head = '', ...rows] = content.trimEnd().split('\n');
    for (const [i, row] of rows.entries()) {
      for (const [j, column] of head.split(';').entries()) {
        const damaged = row.split(';').map((cell, k) => (k === j ? text : cell)).join(';');
        yield { files: { ...SMALL_BUNDLE, [file]: [head, ...rows.with(i, damaged), ''].join('\n') }, file, row: i + 2, column };
      }
    }
  }
}

it('tells of a cell that cannot be read, and of nothing that follows from it', () => {
  const misled = [...everyCell('\u0007')].flatMap(({ files, file, row, column }) => {
    const told = complaintsAbout(files).map((one) => `${one.code} ${one.file} ${one.row ?? ''} ${one.column ?? ''}`);
    return told.join() === `control-character ${file} ${row} ${column}` ? [] : [{ file, row, column, told }];
  });
  expect(misled).toEqual([]);
});

it('tells of a row that is broken off, and of nothing that follows from it', () => {
  for (const [file, content] of Object.entries(SMALL_BUNDLE)) {
    const [head = '', ...rows] = content.trimEnd().split('\n');
    for (const i of rows.keys()) {
      const files = { ...SMALL_BUNDLE, [file]: [head, ...rows.with(i, 'x'), ''].join('\n') };
      expect(complaintsAbout(files)).toMatchObject([{ code: 'ragged-row', file, row: i + 2 }]);
    }
  }
});

/** What is done, the files, and all that may be told: code, file and column. */
const alone: [damage: string, files: Files, told: string[]][] = [
  ['a term that ends before it begins', changed('terms', '2027-W02', '2026-W02'), ['last-before-first terms.csv last_week']],
  ['a term with a code of another shape', changed('terms', 'HT2026', 'HT26'), ['invalid-term terms.csv code']],
  ['a term that is there twice', changed('terms', /$/, 'HT2026;2027-W03;2027-W20\n'), ['doubled terms.csv code']],
  ['no file of terms', without('terms'), ['missing-file terms.csv null']],
  ['no file of codes that others name', without('specialties'), ['missing-rows specialties.csv null']],
  ['a student of an unknown university', changed('students', 's1;Alva Exempelsson;LU', 's1;Alva Exempelsson;LX'), ['unknown-reference students.csv university']],
  ['a course of an unknown curriculum', changed('courses', 't6;lakare-12', 't6;lakare-13'), ['unknown-reference courses.csv curriculum']],
  ['a host party misspelt', changed('agreement_parties', 'sek;RBL;host', 'sek;RBX;host'), ['unknown-reference agreement_parties.csv organisation']],
  ['rates of an unknown leg', changed('rates', 'u1;2027', 'u9;2027'), ['unknown-reference rates.csv leg']],
  ['a rate that ends before it begins', changed('rates', '2026-12-31', '2025-12-31'), ['last-before-first rates.csv valid_to']],
  ['a unit with an unknown specialty', changed('units', 'regulated;surgery', 'regulated;surgary'), ['unknown-reference units.csv specialties']],
  ['an enrolment of an unknown student', changed('enrolments', 's1;t6', 's9;t6'), ['unknown-reference enrolments.csv student']],
  ['a wish that is there twice', changed('wishes', /$/, 's1;t6;HT2026;1;karlskrona;\n'), ['doubled wishes.csv student+course+term+rank']],
  ['an enrolment that is there twice', changed('enrolments', /$/, 's2;t8;HT2026;;;par;\n'), ['doubled enrolments.csv student+course+term']],
  ['a unit that is there twice', changed('units', /$/, 'bl-kir;RBL;karlskrona;Kir;SE2321000081-A01;mixed;surgery\n'), ['doubled units.csv code']],
  ['an organisation that is there twice, the second of another kind', changed('organisations', 'RSK;', 'LU;'), [
    'doubled organisations.csv code']],
  ['a claim that begins after it ends, outside the term', changed('travel_receipts', '2026-10-05;2026-10-30', '2029-10-05;2026-10-30'), ['outside-term travel_receipts.csv first_day']],
  ['a day that is mistyped', changed('attendance', '2026-10-05', '2028-10-05'), ['outside-term attendance.csv day']],
];

it.each(alone)('tells of %s, and of nothing that follows from it', (_damage, files, told) => {
  expect(complaintsAbout(files).map(({ code, file, column }) => `${code} ${file} ${String(column)}`)).toEqual(told);
});

it('still tells of a slip beside a row that lost its code', () => {
  const files = { ...changed('terms', 'HT2026', 'HT26'), 'wishes.csv': String(SMALL_BUNDLE['wishes.csv']).replace('s1;t6;HT2026;2', 's1;t6;HT2062;2') };
  expect(complaintsAbout(files).map(({ code, value }) => `${code} ${String(value)}`)).toEqual(['invalid-term HT26', 'unknown-reference HT2062']);
});

it('suggests what a misspelt code most likely means', () => {
  const [complaint] = complaintsAbout(changed('units', 'RBL;karlskrona;Kir', 'RBL;karlskrna;Kir'));
  expect(complaint?.accepted).toBe('a code that towns.csv holds, such as karlskrona');
});
