import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticesService } from '../notices/notices.service';
import { actingAs, actingOrganisation, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { refuse } from '../platform/database/reference';
import { requireRole } from '../platform/database/require-role';
import { writeFact } from '../platform/outbox/outbox';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { dateSwedish } from '../shared/swedish';
import { startOfDay } from '../shared/swedish-time';
import { cellsOf, PLAN_DUE, rowBreaches, rowsOf, type PlanRow } from './plan';
import { PlansRepository, type PlannedTerm, type PlannedUnit, type StandingPlan } from './plans.repository';
import { authorOf, PublishingService } from './publishing.service';

/** Places of a unit in a term; weeks that are left out stay as they are. */
export interface PlanOrder {
  /** Codes. */
  readonly unit: string;
  readonly term: string;
  readonly rows: readonly PlanRow[];
  /** The unit that the person answers for, where it is but one. */
  readonly onlyUnitId?: string | undefined;
}

/** From which day a plan counts, seen from which day it is; at once where none is named. */
export interface Effect {
  readonly effectiveFrom?: Day | undefined;
  readonly today: Day;
}

const hosts = ['host', 'region_coordinator', 'admin'];
const missing = (what: string, code: string): Problem => new Problem('not-found', 'missing', `There is no ${what} "${code.slice(0, 60)}".`);

/** Thrown to undo what was only tried. */
class Tried extends Error {}

/** Places of whole terms: saved as drafts, published at once or from a day on, taken back before that. */
@Injectable()
export class PlansService {
  constructor(
    private readonly doorway: Doorway, private readonly repository: PlansRepository, private readonly publishing: PublishingService, private readonly notices: NoticesService,
  ) {}

  /** Saves the draft of the unit in the term, in place of the one that there was; gives its id. */
  save(order: PlanOrder, acting: Acting): Promise<string> {
    requireRole(acting, hosts, 'plan what a unit offers');
    return actingAs(this.doorway, acting, async (em) => {
      const unit = await this.unit(em, order.unit, acting, order.onlyUnitId);
      const term = await this.term(em, order.term);
      if (order.rows.length === 0) throw new Problem('nothing-given', 'invalid', 'rows: there are none; give places for at least one week.');
      refuse('rules', rowBreaches(order.rows, unit, term));
      const author = authorOf(acting);
      const name = await this.doorway.asSystem((system) => this.repository.nameOf(system, author.accountId));
      return this.repository.saveDraft(em, { unitId: unit.id, termId: term.id, rows: rowsOf(cellsOf(order.rows)) }, author, name);
    });
  }

  /** Saves and publishes in one step; where that is refused no draft is left either. Gives the plan's id. */
  saveAndPublish(order: PlanOrder, effect: Effect, acting: Acting): Promise<string> {
    return actingAs(this.doorway, acting, async () => {
      const id = await this.save(order, acting);
      await this.publish(id, effect, acting);
      return id;
    });
  }

  /** Publishes a draft, or one that was found impossible on its day; refused with the weeks in which more are booked. */
  publish(planId: string, { effectiveFrom, today }: Effect, acting: Acting): Promise<void> {
    requireRole(acting, hosts, 'publish what a unit offers');
    const day = effectiveFrom ?? today;
    if (day < today) throw new Problem('effect-in-the-past', 'invalid', `effectiveFrom: ${day} has passed; give ${today} or a later day.`);
    return actingAs(this.doorway, acting, async (em) => {
      const plan = await this.locked(em, planId, ['draft', 'refused'], 'published');
      if (day === today) {
        await this.publishing.publish(em, plan.unitId, plan.rows, authorOf(acting));
        await this.repository.setState(em, planId, 'published', { effectiveFrom: day });
        return;
      }
      await this.tryOut(em, plan, acting);
      await this.repository.setState(em, planId, 'scheduled', { effectiveFrom: day });
      await writeFact(em, PLAN_DUE, { planId }, startOfDay(day));
    });
  }

  /** Publishes a plan whose day has come, in the name of who scheduled it; one that has become impossible is kept with the reason. Done once. */
  async takeEffect(planId: string, today: Day): Promise<void> {
    await this.doorway.asSystem(async (em) => {
      const plan = await this.repository.lock(em, planId);
      if (plan?.state !== 'scheduled' || plan.effectiveFrom === null || plan.effectiveFrom > today) return;
      try {
        await em.transaction((inner) => this.publishing.publish(inner, plan.unitId, plan.rows, { actor: plan.actor, accountId: accountIn(plan.actor) }));
        await this.repository.setState(em, planId, 'published');
      } catch (error) {
        if (!(error instanceof Problem) || error.kind !== 'refused') throw error;
        await this.keepRefused(em, plan, error);
      }
    });
  }

  /** Takes back what is not published yet. */
  withdraw(planId: string, acting: Acting): Promise<void> {
    requireRole(acting, hosts, 'take back what a unit would offer');
    return actingAs(this.doorway, acting, async (em) => {
      await this.locked(em, planId, ['draft', 'scheduled', 'refused'], 'withdrawn');
      await this.repository.setState(em, planId, 'withdrawn');
    });
  }

  private async keepRefused(em: EntityManager, plan: StandingPlan, { detail, breaches }: Problem): Promise<void> {
    await this.repository.setState(em, plan.id, 'refused', { refusal: [detail, ...breaches.map((breach) => breach.detail)].join(' ').slice(0, 2000) });
    await this.notices.tell(em, [{
      key: `plan-refused ${plan.id} ${plan.version}`,
      kind: 'plan-refused',
      sentence: `Platserna som skulle gälla på ${plan.unitName} från ${dateSwedish(plan.effectiveFrom ?? '')} kunde inte publiceras: fler är bokade i någon av veckorna. Ändra planen eller flytta placeringarna.`,
      to: { organisationId: plan.organisationId, unitId: plan.unitId },
      link: `/enheter/${encodeURIComponent(plan.unit)}/terminsplatser?termin=${encodeURIComponent(plan.term)}`,
    }]);
  }

  /** What stands against it now would stand against it then: told at once, and undone. */
  private async tryOut(em: EntityManager, plan: StandingPlan, acting: Acting): Promise<void> {
    try {
      await em.transaction(async (inner) => {
        await this.publishing.publish(inner, plan.unitId, plan.rows, authorOf(acting));
        throw new Tried();
      });
    } catch (error) {
      if (!(error instanceof Tried)) throw error;
    }
  }

  private async locked(em: EntityManager, id: string, states: readonly StandingPlan['state'][], to: string): Promise<StandingPlan> {
    const plan = await this.repository.lock(em, id);
    if (!plan) throw missing('capacity plan', id);
    if (!states.includes(plan.state)) throw new Problem('plan-step-impossible', 'refused', `A plan that is ${plan.state} cannot be ${to}; save a new one.`);
    return plan;
  }

  /** Another organisation's unit is as missing as one that never was. */
  private async unit(em: EntityManager, code: string, acting: Acting, onlyUnitId: string | undefined): Promise<PlannedUnit> {
    const unit = await this.repository.ownUnit(em, code, actingOrganisation(acting), onlyUnitId);
    if (!unit) throw missing('unit of yours', code);
    return unit;
  }

  private async term(em: EntityManager, code: string): Promise<PlannedTerm> {
    const term = (await this.repository.terms(em)).find((one) => one.code === code);
    if (!term) throw missing('term', code);
    return term;
  }
}

/** The account in a history's name of whoever acted. */
const accountIn = (actor: string): string | null => actor.split(':')[1] ?? null;
