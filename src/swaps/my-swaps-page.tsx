import type { VNode } from 'preact';
import { Alert, Empty, Pill, Refused, type Tone } from '../platform/views/status';
import { Block, Head, Pairs, Unseen } from '../platform/views/text';
import { counted, nameInTown } from '../shared/swedish';
import { awaitsHer, concernsHer, type Choice, type MyExchangeable, type MyOffer, type MySwaps, type MyWindow } from './my-swaps';
import { endingWords, MY_SWAPS, stayWeeks } from './ring-words';
import { momentSwedish } from './window';

/** Places that the form takes; over REST there may be more. */
export const FORM_PLACES = [1, 2, 3, 4, 5] as const;

/** A refused form of the page: of which placement or offer, what stood in it, and why. */
export interface MySwapsRefusal {
  readonly of: string | undefined;
  readonly input: Readonly<Record<string, string>>;
  readonly sentence: string;
}

interface MySwapsPageProps {
  readonly mine: MySwaps;
  readonly refusal?: MySwapsRefusal | undefined;
}

function AnswerForms({ offer }: { offer: MyOffer }): VNode {
  const address = `${MY_SWAPS}/erbjudanden/${offer.id}`;
  const which = <Unseen>{` att byta placering ${offer.code}`}</Unseen>;
  return (
    <div class="actions">
      <form method="post" action={`${address}/ja`}><button type="submit" class="btn primary">Ja, byt{which}</button></form>
      <form method="post" action={`${address}/nej`}><button type="submit" class="btn">Nej tack{which}</button></form>
    </div>
  );
}

/** A place that she may have instead of hers, and the two answers. */
function Question({ offer, refusal }: { offer: MyOffer; refusal: MySwapsRefusal | undefined }): VNode {
  return (
    <section class="card block" aria-labelledby={`erbjudande-${offer.id}`}>
      <div class="card-head">
        <h2 id={`erbjudande-${offer.id}`}>Vill du byta?</h2>
        <Pill tone="warn">{`Svara senast ${momentSwedish(offer.answerBy)}`}</Pill>
      </div>
      <div class="p4 stack">
        <Refused id="erbjudande-fel" sentence={refusal?.of === offer.id ? refusal.sentence : undefined} />
        <Pairs
          pairs={[
            ['Du får', <span key="to"><b>{nameInTown(offer.unitName, offer.town)}</b>{`, ${stayWeeks(offer)}. Ditt val ${offer.rank}.`}</span>],
            ['I stället för', `${nameInTown(offer.fromUnit, offer.fromTown)}, ${stayWeeks({ firstDay: offer.fromFirstDay, lastDay: offer.fromLastDay })}`],
          ]}
        />
        <AnswerForms offer={offer} />
        <p class="hint">Bytet görs bara om alla som ingår säger ja. Ingen får veta vem de andra är. Svarar du inte i tid behåller du din placering.</p>
      </div>
    </section>
  );
}

const outcomes: Readonly<Record<MyOffer['state'], readonly [text: string, tone: Tone]>> = {
  asked: ['Väntar på de andra', 'info'], hosts: ['Väntar på enheten', 'info'], carried_out: ['Bytt', 'ok'], dissolved: ['Blev inte av', 'plain'],
};

function PastOffer({ offer }: { offer: MyOffer }): VNode {
  const [text, tone] = outcomes[offer.state];
  const mayRegret = offer.answer === 'yes' && (offer.state === 'asked' || offer.state === 'hosts');
  return (
    <li>
      <div class="row">
        <div class="grow">
          <b>{`Placering ${offer.code} mot ${nameInTown(offer.unitName, offer.town)}`}</b>
          <span>{stayWeeks(offer)}</span>
          {offer.ending === null ? null : <span>{`Det blev inte av: ${endingWords[offer.ending]}.`}</span>}
        </div>
        <Pill tone={tone}>{text}</Pill>
        {mayRegret ? <form class="actions" method="post" action={`${MY_SWAPS}/erbjudanden/${offer.id}/nej`}><button type="submit" class="btn">Ångra ditt ja<Unseen>{` till att byta placering ${offer.code}`}</Unseen></button></form> : null}
      </div>
    </li>
  );
}

const asOptions = (choices: readonly Choice[]): { towns: [string, string][]; units: [string, string][] } => ({
  towns: [...new Map(choices.map(({ town, townName }) => [`ort:${town}`, `${townName}, vilken enhet som helst`]))],
  units: choices.map(({ unit, unitName, townName }) => [`enhet:${unit}`, nameInTown(unitName, townName)]),
});

interface SelectProps {
  readonly placement: MyExchangeable;
  readonly rank: number;
  readonly chosen: string | undefined;
}

function PlaceSelect({ placement, rank, chosen }: SelectProps): VNode {
  const { towns, units } = asOptions(placement.choices);
  const id = `plats-${placement.code}-${rank}`;
  const options = (list: readonly (readonly [string, string])[]): VNode[] => list.map(([value, text]) => <option key={value} value={value} selected={value === chosen}>{text}</option>);
  return (
    <div class="field">
      <label for={id}>{rank === 1 ? 'Helst' : `Val ${rank}`}</label>
      <select id={id} name={`plats${rank}`} required={rank === 1}>
        <option value="">{rank === 1 ? 'Välj ort eller enhet' : 'Inget mer'}</option>
        <optgroup label="Orter">{options(towns)}</optgroup>
        <optgroup label="Enheter">{options(units)}</optgroup>
      </select>
    </div>
  );
}

