import type { OrderedTier, OrderPreview, StandingOrder } from './order-preview';

/** A preview of a priority order as it is listed. */
export interface ListedOrderPreview {
  readonly id: string;
  readonly number: number;
  readonly agreement: string;
  readonly agreementName: string;
  /** The agreement's version that the preview compares with, and the one that it is at now. */
  readonly agreementVersion: number;
  readonly currentVersion: number;
  /** Code of the organisation. */
  readonly askedBy: string;
  readonly term: string;
  readonly seed: number;
  readonly priorities: readonly OrderedTier[];
  readonly prioritiesBefore: readonly OrderedTier[];
  readonly state: 'queued' | 'running' | 'solved' | 'failed';
  /** Searches that are done, of two. */
  readonly searches: number;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly savedAt: Date | null;
}

/** A preview with what came of it, as far as its reader may know. */
export interface OrderPreviewOverview extends ListedOrderPreview {
  readonly result: OrderPreview | undefined;
  /** Whether the reader's organisation decides on the agreement, and she may write for it. */
  readonly maySave: boolean;
}

/** Whether it still compares with the order that holds, and has not been saved. */
export const isSavable = ({ state, savedAt, agreementVersion, currentVersion }: ListedOrderPreview): boolean =>
  state === 'solved' && savedAt === null && agreementVersion === currentVersion;

/** An agreement with the terms to try an order on, and what has been tried, the latest first. */
export interface TriedAgreement {
  readonly agreement: StandingOrder;
  readonly terms: readonly string[];
  readonly previews: readonly ListedOrderPreview[];
}
