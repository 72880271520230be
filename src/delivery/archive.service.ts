import { Injectable } from '@nestjs/common';
import { InvoicingService } from '../invoicing/invoicing.service';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { ArchiveRepository, type ArchiveScope } from './archive.repository';
import { listed, manifestCsv, manifestJson, type ArchivedInvoice, type ListedFile } from './manifest';
import { zipped, type ZipEntry } from './zip';

/** More than this at once is refused: the archive is made while it is fetched. */
const MOST = 2_000;

/** A period's documents as one file. */
@Injectable()
export class ArchiveService {
  constructor(private readonly doorway: Doorway, private readonly repository: ArchiveRepository, private readonly invoicing: InvoicingService) {}

  /** XML, PDF and annex of each document that the party may see, and a manifest of them, piece by piece; throws Problem `nothing-to-archive` where there is none. */
  async pack(party: ActingParty, scope: ArchiveScope): Promise<AsyncGenerator<Buffer>> {
    const invoices = await this.doorway.asParty(party, (em) => this.repository.invoices(em, scope));
    if (invoices.length === 0) throw new Problem('nothing-to-archive', 'refused', 'No issued invoice of yours is of that period and kind; choose others.');
    if (invoices.length > MOST) throw new Problem('too-much-to-archive', 'refused', `${invoices.length} documents are too many for one archive, which holds ${MOST}; choose a shorter period.`);
    return zipped(this.entries(invoices));
  }

  private async *entries(invoices: readonly ArchivedInvoice[]): AsyncGenerator<ZipEntry> {
    const files: ListedFile[] = [];
    for (const { id, number, creditor } of invoices) {
      const { xml, pdf, annexCsv, annexXlsx } = await this.invoicing.everyFile(id);
      const contents = { xml: Buffer.from(xml, 'utf8'), pdf, csv: Buffer.from(annexCsv, 'utf8'), xlsx: annexXlsx };
      for (const [ending, content] of Object.entries(contents)) {
        const name = `${creditor}/${number}.${ending}`;
        files.push(listed(name, number, content));
        yield { name, content };
      }
    }
    yield { name: 'manifest.json', content: Buffer.from(manifestJson(invoices, files), 'utf8') };
    yield { name: 'manifest.csv', content: Buffer.from(manifestCsv(invoices, files), 'utf8') };
  }
}
