import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { ChargeAnswer, ChargeQuery, InvoiceAnswer, InvoiceQuery } from './invoices.dto';
import { InvoicingReading } from './reading.service';

@ApiTags('invoices')
@Controller('api/v1/invoices')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class InvoicesController {
  constructor(private readonly reading: InvoicingReading) {}

  @Get()
  @Answer(InvoiceAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: InvoiceQuery): Promise<Page> {
    return this.reading.invoices.page(party, query);
  }

  @Get(':id')
  @Answer(InvoiceAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.invoices.one(party, id);
  }
}

@ApiTags('charges')
@Controller('api/v1/charges')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class ChargesController {
  constructor(private readonly reading: InvoicingReading) {}

  @Get()
  @Answer(ChargeAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ChargeQuery): Promise<Page> {
    return this.reading.charges.page(party, query);
  }

  @Get(':id')
  @Answer(ChargeAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.charges.one(party, id);
  }
}
