import { Column } from 'typeorm';

/** A row with a version, which the database raises with every change. */
export abstract class VersionedEntity {
  @Column({ type: 'int', insert: false, update: false, default: 1 }) version!: number;
}
