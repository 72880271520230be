import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Level } from '../organisations/unit';
import type { Week } from '../shared/week';
import type { CapacityOffer, Closure, ClosureReason, Competence, Supervisor } from './offer';

@Entity('capacity_offers')
export class CapacityOfferEntity implements CapacityOffer {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') specialty!: string;
  @Column('text') level!: Level;
  @Column('text', { name: 'first_week' }) firstWeek!: Week;
  @Column('text', { name: 'last_week' }) lastWeek!: Week;
  @Column('daterange') period!: string;
  @Column('int') places!: number;
}

@Entity('closures')
export class ClosureEntity implements Closure {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text', { name: 'first_week' }) firstWeek!: Week;
  @Column('text', { name: 'last_week' }) lastWeek!: Week;
  @Column('daterange') period!: string;
  @Column('text') reason!: ClosureReason;
  @Column('text', { default: '' }) note!: string;
}

@Entity('supervisors')
export class SupervisorEntity extends VersionedEntity implements Supervisor {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text', { name: 'first_week' }) firstWeek!: Week;
  @Column('text', { name: 'last_week' }) lastWeek!: Week;
  @Column('daterange') period!: string;
  @Column('int') students!: number;
}

@Entity('supervisor_competences')
export class CompetenceEntity implements Competence {
  @PrimaryColumn('uuid', { name: 'supervisor_id' }) supervisorId!: string;
  @PrimaryColumn('text') specialty!: string;
  @Column('text') level!: Level;
}
