import { fitsPattern } from '../../organisations/reference-pattern';
import { grouped, type Check } from './check';

const regionHasCounty: Check = ({ organisations }, say) => {
  for (const entry of organisations) {
    if (entry.row.kind === 'region' && entry.row.county_code === undefined) {
      say('organisations', entry, 'county_code', 'region-without-county', 'the county code of the region');
    }
  }
};

const oneRegionPerCounty: Check = ({ organisations }, say) => {
  const regions = organisations.filter(({ row }) => row.kind === 'region' && row.county_code !== undefined);
  for (const [, [first, ...others]] of grouped(regions, (row) => row.county_code ?? '')) {
    for (const entry of others) say('organisations', entry, 'county_code', 'doubled-county', `a county that no other region has (${first?.row.code ?? ''} has it)`);
  }
};

const alfIsForRegions: Check = ({ organisations }, say) => {
  for (const entry of organisations) {
    if (entry.row.alf && entry.row.kind !== 'region') say('organisations', entry, 'alf', 'alf-not-region', `no, or kind region (this is a ${entry.row.kind})`);
  }
};

const referenceFitsPattern: Check = ({ organisations }, say) => {
  for (const entry of organisations) {
    const { buyer_reference: reference, reference_pattern: pattern } = entry.row;
    if (reference === undefined || pattern === undefined) continue;
    if (!fitsPattern(reference, pattern)) say('organisations', entry, 'buyer_reference', 'reference-off-pattern', `text of the shape ${pattern}`);
  }
};

const townsApart: Check = ({ travel_times: travelTimes }, say) => {
  for (const entry of travelTimes) {
    if (entry.row.from === entry.row.to) say('travel_times', entry, 'to', 'same-town', 'another town than in column from');
  }
};

export const organisationChecks: readonly Check[] = [regionHasCounty, oneRegionPerCounty, alfIsForRegions, referenceFitsPattern, townsApart];
