import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { FairnessPolicy, QueueOrder } from './policy';

@Entity('fairness_policies')
export class FairnessPolicyEntity extends VersionedEntity implements FairnessPolicy {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'university_id' }) universityId!: string;
  /** The term that it is for; null where it is for all that have none of their own. */
  @Column('uuid', { name: 'term_id', nullable: true }) termId!: string | null;
  @Column('int', { name: 'commuting_km' }) commutingKm!: number;
  @Column('int') distance!: number;
  @Column('int', { name: 'housing_km' }) housingKm!: number;
  @Column('int') night!: number;
  @Column('int', { name: 'wish_step' }) wishStep!: number;
  @Column('int') unwished!: number;
  @Column('int') unplaced!: number;
  @Column('int') keep!: number;
  @Column('text', { name: 'queue_order' }) order!: QueueOrder;
  @Column('boolean') leximin!: boolean;
}
