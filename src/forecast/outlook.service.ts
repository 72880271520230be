import { Injectable } from '@nestjs/common';
import type { Acting } from '../platform/database/acting';
import type { Day } from '../shared/day';
import { billedOf, DaysService, valuesOf } from './days.service';
import type { DaySpan } from './forecast.repository';
import type { Names } from './names';
import { accrualsOf, outlookOf, type Accrual, type Flow, type Outlook } from './outlook';

/** What narrows a forecast; what is left out does not. */
export interface OutlookOrder extends DaySpan {
  readonly today: Day;
  readonly host?: string | undefined;
  readonly agreement?: string | undefined;
  readonly term?: string | undefined;
}

/** What a party is owed and owes for days that no document holds yet, and for those that lie ahead. */
@Injectable()
export class OutlookService {
  constructor(private readonly days: DaysService) {}

  async accruals(acting: Acting, order: OutlookOrder): Promise<Accrual[]> {
    return (await this.both(acting, order)).accruals;
  }

  async outlook(acting: Acting, order: OutlookOrder): Promise<Outlook[]> {
    return (await this.both(acting, order)).outlook;
  }

  /** Both at once: what is behind and what is ahead, read at the same moment. */
  async both(acting: Acting, order: OutlookOrder): Promise<{ accruals: Accrual[]; outlook: Outlook[]; names: Names }> {
    const { today, from, to } = order;
    const followed = await this.days.follow(acting, { from, to }, today);
    const { valued } = valuesOf(followed, today);
    return {
      names: followed.names,
      accruals: accrualsOf(valued, billedOf(followed), today, followed).filter((row) => fits(row, order)),
      outlook: outlookOf(valued, today, followed).filter((row) => fits(row, order)),
    };
  }
}

const fits = (row: Flow, { host, agreement, term }: OutlookOrder): boolean =>
  (host === undefined || row.host === host) && (agreement === undefined || row.agreement === agreement) && (term === undefined || row.term === term);
