import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import type { CapacityChange } from './changes.repository';
import { ChangesRepository } from './changes.repository';
import { OffersRepository } from './offers.repository';
import { cellsOf, changesOf, type PlanCell, type PlanChange } from './plan';
import { inputOfCells, kindsOf, sheetRows, type BookedNumber, type SheetInput, type SheetRow } from './plan-sheet';
import { PlanSheetRepository } from './plan-sheet.repository';
import { PlansRepository, type PlannedTerm, type PlannedUnit, type StandingPlan, type Template } from './plans.repository';
import { ProposalsService, type ProposalSource } from './proposals.service';
import { ReservationsRepository, type HolderChoice, type OwnReservation } from './reservations.repository';

/** A term's places of a unit to be filled in. */
export interface PlanSheet {
  readonly unit: PlannedUnit;
  readonly term: PlannedTerm;
  /** Terms whose places can be copied, the latest before this one first. */
  readonly earlier: readonly PlannedTerm[];
  readonly terms: readonly PlannedTerm[];
  readonly rows: readonly SheetRow[];
  readonly booked: readonly BookedNumber[];
  readonly plans: readonly StandingPlan[];
  readonly templates: readonly Template[];
  readonly history: readonly CapacityChange[];
  readonly reservations: readonly OwnReservation[];
  readonly holders: readonly HolderChoice[];
  /** What stands in the fields, and where it is from. */
  readonly input: SheetInput;
  readonly source: 'draft' | 'term' | 'template' | undefined;
  readonly sourceName: string;
  /** What publishing the fields would change. */
  readonly changes: readonly PlanChange[];
}

export interface SheetOrder extends ProposalSource {
  readonly code: string;
  readonly termCode: string;
  readonly onlyUnitId?: string | undefined;
}

const MOST_CHANGES = 100;

/** What the page of a term's places shows. */
@Injectable()
export class PlanSheetService {
  constructor(
    private readonly doorway: Doorway,
    private readonly plans: PlansRepository,
    private readonly offers: OffersRepository,
    private readonly repository: PlanSheetRepository,
    private readonly changes: ChangesRepository,
    private readonly proposals: ProposalsService,
    private readonly reservations: ReservationsRepository,
  ) {}

  /** Another organisation's unit is as missing as one that never was. */
  async sheet(party: ActingParty, order: SheetOrder): Promise<PlanSheet> {
    return this.doorway.asParty(party, async (em) => {
      const unit = await this.plans.ownUnit(em, order.code, party.organisationId, order.onlyUnitId);
      const terms = await this.plans.terms(em);
      const term = terms.find(({ code }) => code === order.termCode);
      if (!unit || !term) throw new Problem('not-found', 'missing', `There is no unit "${order.code.slice(0, 40)}" in a term "${order.termCode.slice(0, 20)}".`);
      const plans = await this.plans.open(em, unit.id, term.id);
      const templates = await this.plans.templates(em, unit.id);
      const published = await this.offers.published(em, unit.id, term);
      const filled = await this.filled(em, { unit, term, draft: plans.find(({ state }) => state === 'draft'), templates }, order);
      return {
        unit, term, terms, plans, templates,
        earlier: terms.filter(({ firstDay }) => firstDay < term.firstDay),
        rows: await this.rows(em, unit, term, published),
        booked: await this.repository.booked(em, { unitId: unit.id, ...term }),
        reservations: await this.reservations.ofUnit(em, unit.id, term),
        holders: await this.reservations.choices(em),
        history: await this.changes.latest(em, unit.id, term, MOST_CHANGES),
        input: inputOfCells(filled.cells), source: filled.source, sourceName: filled.sourceName,
        changes: changesOf(published, filled.cells),
      };
    });
  }

  /** Code of the term that the day lies in, or the next one. */
  async termNear(party: ActingParty, day: Day): Promise<string> {
    const terms = await this.doorway.asParty(party, (em) => this.plans.terms(em));
    const code = ([...terms].reverse().find(({ lastDay }) => lastDay >= day) ?? terms[0])?.code;
    if (code === undefined) throw new Problem('term-missing', 'missing', 'There is no term yet; add one first.');
    return code;
  }

  private async rows(em: EntityManager, unit: PlannedUnit, term: PlannedTerm, published: readonly PlanCell[]): Promise<SheetRow[]> {
    const scope = { unitId: unit.id, firstDay: term.firstDay, lastDay: term.lastDay };
    return sheetRows(kindsOf(unit.specialties), term, {
      published,
      counted: await this.repository.counted(em, scope),
      supervised: await this.repository.supervised(em, scope),
      closedMondays: await this.repository.closedMondays(em, scope),
    });
  }

  /** What is asked for, else the draft. */
  private async filled(
    em: EntityManager,
    { unit, term, draft, templates }: { unit: PlannedUnit; term: PlannedTerm; draft: StandingPlan | undefined; templates: readonly Template[] },
    { fromTerm, template }: ProposalSource,
  ): Promise<{ readonly cells: readonly PlanCell[] } & Pick<PlanSheet, 'source' | 'sourceName'>> {
    if (fromTerm !== undefined) return { cells: await this.proposals.cells(em, unit, term, { fromTerm }), source: 'term', sourceName: fromTerm };
    if (template !== undefined) {
      const name = templates.find(({ id }) => id === template)?.name ?? '';
      return { cells: await this.proposals.cells(em, unit, term, { template }), source: 'template', sourceName: name };
    }
    return draft ? { cells: cellsOf(draft.rows), source: 'draft', sourceName: draft.by } : { cells: [], source: undefined, sourceName: '' };
  }
}
