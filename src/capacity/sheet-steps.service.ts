import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { isDay, type Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { rowsOf } from './plan';
import { kindsOf, readSheet, type SheetInput } from './plan-sheet';
import { PlanSheetService } from './plan-sheet.service';
import { PlansService, type PlanOrder } from './plans.service';
import { ProposalsService } from './proposals.service';

/** A filled-in sheet as it was sent. */
export interface FilledSheet {
  /** Of the unit. */
  readonly code: string;
  readonly onlyUnitId?: string | undefined;
  readonly input: SheetInput;
  readonly today: Day;
}

/** What is done with a filled-in sheet, by the button that was pressed. */
@Injectable()
export class SheetStepsService {
  constructor(private readonly sheets: PlanSheetService, private readonly plans: PlansService, private readonly proposals: ProposalsService) {}

  /** Saves a draft, publishes, or saves a pattern; gives which. Throws Problem `sheet-unreadable` with the fields that hold no number. */
  async fill({ code, onlyUnitId, input, today }: FilledSheet, party: ActingParty): Promise<'publicerat' | 'planerat' | 'utkast' | 'mall'> {
    const { unit, term } = await this.sheets.sheet(party, { code, termCode: input['term'] ?? '', onlyUnitId });
    const { cells, faults } = readSheet(input, kindsOf(unit.specialties), term);
    if (faults.size > 0) {
      throw new Problem('sheet-unreadable', 'invalid', 'Some fields hold no number of places.', [...faults].map(([field, detail]) => ({ code: field, detail })));
    }
    const order = { unit: unit.code, term: term.code, rows: rowsOf(cells), onlyUnitId };
    if (input['gor'] === 'mall') return this.saveTemplate(order, (input['mallnamn'] ?? '').trim(), party);
    if (input['gor'] === 'publicera') return this.publish(order, { day: input['effectiveFrom'] || today, today }, party);
    await this.plans.save(order, party);
    return 'utkast';
  }

  private async publish(order: PlanOrder, { day, today }: { readonly day: string; readonly today: Day }, party: ActingParty): Promise<'publicerat' | 'planerat'> {
    if (!isDay(day)) throw new Problem('day-unreadable', 'invalid', `effectiveFrom: "${day.slice(0, 20)}" is no day.`);
    await this.plans.saveAndPublish(order, { effectiveFrom: day, today }, party);
    return day === today ? 'publicerat' : 'planerat';
  }

  private async saveTemplate(order: PlanOrder, name: string, party: ActingParty): Promise<'mall'> {
    if (name === '' || name.length > 80) throw new Problem('template-name', 'invalid', 'mallnamn: give the template a name of 1 to 80 letters.');
    await this.proposals.saveTemplate(party, { unit: order.unit, term: order.term, name, ...(order.rows.length > 0 && { rows: order.rows }) });
    return 'mall';
  }
}
