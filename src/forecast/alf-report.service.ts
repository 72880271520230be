import { Injectable } from '@nestjs/common';
import { settlingAgreement, type Funding } from '../agreements/agreement';
import { AgreementsService } from '../agreements/agreements.service';
import { actingAs, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { alfReport, type AlfReport } from './alf-report';
import { CoverageRepository } from './coverage.repository';
import { ForecastRepository } from './forecast.repository';
import { NamesRepository } from './names.repository';

/** Which year, and by which funding; ALF alone unless told otherwise. */
export interface AlfReportOrder {
  readonly year: number;
  readonly funding?: Funding | 'all' | undefined;
}

/** The yearly follow-up of ALF: full-time students, days and money per ALF region and host, as far as the party may follow them. */
@Injectable()
export class AlfReportService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly forecast: ForecastRepository,
    private readonly coverage: CoverageRepository,
    private readonly names: NamesRepository,
  ) {}

  report(acting: Acting, { year, funding = 'alf' }: AlfReportOrder): Promise<AlfReport> {
    return actingAs(this.doorway, acting, async (em) => {
      const settlement = await this.doorway.asSystem((all) => this.agreements.readSettlement(all));
      const { agreements } = settlement;
      const isAsked = (agreementId: string): boolean => funding === 'all' || agreements.get(agreementId)?.funding === funding;
      const served = await this.forecast.served(em, { from: `${year}-01-01`, to: `${year}-12-31` });
      const days = served.filter(({ stage, status, agreementId, day }) =>
        stage !== 'recorded' && (status === 'present' || status === 'made_up') && isAsked(settlingAgreement(agreements, agreementId, day).id));
      const portions = (await this.coverage.portions(em)).filter(({ agreementId }) => isAsked(agreementId));
      return alfReport({ year, settlement, names: await this.names.all(em), days, portions });
    });
  }
}
