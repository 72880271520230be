import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { TraineeDemand, TraineeKind } from './trainee-demand';

@Entity('trainee_demands')
export class TraineeDemandEntity extends VersionedEntity implements TraineeDemand {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId!: string | null;
  @Column('text') kind!: TraineeKind;
  @Column('int') year!: number;
  @Column('int') posts!: number;
}
