import type { VNode } from 'preact';
import type { FairnessPolicy } from '../fairness/policy';
import { Alert } from '../platform/views/status';
import { Table, type Column } from '../platform/views/table';
import { Block, Figures, Head, Pairs } from '../platform/views/text';
import { counted } from '../shared/swedish';
import { Changes } from './comparison-page';
import { points, unevenness } from './fairness-page';
import { fairnessAddress, policyWords } from './policy-form';
import type { Preview } from './preview';
import { isWorkedOut, type PreviewOverview } from './preview-overview';

interface PreviewPageProps {
  readonly preview: PreviewOverview;
  /** What holds now, and the version of the term's own policy; 0 where it has none. */
  readonly policy: FairnessPolicy;
  readonly version: number;
}

interface Measure {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Where a preview stands, in a sentence. */
export function previewSentence({ state, searches, result }: PreviewOverview): string {
  if (state === 'queued') return 'Provet väntar på sin tur.';
  if (state === 'running') return searches === 0 ? 'Terminen fördelas som det är nu.' : 'Terminen fördelas med ändringen.';
  if (state === 'cancelled') return 'Provet stoppades och säger inget om ändringen.';
  if (!result) return 'Provet misslyckades.';
  const moved = result.changes.length === 0 ? 'Ingen skulle flytta' : counted(result.changes.length, 'block skulle flytta', 'block skulle flytta');
  return `${moved}. Den som bär mest skulle gå från ${points(result.spreadBefore.worst)} till ${points(result.spreadAfter.worst)} poäng.`;
}

/** The figures that change while a preview is worked out. */
export function PreviewFigures({ preview }: { preview: PreviewOverview }): VNode {
  const done = preview.state === 'solved' ? 2 : preview.searches;
  return (
    <Figures
      figures={[
        { name: 'Fördelningar räknade', value: `${done} av 2`, note: 'som det är nu, och med ändringen' },
        { name: 'Lottfrö', value: String(preview.seed), note: 'samma lotter i båda' },
      ]}
    />
  );
}

const measures = ({ before, after, spreadBefore, spreadAfter }: Preview): Measure[] => [
  { name: 'Den som bär mest, poäng', before: points(spreadBefore.worst), after: points(spreadAfter.worst) },
  { name: 'Mitt i skaran, poäng', before: points(spreadBefore.median), after: points(spreadAfter.median) },
  { name: 'I snitt, poäng', before: points(spreadBefore.mean), after: points(spreadAfter.mean) },
  { name: 'Ojämnhet', before: unevenness(spreadBefore), after: unevenness(spreadAfter) },
  { name: 'Placerade block', before: points(before.placed), after: points(after.placed) },
  { name: 'Block utan plats', before: points(before.unplaced), after: points(after.unplaced) },
  { name: 'Förstahandsval', before: points(before.firstWishes), after: points(after.firstWishes) },
  { name: 'Resväg, kilometer', before: points(before.km), after: points(after.km) },
];

const columns: Column<Measure>[] = [
  { head: 'Mått', cell: ({ name }) => name },
  { head: 'Som det är nu', cell: ({ before }) => before, figures: true },
  { head: 'Med ändringen', cell: ({ after }) => after, figures: true },
];

function Result({ result }: { result: Preview }): VNode {
  return (
    <div>
      <Block id="matt" title="Vad som skulle ändras" note="Båda vägda med den prövade policyn, med det som burits tidigare terminer.">
        <Table labelledBy="matt" columns={columns} rows={measures(result)} rowKey={({ name }) => name} />
      </Block>
      {(['placed', 'lost', 'moved'] as const).map((kind) => <Changes key={kind} kind={kind} changes={result.changes} />)}
    </div>
  );
}

/** Saves what was tried, all of it: what the preview did not name stays as it holds now. */
function SaveForm({ preview, policy, version }: PreviewPageProps): VNode {
  const { leximin, ...rest } = { ...policy, ...preview.policy };
  const { term } = preview;
  const values = { ...pick(rest), leximin: leximin ? 'ja' : 'nej', seed: preview.seed, version };
  return (
    <form class="actions top4" method="post" action={`${fairnessAddress(term)}/policy`}>
      {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={String(value)} />)}
      <button type="submit" class="btn primary">{`Spara för ${term}`}</button>
      <span class="hint">Gäller nästa gång terminen fördelas. Publicerade placeringar står kvar.</span>
    </form>
  );
}

const pick = ({ commutingKm, distance, housingKm, night, wishStep, unwished, unplaced, keep, order }: Omit<FairnessPolicy, 'leximin'>): Omit<FairnessPolicy, 'leximin'> =>
  ({ commutingKm, distance, housingKm, night, wishStep, unwished, unplaced, keep, order });

function differences({ preview, policy }: PreviewPageProps): [string, string][] {
  const now = new Map(policyWords(policy));
  return policyWords(preview.policy).flatMap(([name, value]) => (now.get(name) === value ? [] : [[name, `${now.get(name) ?? '–'} → ${value}`] as [string, string]]));
}

function Going({ preview: { term, id } }: Pick<PreviewPageProps, 'preview'>): VNode {
  const address = `${fairnessAddress(term)}/prov/${id}`;
  return (
    <form class="actions top4" method="post" action={`${address}/stoppa`}>
      <button type="submit" class="btn danger">Stoppa provet</button>
      <a class="btn" href={address}>Uppdatera</a>
    </form>
  );
}

/** A tried policy: how far it is, who would move, and the way to save it. */
export function PreviewPage(props: PreviewPageProps): VNode {
  const { preview } = props;
  const tried = differences(props);
  const live = isWorkedOut(preview) ? {} : { 'data-live': `${fairnessAddress(preview.term)}/prov/${preview.id}/lage` };
  return (
    <div>
      <Head title={`Prövad policy, ${preview.term}`} sub={previewSentence(preview)} actions={<a class="btn" href={fairnessAddress(preview.term)}>Till rättvisa</a>} />
      {preview.state === 'failed' ? <Alert tone="bad" title="Provet misslyckades">{preview.failure}</Alert> : null}
      <section class="block" aria-labelledby="provat">
        <div class="block-head"><h2 id="provat">Det som prövas</h2></div>
        {tried.length === 0 ? <p class="text bot3">Ingen vikt skiljer sig från det som gäller nu.</p> : <Pairs pairs={tried} />}
        <div class="top4" {...live}><PreviewFigures preview={preview} /></div>
        <p class="vh" role="status" data-said="">{''}</p>
        {isWorkedOut(preview) ? null : <Going preview={preview} />}
        {preview.result ? <SaveForm {...props} /> : null}
      </section>
      {preview.result ? <Result result={preview.result} /> : null}
    </div>
  );
}
