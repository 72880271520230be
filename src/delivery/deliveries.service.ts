import { Inject, Injectable } from '@nestjs/common';
import { INVOICE_ISSUED } from '../invoicing/invoice-facts';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { writeFact } from '../platform/outbox/outbox';
import type { Day } from '../shared/day';
import { kronorText } from '../shared/money';
import { Problem } from '../shared/problem';
import type { AccessPoint, Parcel } from './access-point';
import { DeliveriesRepository, type DeliveredInvoice } from './deliveries.repository';

/** The access point of this installation, under this name; nothing where none is set up. */
export const ACCESS_POINT = Symbol('access point');

/** Hands issued invoices over to the access point, each once. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly doorway: Doorway,
    private readonly deliveries: DeliveriesRepository,
    @Inject(ACCESS_POINT) private readonly accessPoint: AccessPoint | null,
  ) {}

  /**
   * Lays the invoice ready, writes that down, and only then hands it over: if the house falls in between, what lies ready is
   * handed over by the next attempt, and what does not has been. Another attempt at the same time waits, and finds it done.
   */
  async deliver(invoiceId: string, day: Day): Promise<void> {
    const goesOn = await this.doorway.asSystem(async (em) => {
      const state = await this.deliveries.lock(em, invoiceId);
      if (state !== 'waiting') return state === 'prepared';
      await this.point().layReady(parcelOf(await this.deliveries.invoice(em, invoiceId)));
      await this.deliveries.prepared(em, invoiceId);
      return true;
    });
    if (goesOn) await this.handOver(invoiceId, day);
  }

  /** Has an own issued invoice handed over that has not been, for want of an access point or for an error that is mended. */
  async askAgain(party: ActingParty, invoiceId: string): Promise<void> {
    const isOwn = await this.doorway.asParty(party, (em) => this.deliveries.isSentBy(em, invoiceId, party.organisationId));
    if (!isOwn) throw new Problem('not-found', 'missing', `There is no issued invoice "${invoiceId}" that you send.`);
    await this.doorway.asSystem((em) => writeFact(em, INVOICE_ISSUED, { invoiceId }));
  }

  private handOver(invoiceId: string, day: Day): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      if ((await this.deliveries.lock(em, invoiceId)) !== 'prepared') return;
      await this.point().handOver(await this.deliveries.invoice(em, invoiceId));
      await this.deliveries.delivered(em, invoiceId, day);
    });
  }

  private point(): AccessPoint {
    if (this.accessPoint) return this.accessPoint;
    throw new Problem('no-access-point', 'unavailable', 'Invoices are to be dropped as files, but FILE_DROP_DIR says nowhere; set it and start the worker again.');
  }
}

function parcelOf({ sender, receiver, number, xml, sha256, payableOre }: DeliveredInvoice): Parcel {
  const manifest = { number, sender, receiver, payable: kronorText(BigInt(payableOre)), currency: 'SEK', file: `${number}.xml`, sha256 };
  return { sender, number, files: [{ name: `${number}.xml`, content: xml }, { name: 'manifest.json', content: `${JSON.stringify(manifest, null, 2)}\n` }] };
}
