import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Town, TravelTime } from './town';

/** Decimals come from the driver as text. */
const decimal = { from: Number, to: (value: number) => value };

@Entity('towns')
export class TownEntity extends VersionedEntity implements Town {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'county_code' }) countyCode!: string;
  @Column('numeric', { transformer: decimal }) latitude!: number;
  @Column('numeric', { transformer: decimal }) longitude!: number;
}

@Entity('travel_times')
export class TravelTimeEntity extends VersionedEntity implements TravelTime {
  @PrimaryColumn('uuid', { name: 'from_town_id' }) fromTownId!: string;
  @PrimaryColumn('uuid', { name: 'to_town_id' }) toTownId!: string;
  @Column('int') km!: number;
  @Column('int') minutes!: number;
}
