import { Column, Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn } from 'typeorm';
import { TownEntity } from '../organisations/town.entity';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Curriculum, Programme, StudySite } from './programme';

@Entity('programmes')
export class ProgrammeEntity extends VersionedEntity implements Programme {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('uuid', { name: 'university_id' }) universityId!: string;
}

@Entity('study_sites')
export class StudySiteEntity implements StudySite {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'programme_id' }) programmeId!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('int') weight!: number;
  @ManyToMany(() => TownEntity)
  @JoinTable({ name: 'study_site_towns', joinColumn: { name: 'study_site_id' }, inverseJoinColumn: { name: 'town_id' } })
  towns!: TownEntity[];
}

@Entity('curricula')
export class CurriculumEntity extends VersionedEntity implements Curriculum {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'programme_id' }) programmeId!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('int') terms!: number;
}
