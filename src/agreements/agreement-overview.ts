import type { Day } from '../shared/day';
import type { AgreementMoney, ShownAgreement } from './agreement-money';
import type { AgreementRole } from './agreement';
import type { BookingWindow } from './booking-window';

/** An agreement in a list. */
export interface AgreementSummary {
  readonly code: string;
  readonly name: string;
  readonly number: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly withdrawnOn: Day | null;
  readonly universities: readonly string[];
  readonly hosts: readonly string[];
  /** Placements that are not published although their day has passed. */
  readonly breached: number;
}

export interface QuotaUse {
  readonly code: string;
  readonly term: string;
  readonly town: string | null;
  readonly host: string | null;
  readonly course: string | null;
  readonly places: number;
  readonly overridden: number;
  readonly taken: number;
  readonly overrides: readonly { readonly places: number; readonly reason: string; readonly by: string | null; readonly at: string }[];
}

export interface PublishDeadline {
  readonly id: string;
  readonly number: number;
  readonly unitName: string;
  readonly firstDay: Day;
  readonly publishBy: Day;
  readonly publishedOn: Day | null;
  readonly status: 'near' | 'breached' | 'published_late';
}

export interface LoggedChange {
  readonly id: string;
  readonly what: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
  readonly organisation: string;
  readonly by: string | null;
  readonly at: string;
}

/** Another agreement that covers a programme at a host, too. */
export interface Overlap {
  readonly code: string;
  readonly name: string;
  readonly host: string;
  readonly programme: string;
}

/** All that the page of an agreement shows. */
export interface AgreementOverview {
  readonly agreement: ShownAgreement;
  readonly money: AgreementMoney;
  readonly parties: readonly { readonly name: string; readonly role: AgreementRole }[];
  readonly programmes: readonly { readonly name: string; readonly university: string }[];
  readonly quotas: readonly QuotaUse[];
  readonly windows: readonly (BookingWindow & { readonly id: string; readonly term: string })[];
  readonly deadlines: readonly PublishDeadline[];
  readonly changes: readonly LoggedChange[];
  readonly overlaps: readonly Overlap[];
  /** Whether the reader may withdraw it. */
  readonly decides: boolean;
}
