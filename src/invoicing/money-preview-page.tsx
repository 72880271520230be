import type { VNode } from 'preact';
import { changedThing } from '../agreements/agreement-words';
import { loggedWords } from '../agreements/logged-words';
import { moneyAddress } from '../agreements/money-facts';
import { kindTitles } from '../agreements/money-sentences';
import { Alert, Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { kronorSwedish, type Ore } from '../shared/money';
import { counted } from '../shared/swedish';
import type { MoneyPreview, MoneyPreviewRow } from './money-preview';

interface MoneyPreviewPageProps {
  readonly agreement: { readonly code: string; readonly name: string };
  readonly preview: MoneyPreview;
  /** The last part of the address that saves the change, and the form as it was sent. */
  readonly path: string;
  readonly input: Readonly<Record<string, string>>;
}

const kronor = (ore: Ore): string => `${kronorSwedish(ore)} kr`;
const signed = (ore: Ore): string => (ore > 0n ? `+${kronor(ore)}` : kronor(ore));
const moved = (before: Ore, after: Ore): (VNode | string)[] => (before === after ? [kronor(after)] : [kronor(after), <Sub key="before">{`förut ${kronor(before)}`}</Sub>]);

const columns: Column<MoneyPreviewRow>[] = [
  { head: 'Vem och vem', cell: ({ creditorName, debtorName, kind, agreement }) => [`${creditorName} → ${debtorName}`, <Sub key="what">{`${kindTitles[kind]}, avtal ${agreement}`}</Sub>] },
  { head: 'Utfärdat', cell: ({ issuedOre }) => kronor(issuedOre), figures: true },
  { head: 'Rättas med', cell: ({ correctionBeforeOre, correctionAfterOre }) => moved(correctionBeforeOre, correctionAfterOre), figures: true },
  { head: 'Utkast', cell: ({ draftedOre, draftedAfterOre }) => moved(draftedOre, draftedAfterOre), figures: true },
  { head: 'Ännu inte fakturerat', cell: ({ openBeforeOre, openAfterOre }) => moved(openBeforeOre, openAfterOre), figures: true },
  { head: 'Skillnad', cell: ({ differenceOre }) => signed(differenceOre), figures: true },
];

function Effect({ preview: { rows, otherAgreements, issuedDifferenceOre, differenceOre } }: Pick<MoneyPreviewPageProps, 'preview'>): VNode {
  return (
    <Block id="verkan" title="Vad den gör med pengarna" note="Av det som är intygat och godkänt hittills, utan moms. Utfärdade fakturor ändras aldrig: de rättas med kreditfakturor och tilläggsfakturor i nästa körning.">
      {rows.length === 0 ? <Empty title="Inga belopp ändras">Inget som är intygat eller fakturerat hör till det som ändras. Det gäller det som kommer.</Empty> : [
        <Figures key="sum" figures={[
          { name: 'Skillnad i allt', value: signed(differenceOre), note: 'för det som är intygat hittills' },
          { name: 'Därav utfärdat', value: signed(issuedDifferenceOre), note: 'rättas i nästa körning' },
        ]} />,
        <div key="rows" class="top4"><Table labelledBy="verkan" columns={columns} rows={rows} rowKey={({ leg, creditor, debtor }) => `${leg} ${creditor} ${debtor}`} /></div>,
      ]}
      {otherAgreements === 0 ? null : <Alert tone="info" title={`${counted(otherAgreements, 'avtal', 'avtal')} som ni inte är part i följer ersättningen och ändras också`} />}
    </Block>
  );
}

/** What a change of an agreement's money would do, before it is saved. */
export function MoneyPreviewPage({ agreement, preview, path, input }: MoneyPreviewPageProps): VNode {
  const address = moneyAddress(agreement.code);
  return (
    <div>
      <Head title="Vad ändringen gör" sub={`Ekonomi för ${agreement.name}. Inget är sparat ännu.`} />
      <Block id="andringen" title="Ändringen">
        {preview.changes.length === 0 ? <Empty title="Ingenting ändras">Allt står redan så.</Empty> : (
          <ul class="rows">
            {preview.changes.map((change) => <li key={change.what}><div class="row"><div class="grow"><b>{changedThing(change.what)}</b>{loggedWords(change).map((line) => <span key={line}>{line}</span>)}</div></div></li>)}
          </ul>
        )}
      </Block>
      <Effect preview={preview} />
      <form method="post" action={`${address}/${path}`} class="stack top4">
        {Object.entries(input).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <p class="actions">
          {preview.changes.length === 0 ? null : <button type="submit" class="btn primary">Spara</button>}
          <a class="btn" href={`${address}#andra`}>Avbryt</a>
        </p>
      </form>
    </div>
  );
}
