import { Injectable } from '@nestjs/common';
import { AttendanceService } from '../attendance/attendance.service';
import type { AttendanceRow } from '../attendance/attendance.repository';
import { BundleService } from '../bundle/bundle.service';
import type { StagedAttendance } from '../bundle/staged.repository';
import { HousingService } from '../housing/housing.service';
import { InvoicingService } from '../invoicing/invoicing.service';
import { named } from '../invoicing/signatory';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';

/** The lower river: days are done and signed, claims decided, invoices issued. */
@Injectable()
export class SettlingService {
  constructor(
    private readonly bundles: BundleService,
    private readonly attendance: AttendanceService,
    private readonly housing: HousingService,
    private readonly invoicing: InvoicingService,
  ) {}

  /** Records what the bundle says, and all other placements as booked up to today. */
  async attend(term: string, today: Day): Promise<{ days: number; unmatched: number }> {
    const told = await this.bundles.stagedAttendance(term);
    const { recorded, unmatched } = await this.attendance.recordRows(told.map((row) => attendanceRow(term, row)));
    const asBooked = await this.attendance.recordAsBooked(term, { today, told });
    return { days: recorded + asBooked, unmatched: unmatched.length };
  }

  /** Submits the bundle's receipts as claims and decides them by the agreements' rules. */
  async claim(term: string, today: Day): Promise<{ decided: number; unmatched: number }> {
    const { unmatched } = await this.housing.submitClaims((await this.bundles.stagedReceipts(term)).map((row) => ({ ...row, term })));
    const { approved, refused } = await this.housing.decideAll(term, today, 'run-term');
    return { decided: approved + refused, unmatched: unmatched.length };
  }

  /** Drafts and issues all that is due; gives the issued invoices. Throws Problem `rate-missing` when days that are due lack a rate. */
  async invoice(today: Day): Promise<{ id: string; number: string }[]> {
    const { missingRates } = await this.invoicing.draftRun({ today, by: named('run-term') });
    if (missingRates.length > 0) throw rateless(missingRates);
    return this.invoicing.issueAll({ today, issuedBy: named('run-term'), reviewedBy: named('run-term (granskning)') });
  }
}

const rateless = (missing: readonly string[]): Problem =>
  new Problem('rate-missing', 'refused', missing.length === 1 ? missing[0] ?? '' : `${missing.length} days lack a rate; the first: ${missing[0] ?? ''}`,
    missing.map((detail) => ({ code: 'rate-missing', detail })));

const attendanceRow = (term: string, staged: StagedAttendance): AttendanceRow => ({
  ...staged,
  term,
  reasonKind: staged.reasonKind ?? undefined,
  hours: staged.hours ?? undefined,
  visits: staged.visits ?? undefined,
  madeUpFor: staged.madeUpFor ?? undefined,
  certifiedOn: staged.certifiedOn ?? undefined,
  certifiedBy: staged.certifiedBy ?? undefined,
  countersignedOn: staged.countersignedOn ?? undefined,
  countersignedBy: staged.countersignedBy ?? undefined,
});
