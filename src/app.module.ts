import { Module, type DynamicModule } from '@nestjs/common';
import { AgreementsModule } from './agreements/agreements.module';
import { AGREEMENTS_DAY } from './agreements/deadline';
import { AllocationModule } from './allocation/allocation.module';
import { ORDER_PREVIEW_ASKED } from './allocation/order-preview';
import { PREVIEW_ASKED } from './allocation/preview';
import { RUN_QUEUED, RUN_SHARE } from './allocation/run';
import { AttendanceModule } from './attendance/attendance.module';
import { ATTENDANCE_DAY } from './attendance/unsigned';
import { PLACES_FREED, PLACES_HELD, PUBLISHED_LEFT } from './bookings/booking-facts';
import { BookingsModule } from './bookings/bookings.module';
import { BundleModule } from './bundle/bundle.module';
import { CapacityModule } from './capacity/capacity.module';
import { PLAN_DUE } from './capacity/plan';
import { RESERVATION_OVER } from './capacity/reserved';
import { DeliveryModule } from './delivery/delivery.module';
import { FairnessModule } from './fairness/fairness.module';
import { ForecastModule } from './forecast/forecast.module';
import { HousingModule } from './housing/housing.module';
import { INVOICE_ISSUED } from './invoicing/invoice-facts';
import { InvoicingModule } from './invoicing/invoicing.module';
import { navigation } from './navigation';
import { NoticesModule } from './notices/notices.module';
import { OrganisationsModule } from './organisations/organisations.module';
import { PeopleModule } from './people/people.module';
import { AuthModule } from './platform/auth/auth.module';
import { DatabaseModule } from './platform/database/database.module';
import { HttpModule } from './platform/http/http.module';
import type { JobKinds } from './platform/queue/job';
import { QueueModule } from './platform/queue/queue.module';
import { ViewsModule } from './platform/views/views.module';
import { ProgrammesModule } from './programmes/programmes.module';
import { ReadinessModule } from './readiness/readiness.module';
import { READINESS_DAY } from './readiness/watch';
import { ANSWER_DUE, ANSWER_REMINDER } from './requests/answer-facts';
import { RequestsModule } from './requests/requests.module';
import { OFFER_EXPIRES, OFFER_REMINDER } from './reserves/reserve-offer';
import { ReservesModule } from './reserves/reserves.module';
import { RiverModule } from './river/river.module';
import { SWAP_RING_DUE, SWAP_SEARCH_DUE, SWAP_WINDOW_CLOSES, SWAPS_SOUGHT } from './swaps/swap';
import { SwapsModule } from './swaps/swaps.module';

/** Where the application finds its database and its queue. */
export interface AppSettings {
  /** Address of the database for the application's login role. */
  readonly loginUrl: string;
  readonly databasePool: number;
  readonly redisUrl?: string;
  /** Which file shows that a worker lives. */
  readonly heartbeatFile?: string;
}

/** Every kind of job there is. */
const jobKinds: JobKinds = {
  [RUN_QUEUED]: 'long', [RUN_SHARE]: 'long', [PREVIEW_ASKED]: 'aside', [ORDER_PREVIEW_ASKED]: 'aside',
  [SWAP_SEARCH_DUE]: 'quick', [SWAPS_SOUGHT]: 'quick', [SWAP_RING_DUE]: 'quick', [SWAP_WINDOW_CLOSES]: 'quick', [PUBLISHED_LEFT]: 'quick',
  [AGREEMENTS_DAY]: 'quick', [READINESS_DAY]: 'quick', [ATTENDANCE_DAY]: 'quick',
  [PLACES_HELD]: 'quick', [ANSWER_REMINDER]: 'quick', [ANSWER_DUE]: 'quick',
  [INVOICE_ISSUED]: 'quick',
  [PLAN_DUE]: 'quick', [RESERVATION_OVER]: 'quick',
  [PLACES_FREED]: 'quick', [OFFER_EXPIRES]: 'quick', [OFFER_REMINDER]: 'quick',
};

const rooms = [
  OrganisationsModule, PeopleModule, NoticesModule, ProgrammesModule, AgreementsModule, CapacityModule, BookingsModule, RequestsModule, ReadinessModule, FairnessModule, AllocationModule, ReservesModule, SwapsModule, AttendanceModule,
  HousingModule, InvoicingModule, DeliveryModule, ForecastModule, BundleModule, RiverModule,
];

/** Settings may hold more than the queue needs, such as all that the environment decides. */
const queueOf = ({ redisUrl, heartbeatFile }: Pick<AppSettings, 'redisUrl' | 'heartbeatFile'>): Pick<AppSettings, 'redisUrl' | 'heartbeatFile'> =>
  ({ ...(redisUrl !== undefined && { redisUrl }), ...(heartbeatFile !== undefined && { heartbeatFile }) });

/** The whole house: the platform and every room, for whichever door opens it. */
@Module({})
export class AppModule {
  static forRoot({ loginUrl, databasePool, ...queue }: AppSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({ url: loginUrl, poolSize: databasePool }),
        QueueModule.forRoot({ ...queueOf(queue), loginUrl, kinds: jobKinds }),
        AuthModule,
        HttpModule,
        ViewsModule.forRoot(navigation),
        ...rooms,
      ],
    };
  }
}
