import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import type { WeekCapacity } from './week-capacity';

@Entity('capacity_weeks')
export class CapacityWeekEntity implements WeekCapacity {
  @PrimaryColumn('uuid', { name: 'unit_id' }) unitId!: string;
  @PrimaryColumn('text') specialty!: string;
  @PrimaryColumn('text') level!: Level;
  @PrimaryColumn('date') monday!: Day;
  @Column('int') places!: number;
  @Column('int') taken!: number;
}

@Entity('supervision_weeks')
export class SupervisionWeekEntity implements WeekCapacity {
  @PrimaryColumn('uuid', { name: 'unit_id' }) unitId!: string;
  @PrimaryColumn('text') specialty!: string;
  @PrimaryColumn('text') level!: Level;
  @PrimaryColumn('date') monday!: Day;
  @Column('int') places!: number;
  @Column('int') taken!: number;
}