function WishForm({ placement, refusal }: { placement: MyExchangeable; refusal: MySwapsRefusal | undefined }): VNode {
  const given = refusal?.input ?? {};
  return (
    <form class="stack" method="post" action={`${MY_SWAPS}#byte-fel`}>
      <Refused id="byte-fel" sentence={refusal?.sentence} />
      <input type="hidden" name="placering" value={placement.id} />
      {FORM_PLACES.map((rank) => <PlaceSelect key={rank} placement={placement} rank={rank} chosen={given[`plats${rank}`]} />)}
      <label class="check"><input type="checkbox" name="veckor" value="ja" checked={given['veckor'] === 'ja'} /><span>{'Bara i samma veckor som jag har nu'}</span></label>
      <p class="actions"><button type="submit" class="btn primary">Önska byte</button></p>
      <p class="hint">Ditt önskemål är anonymt: varken andra studenter, enheten eller lärosätet ser att det är ditt. Du behåller din placering tills ett byte är klart, och du får alltid säga ja eller nej först.</p>
    </form>
  );
}

function StandingWish({ placement, wish, window }: { placement: MyExchangeable; wish: NonNullable<MyExchangeable['wish']>; window: MyWindow }): VNode {
  return (
    <div class="stack">
      <ol class="wishes">
        {wish.places.map((place, i) => <li key={place}><span class="rank">{i + 1}</span><div class="grow"><b>{place}</b></div></li>)}
      </ol>
      <p class="small muted">{`${wish.sameWeeks ? 'Bara i samma veckor. ' : 'Även i andra veckor. '}${window.nextSearchAt === null ? 'Byten söks inte fler gånger av sig själva.' : `Byten söks nästa gång ${momentSwedish(window.nextSearchAt)}.`}`}</p>
      <form class="actions" method="post" action={`${MY_SWAPS}/${wish.id}/angra`}><button type="submit" class="btn">Dra tillbaka önskemålet<Unseen>{` för placering ${placement.code}`}</Unseen></button></form>
    </div>
  );
}

function windowWords(window: MyWindow | null): string {
  if (window === null) return 'Lärosätet har inte öppnat någon bytesperiod.';
  if (window.state === 'coming') return `Bytesperioden öppnar ${momentSwedish(window.opensAt)}.`;
  return window.state === 'open' ? `Byten görs till och med ${momentSwedish(window.closesAt)}.` : `Bytesperioden stängde ${momentSwedish(window.closesAt)}.`;
}

function Exchangeable({ placement, refusal }: { placement: MyExchangeable; refusal: MySwapsRefusal | undefined }): VNode {
  const { window, wish } = placement;
  return (
    <section class="card block" aria-labelledby={`byte-${placement.code}`}>
      <div class="card-head">
        <div>
          <h2 id={`byte-${placement.code}`}>{nameInTown(placement.unitName, placement.town)}</h2>
          <p class="small muted">{`${placement.course}, ${placement.specialty}, placering ${placement.code}`}</p>
        </div>
        {wish === null ? null : <Pill tone="info">Byte önskat</Pill>}
      </div>
      <div class="p4 stack">
        <p>{`Du är där ${stayWeeks(placement)}. ${windowWords(window)}`}</p>
        {window?.state === 'open' && wish !== null ? <StandingWish placement={placement} wish={wish} window={window} /> : null}
        {window?.state === 'open' && wish === null ? <WishForm placement={placement} refusal={refusal?.of === placement.id ? refusal : undefined} /> : null}
      </div>
    </section>
  );
}

/** A student's page of exchanges: what she is asked first, then her placements and wishes, then how earlier ones went. */
export function MySwapsPage({ mine, refusal }: MySwapsPageProps): VNode {
  const waiting = mine.offers.filter(awaitsHer);
  const others = mine.offers.filter((offer) => !awaitsHer(offer));
  const known = new Set([...mine.placements.map(({ id }) => id), ...waiting.map(({ id }) => id)]);
  const stray = refusal !== undefined && !known.has(refusal.of ?? '') ? refusal.sentence : undefined;
  return (
    <div>
      <Head title="Byta placering" sub={waiting.length === 0 ? 'Inget byte väntar på ditt svar.' : `${counted(waiting.length, 'byte väntar', 'byten väntar')} på ditt svar.`} actions={<a class="btn" href="/min-placering">Min placering</a>} />
      <Refused id="byte-fel" sentence={stray} />
      {waiting.map((offer) => <Question key={offer.id} offer={offer} refusal={refusal} />)}
      {mine.placements.length === 0 ? <Empty title="Inget att byta">Du kan byta placeringar som är publicerade och inte har börjat.</Empty> : mine.placements.map((placement) => <Exchangeable key={placement.id} placement={placement} refusal={refusal} />)}
      {others.length === 0 ? null : <Block id="tidigare" title="Så gick det"><ul class="rows">{others.map((offer) => <PastOffer key={offer.id} offer={offer} />)}</ul></Block>}
    </div>
  );
}

/** On her own page: what she is asked, or that she may exchange at all. */
export function SwapsTeaser({ mine }: { mine: MySwaps }): VNode | null {
  const waiting = mine.offers.filter(awaitsHer).length;
  if (waiting > 0) return <Alert tone="warn" title={`${counted(waiting, 'byte väntar', 'byten väntar')} på ditt svar`}><a href={MY_SWAPS}>Läs och svara</a></Alert>;
  if (!concernsHer(mine)) return null;
  return <p class="actions bot3"><a class="btn" href={MY_SWAPS}>Byta placering</a></p>;
}
