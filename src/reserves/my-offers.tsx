import type { VNode } from 'preact';
import { Pill, Refused } from '../platform/views/status';
import { Pairs, Unseen } from '../platform/views/text';
import { addDays } from '../shared/day';
import { counted, datesSwedish, nameInTown, weeksSwedish } from '../shared/swedish';
import { momentSwedish } from '../shared/swedish-time';
import { weekOf } from '../shared/week';
import type { MyOffer } from './offer-lines';

function OfferCard({ offer }: { offer: MyOffer }): VNode {
  const id = `erbjudande-${offer.number}`;
  const path = `/min-placering/erbjudanden/${offer.id}`;
  const which = <Unseen>{` till placering ${offer.number}`}</Unseen>;
  return (
    <section class="card block" aria-labelledby={id}>
      <div class="card-head">
        <div>
          <h2 id={id}>{`Erbjudande: ${nameInTown(offer.unitName, offer.town)}`}</h2>
          <p class="small muted">{`${offer.course}, ${offer.specialtyName}`}</p>
        </div>
        <Pill tone="warn">{`Svara senast ${momentSwedish(offer.expiresAt)}`}</Pill>
      </div>
      <div class="p4 stack">
        <Pairs
          pairs={[
            ['När', `${weeksSwedish(weekOf(offer.firstDay), weekOf(offer.lastDay))}, ${datesSwedish(offer.firstDay, addDays(offer.lastDay, -2))}`],
            ['Var', offer.host],
            ['Omfattning', counted(offer.days, 'dag', 'dagar')],
            ['Placering', offer.number],
          ]}
        />
        <p>En plats har blivit ledig och du står på tur. Säger du ja är den din så snart värden har svarat. Svarar du inte i tid går den till nästa reserv.</p>
        <form class="actions" method="post" action={`${path}/ja#erbjudande-fel`}><button type="submit" class="btn primary">Tacka ja{which}</button></form>
        <form class="stack" method="post" action={`${path}/nej#erbjudande-fel`}>
          <label class="check"><input type="checkbox" name="leave" value="ja" /> Jag vill inte heller stå kvar som reserv för andra platser</label>
          <p class="actions"><button type="submit" class="btn">Tacka nej{which}</button></p>
        </form>
      </div>
    </section>
  );
}

/** What the student has yet to answer, first on her page; nothing where she is offered nothing. */
export function MyOffers({ offers, failure }: { offers: readonly MyOffer[]; failure: string | undefined }): VNode {
  return (
    <div>
      <Refused id="erbjudande-fel" sentence={failure} />
      {offers.map((offer) => <OfferCard key={offer.id} offer={offer} />)}
    </div>
  );
}
