import type { Day } from '../shared/day';
import type { Breach } from '../shared/problem';
import { organisationsIn, type OrderedParty } from './agreement-order';
import { ownerUnclear, ownersUnclear } from './agreement-checks';
import type { LegKind, LegRole, SettlementPeriod, VatCategory } from './leg';
import { isAtRest, restingWords, succession, type Resting } from './resting';
import { undecided, type Decided } from './settlement-terms';

/** How creditor and debtor are told: the code of an organisation, or @ and a role. */
export const partyShape = /^(?:@(?:owner|mediator|host)|[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö._-]{0,39})$/;

/** A leg as people order it, told by codes. */
export interface LegOrder extends Decided {
  readonly code: string;
  readonly agreement: string;
  readonly kind: LegKind;
  readonly creditor: string;
  readonly debtor: string;
  /** Who pays from so many months after the placement's first day on. */
  readonly laterDebtor: string | null;
  readonly laterAfterMonths: number | null;
  readonly ratesFrom: string | null;
  readonly vatCategory: VatCategory;
  readonly vatDecidedBy: string;
  readonly vatDecidedOn: Day | null;
  readonly vatReason: string;
  readonly period: SettlementPeriod;
  readonly cutOffDays: number;
  readonly daysNet: number;
  readonly series: string;
  readonly wholeKronor: boolean;
}

/** What may be left out, or taken away with null, and what then holds. */
const usual = {
  ratesFrom: null, laterDebtor: null, laterAfterMonths: null, vatDecidedOn: null, cutOffDays: 0, daysNet: 30, wholeKronor: false, ...undecided,
} as const satisfies Partial<LegOrder>;

type Usual = keyof typeof usual;

/** An order with some things left out, or taken away with null. */
export type GivenLeg = Omit<LegOrder, Usual> & { readonly [K in Usual]?: LegOrder[K] | null | undefined };

export function completeLeg(given: GivenLeg): LegOrder {
  const { code, agreement, kind, creditor, debtor, vatCategory, vatDecidedBy, vatReason, period, series } = given;
  const rest = Object.fromEntries(Object.entries(usual).map(([field, value]) => [field, given[field as Usual] ?? value])) as unknown as Pick<LegOrder, Usual>;
  return { code, agreement, kind, creditor, debtor, vatCategory, vatDecidedBy, vatReason, period, series, ...rest };
}

/** What is known of what a leg names. */
export interface LegGrounds {
  readonly parties: readonly OrderedParty[];
  /** Which of the named organisations there are. */
  readonly organisations: readonly string[];
  /** The leg that the rates are taken from; undefined when there is none, or none for whoever asks. */
  readonly source: Pick<LegOrder, 'code' | 'kind' | 'ratesFrom'> | undefined;
  readonly hasRates: boolean;
  /** Legs that take their rates from this one. */
  readonly borrowers: readonly string[];
  /** Another leg of the agreement with the same kind, creditor and debtor. */
  readonly same: string | undefined;
}

type Check = (order: LegOrder, grounds: LegGrounds) => Breach[];

const breach = (code: string, detail: string): Breach => ({ code, detail });

const sidesExist: Check = ({ agreement, creditor, debtor, laterDebtor }, { parties, organisations }) =>
  ([['creditor', creditor], ['debtor', debtor], ['laterDebtor', laterDebtor]] as const).flatMap(([field, party]) => {
    if (party === null) return [];
    if (!party.startsWith('@')) return organisations.includes(party) ? [] : [breach('unknown-reference', `${field}: there is no organisation "${party}"; give the code of one, or @owner, @mediator or @host.`)];
    const role = party.slice(1) as LegRole;
    if (organisationsIn(parties, role).length === 0) return [breach('role-not-held', `${field}: nobody is ${role} in agreement ${agreement}; add the party first, or name an organisation.`)];
    return role === 'owner' && ownersUnclear(parties) ? [ownerUnclear(parties)] : [];
  });

