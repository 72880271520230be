import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Enrolment, Wish } from './enrolment';

@Entity('enrolments')
export class EnrolmentEntity extends VersionedEntity implements Enrolment {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'student_id' }) studentId!: string;
  @Column('uuid', { name: 'course_id' }) courseId!: string;
  @Column('uuid', { name: 'term_id' }) termId!: string;
  @Column('uuid', { name: 'study_site_id', nullable: true }) studySiteId!: string | null;
  @Column('text', { name: 'group_label', nullable: true }) groupLabel!: string | null;
  @Column('text', { name: 'pair_label', nullable: true }) pairLabel!: string | null;
  @Column('timestamptz', { name: 'requested_at', nullable: true }) requestedAt!: Date | null;
  @Column('int', { name: 'home_days', array: true, default: [] }) homeDays!: number[];
}

@Entity('wishes')
export class WishEntity implements Wish {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId!: string;
  @Column('int') rank!: number;
  @Column('uuid', { name: 'town_id', nullable: true }) townId!: string | null;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
}
