import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isUUID } from 'class-validator';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { Day } from '../shared/day';
import { DraftingService, type DraftedRun } from './drafting.service';
import { DraftsRepository } from './drafts.repository';
import { IssuingService, type IssuedInvoice } from './issuing.service';
import { missingCounts, type MissingCounts } from './missing';
import { RunPreviewService } from './run-preview.service';
import { RunsRepository, type RunDraft } from './runs.repository';
import { isSamePerson, type Signatory } from './signatory';
import type { RunScope } from './run-scope';

/** What a party's run looks at, by codes. */
export interface RunOrder {
  readonly today: Day;
  readonly term?: string | undefined;
  readonly leg?: string | undefined;
}

/** A run as it was drawn. */
export interface DrawnRun extends DraftedRun {
  readonly id: string;
  readonly missing: MissingCounts;
  /** Rates that due days lack, in words; their legs got no new invoices. */
  readonly missingRates: readonly string[];
}

/** A document of a run that could not be issued, and why. */
export interface RefusedDocument {
  readonly id: string;
  readonly code: string;
  readonly detail: string;
}

export interface IssuedRun {
  readonly issued: readonly IssuedInvoice[];
  readonly refused: readonly RefusedDocument[];
}

/** Runs as people follow them: drawn, reviewed by one person and issued by another, or cancelled before that. */
@Injectable()
export class RunsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly drafting: DraftingService,
    private readonly previews: RunPreviewService,
    private readonly issuing: IssuingService,
    private readonly drafts: DraftsRepository,
    private readonly runs: RunsRepository,
  ) {}

  /** Drafts all that is due; a run that finds nothing changed since the last goes on with it. */
  draw(scope: RunScope, by: Signatory): Promise<DrawnRun> {
    return this.doorway.asSystem(async (em) => {
      await this.drafts.lockRuns(em);
      const drawing = await this.drafting.draw(em, scope);
      const rows = await this.previews.missingRows(em, scope);
      const missing = missingCounts(rows);
      const id = await this.runs.begin(em, scope, by);
      const drafted = await this.drafting.keepOrRedraw(em, scope, drawing, id);
      await this.runs.drawn(em, id, scope.today, by, missing);
      const missingRates = rows.filter((row) => row.reason === 'rate_missing' && row.dueDays > 0).map((row) => row.detail);
      return { id, missing, missingRates: [...new Set(missingRates)].sort(), ...drafted };
    });
  }

  /** The scope of a party's order; throws Problem when there is no such term or leg. */
  scopeOf(party: ActingParty, { today, term, leg }: RunOrder): Promise<RunScope> {
    return this.doorway.asParty(party, async (em) => ({
      today, creditorId: party.organisationId, termId: await this.found(em, 'terms', term), legId: await this.found(em, 'legs', leg),
    }));
  }

  /** Marks every draft of the run as reviewed by this person. */
  review(party: ActingParty, id: string, by: Signatory): Promise<number> {
    return this.doorway.asSystem(async (em) => {
      const drafts = await this.open(em, party, id);
      for (const draft of drafts) await this.issuing.review(draft.id, by, party.organisationId);
      return drafts.length;
    });
  }

  /** Issues every draft of the run, each in a transaction of its own; what cannot be issued is told with its reason. */
  async issue(party: ActingParty, id: string, today: Day, by: Signatory): Promise<IssuedRun> {
    const drafts = await this.doorway.asSystem((em) => this.open(em, party, id));
    assertTwoPersons(drafts, by);
    const issued: IssuedInvoice[] = [];
    const refused: RefusedDocument[] = [];
    for (const draft of drafts) {
      try {
        issued.push(await this.issuing.issue(draft.id, { today, issuedBy: by, creditorId: party.organisationId }));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused.push({ id: draft.id, code: error.code, detail: error.detail });
      }
    }
    return { issued, refused };
  }

  /** Throws away the drafts that are not issued, for a reason that is kept; a later run draws what is still due. */
  cancel(party: ActingParty, id: string, by: Signatory, reason: string): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      await this.drafts.lockRuns(em);
      await this.open(em, party, id);
      await this.runs.cancel(em, id, by, reason);
    });
  }

  private async open(em: EntityManager, { organisationId }: ActingParty, id: string): Promise<RunDraft[]> {
    const run = isUUID(id) ? await this.runs.lock(em, id, organisationId) : undefined;
    if (!run) throw new Problem('not-found', 'missing', `There is no invoice run "${id.slice(0, 60)}".`);
    if (run.isCancelled) throw new Problem('run-cancelled', 'conflict', 'The run is cancelled; draw a new one.');
    const drafts = await this.runs.drafts(em, id);
    if (drafts.length === 0) throw new Problem('run-without-drafts', 'conflict', 'The run has no drafts left: they are issued, or a later run has taken them over. Draw a new run for what is due now.');
    return drafts;
  }

  private async found(em: EntityManager, table: 'terms' | 'legs', code: string | undefined): Promise<string | null> {
    if (code === undefined) return null;
    const id = await this.runs.idOf(em, table, code);
    if (id === undefined) throw new Problem('not-found', 'missing', `There is no ${table === 'terms' ? 'term' : 'leg'} "${code}".`);
    return id;
  }
}

/** All of a run is issued at once only when another person has reviewed all of it. */
function assertTwoPersons(drafts: readonly RunDraft[], by: Signatory): void {
  const unseen = drafts.filter(({ reviewedBy }) => reviewedBy === null).length;
  if (unseen > 0) throw new Problem('not-reviewed', 'refused', `${unseen} of the run's ${drafts.length} drafts are not reviewed; let another person review them first.`);
  const own = drafts.filter(({ reviewedBy }) => reviewedBy !== null && isSamePerson(reviewedBy, by)).length;
  if (own > 0) throw new Problem('two-persons', 'refused', `${by.name} has reviewed ${own} of the run's drafts and cannot issue them too; let another person issue them.`);
}
