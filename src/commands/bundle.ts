import { dirname } from 'node:path';
import { BundleService } from '../bundle/bundle.service';
import { inConfiguredRooms } from './rooms';
import { Terminal } from './terminal';
import { assertWritable } from './write-outcome';

/** Imports a bundle into the configured database; a dry run checks everything and changes nothing. */
export async function importBundle(path: string, dryRun: boolean): Promise<void> {
  const terminal = new Terminal();
  const { rows } = await inConfiguredRooms((text) => terminal.say(text), (rooms) => rooms.get(BundleService).import(path, { dryRun }));
  const counted = Object.entries(rows).map(([sheet, count]) => `${count} ${sheet}`).join(', ');
  terminal.say(dryRun ? `The bundle can be imported: ${counted}. Nothing was changed.` : `Imported ${counted}.`);
}

/** Exports the configured database as a folder of CSV files, or as a workbook where the path ends in .xlsx. */
export async function exportBundle(path: string): Promise<void> {
  const terminal = new Terminal();
  const format = path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
  assertWritable(format === 'xlsx' ? dirname(path) : path);
  const files = await inConfiguredRooms((text) => terminal.say(text), (rooms) => rooms.get(BundleService).export(path, { format }));
  terminal.say(`Wrote ${files.length} ${files.length === 1 ? 'file' : 'files'}.`);
}
