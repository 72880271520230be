import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import type { InvoiceDetail } from './invoice-overview';
import { isSamePerson, type Signatory } from './signatory';

/** The steps of a draft: one person reviews, another issues. */
export function IssueForms({ invoice, viewer }: { invoice: InvoiceDetail; viewer: Signatory }): VNode {
  const address = `/ekonomi/fakturor/${invoice.id}`;
  if (invoice.reviewedBy === null) {
    return (
      <form class="actions" method="post" action={`${address}/granska`}>
        <button type="submit" class="btn primary">Markera som granskad</button>
        <span class="hint">Den som granskar kan inte utfärda.</span>
      </form>
    );
  }
  if (isSamePerson(invoice.reviewedBy, viewer)) return <p class="hint">Du har granskat utkastet. En annan person utfärdar det.</p>;
  return (
    <form class="card pad stack" method="post" action={`${address}/utfarda`}>
      <p>{`Granskad av ${invoice.reviewedBy.name}. Utfärdas den krävs ${invoice.debtor} på ${kronorSwedish(invoice.payableOre)} kr. Den får nummer och kan sedan inte ändras.`}</p>
      <p class="actions"><button type="submit" class="btn primary">Utfärda</button></p>
    </form>
  );
}
