import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { refuse } from '../platform/database/reference';
import { requireRole } from '../platform/database/require-role';
import { Problem } from '../shared/problem';
import { weekIndex } from '../shared/term';
import { OffersRepository } from './offers.repository';
import { cellsOf, changesOf, rowBreaches, rowsOf, shifted, templateIn, templateOf, type PlanCell, type PlanChange, type PlanRow } from './plan';
import { PlansRepository, type PlannedTerm, type PlannedUnit } from './plans.repository';

/** Where a proposal comes from: an earlier term of the unit (its code), or a pattern (its id). */
export interface ProposalSource {
  readonly fromTerm?: string | undefined;
  readonly template?: string | undefined;
}

/** What a copy would publish, and what of it would be new; nothing is saved. */
export interface Proposal {
  readonly unit: string;
  readonly term: string;
  readonly rows: readonly PlanRow[];
  readonly changes: readonly PlanChange[];
}

const hosts = ['host', 'region_coordinator', 'admin'];
const missing = (what: string, code: string): Problem => new Problem('not-found', 'missing', `There is no ${what} "${code.slice(0, 60)}".`);

/** Places as they were in an earlier term, and patterns to use again. */
@Injectable()
export class ProposalsService {
  constructor(private readonly doorway: Doorway, private readonly plans: PlansRepository, private readonly offers: OffersRepository) {}

  /** What the unit would publish in the term after an earlier one or a pattern. */
  proposal(party: ActingParty, order: ProposalSource & { readonly unit: string; readonly term: string }): Promise<Proposal> {
    return this.doorway.asParty(party, async (em) => {
      const unit = await this.unit(em, order.unit, party);
      const term = await this.term(em, order.term);
      const cells = await this.cells(em, unit, term, order);
      const changes = changesOf(await this.offers.published(em, unit.id, term), cells);
      return { unit: unit.code, term: term.code, rows: rowsOf(cells), changes };
    });
  }

  /** Within the caller's transaction; only what the unit is for today. */
  async cells(em: EntityManager, unit: PlannedUnit, term: PlannedTerm, { fromTerm, template }: ProposalSource): Promise<PlanCell[]> {
    if ((fromTerm === undefined) === (template === undefined)) throw new Problem('source-missing', 'invalid', 'Give either fromTerm or template.');
    const known = new Set(unit.specialties.map(({ code }) => code));
    const found = fromTerm === undefined ? await this.fromTemplate(em, unit, term, template ?? '') : await this.fromTerm(em, unit, term, fromTerm);
    return found.filter(({ specialty }) => known.has(specialty));
  }

  /** Saves what the rows say, or what is published in the term where there are none, as a pattern of that name; gives its id. */
  saveTemplate(party: ActingParty, order: { readonly unit: string; readonly term: string; readonly name: string; readonly rows?: readonly PlanRow[] | undefined }): Promise<string> {
    requireRole(party, hosts, 'save patterns of a unit');
    return this.doorway.asParty(party, async (em) => {
      const unit = await this.unit(em, order.unit, party);
      const term = await this.term(em, order.term);
      refuse('rules', rowBreaches(order.rows ?? [], unit, term));
      const rows = templateOf(order.rows ? cellsOf(order.rows) : await this.offers.published(em, unit.id, term), term);
      if (rows.length === 0) throw new Problem('nothing-given', 'invalid', `There is nothing to save: ${unit.code} has published nothing in ${term.code}, and no rows are given.`);
      return this.plans.saveTemplate(em, unit.id, order.name, rows);
    });
  }

  removeTemplate(party: ActingParty, id: string): Promise<void> {
    requireRole(party, hosts, 'remove patterns of a unit');
    return this.doorway.asParty(party, async (em) => {
      if (!(await this.plans.removeTemplate(em, id))) throw missing('capacity template', id);
    });
  }

  private async fromTerm(em: EntityManager, unit: PlannedUnit, term: PlannedTerm, code: string): Promise<PlanCell[]> {
    const from = await this.term(em, code);
    if (weekIndex(from, term.firstWeek) === 0) throw new Problem('same-term', 'invalid', `fromTerm: ${code} is the term itself; name an earlier one.`);
    return shifted(await this.offers.published(em, unit.id, from), from, term);
  }

  private async fromTemplate(em: EntityManager, unit: PlannedUnit, term: PlannedTerm, id: string): Promise<PlanCell[]> {
    const template = (await this.plans.templates(em, unit.id)).find((one) => one.id === id);
    if (!template) throw missing('capacity template', id);
    return templateIn(template.rows, term);
  }

  private async unit(em: EntityManager, code: string, party: ActingParty): Promise<PlannedUnit> {
    const unit = await this.plans.ownUnit(em, code, party.organisationId);
    if (!unit) throw missing('unit of yours', code);
    return unit;
  }

  private async term(em: EntityManager, code: string): Promise<PlannedTerm> {
    const term = (await this.plans.terms(em)).find((one) => one.code === code);
    if (!term) throw missing('term', code);
    return term;
  }
}
