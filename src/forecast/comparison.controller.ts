import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { comparisonRows, comparisonSheets, type ComparisonRows } from './comparison-rows';
import { ModelComparisonAnswer, ModelComparisonQuery } from './comparison.dto';
import { ComparisonService, type ComparisonOrder } from './comparison.service';
import { csvOf, xlsxOf } from './figures-file';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What is asked, with what holds where nothing is said. */
export const comparisonOrder = ({ agreements, payer, housing, rateOre, rateUnit, unclaimed, from, to }: ModelComparisonQuery): ComparisonOrder => ({
  from, to, payer: payer ?? 'owner', housing: housing ?? 'host', unclaimed: unclaimed !== 'left_out', today: today(),
  agreements: (agreements ?? '').split(',').map((code) => code.trim()).filter((code) => code !== ''),
  rate: rateOre === undefined ? null : { amountOre: BigInt(rateOre), unit: rateUnit ?? 'week' },
});

/** Today's payment beside direct reimbursement on the same days; nothing is written. */
@ApiTags('model-comparisons')
@Controller('api/v1/model-comparisons')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonService) {}

  @Get()
  @Answer(ModelComparisonAnswer)
  async compare(@Acting() party: ActingParty, @Query() query: ModelComparisonQuery): Promise<ComparisonRows> {
    return comparisonRows(await this.comparisons.compare(party, comparisonOrder(query)));
  }

  @Get('csv')
  @ApiProduces('text/csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  async csv(@Acting() party: ActingParty, @Query() query: ModelComparisonQuery): Promise<string> {
    return csvOf(comparisonSheets(await this.comparisons.compare(party, comparisonOrder(query))));
  }

  @Get('xlsx')
  @ApiProduces(workbook)
  async xlsx(@Acting() party: ActingParty, @Query() query: ModelComparisonQuery): Promise<StreamableFile> {
    const file = await xlsxOf(comparisonSheets(await this.comparisons.compare(party, comparisonOrder(query))));
    return new StreamableFile(file, { type: workbook, disposition: 'attachment; filename="modeller.xlsx"' });
  }
}
