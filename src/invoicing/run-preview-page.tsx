import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { counted, dateSwedish, datesSwedish } from '../shared/swedish';
import { TextField } from '../platform/views/form-field';
import { Alert, Empty, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { causesSwedish } from './cause';
import { missingSwedish } from './missing';
import { MissingList } from './missing-list';
import type { PreviewDocument, RunPreview } from './preview';
import { kindNames, typeNames } from './words';

/** What a person has asked to see, as it stood in the form. */
export interface PreviewChoice {
  readonly dag: string;
  readonly termin: string;
  readonly ben: string;
}

const columns: Column<PreviewDocument>[] = [
  { head: 'Dokument', cell: (row) => [typeNames[row.type], <Sub key="what">{row.originalNumber === null ? `${kindNames[row.kind]}, ${row.leg}` : `rättar ${row.originalNumber}`}</Sub>] },
  { head: 'Betalas av', cell: (row) => row.debtorName },
  { head: 'Avser', cell: (row) => datesSwedish(row.periodFirst, row.periodLast) },
  { head: 'Varför', cell: (row) => causesSwedish(row.causes) },
  { head: 'Belopp, kr', cell: (row) => <b>{kronorSwedish(row.payableOre)}</b>, figures: true },
];

function Choice({ choice }: { choice: PreviewChoice }): VNode {
  return (
    <form class="filters" method="get" action="/ekonomi/korningar/forhandsvisning">
      <div class="field"><label for="dag">Till och med dag</label><input id="dag" name="dag" type="date" value={choice.dag} /></div>
      <TextField id="termin" name="termin" label="Bara termin" value={choice.termin} />
      <TextField id="ben" name="ben" label="Bara avtalsben" value={choice.ben} />
      <button type="submit" class="btn">Visa</button>
    </form>
  );
}

const Hidden = ({ choice }: { choice: PreviewChoice }): VNode => (
  <>{Object.entries(choice).map(([name, value]) => <input key={name} type="hidden" name={name} value={value as string} />)}</>
);

function Sums({ preview }: { preview: RunPreview }): VNode {
  const of = (type: PreviewDocument['type']): readonly PreviewDocument[] => preview.documents.filter((document) => document.type === type);
  const ore = (documents: readonly PreviewDocument[]): string => kronorSwedish(documents.reduce((sum, document) => sum + document.payableOre, 0n));
  const due = preview.missing.filter((row) => row.dueDays > 0).length;
  return (
    <Figures
      figures={[
        { name: 'Nya fakturor', value: ore(of('invoice')), note: `kr på ${of('invoice').length}` },
        { name: 'Tilläggsfakturor', value: ore(of('supplementary')), note: `kr på ${of('supplementary').length}` },
        { name: 'Kreditfakturor', value: ore(of('credit_note')), note: `kr på ${of('credit_note').length}` },
        { name: 'Saknas', value: String(due), note: 'rader i perioder som är slut' },
      ]}
    />
  );
}

interface RunPreviewPageProps {
  readonly preview: RunPreview;
  readonly choice: PreviewChoice;
  /** Whether a run can be drawn as of the day: it has come. */
  readonly mayRun: boolean;
  readonly failure?: string;
}

/** What a run would bill and what it could not, before anything is written. */
export function RunPreviewPage({ preview, choice, mayRun, failure }: RunPreviewPageProps): VNode {
  const { asOf, documents, missing, missingCounts } = preview;
  const query = new URLSearchParams({ today: asOf, ...(choice.termin && { term: choice.termin }), ...(choice.ben && { leg: choice.ben }) });
  return (
    <div>
      <Head title="Ny körning" sub={`Så blir en körning till och med ${dateSwedish(asOf)}: ${counted(documents.length, 'dokument', 'dokument')}. Inget är sparat än.`} />
      <Refused id="fel" sentence={failure} />
      <Choice choice={choice} />
      <Sums preview={preview} />
      {missing.some((row) => row.reason === 'rate_missing' && row.dueDays > 0)
        ? <Alert tone="warn" title="Pris saknas för dagar som ska faktureras">Avtalsben utan pris får inga nya fakturor förrän priset finns. Övriga påverkas inte.</Alert> : null}
      {missing.length > 0 ? <Alert tone="info" title={`Saknas: ${missingSwedish(missingCounts)}.`} /> : null}
      <Block id="dokument" title="Det här skulle faktureras" note="Dokumenten får nummer först när de utfärdas.">
        {documents.length === 0
          ? <Empty title="Inget nytt att fakturera">Allt som är intygat och vars period är slut är redan fakturerat.</Empty>
          : <Table labelledBy="dokument" columns={columns} rows={documents} rowKey={(row) => [row.type, row.leg, row.debtor, row.originalNumber].join(' ')} />}
        {mayRun && documents.length > 0 ? (
          <form class="actions top4" method="post" action="/ekonomi/korningar">
            <Hidden choice={choice} />
            <button type="submit" class="btn primary">Gör körningen</button>
            <span class="hint">Utkasten granskas av en person och utfärdas av en annan.</span>
          </form>
        ) : null}
      </Block>
      <MissingList rows={missing} csv={`/api/v1/invoice-runs/missing.csv?${query.toString()}`} />
      <p class="actions top4"><a class="btn quiet" href="/ekonomi/korningar">Alla körningar</a></p>
    </div>
  );
}
