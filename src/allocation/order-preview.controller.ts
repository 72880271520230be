import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import type { OrderPreviewOverview } from './order-overview';
import { OrderPreviewAnswer, OrderPreviewParam, OrderPreviewQuery, TryOrder } from './order-preview.dto';
import { OrderPreviewService } from './order-preview.service';
import { OrdersService } from './orders.service';
import { AllocationReading } from './reading.service';

/** Who would get, lose or change a place under another priority order of an agreement: shown first, then saved. */
@ApiTags('agreements')
@Controller('api/v1/order-previews')
@Roles('coordinator', 'admin')
export class OrderPreviewController {
  constructor(private readonly previews: OrderPreviewService, private readonly orders: OrdersService, private readonly reading: AllocationReading) {}

  @Post()
  @Answer(OrderPreviewAnswer, { status: 202 })
  async ask(@Acting() party: ActingParty, @Body() order: TryOrder): Promise<OrderPreviewOverview> {
    return this.orders.overview(party, await this.previews.ask(party, order));
  }

  @Get()
  @Answer(OrderPreviewAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: OrderPreviewQuery): Promise<Page> {
    return this.reading.orderPreviews.page(party, query);
  }

  @Get(':id')
  @Answer(OrderPreviewAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<OrderPreviewOverview> {
    return this.orders.overview(party, id);
  }

  /** Makes the order that was previewed the agreement's. */
  @Post(':id/save')
  @Roles('admin')
  @Answer(OrderPreviewAnswer)
  async save(@Acting() party: ActingParty, @Param() { id }: OrderPreviewParam): Promise<OrderPreviewOverview> {
    await this.orders.save(party, id);
    return this.orders.overview(party, id);
  }
}