const twoSides: Check = ({ creditor, debtor }) =>
  creditor === debtor ? [breach('same-party', `debtor: ${debtor} is the creditor too; name another.`)] : [];

const laterDebtorTold: Check = ({ creditor, debtor, laterDebtor, laterAfterMonths }) => {
  if ((laterDebtor === null) !== (laterAfterMonths === null)) return [breach('half-later', 'laterDebtor: give who pays later and laterAfterMonths both, or neither.')];
  if (laterDebtor === creditor) return [breach('same-party', `laterDebtor: ${laterDebtor} is the creditor; name another.`)];
  return laterDebtor !== null && laterDebtor === debtor ? [breach('same-debtor', `laterDebtor: ${laterDebtor} pays from the beginning; name another, or none.`)] : [];
};

const onceOnly: Check = ({ kind, creditor, debtor }, { same }) =>
  same === undefined ? [] : [breach('leg-twice', `kind: leg ${same} already bills ${kind} from ${creditor} to ${debtor}; change that one, or everything is charged twice.`)];

/** The kind of leg whose rates a leg may take: a cancelled placement costs by what it would have cost. */
const lender = { teaching: 'teaching', cancellation: 'teaching', fixed: 'fixed' } as const;

const ratesFromLender: Check = ({ code, kind, ratesFrom }, { source }) => {
  if (ratesFrom === null) return [];
  if (kind === 'housing' || kind === 'travel') return [breach('rates-without-teaching', `ratesFrom: a leg for ${kind} has no rates, since claims bring their own amounts; leave ${ratesFrom} out.`)];
  if (ratesFrom === code) return [breach('circular-rates', `ratesFrom: ${code} cannot take its rates from itself; name another leg, or none.`)];
  if (!source) return [breach('unknown-reference', `ratesFrom: there is no leg "${ratesFrom}" of an agreement of yours; give the code of one.`)];
  if (source.kind !== lender[kind]) return [breach('wrong-kind', `ratesFrom: ${ratesFrom} is a leg for ${source.kind}; give a ${lender[kind]} leg.`)];
  return source.ratesFrom === null ? [] : [breach('rates-from-borrower', `ratesFrom: ${ratesFrom} takes its rates from ${source.ratesFrom}; name that one.`)];
};

const ratesOnce: Check = ({ ratesFrom }, { hasRates, borrowers }) => {
  if (ratesFrom === null) return [];
  return [
    ...(hasRates ? [breach('rates-twice', `ratesFrom: the leg has rates of its own; leave ${ratesFrom} out.`)] : []),
    ...(borrowers.length > 0 ? [breach('rates-lent', `ratesFrom: ${borrowers.join(', ')} takes its rates from this leg, which must have its own; leave ${ratesFrom} out.`)] : []),
  ];
};

const checks: readonly Check[] = [sidesExist, twoSides, laterDebtorTold, onceOnly, ratesFromLender, ratesOnce];

/** All that is wrong with a leg as it would be. */
export const legBreaches = (order: LegOrder, grounds: LegGrounds): Breach[] => checks.flatMap((check) => check(order, grounds));

/** What an edit would take from under the placements of the agreement, and from under invoices issued on the leg. */
export function restingLegBreaches(before: LegOrder, after: LegOrder, resting: Resting, invoices: readonly string[]): Breach[] {
  const moved = (fields: readonly (keyof LegOrder)[], words: string): Breach[] => fields.filter((field) => before[field] !== after[field]).map((field) =>
    breach('rested-on', `${field}: ${words} rest on ${String(before[field] ?? 'none')}; ${succession(before.agreement)}.`));
  return [
    ...(isAtRest(resting) ? [] : moved(['creditor', 'debtor', 'laterDebtor', 'laterAfterMonths', 'ratesFrom'], restingWords(resting))),
    ...(invoices.length === 0 ? [] : moved(['vatCategory', 'wholeKronor', 'series'], `issued invoices (${invoices.join(', ')})`)),
  ];
}
