import { kronorText, type Ore } from '../shared/money';
import type { ComparedModels, PartySide } from './comparison';
import type { Coverage } from './coverage';
import type { FiguresSheet } from './figures-file';

export const models = ['today', 'direct'] as const;
export type Model = (typeof models)[number];

/** Figures under one of the models. */
type UnderModel<T> = T & { readonly model: Model };
export type HostRow = UnderModel<Coverage> & { readonly host: string; readonly name: string; readonly countyCode: string | null };
export type PartyRow = UnderModel<PartySide> & { readonly party: string; readonly name: string; readonly kind: string };

/** A comparison with a row per model, as it is told to machines. */
export interface ComparisonRows {
  readonly agreements: readonly string[];
  readonly hosts: readonly HostRow[];
  readonly country: readonly UnderModel<Coverage>[];
  readonly parties: readonly PartyRow[];
  readonly unpricedHalfDays: readonly { readonly model: Model; readonly halfDays: number }[];
  readonly unpriced: number;
}

export function comparisonRows({ agreements, hosts, country, parties, unpricedHalfDays, unpriced }: ComparedModels): ComparisonRows {
  return {
    agreements, unpriced,
    hosts: hosts.flatMap(({ host, name, countyCode, ...sides }) => models.map((model) => ({ host, name, countyCode, model, ...sides[model] }))),
    country: models.map((model) => ({ model, ...country[model] })),
    parties: parties.flatMap(({ party, name, kind, ...sides }) => models.map((model) => ({ party, name, kind, model, ...sides[model] }))),
    unpricedHalfDays: models.map((model) => ({ model, halfDays: unpricedHalfDays[model] })),
  };
}

const modelNames: Readonly<Record<Model, string>> = { today: 'dagens', direct: 'direkt' };
const kronor = (ore: Ore | null): string | null => (ore === null ? null : kronorText(ore));
const percent = (share: number | null): string | null => (share === null ? null : (share / 100).toFixed(2));

const coverageHeader = ['dagar', 'dagar_utan_ersattning', 'ersattning_kr', 'boende_kr', 'resor_kr', 'netto_kr', 'kostnad_kr', 'tackning_procent', 'tackning_utan_boende_procent', 'otackt_kr'];
const coverageCells = (row: Coverage): (string | number | null)[] => [
  row.halfDays / 2, row.unfundedHalfDays / 2, kronor(row.compensationOre), kronor(row.housingOre), kronor(row.travelOre), kronor(row.netOre), kronor(row.costOre),
  percent(row.coverage), percent(row.coverageWithoutHousing), kronor(row.uncoveredOre),
];

/** The comparison as tables for a file. */
export function comparisonSheets(comparison: ComparedModels): FiguresSheet[] {
  const { hosts, country, parties } = comparisonRows(comparison);
  return [
    { name: 'vardar', header: ['kod', 'namn', 'lanskod', 'modell', ...coverageHeader], rows: hosts.map((row) => [row.host, row.name, row.countyCode, modelNames[row.model], ...coverageCells(row)]) },
    { name: 'alla', header: ['modell', ...coverageHeader], rows: country.map((row) => [modelNames[row.model], ...coverageCells(row)]) },
    {
      name: 'parter', header: ['kod', 'namn', 'modell', 'far_kr', 'betalar_kr', 'bar_boende_och_resor_kr', 'netto_kr'],
      rows: parties.map((row) => [row.party, row.name, modelNames[row.model], kronor(row.receivedOre), kronor(row.paidOre), kronor(row.borneOre), kronor(row.netOre)]),
    },
  ];
}

