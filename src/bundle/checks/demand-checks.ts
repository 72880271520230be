import { grouped, type Check } from './check';

const ofOne: Check = ({ demands }, say) => {
  for (const entry of demands) {
    if ((entry.row.unit === undefined) === (entry.row.agreement === undefined)) say('demands', entry, 'unit', 'one-scope', 'a unit or an agreement, and not both');
  }
};

const kindOnce: Check = ({ demands }, say) => {
  for (const [, [first, ...others]] of grouped(demands, ({ unit, agreement, kind }) => `${unit ?? ''} ${agreement ?? ''} ${kind}`)) {
    for (const entry of others) say('demands', entry, 'kind', 'demanded-twice', `a kind that ${first?.row.code ?? ''} does not demand there already`);
  }
};

export const demandChecks: readonly Check[] = [ofOne, kindOnce];
