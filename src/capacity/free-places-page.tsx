import type { ComponentChildren, VNode } from 'preact';
import { Alert, Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Unseen } from '../platform/views/text';
import { addDays } from '../shared/day';
import { counted, dateSwedish, daysSwedish, nameInTown, weekNumber, weeksSwedish } from '../shared/swedish';
import { mondayOf, type Week } from '../shared/week';
import type { Level } from '../organisations/unit';
import type { FreePlace, Scope } from './free-place';
import type { SearchChoices } from './free-places.service';
import type { OwnReservation } from './reservations.repository';
import { levelNames } from './words';

/** What was asked for, in the page's own words. */
export interface AskedPlaces {
  readonly specialitet: string;
  readonly niva: '' | Level;
  readonly fran: Week;
  readonly till: Week;
  readonly veckor: string;
  readonly ort: string;
  readonly omfattning: Scope;
}

interface FreePlacesPageProps {
  readonly asked: AskedPlaces;
  readonly weeks: readonly Week[];
  readonly choices: SearchChoices;
  readonly found: readonly FreePlace[];
  /** Why nothing could be looked for. */
  readonly refused?: string | undefined;
  /** Nothing for those who are no university. */
  readonly own: readonly OwnReservation[] | undefined;
  readonly done?: string | undefined;
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly chosen: string;
}

function Choice({ name, label, options, chosen }: ChoiceProps): VNode {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>{options.map(([value, text]) => <option key={value} value={value} selected={value === chosen}>{text}</option>)}</select>
    </div>
  );
}

const weekText = (week: Week): string => `Vecka ${weekNumber(week)}, ${daysSwedish(mondayOf(week), addDays(mondayOf(week), 4))}`;

function SearchForm({ asked, weeks, choices }: FreePlacesPageProps): VNode {
  const named = (all: string, rows: readonly { code: string; name: string }[]): [string, string][] => [['', all], ...rows.map(({ code, name }): [string, string] => [code, name])];
  const weekOptions = weeks.map((week): [string, string] => [week, weekText(week)]);
  return (
    <form class="filters" action="/lediga-platser" aria-label="Sök lediga platser">
      <Choice name="specialitet" label="Specialitet" options={named('Alla', choices.specialties)} chosen={asked.specialitet} />
      <Choice name="niva" label="Nivå" options={[['', 'Båda'], ...Object.entries(levelNames)]} chosen={asked.niva} />
      <Choice name="fran" label="Från" options={weekOptions} chosen={asked.fran} />
      <Choice name="till" label="Till och med" options={weekOptions} chosen={asked.till} />
      <div class="field">
        <label for="veckor">Veckor i rad</label>
        <input id="veckor" name="veckor" inputmode="numeric" pattern="[1-9][0-9]?" value={asked.veckor} />
      </div>
      <Choice name="ort" label="Ort" options={named('Ingen vald', choices.towns)} chosen={asked.ort} />
      <Choice name="omfattning" label="Omfattning" options={[['local', 'På orten'], ['region', 'I sjukvårdsregionen'], ['national', 'I hela landet']]} chosen={asked.omfattning} />
      <div class="applied"><button type="submit" class="btn primary">Sök</button></div>
    </form>
  );
}

const forYou = ({ freeForYou, notForYou }: FreePlace): ComponentChildren => (notForYou === null ? freeForYou : [freeForYou, <Sub key="why">Inget avtal då</Sub>]);

const columnsOf = (isUniversity: boolean): Column<FreePlace>[] => [
  { head: 'Enhet', cell: ({ name, town, organisation }) => [nameInTown(name, town), <Sub key="organisation">{organisation}</Sub>] },
  { head: 'Specialitet', cell: ({ specialtyName, level }) => [specialtyName, <Sub key="level">{levelNames[level]}</Sub>] },
  { head: 'Veckor', cell: ({ firstWeek, lastWeek }) => [weeksSwedish(firstWeek, lastWeek), <Sub key="days">{daysSwedish(mondayOf(firstWeek), addDays(mondayOf(lastWeek), 4))}</Sub>] },
  { head: 'Lediga', cell: ({ free }) => free, figures: true },
  ...(isUniversity ? [{ head: 'Lediga för er', cell: forYou, figures: true }] : []),
  { head: 'Sjukvårdsregion', cell: ({ healthcareRegion }) => healthcareRegion ?? '–' },
  { head: 'Reserverat', cell: ({ kept }) => (kept.length === 0 ? '–' : <span class="text">{kept.join('; ')}</span>) },
];

const ownColumns: Column<OwnReservation>[] = [
  { head: 'Enhet', cell: ({ unitName, town }) => nameInTown(unitName, town) },
  { head: 'För', cell: ({ holder, specialtyName, level }) => [holder, <Sub key="kind">{`${specialtyName}, ${levelNames[level].toLowerCase()}`}</Sub>] },
  { head: 'Veckor', cell: ({ firstWeek, lastWeek }) => weeksSwedish(firstWeek, lastWeek) },
  { head: 'Platser', cell: ({ places, share }) => places ?? `${String(share)} %`, figures: true },
  { head: 'Till och med', cell: ({ until }) => dateSwedish(until) },
  {
    head: 'Behövs inte',
    cell: ({ id, unitName }) => (
      <form class="actions" method="post" action={`/lediga-platser/${id}/slapp`}>
        <button type="submit" class="btn">Släpp till alla<Unseen>{`, ${unitName}`}</Unseen></button>
      </form>
    ),
  },
];

function answer({ found, refused, asked }: FreePlacesPageProps): string {
  if (refused !== undefined) return 'Inget är sökt än.';
  const when = weeksSwedish(asked.fran, asked.till);
  return found.length === 0 ? `Inga lediga platser ${when}.` : `${counted(found.length, 'ledig möjlighet', 'lediga möjligheter')} ${when}. Det som är reserverat för andra är inte medräknat.`;
}

/** Where there is room, for everybody who is logged in; and what is reserved for a university, to let go of. */
export function FreePlacesPage(props: FreePlacesPageProps): VNode {
  const { found, refused, own, done } = props;
  return (
    <div>
      <Head title="Lediga platser" sub={answer(props)} />
      {done === 'slappt' ? <Alert tone="ok" title="Platserna är släppta och syns nu för alla." /> : null}
      <Block id="sok" title="Sök">
        <SearchForm {...props} />
        {refused === undefined ? null : <Alert tone="info" title={refused} />}
        {found.length === 0 ? <Empty title="Inget ledigt">Sök i fler veckor, färre veckor i rad eller ett större område.</Empty> : (
          <Table labelledBy="sok" columns={columnsOf(own !== undefined)} rows={found.slice(0, 200)} rowKey={({ unit, specialty, level }) => `${unit} ${specialty} ${level}`} stacks />
        )}
      </Block>
      {own === undefined ? null : (
        <Block id="reserverat" title="Reserverat för er" note="Faller fritt av sig självt dagen efter den sista.">
          {own.length === 0 ? <Empty title="Inga reserverade platser" /> : <Table labelledBy="reserverat" columns={ownColumns} rows={own} rowKey={({ id }) => id} stacks />}
        </Block>
      )}
    </div>
  );
}
