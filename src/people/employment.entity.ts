import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Day } from '../shared/day';
import type { Employment } from './employment';

@Entity('employments')
export class EmploymentEntity extends VersionedEntity implements Employment {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'student_id' }) studentId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('date', { name: 'first_day' }) firstDay!: Day;
  @Column('date', { name: 'last_day', nullable: true }) lastDay!: Day | null;
}
