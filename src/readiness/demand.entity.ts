import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Demand, DemandKind } from './demand';

@Entity('readiness_demands')
export class DemandEntity extends VersionedEntity implements Demand {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('uuid', { name: 'agreement_id', nullable: true }) agreementId!: string | null;
  @Column('text') kind!: DemandKind;
  @Column('int', { name: 'days_before', nullable: true }) daysBefore!: number | null;
}
