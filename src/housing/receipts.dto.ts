import { ApiProperty } from '@nestjs/swagger';
import { Expose } from 'class-transformer';
import { Shown, ShownOre } from '../platform/http/answer';
import { CodeField, IdField, WholeField } from '../platform/http/fields';
import { KronorField } from './my-claims.dto';

export class ReceiptAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer', description: 'Within its claim, from 1.' }) readonly number!: number;
  @Shown({ enum: ['image/jpeg', 'application/pdf'] }) readonly mediaType!: string;
  @Shown({ type: 'integer' }) readonly bytes!: number;
  @ShownOre() readonly amountOre!: number;
  @Shown({ format: 'date-time' }) readonly uploadedAt!: string;
  @Shown() readonly uploadedBy!: string;
  @Expose() @ApiProperty({ type: [String], description: 'Other claims that hold the same paper, of those that the reader sees.' }) readonly alsoIn!: string[];
  @Shown({ description: 'Whether another student\'s claim holds the same paper; never told to students.' }) readonly othersHaveIt!: boolean;
}

/** The file comes beside it, as `file`. */
export class AddReceipt {
  @WholeField({ min: 1, max: 100_000_000, description: 'öre that the receipt is on' }) readonly amountOre!: number;
}

export class ReceiptForm {
  @KronorField() readonly kronor!: string;
}

export class ReceiptParam {
  @CodeField() readonly code!: string;
  @IdField() readonly id!: string;
}
