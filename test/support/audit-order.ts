import { addDays, addYears, daysBetween } from '../../src/shared/day';
import { mondayOf } from '../../src/shared/week';
import { field, optionalField, rowsOf } from './bundle-files';
import type { CsvRow } from './bundle-files';

/** A student's block at a unit under an agreement, from a Monday to a Sunday. */
interface Placing {
  readonly student: string;
  readonly course: string;
  readonly requirement: string;
  readonly unit: string;
  readonly agreement: string;
  readonly specialty: string;
  readonly level: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

const sheets = ['students', 'units', 'requirements', 'terms', 'towns', 'organisations', 'agreements', 'agreement_parties', 'agreement_programmes', 'priorities', 'courses',
  'curricula', 'capacity', 'supervisors', 'closures', 'quotas', 'employments', 'enrolments', 'study_sites'] as const;

const list = (text: string): string[] => text.split('|').filter((part) => part !== '');
const covers = (row: CsvRow, monday: string): boolean => mondayOf(field(row, 'first_week')) <= monday && monday <= mondayOf(field(row, 'last_week'));
const weeksOf = ({ firstDay, lastDay }: Placing): string[] => Array.from({ length: (daysBetween(firstDay, lastDay) + 1) / 7 }, (_, week) => addDays(firstDay, week * 7));
const shares = (a: Placing, b: Placing): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;

const placingOf = (row: CsvRow): Placing => ({
  student: field(row, 'student'), course: field(row, 'course'), requirement: field(row, 'requirement'), unit: field(row, 'unit'), agreement: field(row, 'agreement'),
  specialty: field(row, 'specialty'), level: field(row, 'level'), firstDay: field(row, 'first_day'), lastDay: field(row, 'last_day'),
});

/**
 * Judges the order in which a run gave out places, from its files and its bundle alone: nobody is without a place that is free, or
 * that somebody has who comes later under that place's agreement (a later tier or, where the first who asks comes first, a later
 * request) and could leave it to her with every other rule kept. Pairs, and students to whom the run gave a study site, are left out.
 */
export const auditOrder = (bundle: string, out: string): string[] => new OrderAudit(bundle, out).breaches();

class OrderAudit {
  private readonly sheets: Record<(typeof sheets)[number], CsvRow[]>;
  private readonly placed: readonly Placing[];
  private readonly grouped: ReadonlySet<string>;

  constructor(bundle: string, private readonly out: string) {
    this.sheets = Object.fromEntries(sheets.map((name) => [name, rowsOf(bundle, `${name}.csv`)])) as typeof this.sheets;
    const rows = rowsOf(out, 'placements.csv');
    this.placed = rows.map(placingOf);
    this.grouped = new Set(rows.filter((row) => field(row, 'group') !== '').map((row) => field(row, 'student')));
  }

  breaches(): string[] {
    return rowsOf(this.out, 'reserves.csv').flatMap((row) => {
      const found = this.possible(row).map((placing) => ({ placing, other: this.takeable(placing) })).find(({ other }) => other !== undefined);
      return found ? [`${found.placing.student} ${found.placing.requirement} could be at ${found.placing.unit} from ${found.placing.firstDay}${typeof found.other === 'object' ? ` but for ${found.other.student}` : ''}`] : [];
    });
  }

  /** Where the block could be if places were without limit. */
  private possible(row: CsvRow): Placing[] {
    const enrolment = this.enrolment(field(row, 'student'), field(row, 'course'), field(row, 'term'));
    const block = this.block(field(row, 'course'), field(row, 'requirement'));
    const site = this.row('study_sites', optionalField(enrolment, 'study_site'));
    const programme = this.programmeOf(field(row, 'course'));
    if (optionalField(enrolment, 'pair') !== '' || (!site && this.sheets.study_sites.some((one) => field(one, 'programme') === programme))) return [];
    const [specialty, level, weeks] = [field(block, 'specialty'), field(block, 'level'), Number(field(block, 'window_weeks'))];
    const units = this.sheets.units.filter((unit) => list(field(unit, 'specialties')).includes(specialty) && (!site || list(field(site, 'towns')).includes(field(unit, 'town'))));
    return units.flatMap((unit) => this.agreementsOf(unit, programme).flatMap((agreement) => this.startsOf(block, field(row, 'term')).map((firstDay): Placing => ({
      student: field(row, 'student'), course: field(row, 'course'), requirement: field(row, 'requirement'), unit: field(unit, 'code'), agreement: field(agreement, 'code'),
      specialty, level, firstDay, lastDay: addDays(firstDay, 7 * weeks - 1),
    })))).filter((placing) => this.isAllowed(placing, block));
  }

