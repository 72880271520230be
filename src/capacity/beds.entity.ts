import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Week } from '../shared/week';
import type { Beds } from './beds';

@Entity('beds')
export class BedsEntity extends VersionedEntity implements Beds {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'host_id' }) hostId!: string;
  @Column('uuid', { name: 'town_id' }) townId!: string;
  @Column('text', { name: 'first_week' }) firstWeek!: Week;
  @Column('text', { name: 'last_week' }) lastWeek!: Week;
  @Column('daterange') period!: string;
  @Column('int') beds!: number;
}
