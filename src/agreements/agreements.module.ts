import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module';
import { AgreementMoneyPages } from './agreement-money.pages';
import { AgreementMoneyRepository } from './agreement-money.repository';
import { AgreementMoneyService } from './agreement-money.service';
import { AgreementOverviewRepository } from './agreement-overview.repository';
import { AgreementOverviewService } from './agreement-overview.service';
import { AgreementPages } from './agreement.pages';
import { AgreementStepsController } from './agreements.controller';
import { AgreementsRepository } from './agreements.repository';
import { AgreementsService } from './agreements.service';
import { AmendmentsController } from './amendments.controller';
import { AmendmentsService } from './amendments.service';
import { BookingWindowsController } from './booking-windows.controller';
import { BookingWindowsRepository } from './booking-windows.repository';
import { BookingWindowsService } from './booking-windows.service';
import { ChangesRepository } from './changes.repository';
import { DeadlinesRepository } from './deadlines.repository';
import { DeadlinesService } from './deadlines.service';
import { DecidersService } from './deciders.service';
import { LegStepsController } from './legs.controller';
import { LegsRepository } from './legs.repository';
import { LegsService } from './legs.service';
import { MoneyChangesService } from './money-changes.service';
import { OrdersRepository } from './orders.repository';
import { QuotaStepsController } from './quotas.controller';
import { QuotasRepository } from './quotas.repository';
import { QuotasService } from './quotas.service';
import { AgreementsController, LegsController, QuotasController, ChangesController, PublishDeadlinesController, RatesController, RuleSetsController } from './reading.controller';
import { AgreementsReading } from './reading.service';
import { RestingRepository } from './resting.repository';
import { RateStepsController } from './rates.controller';
import { RatesRepository } from './rates.repository';
import { RatesService } from './rates.service';
import { RuleSetStepsController } from './rule-sets.controller';
import { RuleSetsRepository } from './rule-sets.repository';
import { RuleSetsService } from './rule-sets.service';
import { SettlementTermsController, TermsStepsController } from './terms.controller';
import { TermsRepository } from './terms.repository';
import { TermsService } from './terms.service';

@Module({
  imports: [NoticesModule],
  controllers: [
    AgreementsController, AmendmentsController, AgreementStepsController, LegsController, LegStepsController, QuotasController, QuotaStepsController, BookingWindowsController,
    RatesController, RateStepsController, SettlementTermsController, TermsStepsController, RuleSetsController, RuleSetStepsController, ChangesController, PublishDeadlinesController, AgreementMoneyPages, AgreementPages,
  ],
  providers: [
    AgreementsService, AgreementsRepository, AgreementsReading, DecidersService, RestingRepository, AmendmentsService, OrdersRepository,
    LegsService, LegsRepository, RatesService, RatesRepository, TermsService, TermsRepository, QuotasService, QuotasRepository, BookingWindowsService, BookingWindowsRepository, RuleSetsService, RuleSetsRepository,
    ChangesRepository, AgreementMoneyService, AgreementMoneyRepository, MoneyChangesService, AgreementOverviewService, AgreementOverviewRepository, DeadlinesService, DeadlinesRepository,
  ],
  exports: [AgreementsService, AmendmentsService, AgreementMoneyService, MoneyChangesService, DecidersService, AgreementsReading, DeadlinesService],
})
export class AgreementsModule {}
