import { settlingAgreement, type Agreement } from '../agreements/agreement';
import { groupBy } from '../shared/group-by';
import { roundHalfAway, type Ore } from '../shared/money';
import type { IssuedPortion } from './coverage';
import type { DayGroup } from './day-group';
import type { NamedCourse, NamedOrganisation, Names } from './names';
import type { Payment } from './payment';

/** Half-days of a full-time student: 40 weeks of 10. */
export const halfDaysOfYear = 400;

/** Days and money of a calendar year that hosts, regions and the country are compared by. */
export interface AlfFigures {
  /** Certified half-days on which students were there. */
  readonly halfDays: number;
  /** Of these, half-days of students who bring no compensation. */
  readonly unfundedHalfDays: number;
  /** Of these, half-days that the university has not countersigned yet. */
  readonly unsignedHalfDays: number;
  /** Of all half-days; 400 are one. Exact, since a half-day is 0.0025. */
  readonly fullTimeStudents: number;
  readonly fundedFullTimeStudents: number;
  /** What hosts were paid for days of the year on issued documents, whenever these were issued; without VAT. */
  readonly compensationOre: Ore;
  /** Housing and travel that hosts bore on issued documents. */
  readonly housingOre: Ore;
  readonly travelOre: Ore;
  /** Compensation for a funded full-time student; null without any. */
  readonly compensationPerFullTimeStudentOre: Ore | null;
}

export interface AlfRow extends AlfFigures {
  /** Code of the ALF region that the students count in; null where the agreement names none. */
  readonly alfRegion: string | null;
  readonly alfRegionName: string;
  readonly host: string;
  readonly hostName: string;
  readonly countyCode: string | null;
  readonly university: string;
  readonly programme: string;
  readonly programmeName: string;
  readonly funding: string;
}

export interface AlfRegionRow extends AlfFigures {
  readonly alfRegion: string | null;
  readonly alfRegionName: string;
  readonly hosts: number;
}

export interface AlfReport {
  readonly year: number;
  readonly rows: readonly AlfRow[];
  readonly regions: readonly AlfRegionRow[];
  readonly country: AlfFigures;
}

/** What a yearly report is made of: the days of the year and the shares of issued lines that are for them. */
export interface AlfGrounds {
  readonly year: number;
  readonly settlement: Payment;
  readonly names: Names;
  readonly days: readonly DayGroup[];
  readonly portions: readonly IssuedPortion[];
}

interface Placed {
  readonly agreement: Agreement | undefined;
  readonly hostId: string;
  readonly universityId: string;
  readonly courseId: string;
  readonly group?: DayGroup;
  readonly portion?: IssuedPortion;
}

/** The year's report: a row per ALF region, host, university, programme and funding; sums per region and for the country. */
export function alfReport(grounds: AlfGrounds): AlfReport {
  const { year, settlement: { agreements } } = grounds;
  const placed: Placed[] = [
    ...grounds.days.map((group) => ({ ...group, agreement: settlingAgreement(agreements, group.agreementId, group.day), group })),
    ...grounds.portions.filter((portion) => portion.year === year).map((portion) => ({ ...portion, agreement: agreements.get(portion.agreementId), portion })),
  ];
  const rows = [...groupBy(placed, (each) => keyOf(each, grounds)).values()].map((of) => rowOf(of, grounds)).sort(byPlace);
  const regions = [...groupBy(rows, ({ alfRegion }) => alfRegion).values()].map((of): AlfRegionRow => {
    const [{ alfRegion, alfRegionName }] = of as [AlfRow];
    return { alfRegion, alfRegionName, hosts: new Set(of.map(({ host }) => host)).size, ...sumOf(of) };
  });
  return { year, rows, regions, country: sumOf(rows) };
}

const keyOf = (each: Placed, grounds: AlfGrounds): string =>
  [alfRegionOf(each, grounds), each.hostId, each.universityId, grounds.names.courses.get(each.courseId)?.programme, each.agreement?.funding].join(' ');