  /** Whose place it could be; true where there is room. */
  private takeable(placing: Placing): Placing | true | undefined {
    if (this.hasRoom(placing, this.placed)) return true;
    return this.placed.find((other) => other.agreement === placing.agreement && other.student !== placing.student && this.comesBefore(placing, other) &&
      this.hasRoom(placing, this.placed.filter((one) => one !== other)));
  }

  private comesBefore(placing: Placing, other: Placing): boolean {
    const [mine, theirs] = [this.tier(placing), this.tier(other)];
    if (mine !== theirs) return mine < theirs;
    if (!this.isFirstCome(placing) || !this.isFirstCome(other) || this.grouped.has(other.student) || this.isPaired(other)) return false;
    return this.requested(placing.student) < this.requested(other.student);
  }

  private hasRoom(placing: Placing, others: readonly Placing[]): boolean {
    const at = others.filter((other) => other.unit === placing.unit);
    return weeksOf(placing).every((monday) => {
      const there = at.filter((other) => other.firstDay <= monday && monday <= other.lastDay);
      return this.hasPlace(placing, monday, there) && this.hasSupervisor(placing, monday, there);
    }) && this.quotasOf(placing).every((quota) => others.filter((other) => this.quotasOf(other).includes(quota)).length < Number(field(quota, 'places')));
  }

  private hasPlace({ unit, specialty, level }: Placing, monday: string, there: readonly Placing[]): boolean {
    const offer = this.sheets.capacity.find((row) => field(row, 'unit') === unit && field(row, 'specialty') === specialty && field(row, 'level') === level && covers(row, monday));
    const isClosed = this.sheets.closures.some((row) => field(row, 'unit') === unit && covers(row, monday));
    return !isClosed && offer !== undefined && there.filter((other) => other.specialty === specialty && other.level === level).length < Number(field(offer, 'places'));
  }

  private hasSupervisor({ unit, specialty, level }: Placing, monday: string, there: readonly Placing[]): boolean {
    const all = this.sheets.supervisors.filter((row) => field(row, 'unit') === unit);
    if (all.length === 0) return level === 'basic';
    const room = (competences: readonly string[] | undefined): number => all
      .filter((row) => covers(row, monday) && (!competences || list(field(row, 'competences')).some((one) => competences.includes(one))))
      .reduce((sum, row) => sum + Number(field(row, 'students')), 0);
    const alike = there.filter((other) => other.specialty === specialty);
    return there.length < room(undefined) && alike.length < room([`${specialty}:basic`, `${specialty}:advanced`]) &&
      (level === 'basic' || alike.filter((other) => other.level === level).length < room([`${specialty}:advanced`]));
  }

  private quotasOf(placing: Placing): CsvRow[] {
    const unit = this.row('units', placing.unit);
    const facts: Record<string, string> = { town: field(unit ?? {}, 'town'), host: field(unit ?? {}, 'organisation'), course: placing.course };
    return this.sheets.quotas.filter((quota) => field(quota, 'agreement') === placing.agreement && this.termOf(placing) === field(quota, 'term') &&
      Object.entries(facts).every(([name, value]) => ['', value].includes(optionalField(quota, name))));
  }

  private isAllowed(placing: Placing, block: CsvRow): boolean {
    const own = this.placed.filter(({ student }) => student === placing.student);
    const works = this.sheets.employments.some((job) => field(job, 'student') === placing.student && field(job, 'unit') === placing.unit && field(job, 'first_day') <= placing.lastDay &&
      (optionalField(job, 'last_day') === '' || addYears(field(job, 'last_day'), 2) >= placing.firstDay));
    const agreement = this.row('agreements', placing.agreement) ?? {};
    const isValid = field(agreement, 'valid_from') <= placing.firstDay && (optionalField(agreement, 'valid_to') === '' || field(agreement, 'valid_to') >= placing.lastDay);
    return isValid && !works && own.every((other) => !shares(placing, other) && (other.course !== placing.course || this.isInOrder(placing, block, other)));
  }

  private isInOrder(placing: Placing, block: CsvRow, other: Placing): boolean {
    const theirs = this.block(other.course, other.requirement);
    const after = (later: CsvRow, earlier: CsvRow): boolean =>
      optionalField(later, 'in_order') === 'yes' && Number(optionalField(earlier, 'sequence') || 1) < Number(optionalField(later, 'sequence') || 1);
    return !(after(block, theirs) && placing.firstDay < other.firstDay) && !(after(theirs, block) && other.firstDay < placing.firstDay);
  }

