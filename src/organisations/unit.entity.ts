import { Column, Entity, JoinTable, ManyToMany, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { BookingModel, Specialty, Unit } from './unit';

@Entity('specialties')
export class SpecialtyEntity extends VersionedEntity implements Specialty {
  @PrimaryColumn('text') code!: string;
  @Column('text') name!: string;
}

@Entity('units')
export class UnitEntity extends VersionedEntity implements Unit {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'town_id' }) townId!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'hsa_id' }) hsaId!: string;
  @Column('text', { name: 'booking_model' }) bookingModel!: BookingModel;
  @Column('boolean', { name: 'asks_at_swaps', default: true }) asksAtSwaps!: boolean;
  @ManyToMany(() => SpecialtyEntity)
  @JoinTable({ name: 'unit_specialties', joinColumn: { name: 'unit_id' }, inverseJoinColumn: { name: 'specialty' } })
  specialties!: SpecialtyEntity[];
}
