import type { VNode } from 'preact';
import { addDays, type Day } from '../shared/day';
import { counted, datesSwedish, daysFromHalves, distanceSwedish, nameInTown, weekNumber, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { MyReadiness } from '../readiness/my-readiness';
import type { PlacementAhead } from '../readiness/readiness';
import { Alert, Empty, Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Pairs, Unseen } from '../platform/views/text';
import { certifiedHalfDays, weeksOfDays, type DayMark, type MyPlacement, type MyPlacements, type MyTurn, type MyWish } from './my-placement';
import type { ProposedClaim } from './claim-views.service';
import { MyClaims } from './my-claims';
import { MyReasons } from './my-reasons';

interface MyPlacementPageProps {
  readonly mine: MyPlacements;
  /** Placements ahead that something is demanded before. */
  readonly ahead: readonly PlacementAhead[];
  readonly claims: readonly ProposedClaim[];
  /** What towns would cost her. */
  readonly estimates?: VNode | undefined;
  /** Where she tells her account. */
  readonly account?: VNode | undefined;
  readonly today: Day;
  /** What other rooms have to ask or tell her, before all else. */
  readonly first?: VNode | undefined;
}

const marks: Readonly<Record<DayMark, readonly [style: string, sign: string, words: string]>> = {
  certified: ['y', '✓', 'närvarande, intygad'],
  recorded: ['p', '✓', 'närvarande, inte intygad än'],
  absent: ['a', 'F', 'frånvaro'],
  planned: ['p', '○', 'planerad'],
  none: ['x', '–', 'ingen placering'],
};

function DayCell({ mark }: { mark: DayMark }): VNode {
  const [style, sign, words] = marks[mark];
  return <td class={style}><span aria-hidden="true">{sign}</span><Unseen>{words}</Unseen></td>;
}

function DayTable({ placement }: { placement: MyPlacement }): VNode {
  return (
    <table class="dayt">
      <caption class="vh">{`Dina dagar i ${placement.specialty}, vecka för vecka`}</caption>
      <thead>
        <tr>
          <th scope="col"><Unseen>Vecka</Unseen></th>
          {['Mån', 'Tis', 'Ons', 'Tor', 'Fre'].map((name) => <th key={name} scope="col">{name}</th>)}
        </tr>
      </thead>
      <tbody>
        {weeksOfDays(placement).map(({ week, days }) => (
          <tr key={week}>
            <th scope="row">{`v. ${weekNumber(week)}`}</th>
            {days.map((mark, i) => <DayCell key={i} mark={mark} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whenOf({ firstDay, lastDay }: MyPlacement, today: Day): string {
  if (today < firstDay) return `Börjar ${distanceSwedish(firstDay, today)}`;
  return today > lastDay ? 'Avslutad' : 'Pågår';
}

function Placement({ placement, today }: { placement: MyPlacement; today: Day }): VNode {
  const done = certifiedHalfDays(placement.attended);
  const id = `dagar-${placement.id}`;
  return (
    <section class="card block" aria-labelledby={`placering-${placement.id} kurs-${placement.id}`}>
      <div class="card-head">
        <div>
          <h2 id={`placering-${placement.id}`}>{nameInTown(placement.unit, placement.town)}</h2>
          <p class="small muted" id={`kurs-${placement.id}`}>{`${placement.course}, ${placement.specialty}`}</p>
        </div>
        <Pill tone={today > placement.lastDay ? 'lock' : 'ok'}>{whenOf(placement, today)}</Pill>
      </div>
      <div class="p4 stack">
        <Pairs
          pairs={[
            ['När', `${weeksSwedish(weekOf(placement.firstDay), weekOf(placement.lastDay))}, ${datesSwedish(placement.firstDay, addDays(placement.lastDay, -2))}`],
            ['Var', placement.host],
            ['Omfattning', `${counted(placement.days, 'dag', 'dagar')} inom ${counted(placement.windowWeeks, 'vecka', 'veckor')}`],
            ...(placement.group === null ? [] : [['Grupp', placement.group] as const]),
          ]}
        />
        <div>
          <label for={id}><b class="big">{daysFromHalves(done)}</b>{` av ${counted(placement.days, 'dag', 'dagar')} intygade`}</label>
          <progress id={id} max={placement.days * 2} value={Math.min(done, placement.days * 2)} class="thick">{`${daysFromHalves(done)} av ${placement.days}`}</progress>
        </div>
        <DayTable placement={placement} />
        <ul class="legend"><li><b>✓</b> närvarande</li><li><b>F</b> frånvaro</li><li>○ planerad</li><li>– ingen placering</li></ul>
      </div>
    </section>
  );
}

const turnColumns: Column<MyTurn>[] = [
  { head: 'Kurs', cell: (turn) => [turn.course, <Sub key="block">{`${turn.specialty}, fördelning ${turn.run}`}</Sub>] },
  { head: 'Plats i kön', cell: (turn) => `${turn.position} av ${turn.queue}`, figures: true },
  { head: 'Turordning', cell: (turn) => turn.tier, figures: true },
  { head: 'Poäng från tidigare', cell: (turn) => turn.carried, figures: true },
  { head: 'Lott', cell: (turn) => [turn.lot, <Sub key="seed">{`lottfrö ${turn.seed}`}</Sub>], figures: true },
  { head: 'Platser kvar på din tur', cell: (turn) => [`${turn.seatsLeft} av ${turn.seats}`, <Sub key="wish">{turn.wish ?? 'alla orter'}</Sub>], figures: true },
];

function WishList({ wishes }: { wishes: readonly MyWish[] }): VNode {
  return (
    <ol class="wishes">
      {wishes.map((wish) => (
        <li key={`${wish.term} ${wish.course} ${wish.rank}`}>
          <span class="rank">{wish.rank}</span>
          <div class="grow"><b>{wish.place}</b><span>{`${wish.course}, ${wish.term}`}</span></div>
        </li>
      ))}
    </ol>
  );
}

function Waiting({ mine }: { mine: MyPlacements }): VNode | null {
  if (mine.waiting.length === 0) return null;
  return (
    <Alert tone="warn" title={`${counted(mine.waiting.length, 'block saknar plats', 'block saknar plats')} än så länge`}>
      <ul>{mine.waiting.map((block) => <li key={`${block.course} ${block.specialty}`}>{`${block.course}, ${block.specialty}: nummer ${block.position} i kön. ${block.reason}`}</li>)}</ul>
    </Alert>
  );
}

function answerOf({ placements, unpublished }: MyPlacements): string {
  if (placements.length > 0) return `${counted(placements.length, 'placering', 'placeringar')}, i tidsordning.`;
  return unpublished > 0 ? 'Din placering är inte publicerad än. Den visas här samma dag som den blir det.' : 'Du har ingen placering än.';
}

/** A student's own page: where and when, which days, wishes and claims. */
export function MyPlacementPage({ mine, ahead, claims, estimates, account, today, first }: MyPlacementPageProps): VNode {
  return (
    <div>
      <Head title="Min placering" sub={answerOf(mine)} />
      {first}
      <Waiting mine={mine} />
      {mine.placements.map((placement) => <Placement key={placement.id} placement={placement} today={today} />)}
      <MyReadiness placements={ahead} />
      <Block id="onskemal" title="Önskemål" note="I din ordning. De går att läsa även efter sista dagen.">
        {mine.wishes.length === 0 ? <Empty title="Inga önskemål">Du har inte lämnat några önskemål.</Empty> : <WishList wishes={mine.wishes} />}
      </Block>
      {estimates}
      <MyReasons reasons={mine.reasons} />
      {mine.turns.length === 0 ? null : (
        <Block id="tur" title="Din tur i kön" note="Lägre turordning går först, sedan den som burit mest tidigare terminer, sedan lägst lott.">
          <Table labelledBy="tur" columns={turnColumns} rows={mine.turns} rowKey={(turn) => `${turn.course} ${turn.specialty}`} />
        </Block>
      )}
      <MyClaims claims={claims} today={today} />
      {account}
    </div>
  );
}
