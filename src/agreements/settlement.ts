import { groupBy } from '../shared/group-by';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import type { Agreement, AgreementParty } from './agreement';
import type { Leg, LegKind } from './leg';
import type { Rate } from './rate';
import { termsOn, type SettlementTerms } from './settlement-terms';

/** What a settlement is made of, as it is stored. */
export interface SettlementRows {
  readonly agreements: readonly Agreement[];
  readonly parties: readonly (AgreementParty & { readonly agreementId: string })[];
  readonly legs: readonly Leg[];
  readonly rates: readonly Rate[];
  /** In order of their days. */
  readonly terms: readonly SettlementTerms[];
}

/** All that decides who owes whom what: agreements with their parties, terms, legs and rates. */
export class Settlement {
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly legs: ReadonlyMap<string, Leg>;
  private readonly parties: ReadonlyMap<string, AgreementParty[]>;
  private readonly rates: ReadonlyMap<string, Rate[]>;
  private readonly agreementLegs: ReadonlyMap<string, Leg[]>;
  private readonly terms: ReadonlyMap<string, SettlementTerms[]>;

  constructor({ agreements, parties, legs, rates, terms }: SettlementRows) {
    this.agreements = new Map(agreements.map((agreement) => [agreement.id, agreement]));
    this.legs = new Map(legs.map((leg) => [leg.id, leg]));
    this.parties = groupBy(parties, (party) => party.agreementId);
    this.rates = groupBy(rates, (rate) => rate.legId);
    this.agreementLegs = groupBy(legs, (leg) => leg.agreementId);
    this.terms = groupBy(terms, (version) => version.agreementId);
  }

  partiesTo = (agreementId: string): readonly AgreementParty[] => this.parties.get(agreementId) ?? [];
  legsOf = (agreementId: string, kind: LegKind): readonly Leg[] => (this.agreementLegs.get(agreementId) ?? []).filter((leg) => leg.kind === kind);
  ratesOf = (legId: string): readonly Rate[] => this.rates.get(legId) ?? [];

  /** The version of the agreement's terms by which a day of service is settled. */
  termsOn(agreementId: string, day: Day): SettlementTerms {
    const terms = termsOn(this.terms.get(agreementId) ?? [], day);
    if (terms) return terms;
    throw new Problem('agreement-missing', 'missing', `The agreement of a placement on ${day} does not exist; give the placement an agreement.`);
  }
}
