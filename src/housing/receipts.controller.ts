import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { MOST_BYTES, type ReceiptTold } from './receipt';
import { AddReceipt, ReceiptAnswer, ReceiptParam } from './receipts.dto';
import { ReceiptsService } from './receipts.service';
import { signed } from './signed';
import { sentBytes, type SentFile } from './sent-file';

/** Papers of claims. Whoever opens one gets the picture and nothing that could run. */
@ApiTags('claims')
@Controller('api/v1/claims/:code/receipts')
@Roles('student', 'coordinator', 'finance')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Get()
  @Answer(ReceiptAnswer, { shape: 'list' })
  list(@Acting() party: ActingParty, @Param('code') code: string): Promise<ReceiptTold[]> {
    return this.receipts.list(party, code);
  }

  @Get(':id/file')
  @ApiProduces('image/jpeg', 'application/pdf')
  async file(@Acting() party: ActingParty, @Param() { code, id }: ReceiptParam, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    const { mediaType, number, content } = await this.receipts.content(party, code, id);
    const isImage = mediaType === 'image/jpeg';
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    return new StreamableFile(content, { type: mediaType, length: content.length, disposition: `${isImage ? 'inline' : 'attachment'}; filename="kvitto-${number}.${isImage ? 'jpg' : 'pdf'}"` });
  }

  /** A picture (JPEG, PNG, WebP) or a PDF, at most 10 MB, judged by its bytes and drawn anew without place or author. */
  @Post()
  @Roles('student', 'coordinator')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MOST_BYTES, files: 1, fields: 5, parts: 6, fieldSize: 1000 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file', 'amountOre'], properties: { file: { type: 'string', format: 'binary' }, amountOre: { type: 'integer', minimum: 1, maximum: 100_000_000 } } } })
  @Answer(ReceiptAnswer, { shape: 'list', status: 201 })
  async add(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { amountOre }: AddReceipt, @UploadedFile() file: SentFile | undefined): Promise<ReceiptTold[]> {
    await this.receipts.add(party, code, { bytes: sentBytes(file), amountOre: BigInt(amountOre), by: signed(account) });
    return this.receipts.list(party, code);
  }

  @Delete(':id')
  @Roles('student', 'coordinator')
  @HttpCode(204)
  remove(@Acting() party: ActingParty, @Param() { code, id }: ReceiptParam): Promise<void> {
    return this.receipts.remove(party, code, id);
  }
}
