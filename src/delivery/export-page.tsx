import type { VNode } from 'preact';
import { Icon } from '../platform/views/icon';
import { Alert } from '../platform/views/status';
import { Block, Head } from '../platform/views/text';

/** What the page was told in a form that was refused. */
export interface ExportRefusal {
  readonly form: 'lagen' | 'plan' | 'hamta';
  readonly title: string;
  readonly sentences: readonly string[];
  readonly text: string;
}

interface ExportPageProps {
  readonly organisation: string;
  /** The plan as text. */
  readonly plan: string;
  readonly done?: string | undefined;
  readonly refusal?: ExportRefusal | undefined;
}

/** Sentences that are shown at most: the first say what is wrong with the rest. */
const MOST = 20;

function Why({ refusal, form }: { refusal: ExportRefusal | undefined; form: ExportRefusal['form'] }): VNode | null {
  if (refusal?.form !== form) return null;
  const rest = refusal.sentences.length - MOST;
  return (
    <Alert tone="bad" title={refusal.title}>
      <ul>{refusal.sentences.slice(0, MOST).map((sentence) => <li key={sentence}>{sentence}</li>)}{rest > 0 ? <li>{`och ${rest} till`}</li> : null}</ul>
    </Alert>
  );
}

function Days({ id, required }: { id: string; required: boolean }): VNode {
  return (
    <>
      <div class="field"><label for={`${id}-fran`}>Utfärdade från och med</label><input id={`${id}-fran`} name="fran" type="date" required={required} /></div>
      <div class="field"><label for={`${id}-till`}>Till och med</label><input id={`${id}-till`} name="till" type="date" required={required} /></div>
    </>
  );
}

function Text({ id, name, label, hint, value, rows }: { id: string; name: string; label: string; hint: string; value: string; rows: number }): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} name={name} rows={rows} spellcheck={false} aria-describedby={`${id}-hjalp`}>{value}</textarea>
      <p id={`${id}-hjalp`} class="hint">{hint}</p>
    </div>
  );
}

/** What leaves the house at the end of a month, and what comes back. */
export function ExportPage({ organisation, plan, done, refusal }: ExportPageProps): VNode {
  const textIn = (form: ExportRefusal['form'], otherwise: string): string => (refusal?.form === form ? refusal.text : otherwise);
  return (
    <div>
      <Head title="Export och återkoppling" sub={`Handlingar och verifikationer från ${organisation}, och det som ekonomisystemet berättar om fakturorna.`} />
      {done === undefined ? null : <Alert tone="ok" title={done} />}
      <Block id="arkiv" title="Periodens handlingar" note="XML, PDF och bilagor i en fil, med en förteckning som bär kontrollsummor och belopp.">
        <Why refusal={refusal} form="hamta" />
        <form class="filters" method="get" action="/ekonomi/export/arkiv"><Days id="arkiv" required={false} /><button type="submit" class="btn"><Icon name="download" />Hämta arkiv</button></form>
      </Block>
      <Block id="verifikationer" title="Verifikationer" note="En verifikation per faktura, ni skickar eller får. Ekonomisystemet ger dem nummer.">
        <form class="filters" method="get" action="/ekonomi/export/sie">
          <Days id="ver" required />
          <button type="submit" class="btn"><Icon name="download" />SIE 4</button>
          <button type="submit" class="btn" formaction="/ekonomi/export/csv">CSV</button>
        </form>
        <Why refusal={refusal} form="plan" />
        <form class="stack" method="post" action="/ekonomi/export/plan">
          <Text id="plan" name="plan" label="Konton" rows={9} value={textIn('plan', plan)} hint="En rad per konto: kundfordran, intäkt, utgående moms, leverantörsskuld, kostnad, ingående moms eller öresavrundning; kostnadsslag eller alla; konto; namn; kostnadsställe." />
          <p class="actions"><button type="submit" class="btn">Spara konton</button></p>
        </form>
      </Block>
      <Block id="lagen" title="Lägen från ekonomisystemet" note="Allt i tabellen tas in, eller inget. Samma rad två gånger gör inget.">
        <Why refusal={refusal} form="lagen" />
        <form class="stack" method="post" action="/ekonomi/export/lagen">
          <Text id="innehall" name="innehall" label="Klistra in tabellen" rows={6} value={textIn('lagen', '')} hint="Rubriker: nummer;läge;dag;notering. Läget är skickad, godkänd, bestridd eller betald." />
          <p class="actions"><button type="submit" class="btn primary">Ta in lägen</button></p>
        </form>
      </Block>
    </div>
  );
}
