import type { VNode } from 'preact';
import { criterionNames } from '../agreements/agreement-words';
import { priorityCriteria } from '../agreements/agreement';
import { Empty, Pill, Refused, type Tone } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import { counted, daySwedish } from '../shared/swedish';
import type { ListedOrderPreview, TriedAgreement } from './order-overview';
import type { StandingOrder } from './order-preview';
import { orderAddress, orderWords } from './order-words';

const agreementColumns: Column<StandingOrder>[] = [
  { head: 'Avtal', cell: ({ code, name }) => [<a key="to" href={orderAddress(code)}>{name}</a>, <Sub key="code">{code}</Sub>] },
  { head: 'Turordning nu', cell: ({ priorities }) => <span class="text">{orderWords(priorities)}</span> },
];

/** The agreements whose priority orders somebody may try. */
export function OrdersPage({ agreements }: { agreements: readonly StandingOrder[] }): VNode {
  return (
    <div>
      <Head title="Turordningar" sub="I vilken ordning avtalen ger plats. En ändring prövas på en termin innan den sparas." />
      <Block id="avtal" title="Avtal">
        {agreements.length === 0 ? <Empty title="Inga avtal">Avtal som din organisation är part i visas här.</Empty> : <Table labelledBy="avtal" columns={agreementColumns} rows={agreements} rowKey={({ code }) => code} />}
      </Block>
    </div>
  );
}

/** A refused form of the page: what stood in it, and why. */
export interface OrderRefusal {
  readonly input: Readonly<Record<string, string>>;
  readonly sentence: string;
}

interface OrderPageProps {
  readonly tried: TriedAgreement;
  readonly refusal?: OrderRefusal | undefined;
}

const tiers = ['1', '2', '3', '4', '5', '6', '7', '8'];

function OrderForm({ tried: { agreement, terms }, refusal }: OrderPageProps): VNode {
  const given = refusal?.input;
  const now = new Map(agreement.priorities.map(({ criterion, tier }) => [criterion, String(tier)]));
  return (
    <form class="card pad stack" method="post" action={`${orderAddress(agreement.code)}#tur-fel`}>
      <Refused id="tur-fel" sentence={refusal?.sentence} />
      <div class="filters">
        {priorityCriteria.map((criterion) => (
          <div key={criterion} class="field">
            <label for={`tur-${criterion}`}>{criterionNames[criterion]}</label>
            <select id={`tur-${criterion}`} name={criterion}>
              <option value="">Ingår inte</option>
              {tiers.map((tier) => <option key={tier} value={tier} selected={tier === (given === undefined ? now.get(criterion) : given[criterion])}>{`Tur ${tier}`}</option>)}
            </select>
          </div>
        ))}
      </div>
      <div class="filters">
        <div class="field">
          <label for="tur-termin">Pröva på terminen</label>
          <select id="tur-termin" name="term">{terms.map((term) => <option key={term} value={term} selected={term === given?.['term']}>{term}</option>)}</select>
        </div>
        <div class="field">
          <label for="tur-fro">Lottfrö</label>
          <input id="tur-fro" name="seed" inputmode="numeric" required pattern="[0-9]{1,9}" value={given?.['seed'] ?? '1'} />
        </div>
      </div>
      <p class="actions"><button type="submit" class="btn primary">Pröva turordningen</button></p>
      <p class="hint">Tur 1 går först; den som hör till flera turer går i den lägsta, och den som inte hör till någon går sist. Terminen fördelas två gånger med samma lotter, och inget ändras.</p>
    </form>
  );
}

const states: Readonly<Record<ListedOrderPreview['state'], readonly [name: string, tone: Tone]>> = {
  queued: ['Väntar', 'plain'], running: ['Pågår', 'info'], solved: ['Klart', 'ok'], failed: ['Misslyckades', 'bad'],
};

const previewColumns: Column<ListedOrderPreview>[] = [
  { head: 'Prov', cell: ({ agreement, id, number, createdAt }) => [<a key="to" href={`${orderAddress(agreement)}/prov/${id}`}>{`Prov ${number}`}</a>, <Sub key="at">{daySwedish(createdAt.toISOString().slice(0, 10))}</Sub>] },
  { head: 'Läge', cell: ({ state, savedAt }) => (savedAt === null ? <Pill tone={states[state][1]}>{states[state][0]}</Pill> : <Pill tone="lock">Sparat</Pill>) },
  { head: 'Termin', cell: ({ term, seed }) => [term, <Sub key="seed">{`lottfrö ${seed}`}</Sub>] },
  { head: 'Prövad turordning', cell: ({ priorities }) => <span class="text">{orderWords(priorities)}</span> },
];

/** An agreement's priority order: as it is, another one to try, and what has been tried. */
export function OrderPage({ tried, refusal }: OrderPageProps): VNode {
  const { agreement, previews } = tried;
  return (
    <div>
      <Head title={`Turordning, ${agreement.name}`} sub={`Nu: ${orderWords(agreement.priorities)}`} actions={<a class="btn" href="/turordning">Alla avtal</a>} />
      <Block id="ny" title="Pröva en annan turordning" note="Vem som skulle få, mista eller byta plats visas innan något sparas."><OrderForm tried={tried} refusal={refusal} /></Block>
      <Block id="prov" title="Prövade turordningar" note={counted(previews.length, 'prov, det senaste först', 'prov, det senaste först')}>
        {previews.length === 0 ? <Empty title="Inget är prövat än">Ändra turordningen ovan och välj Pröva.</Empty> : <Table labelledBy="prov" columns={previewColumns} rows={previews} rowKey={({ id }) => id} />}
      </Block>
    </div>
  );
}
