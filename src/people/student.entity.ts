import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Precedence, Student } from './student';

@Entity('students')
export class StudentEntity extends VersionedEntity implements Student {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'university_id' }) universityId!: string;
  @Column('text', { name: 'display_name' }) displayName!: string;
  @Column('uuid', { name: 'study_town_id' }) studyTownId!: string;
  @Column('uuid', { name: 'home_town_id', nullable: true }) homeTownId!: string | null;
  @Column('text', { default: 'none' }) precedence!: Precedence;
  @Column('boolean', { name: 'enrolled_abroad', default: false }) enrolledAbroad!: boolean;
  @Column('boolean', { default: false }) distance!: boolean;
  @Column('boolean', { name: 'protected_identity', default: false }) protectedIdentity!: boolean;
  @Column('int', { name: 'commute_km', nullable: true }) commuteKm!: number | null;
}
