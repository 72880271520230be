import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import type { Booking } from './booking';
import type { BookingState } from './booking-state';

@Entity('bookings')
export class BookingEntity implements Booking {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('bigint', { generated: 'identity' }) code!: string;
  @Column('uuid', { name: 'term_id' }) termId!: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId!: string;
  @Column('uuid', { name: 'student_id' }) studentId!: string;
  @Column('uuid', { name: 'requirement_id' }) requirementId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('uuid', { name: 'quota_ids', array: true, default: [] }) quotaIds!: string[];
  @Column('boolean', { name: 'takes_bed', default: false }) takesBed!: boolean;
  @Column('text') specialty!: string;
  @Column('text') level!: Level;
  @Column('date', { name: 'first_day' }) firstDay!: Day;
  @Column('date', { name: 'last_day' }) lastDay!: Day;
  @Column('text') state!: BookingState;
  @Column('text', { name: 'group_label', nullable: true }) groupLabel!: string | null;
  @Column('uuid', { name: 'run_id', nullable: true }) runId!: string | null;
  @Column('uuid', { name: 'replaces_id', nullable: true }) replacesId!: string | null;
  @VersionColumn() version!: number;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}

/** One step in a booking's history; never changed, never removed. */
@Entity('booking_events')
export class BookingEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: string;
  @Column('uuid', { name: 'booking_id' }) bookingId!: string;
  @Column('text', { name: 'from_state', nullable: true }) fromState!: BookingState | null;
  @Column('text', { name: 'to_state' }) toState!: BookingState;
  @Column('text') actor!: string;
  @Column('text', { default: '' }) reason!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
