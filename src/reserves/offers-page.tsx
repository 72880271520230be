import type { VNode } from 'preact';
import { levelName } from '../bookings/candidate';
import { Empty, Pill, Refused, type Tone } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Unseen } from '../platform/views/text';
import { counted, inSentence, nameInTown, weeksSwedish } from '../shared/swedish';
import { momentSwedish } from '../shared/swedish-time';
import { weekOf } from '../shared/week';
import type { PlaceLine } from './offer-lines';
import type { FreedState } from './reserve-offer';

interface OffersPageProps {
  readonly term: string;
  readonly lines: readonly PlaceLine[];
  /** Why an answer was refused. */
  readonly failure?: string;
}

const stateNames: Readonly<Record<FreedState, readonly [name: string, tone: Tone]>> = {
  offered: ['Väntar på svar', 'info'],
  accepted: ['Reserv tackade ja', 'ok'],
  left: ['Släppt till alla', 'warn'],
  gone: ['Tagen av någon annan', 'plain'],
};

const placeOf = ({ unitName, town, specialtyName, level, firstDay, lastDay }: PlaceLine): (string | VNode)[] => [
  nameInTown(unitName, town),
  <Sub key="what">{`${weeksSwedish(weekOf(firstDay), weekOf(lastDay))}, ${inSentence(specialtyName)} på ${levelName(level)}`}</Sub>,
];

const until = ({ expiresAt }: PlaceLine): string => (expiresAt === null ? '–' : momentSwedish(expiresAt));

function AnswerForms({ term, line }: { term: string; line: PlaceLine }): VNode {
  const path = `/terminer/${encodeURIComponent(term)}/reserver/${line.offerId ?? ''}`;
  const which = <Unseen>{` till placering ${line.number ?? ''} åt studenten`}</Unseen>;
  return (
    <div class="actions">
      <form method="post" action={`${path}/ja#fel`}><button type="submit" class="btn">Tacka ja{which}</button></form>
      <form method="post" action={`${path}/nej#fel`}><button type="submit" class="btn">Tacka nej{which}</button></form>
    </div>
  );
}

const openColumns = (term: string): Column<PlaceLine>[] => [
  { head: 'Plats', cell: placeOf },
  { head: 'Erbjuden', cell: ({ student, number, position }) => [`Student ${student ?? ''}`, <Sub key="turn">{`placering ${number ?? ''}, nummer ${position ?? ''} i kön`}</Sub>] },
  { head: 'Svar senast', cell: until },
  { head: 'Tackat nej före', cell: ({ refused }) => refused, figures: true },
  { head: 'Svara åt studenten', cell: (line) => <AnswerForms term={term} line={line} /> },
];

const settledColumns: Column<PlaceLine>[] = [
  { head: 'Plats', cell: placeOf },
  { head: 'Läge', cell: ({ state }) => <Pill tone={stateNames[state][1]}>{stateNames[state][0]}</Pill> },
  { head: 'Återlämnad av', cell: ({ freedNumber }) => <a href={`/placeringar/${freedNumber}`}>{`Placering ${freedNumber}`}</a> },
  { head: 'Gick till', cell: ({ state, number, student }) => (state === 'accepted' && number !== null ? [<a key="to" href={`/placeringar/${number}`}>{`Placering ${number}`}</a>, <Sub key="who">{`Student ${student ?? ''}`}</Sub>] : '–') },
  { head: 'Tackat nej', cell: ({ refused }) => refused, figures: true },
];

/** What of a term's freed places is offered to whom until when, and what became of the others. */
export function OffersPage({ term, lines, failure }: OffersPageProps): VNode {
  const open = lines.filter(({ state }) => state === 'offered');
  const settled = lines.filter(({ state }) => state !== 'offered');
  const rowKey = ({ id }: PlaceLine): string => id;
  return (
    <div>
      <Head
        title={`Reserver, ${term}`}
        sub={open.length === 0 ? 'Ingen plats väntar på svar från en reserv.' : `${counted(open.length, 'plats väntar', 'platser väntar')} på svar från reserver.`}
        actions={<a class="btn" href={`/terminer/${encodeURIComponent(term)}`}>Till terminen</a>}
      />
      <Refused id="fel" sentence={failure} />
      <Block id="erbjudna" title="Erbjudna platser" note="Platsen hålls medan studenten tänker. Svarar studenten inte i tid går den till nästa reserv i kön.">
        {open.length === 0 ? <Empty title="Inga erbjudanden">När en plats lämnas tillbaka erbjuds den nästa reserv som kan få den.</Empty> : <Table labelledBy="erbjudna" columns={openColumns(term)} rows={open} rowKey={rowKey} />}
      </Block>
      {settled.length === 0 ? null : (
        <Block id="avslutade" title="Återlämnade platser" note="En plats som ingen reserv tog visas som ledig för alla lärosäten.">
          <Table labelledBy="avslutade" columns={settledColumns} rows={settled} rowKey={rowKey} />
        </Block>
      )}
    </div>
  );
}
