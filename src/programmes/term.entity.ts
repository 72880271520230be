import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Day } from '../shared/day';
import type { TermSpan } from '../shared/term';
import type { Week } from '../shared/week';

@Entity('terms')
export class TermEntity extends VersionedEntity implements TermSpan {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text', { name: 'first_week' }) firstWeek!: Week;
  @Column('text', { name: 'last_week' }) lastWeek!: Week;
  @Column('date', { name: 'first_day' }) firstDay!: Day;
  @Column('date', { name: 'last_day' }) lastDay!: Day;
}

/** A day that differs from Swedish working days: closed for placements, or open on a holiday. */
@Entity('day_exceptions')
export class DayExceptionEntity extends VersionedEntity {
  @PrimaryColumn('date') day!: Day;
  @Column('text') kind!: 'closed' | 'open';
  @Column('text') name!: string;
}
