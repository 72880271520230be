import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Day } from '../shared/day';
import type { Agreement, AgreementParty, AgreementRole, BookingModel, Escalation, Funding } from './agreement';

@Entity('agreements')
export class AgreementEntity implements Agreement {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') number!: string;
  @Column('text') name!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('date', { name: 'valid_from' }) validFrom!: Day;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: Day | null;
  @Column('date', { name: 'withdrawn_on', nullable: true }) withdrawnOn!: Day | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason!: string | null;
  @Column('text') funding!: Funding;
  @Column('text', { name: 'booking_model' }) bookingModel!: BookingModel;
  @Column('int', { name: 'publish_weeks_before', default: 8 }) publishWeeksBefore!: number;
  @Column('int', { name: 'answer_days', default: 14 }) answerDays!: number;
  @Column('int', { name: 'reminder_days_before', default: 3 }) reminderDaysBefore!: number;
  @Column('text', { default: 'region' }) escalation!: Escalation;
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId!: string | null;
  @Column('date', { name: 'succeeded_from', nullable: true }) succeededFrom!: Day | null;
  @Column('int', { default: 1 }) version!: number;
}

@Entity('agreement_parties')
export class AgreementPartyEntity implements AgreementParty {
  @PrimaryColumn('uuid', { name: 'agreement_id' }) agreementId!: string;
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId!: string;
  @PrimaryColumn('text') role!: AgreementRole;
}
