import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { VersionedEntity } from '../platform/database/versioned.entity';
import type { Ore } from '../shared/money';
import type { InvoiceChannel, InvoiceNumbering, Organisation, OrganisationKind } from './organisation';

/** Öre are bigint in the database, in the driver text, in the code bigint. */
const ore = { from: (text: string | null) => (text === null ? null : BigInt(text)), to: (amount: Ore | null) => amount?.toString() ?? null };

@Entity('organisations')
export class OrganisationEntity extends VersionedEntity implements Organisation {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') kind!: OrganisationKind;
  @Column('text') name!: string;
  @Column('text', { name: 'organisation_number' }) organisationNumber!: string;
  @Column('text', { name: 'county_code', nullable: true }) countyCode!: string | null;
  @Column('boolean', { default: false }) alf!: boolean;
  @Column('text', { default: '' }) street!: string;
  @Column('text', { name: 'postal_code', default: '' }) postalCode!: string;
  @Column('text', { default: '' }) city!: string;
  @Column('text', { nullable: true }) bankgiro!: string | null;
  @Column('text', { nullable: true }) plusgiro!: string | null;
  @Column('text', { nullable: true }) gln!: string | null;
  @Column('text', { name: 'buyer_reference', nullable: true }) buyerReference!: string | null;
  @Column('text', { name: 'reference_pattern', nullable: true }) referencePattern!: string | null;
  @Column('boolean', { name: 'reference_is_order', default: false }) referenceIsOrder!: boolean;
  @Column('boolean', { name: 'ocr_length_digit', default: true }) ocrLengthDigit!: boolean;
  @Column('text', { name: 'invoice_numbering', default: 'own' }) invoiceNumbering!: InvoiceNumbering;
  @Column('text', { name: 'invoice_channel', default: 'none' }) invoiceChannel!: InvoiceChannel;
  @Column('uuid', { name: 'registered_by', nullable: true }) registeredBy!: string | null;
  @Column('bigint', { name: 'cost_per_day_ore', nullable: true, transformer: ore }) costPerDayOre!: Ore | null;
}
