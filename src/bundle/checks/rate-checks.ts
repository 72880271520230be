import { ratedKinds } from '../../agreements/leg';
import { addDays, type Day } from '../../shared/day';
import type { Row } from '../bundle';
import { grouped, type Check } from './check';
import { allTerms, termDays } from './term-weeks';

const ratesFromATeachingLeg: Check = ({ legs }, say, ground) => {
  const known = ground.known('legs');
  for (const entry of legs) {
    const source = known.get(entry.row.rates_from ?? '');
    const [code, accepted] = (source && lenderFault(entry.row, source)) ?? [];
    if (code !== undefined && accepted !== undefined) say('legs', entry, 'rates_from', code, accepted);
  }
};

/** What speaks against taking the rates of a leg: code and what would be accepted. */
function lenderFault({ code, kind }: Row<'legs'>, source: Partial<Row<'legs'>>): [code: string, accepted: string] | undefined {
  if (kind === 'housing' || kind === 'travel') return ['rates-without-teaching', 'blank: claims bring their own amounts'];
  if (source.code === code) return ['circular-rates', 'another leg'];
  const lender = kind === 'fixed' ? 'fixed' : 'teaching';
  if (source.kind !== undefined && source.kind !== lender) return ['wrong-kind', `a ${lender} leg (this is ${source.kind})`];
  if (source.rates_from === undefined) return undefined;
  return [source.rates_from === code ? 'circular-rates' : 'rates-from-borrower', `a leg with rates of its own (${source.code ?? ''} takes those of ${source.rates_from})`];
}

const ratesOnceOnly: Check = ({ legs, rates }, say) => {
  const rated = new Set(rates.map(({ row }) => row.leg));
  for (const entry of legs) {
    if (entry.row.rates_from !== undefined && rated.has(entry.row.code)) say('legs', entry, 'rates_from', 'rates-twice', 'blank, or no rows for this leg in rates');
  }
};

const teachingLegHasRates: Check = ({ legs, rates }, say, ground) => {
  const rated = new Set(rates.map(({ row }) => row.leg));
  const known = ground.known('agreements');
  for (const entry of legs) {
    const { kind, code, agreement, rates_from: from } = entry.row;
    const isPaid = ratedKinds.includes(kind) && (known.get(agreement)?.funding ?? 'none') !== 'none';
    if (!isPaid || from !== undefined || rated.has(code) || ground.mayBeLost('rates', { leg: code })) continue;
    say('legs', entry, 'rates_from', 'no-rates', `rows for leg ${code} in rates, or the leg whose rates hold here`);
  }
};

const ratesReachTerms: Check = ({ legs, rates }, say, ground) => {
  const byLeg = grouped(rates, (row) => row.leg);
  for (const entry of legs.filter(({ row }) => row.kind === 'teaching')) {
    const source = entry.row.rates_from ?? entry.row.code;
    const own = byLeg.get(source)?.map(({ row }) => row);
    const agreement = ground.known('agreements').get(entry.row.agreement);
    if (!isValid(agreement) || !own || ground.mayBeLost('rates', { leg: source })) continue;
    const spans = (allTerms(ground) ?? []).map((term) => [term.code, ...termDays(term)] as const);
    for (const [term, first, last] of spans.filter(([, first, last]) => holdsWithin([agreement], first, last) && !holdsWithin(own, first, last))) {
      say('legs', entry, 'code', 'no-rate-in-term', `a rate that holds in ${term}, ${first} to ${last}`);
    }
  }
};

const ratesWithoutGap: Check = ({ rates }, say, ground) => {
  const spans = (allTerms(ground) ?? []).map(termDays);
  for (const [leg, entries] of grouped(rates, (row) => row.leg)) {
    if (ground.mayBeLost('rates', { leg })) continue;
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
  readonly valid_to?: Day | undefined;
}

/** Whether both ends of an agreement's validity stand; a blank end does. */
const isValid = (agreement: Partial<Row<'agreements'>> | undefined): agreement is Partial<Row<'agreements'>> & Valid =>
  agreement?.valid_from !== undefined && 'valid_to' in agreement;

const holdsWithin = (all: readonly Valid[], first: Day, last: Day): boolean =>
  all.some(({ valid_from: from, valid_to: to }) => from <= last && (to ?? '9') >= first);

export const rateChecks: readonly Check[] = [ratesFromATeachingLeg, ratesOnceOnly, teachingLegHasRates, ratesReachTerms, ratesWithoutGap];
