import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Day } from '../shared/day';
import type { Leg, LegKind, LegRole, SettlementPeriod, VatCategory } from './leg';

@Entity('legs')
export class LegEntity implements Leg {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('text') kind!: LegKind;
  @Column('uuid', { name: 'creditor_id', nullable: true }) creditorId!: string | null;
  @Column('text', { name: 'creditor_role', nullable: true }) creditorRole!: LegRole | null;
  @Column('uuid', { name: 'debtor_id', nullable: true }) debtorId!: string | null;
  @Column('text', { name: 'debtor_role', nullable: true }) debtorRole!: LegRole | null;
  @Column('uuid', { name: 'later_debtor_id', nullable: true }) laterDebtorId!: string | null;
  @Column('text', { name: 'later_debtor_role', nullable: true }) laterDebtorRole!: LegRole | null;
  @Column('int', { name: 'later_after_months', nullable: true }) laterAfterMonths!: number | null;
  @Column('uuid', { name: 'rates_from_leg_id', nullable: true }) ratesFromLegId!: string | null;
  @Column('text', { name: 'vat_category' }) vatCategory!: VatCategory;
  @Column('text', { name: 'vat_decided_by' }) vatDecidedBy!: string;
  @Column('date', { name: 'vat_decided_on', nullable: true }) vatDecidedOn!: Day | null;
  @Column('text', { name: 'vat_reason' }) vatReason!: string;
  @Column('text') period!: SettlementPeriod;
  @Column('int', { name: 'cut_off_days', default: 0 }) cutOffDays!: number;
  @Column('int', { name: 'days_net', default: 30 }) daysNet!: number;
  @Column('text') series!: string;
  @Column('boolean', { name: 'whole_kronor', default: false }) wholeKronor!: boolean;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: Day | null;
  @Column('text', { name: 'document_number', nullable: true }) documentNumber!: string | null;
  @Column('int', { default: 1 }) version!: number;
}