/** The host where it is an ALF region itself; otherwise the agreement's ALF party, or that of an agreement above it. */
function alfRegionOf({ agreement, hostId }: Placed, { settlement, names: { organisations } }: AlfGrounds): string | null {
  if (organisations.get(hostId)?.alf) return hostId;
  const passed = new Set<string>();
  for (let current = agreement; current && !passed.has(current.id); current = settlement.agreements.get(current.parentId ?? '')) {
    passed.add(current.id);
    const parties = settlement.partiesTo(current.id).filter(({ organisationId }) => organisations.get(organisationId)?.alf);
    const party = parties.find(({ role }) => role === 'mediator') ?? (parties.length === 1 ? parties[0] : undefined);
    if (party) return party.organisationId;
  }
  return null;
}

const unknown: NamedOrganisation = { code: '', name: '', kind: '', countyCode: null, alf: false };
const noCourse: NamedCourse = { code: '', name: '', programme: '', programmeName: '' };

function rowOf(of: readonly Placed[], grounds: AlfGrounds): AlfRow {
  const [first] = of as [Placed];
  const { organisations, courses } = grounds.names;
  const region = organisations.get(alfRegionOf(first, grounds) ?? '');
  const host = organisations.get(first.hostId) ?? unknown;
  const { programme, programmeName } = courses.get(first.courseId) ?? noCourse;
  return {
    alfRegion: region ? region.code : null, alfRegionName: region ? region.name : 'Ingen ALF-region i avtalet', host: host.code, hostName: host.name, countyCode: host.countyCode,
    university: (organisations.get(first.universityId) ?? unknown).code, programme, programmeName, funding: first.agreement?.funding ?? 'none', ...figuresOf(of, first.hostId),
  };
}

type Counts = Omit<AlfFigures, 'fullTimeStudents' | 'fundedFullTimeStudents' | 'compensationPerFullTimeStudentOre'>;

function figuresOf(of: readonly Placed[], hostId: string): AlfFigures {
  const halves = (fits: (group: DayGroup, agreement: Agreement | undefined) => boolean): number =>
    of.reduce((sum, { group, agreement }) => sum + (group && fits(group, agreement) ? group.halfDays * group.count : 0), 0);
  const ore = (fits: (portion: IssuedPortion) => boolean): Ore => of.reduce((sum, { portion }) => sum + (portion && fits(portion) ? portion.ore : 0n), 0n);
  return shared({
    halfDays: halves(() => true),
    unfundedHalfDays: halves((group, agreement) => group.abroad || agreement?.funding === 'none'),
    unsignedHalfDays: halves(({ stage }) => stage === 'certified'),
    compensationOre: ore(({ kind, creditorId }) => kind !== 'housing' && kind !== 'travel' && creditorId === hostId),
    housingOre: ore(({ kind, debtorId }) => kind === 'housing' && debtorId === hostId),
    travelOre: ore(({ kind, debtorId }) => kind === 'travel' && debtorId === hostId),
  });
}

function shared(counts: Counts): AlfFigures {
  const funded = counts.halfDays - counts.unfundedHalfDays;
  return {
    ...counts, fullTimeStudents: counts.halfDays / halfDaysOfYear, fundedFullTimeStudents: funded / halfDaysOfYear,
    compensationPerFullTimeStudentOre: funded > 0 ? roundHalfAway(counts.compensationOre * BigInt(halfDaysOfYear), BigInt(funded)) : null,
  };
}

const sumOf = (rows: readonly AlfFigures[]): AlfFigures => shared(rows.reduce<Counts>((sum, row) => ({
  halfDays: sum.halfDays + row.halfDays, unfundedHalfDays: sum.unfundedHalfDays + row.unfundedHalfDays, unsignedHalfDays: sum.unsignedHalfDays + row.unsignedHalfDays,
  compensationOre: sum.compensationOre + row.compensationOre, housingOre: sum.housingOre + row.housingOre, travelOre: sum.travelOre + row.travelOre,
}), { halfDays: 0, unfundedHalfDays: 0, unsignedHalfDays: 0, compensationOre: 0n, housingOre: 0n, travelOre: 0n }));

const byPlace = (a: AlfRow, b: AlfRow): number => placeOf(a).localeCompare(placeOf(b), 'sv');
/** Those without an ALF region come last. */
const placeOf = ({ alfRegion, alfRegionName, hostName, programme, university, funding }: AlfRow): string =>
  [alfRegion === null ? 'öööö' : alfRegionName, hostName, programme, university, funding].join(' ');
