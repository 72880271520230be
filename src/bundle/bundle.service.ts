import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CountersService } from '../capacity/counters.service';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { sheetOf } from './bundle';
import { readSource, writeFolder, writeWorkbookFile } from './bundle-files.repository';
import { storedRows, storeRows, writtenSheets } from './bundle.repository';
import { Complaints } from './complaint';
import { readBundle, type Source } from './read-bundle';
import { stagedAttendance, stagedReceipts, type StagedAttendance, type StagedReceipt } from './staged.repository';
import { SHEET_NAMES, type SheetName } from './sheet-name';
import { storageComplaint } from './storage-complaint';

/** What an import did: the rows of each sheet that had any. */
export interface Imported {
  readonly dryRun: boolean;
  readonly rows: Readonly<Partial<Record<SheetName, number>>>;
}

/** Leaves the transaction of a dry run, with what it would have imported. */
class Undone extends Error {
  constructor(readonly imported: Imported) {
    super('dry run');
  }
}

/** Brings whole terms in and out: all or nothing, every error told. */
@Injectable()
export class BundleService {
  constructor(private readonly doorway: Doorway, private readonly counters: CountersService) {}

  /** Imports a folder of CSV files or a workbook; throws Problem `bundle-refused` with every error, and then nothing is imported. */
  async import(path: string, { dryRun = false }: { readonly dryRun?: boolean } = {}): Promise<Imported> {
    const unread = new Complaints();
    const source = await readSource(path, unread);
    try {
      return await this.doorway.asSystem(async (em) => {
        const imported = await this.store(em, source, unread, dryRun);
        if (dryRun) throw new Undone(imported);
        return imported;
      });
    } catch (error) {
      if (error instanceof Undone) return error.imported;
      throw error;
    }
  }

  /** Writes all that the database holds at one moment, or one term of it, as a folder of CSV files or a workbook; gives the files written. */
  async export(path: string, { format = 'csv', term }: { readonly format?: 'csv' | 'xlsx'; readonly term?: string } = {}): Promise<string[]> {
    const sheets = await this.doorway.snapshotAsSystem((em) => writtenSheets(em, term));
    if (term !== undefined && !sheets.some(({ name, rows }) => name === 'terms' && rows.length > 0)) {
      throw new Problem('unknown-term', 'missing', `There is no term ${term}; write its code as in terms.csv, such as HT2026.`);
    }
    return format === 'xlsx' ? writeWorkbookFile(path, sheets) : writeFolder(path, sheets);
  }

  /** Attendance of a term that came with a bundle, in order of student and day. */
  stagedAttendance(term: string): Promise<StagedAttendance[]> {
    return this.doorway.asSystem((em) => stagedAttendance(em, term));
  }

  /** Receipts of a term that came with a bundle, in order of their codes. */
  stagedReceipts(term: string): Promise<StagedReceipt[]> {
    return this.doorway.asSystem((em) => stagedReceipts(em, term));
  }

  private async store(em: EntityManager, source: Source, unread: Complaints, dryRun: boolean): Promise<Imported> {
    const complaints = unread.copy();
    const sheets = readBundle(source, await storedRows(em), complaints);
    complaints.throwAny();
    const rows: Partial<Record<SheetName, number>> = {};
    for (const name of SHEET_NAMES) {
      const own = sheets.get(name) ?? [];
      if (own.length === 0) continue;
      await storeRows(em, sheetOf(name), own).catch((error: unknown) => { throw storageComplaint(error, source.fileOf(name)); });
      rows[name] = own.length;
    }
    await this.counters.rebuild(em);
    return { dryRun, rows };
  }
}
