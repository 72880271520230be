import type { VNode } from 'preact';
import { Alert, Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head, Pairs } from '../platform/views/text';
import { counted } from '../shared/swedish';
import { where } from './comparison-page';
import { isSavable, type OrderPreviewOverview } from './order-overview';
import type { OrderChange, OrderPreview, UniversityChange } from './order-preview';
import { orderAddress, orderWords } from './order-words';

interface OrderPreviewPageProps {
  readonly preview: OrderPreviewOverview;
  readonly refusal?: string | undefined;
}

function sentenceOf({ state, searches, result }: OrderPreviewOverview): string {
  if (state === 'queued') return 'Provet väntar på sin tur.';
  if (state === 'running') return searches === 0 ? 'Terminen fördelas med den turordning som gäller.' : 'Terminen fördelas med den andra turordningen.';
  if (!result) return 'Provet misslyckades.';
  if (result.changes.length === 0) return 'Ingen skulle få, mista eller byta plats.';
  const [gained, lost, moved] = (['gained', 'lost', 'moved'] as const).map((kind) => result.universities.reduce((sum, row) => sum + row[kind], 0));
  return `${counted(gained ?? 0, 'block skulle få plats', 'block skulle få plats')}, ${lost ?? 0} mista den och ${moved ?? 0} byta till en annan.`;
}

const universityColumns: Column<UniversityChange>[] = [
  { head: 'Lärosäte', cell: ({ university }) => university },
  { head: 'Placerade nu', cell: ({ placedBefore }) => placedBefore, figures: true },
  { head: 'Med ändringen', cell: ({ placedAfter }) => placedAfter, figures: true },
  { head: 'Får plats', cell: ({ gained }) => gained, figures: true },
  { head: 'Mister plats', cell: ({ lost }) => lost, figures: true },
  { head: 'Byter plats', cell: ({ moved }) => moved, figures: true },
];

const kinds: Readonly<Record<OrderChange['kind'], { readonly id: string; readonly title: string }>> = {
  placed: { id: 'far', title: 'Skulle få plats' }, lost: { id: 'mister', title: 'Skulle mista sin plats' }, moved: { id: 'byter', title: 'Skulle byta plats' },
};

interface NumberedChange extends OrderChange {
  readonly number: number;
}

function columnsOf(kind: OrderChange['kind']): Column<NumberedChange>[] {
  return [
    { head: 'Student', cell: ({ student, university, course, requirement }) => [student === undefined ? `En student vid ${university}` : `Student ${student}`, <Sub key="block">{`${course}, ${requirement}`}</Sub>] },
    ...(kind === 'placed' ? [] : [{ head: 'Från', cell: ({ from }: NumberedChange) => where(from) }]),
    ...(kind === 'lost' ? [{ head: 'Varför', cell: ({ reason }: NumberedChange) => <span class="text">{reason ?? '–'}</span> }] : [{ head: 'Till', cell: ({ to }: NumberedChange) => where(to) }]),
  ];
}

function Changes({ kind, changes }: { kind: OrderChange['kind']; changes: readonly OrderChange[] }): VNode | null {
  const { id, title } = kinds[kind];
  const rows = changes.filter((change) => change.kind === kind).map((change, number) => ({ ...change, number }));
  if (rows.length === 0) return null;
  return <Block id={id} title={`${title}: ${rows.length}`}><Table labelledBy={id} columns={columnsOf(kind)} rows={rows} rowKey={({ number }) => String(number)} /></Block>;
}

function Result({ result }: { result: OrderPreview }): VNode {
  return (
    <div>
      <Block id="larosaten" title="Lärosäte för lärosäte" note="Block, med och utan ändringen.">
        {result.universities.length === 0 ? <Empty title="Inga studenter">Ingen är registrerad för terminen.</Empty> : <Table labelledBy="larosaten" columns={universityColumns} rows={result.universities} rowKey={({ university }) => university} />}
      </Block>
      {(['placed', 'lost', 'moved'] as const).map((kind) => <Changes key={kind} kind={kind} changes={result.changes} />)}
    </div>
  );
}

function Saving({ preview }: { preview: OrderPreviewOverview }): VNode {
  const address = `${orderAddress(preview.agreement)}/prov/${preview.id}`;
  if (preview.state === 'queued' || preview.state === 'running') return <p class="actions top4"><a class="btn" href={address}>Uppdatera</a></p>;
  if (preview.savedAt !== null) return <Alert tone="ok" title="Turordningen är sparad och gäller nästa gång terminen fördelas." />;
  if (!isSavable(preview)) return <Alert tone="warn" title="Avtalet har ändrats sedan provet gjordes. Pröva turordningen igen innan den sparas." />;
  if (!preview.maySave) return <p class="hint top4">Den som administrerar avtalet hos en part som bestämmer över det sparar turordningen.</p>;
  return (
    <form class="actions top4" method="post" action={`${address}/spara`}>
      <button type="submit" class="btn primary">Spara turordningen</button>
      <span class="hint">Gäller nästa gång terminen fördelas. Publicerade placeringar står kvar.</span>
    </form>
  );
}

/** A tried order: how far it is, who would get, lose or change a place, and the way to save it. */
export function OrderPreviewPage({ preview, refusal }: OrderPreviewPageProps): VNode {
  return (
    <div>
      <Head title={`Prövad turordning, ${preview.term}`} sub={sentenceOf(preview)} actions={<a class="btn" href={orderAddress(preview.agreement)}>Till turordningen</a>} />
      {preview.state === 'failed' ? <Alert tone="bad" title="Provet misslyckades">{preview.failure}</Alert> : null}
      {refusal === undefined ? null : <Alert tone="bad" title={refusal} />}
      <Block id="provat" title={preview.agreementName}>
        <Pairs pairs={[['Nu', orderWords(preview.prioritiesBefore)], ['Prövas', orderWords(preview.priorities)]]} />
        <div class="top4">
          <Figures
            figures={[
              { name: 'Fördelningar räknade', value: `${preview.state === 'solved' ? 2 : preview.searches} av 2`, note: 'som det är nu, och med ändringen' },
              { name: 'Lottfrö', value: String(preview.seed), note: 'samma lotter i båda' },
            ]}
          />
        </div>
        <Saving preview={preview} />
      </Block>
      {preview.result ? <Result result={preview.result} /> : null}
    </div>
  );
}
