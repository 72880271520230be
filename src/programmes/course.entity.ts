import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Level } from '../organisations/unit';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Week } from '../shared/week';
import type { Course, Requirement } from './course';

@Entity('courses')
export class CourseEntity extends VersionedEntity implements Course {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'curriculum_id' }) curriculumId!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('int', { name: 'programme_term' }) programmeTerm!: number;
  @Column('int', { default: 1 }) groups!: number;
  @Column('boolean', { name: 'rotate_together', default: false }) rotateTogether!: boolean;
  @Column('int', { name: 'away_over_km', nullable: true }) awayOverKm!: number | null;
  @Column('int', { name: 'away_min_weeks', nullable: true }) awayMinWeeks!: number | null;
  @Column('int', { name: 'away_max_weeks', nullable: true }) awayMaxWeeks!: number | null;
}

@Entity('requirements')
export class RequirementEntity extends VersionedEntity implements Requirement {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'course_id' }) courseId!: string;
  @Column('text') code!: string;
  @Column('text') specialty!: string;
  @Column('text') level!: Level;
  @Column('int') days!: number;
  @Column('int', { name: 'window_weeks' }) windowWeeks!: number;
  @Column('int', { name: 'days_per_week', default: 5 }) daysPerWeek!: number;
  @Column('int', { default: 1 }) sequence!: number;
  @Column('boolean', { name: 'in_order', default: false }) inOrder!: boolean;
  @Column('text', { name: 'earliest_week', nullable: true }) earliestWeek!: Week | null;
  @Column('text', { name: 'latest_week', nullable: true }) latestWeek!: Week | null;
  @Column('int', { array: true, default: [] }) weekdays!: number[];
  @Column('boolean', { name: 'same_unit', default: false }) sameUnit!: boolean;
  @Column('int', { name: 'min_gap_weeks', nullable: true }) minGapWeeks!: number | null;
  @Column('int', { name: 'max_gap_weeks', nullable: true }) maxGapWeeks!: number | null;
}
