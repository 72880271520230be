import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { Alert } from '../platform/views/status';
import type { ReceiptTold } from './receipt';

const fileOf = (code: string, { id }: ReceiptTold): string => `/api/v1/claims/${encodeURIComponent(code)}/receipts/${id}/file`;

function Picture({ code, receipt }: { code: string; receipt: ReceiptTold }): VNode {
  if (receipt.mediaType === 'application/pdf') return <a class="btn" href={fileOf(code, receipt)}>{`Öppna kvitto ${receipt.number} (PDF)`}</a>;
  return <a href={fileOf(code, receipt)}><img class="receipt" src={fileOf(code, receipt)} alt={`Kvitto ${receipt.number}`} loading="lazy" /></a>;
}

function Known({ receipt }: { receipt: ReceiptTold }): VNode | null {
  const where = receipt.alsoIn.length === 0 ? 'ett krav som hör till någon annan' : `krav ${receipt.alsoIn.join(', ')}`;
  if (receipt.othersHaveIt) return <Alert tone="warn" title={`Samma papper finns i ${where}, av en annan student.`}>Delar de boende är det rätt. Annars ska bara en få ersättning.</Alert>;
  return receipt.alsoIn.length === 0 ? null : <Alert tone="warn" title={`Samma papper finns redan i ${where}.`}>Ett kvitto ersätts en gång.</Alert>;
}

/** Receipts with their pictures; with `remove` those who may take one away. */
export function ReceiptList({ code, receipts, remove }: { code: string; receipts: readonly ReceiptTold[]; remove?: string }): VNode {
  if (receipts.length === 0) return <p class="small muted">Inga kvitton är bifogade.</p>;
  return (
    <ul class="rows">
      {receipts.map((receipt) => (
        <li key={receipt.id}>
          <div class="row">
            <div class="grow"><b>{`Kvitto ${receipt.number}, ${kronorSwedish(receipt.amountOre)} kr`}</b></div>
            {remove === undefined ? null : <form method="post" action={`${remove}/${receipt.id}/ta-bort`}><button type="submit" class="btn danger">{`Ta bort kvitto ${receipt.number}`}</button></form>}
          </div>
          <div class="body"><Known receipt={receipt} /><Picture code={code} receipt={receipt} /></div>
        </li>
      ))}
    </ul>
  );
}

/** Where a telephone's camera, or a file, comes in. */
export function ReceiptForm({ address, kronor = '' }: { address: string; kronor?: string }): VNode {
  return (
    <form class="card pad stack top3" method="post" action={address} enctype="multipart/form-data">
      <div class="field">
        <label for="file">Foto eller PDF</label>
        <input id="file" type="file" name="file" accept="image/jpeg,image/png,image/webp,application/pdf" required aria-describedby="file-hjalp" />
        <p class="hint" id="file-hjalp">Högst 10 MB. Plats, kamera och annat som bilden berättar tas bort.</p>
      </div>
      <div class="field">
        <label for="receipt-sum">Kvittots belopp, kr</label>
        <input id="receipt-sum" name="kronor" value={kronor} inputmode="decimal" required autocomplete="off" />
      </div>
      <p class="actions"><button type="submit" class="btn">Lägg till kvitto</button></p>
    </form>
  );
}
