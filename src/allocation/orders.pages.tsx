import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { OrderFormFilter } from './order-form.pages';
import { OrderPage, OrdersPage } from './order-page';
import { OrderPreviewPage } from './order-preview-page';
import { AgreementParam, OrderForm, OrderPreviewPageParams } from './order-preview.dto';
import { OrderPreviewService } from './order-preview.service';
import { orderAddress, orderIn } from './order-words';
import { OrdersService } from './orders.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

/** Priority orders of agreements: tried on a term, shown, and saved. */
@Controller('turordning')
@Roles('coordinator', 'admin')
@UseFilters(OrderFormFilter)
@ApiExcludeController()
export class OrdersPages {
  constructor(private readonly orders: OrdersService, private readonly previews: OrderPreviewService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty): Promise<string> {
    return this.pages.draw(request, { title: 'Turordningar', content: <OrdersPage agreements={await this.orders.agreements(party)} /> });
  }

  @Get(':agreement')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async order(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { agreement }: AgreementParam): Promise<string> {
    const tried = await this.orders.agreement(party, agreement);
    return this.pages.draw(request, { title: `Turordning, ${tried.agreement.name}`, content: <OrderPage tried={tried} /> });
  }

  /** Asks a worker for a preview and leads to it. */
  @Post(':agreement')
  @Redirect()
  async ask(@Acting() party: ActingParty, @Param() { agreement }: AgreementParam, @Body() { term, seed, ...order }: OrderForm): Promise<Back> {
    await this.orders.agreement(party, agreement);
    const id = await this.previews.ask(party, { agreement, term, seed, priorities: orderIn(order) });
    return { url: `${orderAddress(agreement)}/prov/${id}`, statusCode: 303 };
  }

  @Get(':agreement/prov/:id')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async preview(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { id }: OrderPreviewPageParams): Promise<string> {
    const preview = await this.orders.overview(party, id);
    return this.pages.draw(request, { title: `Prövad turordning, ${preview.term}`, content: <OrderPreviewPage preview={preview} /> });
  }

  @Post(':agreement/prov/:id/spara')
  @Roles('admin')
  @Redirect()
  async save(@Acting() party: ActingParty, @Param() { agreement, id }: OrderPreviewPageParams): Promise<Back> {
    await this.orders.save(party, id);
    return { url: `${orderAddress(agreement)}/prov/${id}`, statusCode: 303 };
  }
}
