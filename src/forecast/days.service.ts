import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AgreementsService } from '../agreements/agreements.service';
import type { RuleSet } from '../agreements/rule-set';
import type { Settlement } from '../agreements/settlement';
import { actingAs, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { addDays, type Day } from '../shared/day';
import { expectedHousing, priceCharged, priceClaims } from './claim-pricing';
import type { ChargedGroup, ClaimGroup, DayGroup, StandingBooking } from './day-group';
import { ForecastRepository, type DaySpan } from './forecast.repository';
import type { Names } from './names';
import { NamesRepository } from './names.repository';
import type { Payment } from './payment';
import { plannedGroups, planner, type Planner } from './planned-groups';
import { priceDays } from './pricing';
import { RulesRepository } from './rules.repository';
import type { Unfunded, Valued } from './valued';

/** Days and claims that a party follows, with what decides their worth. */
export interface FollowedDays {
  readonly settlement: Settlement;
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
  readonly names: Names;
  readonly plan: Planner;
  /** Recorded days, and those that are planned without being recorded. */
  readonly groups: readonly DayGroup[];
  readonly charged: readonly ChargedGroup[];
  readonly claims: readonly ClaimGroup[];
  readonly standing: readonly StandingBooking[];
}

/** A placement that ended longer ago brings no more days or claims by itself. */
const lookBackDays = 400;

/** Reads the days whose money a party may follow, and values them by the agreements. */
@Injectable()
export class DaysService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly forecast: ForecastRepository,
    private readonly names: NamesRepository,
    private readonly rules: RulesRepository,
  ) {}

  /** Days within the span, as the acting party may follow them; those not recorded yet are planned ones. */
  follow(acting: Acting, span: DaySpan, today: Day): Promise<FollowedDays> {
    return actingAs(this.doorway, acting, async (em) => {
      const within = (day: Day): boolean => (span.from === undefined || day >= span.from) && (span.to === undefined || day <= span.to);
      const standing = await this.forecast.standing(em, earlier(addDays(today, -lookBackDays), span.from));
      const plan = planner(await this.forecast.dayExceptions(em));
      const planned = plannedGroups(standing, today, plan).filter(({ day }) => within(day));
      return {
        ...(await this.terms()),
        names: await this.names.all(em),
        plan,
        groups: [...(await this.forecast.served(em, span)), ...planned],
        charged: await this.forecast.charged(em, span),
        claims: await this.forecast.claimed(em, span),
        standing: standing.filter(({ lastDay }) => within(lastDay)),
      };
    });
  }

  /** What the rules say is the same for whoever asks. */
  private terms(): Promise<Pick<FollowedDays, 'settlement' | 'ruleSets'>> {
    return this.doorway.asSystem(async (em: EntityManager) => ({
      settlement: await this.agreements.readSettlement(em), ruleSets: await this.rules.ruleSets(em),
    }));
  }
}

const earlier = (day: Day, other: Day | undefined): Day => (other !== undefined && other < day ? other : day);

/** What the days and claims are worth by the settlement, before and after what is billed of them. */
export function valuesOf({ settlement, ruleSets, plan, groups, claims, standing }: Omit<FollowedDays, 'settlement'> & { readonly settlement: Payment }, today: Day): { valued: Valued[]; unfunded: Unfunded[] } {
  const { valued, unfunded } = priceDays(settlement, groups);
  return { valued: [...valued, ...priceClaims(settlement, claims), ...expectedHousing(settlement, { ruleSets, plan, today }, standing)], unfunded };
}

export const billedOf = ({ settlement, charged }: FollowedDays): Valued[] =>
  priceCharged(charged, (legId) => settlement.legs.get(legId)?.agreementId ?? '');