  private agreementsOf(unit: CsvRow, programme: string): CsvRow[] {
    const isWithdrawn = (agreement: CsvRow | undefined): boolean => agreement !== undefined && (optionalField(agreement, 'withdrawn_on') !== '' || isWithdrawn(this.row('agreements', optionalField(agreement, 'parent'))));
    return this.sheets.agreements.filter((agreement) => !isWithdrawn(agreement) && this.isParty(field(agreement, 'code'), field(unit, 'organisation'), 'host') &&
      this.sheets.agreement_programmes.some((row) => field(row, 'agreement') === field(agreement, 'code') && field(row, 'programme') === programme));
  }

  private startsOf(block: CsvRow, term: string): string[] {
    const span = this.row('terms', term) ?? {};
    const last = [field(span, 'last_week'), optionalField(block, 'latest_week')].filter((week) => week !== '').sort()[0] ?? '';
    const first = [field(span, 'first_week'), optionalField(block, 'earliest_week')].sort().reverse()[0] ?? '';
    const count = daysBetween(mondayOf(first), mondayOf(last)) / 7 + 2 - Number(field(block, 'window_weeks'));
    return Array.from({ length: Math.max(0, count) }, (_, week) => addDays(mondayOf(first), 7 * week));
  }

  /** The lowest tier of which a criterion holds, or one after all; those enrolled abroad come last. */
  private tier({ student, agreement, unit }: Placing): number {
    const row = this.row('students', student) ?? {};
    if (optionalField(row, 'enrolled_abroad') === 'yes') return Infinity;
    const county = optionalField(this.row('organisations', field(this.row('units', unit) ?? {}, 'organisation')) ?? {}, 'county_code');
    const holds: Record<string, boolean> = {
      [optionalField(row, 'precedence')]: true,
      owner: this.isParty(agreement, field(row, 'university'), 'owner'),
      cooperating: this.isParty(agreement, field(row, 'university'), 'cooperating'),
      distance: optionalField(row, 'distance') === 'yes',
      lives_in_region: county !== '' && optionalField(this.row('towns', optionalField(row, 'home_town')) ?? {}, 'county_code') === county,
      everyone: true,
    };
    const order = this.sheets.priorities.filter((line) => field(line, 'agreement') === agreement);
    const tiers = order.map((line) => Number(field(line, 'tier')));
    return Math.min(Math.max(0, ...tiers) + 1, ...order.filter((line) => holds[field(line, 'criterion')] === true).map((line) => Number(field(line, 'tier'))));
  }

  private isFirstCome({ unit, agreement }: Placing): boolean {
    const model = field(this.row('units', unit) ?? {}, 'booking_model');
    return (model === 'mixed' ? field(this.row('agreements', agreement) ?? {}, 'booking_model') : model) === 'first_come';
  }

  private requested(student: string): string {
    const asked = this.sheets.enrolments.filter((row) => field(row, 'student') === student).map((row) => optionalField(row, 'requested_at')).filter((at) => at !== '');
    return asked.sort()[0] ?? '9999';
  }

  private isPaired({ student, course }: Placing): boolean {
    return this.sheets.enrolments.some((row) => field(row, 'student') === student && field(row, 'course') === course && optionalField(row, 'pair') !== '');
  }

  private isParty(agreement: string, organisation: string, role: string): boolean {
    return this.sheets.agreement_parties.some((row) => field(row, 'agreement') === agreement && field(row, 'organisation') === organisation && field(row, 'role') === role);
  }

  private programmeOf(course: string): string {
    return field(this.row('curricula', field(this.row('courses', course) ?? {}, 'curriculum')) ?? {}, 'programme');
  }

  private termOf({ student, course }: Placing): string {
    return field(this.sheets.enrolments.find((row) => field(row, 'student') === student && field(row, 'course') === course) ?? {}, 'term');
  }

  private enrolment(student: string, course: string, term: string): CsvRow {
    return this.sheets.enrolments.find((row) => field(row, 'student') === student && field(row, 'course') === course && field(row, 'term') === term) ?? {};
  }

  private block(course: string, code: string): CsvRow {
    return this.sheets.requirements.find((row) => field(row, 'course') === course && field(row, 'code') === code) ?? {};
  }

  private row(sheet: (typeof sheets)[number], code: string): CsvRow | undefined {
    return this.sheets[sheet].find((row) => field(row, 'code') === code);
  }
}
