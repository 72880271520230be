import { addDays, type Day } from '../../shared/day';
import { byCode, grouped, type Check } from './check';
import { termDays } from './term-weeks';

const ratesFromATeachingLeg: Check = ({ legs }, say) => {
  const known = byCode(legs);
  for (const entry of legs) {
    const source = known.get(entry.row.rates_from ?? '');
    if (entry.row.rates_from === undefined || !source) continue;
    if (entry.row.kind !== 'teaching') say('legs', entry, 'rates_from', 'rates-without-teaching', 'blank: only a teaching leg has rates');
    else if (source.code === entry.row.code) say('legs', entry, 'rates_from', 'circular-rates', 'another leg');
    else if (source.kind !== 'teaching') say('legs', entry, 'rates_from', 'wrong-kind', `a teaching leg (this is ${source.kind})`);
    else if (source.rates_from !== undefined) {
      const code = source.rates_from === entry.row.code ? 'circular-rates' : 'rates-from-borrower';
      say('legs', entry, 'rates_from', code, `a leg with rates of its own (${source.code} takes those of ${source.rates_from})`);
    }
  }
};

const ratesOnceOnly: Check = ({ legs, rates }, say) => {
  const rated = new Set(rates.map(({ row }) => row.leg));
  for (const entry of legs) {
    if (entry.row.rates_from !== undefined && rated.has(entry.row.code)) say('legs', entry, 'rates_from', 'rates-twice', 'blank, or no rows for this leg in rates');
  }
};

const teachingLegHasRates: Check = ({ legs, rates, agreements }, say) => {
  const rated = new Set(rates.map(({ row }) => row.leg));
  const known = byCode(agreements);
  for (const entry of legs) {
    const { kind, code, agreement, rates_from: from } = entry.row;
    const funding = known.get(agreement)?.funding;
    if (kind !== 'teaching' || from !== undefined || rated.has(code) || funding === undefined || funding === 'none') continue;
    say('legs', entry, 'rates_from', 'no-rates', `rows for leg ${code} in rates, or the leg whose rates hold here`);
  }
};

const ratesReachTerms: Check = ({ legs, rates, agreements, terms }, say) => {
  const [known, byLeg] = [byCode(agreements), grouped(rates, (row) => row.leg)];
  for (const entry of legs) {
    const agreement = known.get(entry.row.agreement);
    const own = byLeg.get(entry.row.rates_from ?? entry.row.code)?.map(({ row }) => row);
    if (entry.row.kind !== 'teaching' || !agreement || !own) continue;
    for (const { row: term } of terms) {
      const [first, last] = termDays(term);
      if (!holdsWithin([agreement], first, last) || holdsWithin(own, first, last)) continue;
      say('legs', entry, 'code', 'no-rate-in-term', `a rate that holds in ${term.code}, ${first} to ${last}`);
    }
  }
};

const ratesWithoutGap: Check = ({ rates, terms }, say) => {
  const spans = terms.map(({ row }) => termDays(row));
  for (const [leg, entries] of grouped(rates, (row) => row.leg)) {
    let before: Day | undefined;
    for (const entry of [...entries].sort((a, b) => (a.row.valid_from < b.row.valid_from ? -1 : 1))) {
      const [from, to] = [addDays(before ?? entry.row.valid_from, 1), addDays(entry.row.valid_from, -1)];
      if (from <= to && spans.some(([first, last]) => from <= last && to >= first)) {
        say('rates', entry, 'valid_from', 'rate-gap', `${from}; leg ${leg} has no rate from then to ${to}, in a term`);
      }
      before = entry.row.valid_to;
    }
  }
};

interface Valid {
  readonly valid_from: Day;
  readonly valid_to: Day | undefined;
}

const holdsWithin = (all: readonly Valid[], first: Day, last: Day): boolean =>
  all.some(({ valid_from: from, valid_to: to }) => from <= last && (to ?? '9') >= first);

export const rateChecks: readonly Check[] = [ratesFromATeachingLeg, ratesOnceOnly, teachingLegHasRates, ratesReachTerms, ratesWithoutGap];
