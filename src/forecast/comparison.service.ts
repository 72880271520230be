import { Injectable } from '@nestjs/common';
import { settlingAgreement } from '../agreements/agreement';
import type { RateUnit } from '../agreements/rate';
import type { Settlement } from '../agreements/settlement';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { Problem } from '../shared/problem';
import { compare, type ComparedModels } from './comparison';
import { CurriculaRepository } from './curricula.repository';
import { CoverageRepository } from './coverage.repository';
import type { DayGroup } from './day-group';
import { DaysService, valuesOf, type FollowedDays } from './days.service';
import { directPayment, type Side } from './direct-model';
import { moneyLines, type MoneyLine } from './money-line';
import type { Named, Names } from './names';
import { NamesRepository } from './names.repository';

/** Which days are compared, and how the direct model is thought of. */
export interface ComparisonOrder {
  readonly from: Day;
  readonly to: Day;
  /** Codes; all that have days in the span when empty. */
  readonly agreements: readonly string[];
  /** `owner`: each student's university; otherwise the code of an organisation, such as an ALF party. */
  readonly payer: string;
  /** `today`, `host`, `owner`, or `payer`. */
  readonly housing: 'today' | 'host' | 'owner' | 'payer';
  readonly rate: { readonly amountOre: Ore; readonly unit: RateUnit } | null;
  /** Whether housing that nobody has claimed yet counts, at most as its rule pays; otherwise claims alone. */
  readonly unclaimed: boolean;
  readonly today: Day;
}

/** What a person may choose among. */
export interface ComparisonChoices {
  readonly agreements: readonly Named[];
  readonly payers: readonly Named[];
}

/** Today's payment beside direct reimbursement, worked out on the same days; nothing is written. */
@Injectable()
export class ComparisonService {
  constructor(private readonly doorway: Doorway, private readonly days: DaysService, private readonly coverage: CoverageRepository,
    private readonly curricula: CurriculaRepository, private readonly names: NamesRepository) {}

  async compare(acting: Acting, order: ComparisonOrder): Promise<ComparedModels> {
    const { from, to, today } = order;
    const followed = await this.days.follow(acting, { from, to }, today);
    const costs = await actingAs(this.doorway, acting, (em) => this.coverage.costs(em));
    const chosen = chosenOf(followed, order.agreements);
    const compared = limited(followed, chosen);
    const payer = sideOf(order.payer, followed.names);
    const bears = order.housing === 'today' ? null : order.housing === 'payer' ? payer : { role: order.housing };
    const direct = directPayment(compared.settlement, chosen, { payer, bears, rate: order.rate });
    const { agreements } = followed.settlement;
    return {
      agreements: [...chosen].map((id) => agreements.get(id)?.code ?? '').sort(),
      ...compare({
        days: compared.groups.filter(({ status }) => status === 'present' || status === 'made_up'), costs,
        isUnfunded: (group) => group.abroad || settled(followed.settlement, group).funding === 'none',
        lines: { today: linesOf(compared, order), direct: linesOf({ ...compared, settlement: direct }, order) },
        organisations: followed.names.organisations,
      }),
    };
  }

  /** What there is to choose from: agreements that the party may follow days under, and regions that could pay. */
  choices(acting: Acting): Promise<ComparisonChoices> {
    return actingAs(this.doorway, acting, async (em) => {
      const { organisations } = await this.names.all(em);
      return { agreements: await this.curricula.agreements(em), payers: [...organisations.values()].filter(({ kind }) => kind === 'region').sort((a, b) => a.name.localeCompare(b.name, 'sv')) };
    });
  }
}

const linesOf = (days: Parameters<typeof valuesOf>[0], { today, unclaimed }: ComparisonOrder): MoneyLine[] =>
  moneyLines(valuesOf(days, today).valued.filter(({ stage }) => unclaimed || stage !== 'expected'));

const settled = (settlement: Settlement, { agreementId, day }: Pick<DayGroup, 'agreementId' | 'day'>) => settlingAgreement(settlement.agreements, agreementId, day);

function chosenOf({ settlement, groups }: FollowedDays, codes: readonly string[]): Set<string> {
  const present = new Map(groups.map((group) => [`${group.agreementId} ${group.day}`, group]));
  const all = new Map([...present.values()].map((group) => [settled(settlement, group).code, settled(settlement, group).id]));
  const missing = codes.find((code) => !all.has(code));
  if (missing !== undefined) throw new Problem('not-found', 'missing', `There is no agreement "${missing}" with days in the span that you may follow; choose another span or agreement.`);
  return new Set(codes.length === 0 ? all.values() : codes.flatMap((code) => all.get(code) ?? []));
}

/** Only what is settled under the chosen agreements. */
function limited(followed: FollowedDays, chosen: ReadonlySet<string>): FollowedDays {
  const { settlement, groups, claims, standing } = followed;
  const isChosen = (of: Pick<DayGroup, 'agreementId' | 'day'>): boolean => chosen.has(settled(settlement, of).id);
  return {
    ...followed, groups: groups.filter(isChosen), claims: claims.filter(isChosen),
    standing: standing.filter(({ agreementId, lastDay }) => isChosen({ agreementId, day: lastDay })),
  };
}

function sideOf(payer: string, { organisations }: Names): Side {
  if (payer === 'owner') return { role: 'owner' };
  const found = [...organisations].find(([, { code }]) => code === payer);
  if (found) return { organisationId: found[0] };
  throw new Problem('unknown-reference', 'refused', `payer: there is no organisation "${payer.slice(0, 60)}"; give the code of one, or "owner" for each student's university.`);
}
