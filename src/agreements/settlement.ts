import { groupBy } from '../shared/group-by';
import type { Agreement, AgreementParty } from './agreement';
import type { Leg, LegKind } from './leg';
import type { Rate } from './rate';

/** All that decides who owes whom what: agreements with their parties, legs and rates. */
export class Settlement {
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly legs: ReadonlyMap<string, Leg>;
  private readonly parties: ReadonlyMap<string, AgreementParty[]>;
  private readonly rates: ReadonlyMap<string, Rate[]>;
  private readonly agreementLegs: ReadonlyMap<string, Leg[]>;

  constructor(agreements: readonly Agreement[], parties: readonly (AgreementParty & { agreementId: string })[], legs: readonly Leg[], rates: readonly Rate[]) {
    this.agreements = new Map(agreements.map((agreement) => [agreement.id, agreement]));
    this.legs = new Map(legs.map((leg) => [leg.id, leg]));
    this.parties = groupBy(parties, (party) => party.agreementId);
    this.rates = groupBy(rates, (rate) => rate.legId);
    this.agreementLegs = groupBy(legs, (leg) => leg.agreementId);
  }

  partiesTo = (agreementId: string): readonly AgreementParty[] => this.parties.get(agreementId) ?? [];
  legsOf = (agreementId: string, kind: LegKind): readonly Leg[] => (this.agreementLegs.get(agreementId) ?? []).filter((leg) => leg.kind === kind);
  ratesOf = (legId: string): readonly Rate[] => this.rates.get(legId) ?? [];
}
