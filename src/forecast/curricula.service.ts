import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AgreementsService } from '../agreements/agreements.service';
import { rateLegOf, rateOn } from '../agreements/rate';
import { actingAs, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { CurriculaRepository, type BlockChoice, type CurriculumChoice } from './curricula.repository';
import { compareCurricula, indexOf, type CurriculumComparison, type CurriculumOrder, type RateOf } from './curriculum-comparison';
import { hostLegOf } from './direct-model';

/** Which curricula are compared, on which blocks, and at whose rate. */
export interface CurriculaOrder extends CurriculumOrder, BlockChoice {
  /** Code of the agreement whose hosts' rate is used; without one there is no money. */
  readonly agreement?: string | undefined;
  /** The day whose rate both curricula are told at. */
  readonly rateDay: Day;
}

/** What there is to choose from. */
export interface CurriculaChoices {
  readonly curricula: readonly CurriculumChoice[];
  readonly specialties: readonly { readonly code: string; readonly name: string }[];
  readonly agreements: readonly { readonly code: string; readonly name: string }[];
}

const mostTerms = 40;

/** Days and money under two curricula, before anybody has been placed. */
@Injectable()
export class CurriculaService {
  constructor(private readonly doorway: Doorway, private readonly agreements: AgreementsService, private readonly curricula: CurriculaRepository) {}

  compare(acting: Acting, order: CurriculaOrder): Promise<CurriculumComparison> {
    if (indexOf(order.lastTerm) < indexOf(order.firstTerm) || indexOf(order.lastTerm) - indexOf(order.firstTerm) >= mostTerms) {
      throw new Problem('terms-span', 'invalid', `lastTerm: ${order.lastTerm} must lie ${order.firstTerm} or at most ${mostTerms - 1} terms after it.`);
    }
    return actingAs(this.doorway, acting, async (em) => {
      const known = (await this.curricula.choices(em)).map(({ code }) => code);
      const missing = [order.from, order.to].find((code) => !known.includes(code));
      if (missing !== undefined) throw new Problem('not-found', 'missing', `There is no curriculum "${missing}".`);
      return compareCurricula(await this.curricula.blocks(em, [order.from, order.to], order), order, await this.rateOf(em, order));
    });
  }

  choices(acting: Acting): Promise<CurriculaChoices> {
    return actingAs(this.doorway, acting, async (em) => ({
      curricula: await this.curricula.choices(em), specialties: await this.curricula.specialties(em), agreements: await this.curricula.agreements(em),
    }));
  }

  private async rateOf(em: EntityManager, { agreement: code, rateDay }: CurriculaOrder): Promise<RateOf> {
    if (code === undefined) return () => undefined;
    const agreement = (await this.curricula.agreements(em)).find((one) => one.code === code);
    if (!agreement) throw new Problem('not-found', 'missing', `There is no agreement "${code}".`);
    const settlement = await this.doorway.asSystem((all) => this.agreements.readSettlement(all));
    const leg = hostLegOf(settlement, agreement.id);
    if (!leg) return () => undefined;
    const rates = settlement.ratesOf(rateLegOf(leg, settlement.legs).id);
    return (term) => rateOn(rates, term === null ? rateDay : firstDayOf(term));
  }
}

/** About when a term begins, where nobody has told its weeks. */
const firstDayOf = (term: string): Day => `${term.slice(2)}-${term.startsWith('HT') ? '09' : '02'}-01`;
