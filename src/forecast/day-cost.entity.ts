import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import type { DayCost } from './day-cost';

/** Öre are bigint in the database, in the driver text, in the code bigint. */
const ore = { from: BigInt, to: (amount: Ore) => amount.toString() };

@Entity('day_costs')
export class DayCostEntity extends VersionedEntity implements DayCost {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('text', { nullable: true }) specialty!: string | null;
  @Column('date', { name: 'first_day' }) firstDay!: Day;
  @Column('date', { name: 'last_day', nullable: true }) lastDay!: Day | null;
  @Column('bigint', { name: 'amount_ore', transformer: ore }) amountOre!: Ore;
  @Column('text') ground!: string;
  @Column('boolean', { default: false }) shared!: boolean;
}
