import type { INestApplicationContext } from '@nestjs/common';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssuedInvoice } from '../invoicing/issuing.service';
import { InvoicingService } from '../invoicing/invoicing.service';
import { named } from '../invoicing/signatory';
import { OutcomeService } from '../river/outcome.service';
import { inConfiguredRooms } from './rooms';
import { Terminal } from './terminal';
import { assertWritable } from './write-outcome';

/** What `vilplats invoice` was asked to do. */
export interface InvoiceOptions {
  readonly today?: string;
  readonly issue?: boolean;
  readonly issuedBy?: string;
  readonly reviewedBy?: string;
  readonly out?: string;
}

/** Drafts what is due; issues it when told to, in the names of two people. */
export async function invoice(options: InvoiceOptions): Promise<void> {
  const { issuedBy, reviewedBy } = options;
  if (options.out) assertWritable(options.out);
  const terminal = new Terminal();
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  await inConfiguredRooms((text) => terminal.say(text), async (rooms) => {
    const invoicing = rooms.get(InvoicingService);
    const drafted = await invoicing.draftRun({ today, by: named(issuedBy ?? 'vilplats invoice') });
    terminal.say(`Drafted ${drafted.invoiceIds.length} documents for what is due on ${today}.`);
    for (const [reason, days] of Object.entries(drafted.missing)) terminal.say(`Not billed, ${reason.replaceAll('_', ' ')}: ${days}.`);
    for (const detail of drafted.missingRates) terminal.say(detail);
    if (!options.issue || !issuedBy || !reviewedBy) return;
    const issued = await invoicing.issueAll({ today, issuedBy: named(issuedBy), reviewedBy: named(reviewedBy) });
    terminal.say(`Issued ${issued.map(({ number }) => number).join(', ') || 'nothing'}.`);
    if (options.out) terminal.say(`Wrote ${await writeDocuments(rooms, options.out, issued)} files to ${options.out}.`);
  });
}

async function writeDocuments(rooms: INestApplicationContext, out: string, issued: readonly IssuedInvoice[]): Promise<number> {
  await mkdir(out, { recursive: true });
  let count = 0;
  for await (const { name, content } of rooms.get(OutcomeService).documents(issued)) {
    await writeFile(join(out, name), content);
    count += 1;
  }
  return count;
}
