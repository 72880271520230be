import type { Ore } from '../shared/money';

/** A receipt as it is told; its content is read on its own. */
export interface Receipt {
  readonly id: string;
  /** Within its claim, from 1. */
  readonly number: number;
  readonly mediaType: 'image/jpeg' | 'application/pdf';
  readonly bytes: number;
  readonly amountOre: Ore;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
}

/** A receipt with the claims that hold the same paper, as far as the reader may know of them. */
export interface ReceiptTold extends Receipt {
  /** Codes of the student's own claims, and of others' that the reader sees. */
  readonly alsoIn: readonly string[];
  /** Whether another student's claim holds it; told to those who decide. */
  readonly othersHaveIt: boolean;
}

/** Bytes that a file may have, and receipts that a claim may have. */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_RECEIPTS = 20;
