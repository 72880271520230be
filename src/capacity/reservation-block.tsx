import type { VNode } from 'preact';
import { SelectField } from '../platform/views/form-field';
import { Empty, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Unseen } from '../platform/views/text';
import { addDays, type Day } from '../shared/day';
import { dateSwedish, daysSwedish, weekNumber, weeksSwedish } from '../shared/swedish';
import { mondayOf, weeksFrom, type Week } from '../shared/week';
import { kindName, kindsOf, type SheetInput } from './plan-sheet';
import type { PlanSheet } from './plan-sheet.service';
import type { HolderChoice, OwnReservation } from './reservations.repository';
import { levelNames } from './words';

interface ReservationBlockProps {
  readonly sheet: PlanSheet;
  /** Of the page's own address. */
  readonly address: string;
  readonly today: Day;
  /** Why a reservation was refused, and what was filled in. */
  readonly refused?: { readonly sentence: string; readonly input: SheetInput } | undefined;
}

const groups: Readonly<Record<HolderChoice['kind'], string>> = { university: 'Lärosäten', programme: 'Program', agreement: 'Avtal' };

function columnsOf({ sheet, address }: ReservationBlockProps): Column<OwnReservation>[] {
  return [
    { head: 'För', cell: ({ holder, specialtyName, level }) => [holder, <Sub key="kind">{`${specialtyName}, ${levelNames[level].toLowerCase()}`}</Sub>] },
    { head: 'Veckor', cell: ({ firstWeek, lastWeek }) => weeksSwedish(firstWeek, lastWeek) },
    { head: 'Platser', cell: ({ places, share }) => places ?? `${String(share)} %`, figures: true },
    { head: 'Till och med', cell: ({ until }) => dateSwedish(until) },
    {
      head: 'Behövs inte',
      cell: ({ id, holder }) => (
        <form class="actions" method="post" action={`${address}/slapp`}>
          <input type="hidden" name="term" value={sheet.term.code} />
          <input type="hidden" name="reservation" value={id} />
          <button type="submit" class="btn">Släpp till alla<Unseen>{`, reserverat för ${holder}`}</Unseen></button>
        </form>
      ),
    },
  ];
}

function HolderField({ holders, chosen }: { holders: readonly HolderChoice[]; chosen: string | undefined }): VNode {
  return (
    <div class="field">
      <label for="for-vem">För studenter från</label>
      <select id="for-vem" name="holder">
        {(['university', 'programme', 'agreement'] as const).map((kind) => (
          <optgroup key={kind} label={groups[kind]}>
            {holders.filter((holder) => holder.kind === kind).map(({ code, name }) => <option key={code} value={`${kind}:${code}`} selected={chosen === `${kind}:${code}`}>{name}</option>)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

const weekText = (week: Week): string => `Vecka ${weekNumber(week)}, ${daysSwedish(mondayOf(week), addDays(mondayOf(week), 4))}`;

function ReserveForm({ sheet, address, today, refused }: ReservationBlockProps): VNode {
  const { unit, term, holders } = sheet;
  const { kind, firstWeek = term.firstWeek, lastWeek = term.lastWeek, holder, places, until } = refused?.input ?? {};
  const weeks = weeksFrom(term.firstWeek, term.lastWeek).map((week): [string, string] => [week, weekText(week)]);
  const kinds = kindsOf(unit.specialties).map((one): [string, string] => [`${one.specialty}:${one.level}`, kindName(one)]);
  return (
    <form class="card pad stack top4" method="post" action={`${address}/reservera#reservera-fel`}>
      <h3>Reservera platser</h3>
      <Refused id="reservera-fel" sentence={refused?.sentence} />
      <input type="hidden" name="term" value={term.code} />
      <div class="filters">
        <HolderField holders={holders} chosen={holder} />
        <SelectField id="res-slag" name="kind" label="Specialitet och nivå" options={kinds} value={kind} />
        <SelectField id="res-fran" name="firstWeek" label="Från" options={weeks} value={firstWeek} />
        <SelectField id="res-till" name="lastWeek" label="Till och med" options={weeks} value={lastWeek} />
        <div class="field"><label for="res-antal">Platser, eller andel som 50 %</label><input id="res-antal" name="places" required pattern="[0-9]{1,4} ?%?" value={places} /></div>
        <div class="field"><label for="res-dag">Hålls till och med</label><input id="res-dag" name="until" type="date" required min={today} value={until} /></div>
      </div>
      <p class="actions"><button type="submit" class="btn">Reservera</button></p>
      <p class="hint">Andra kan inte boka platserna förrän dagen efter. Då, eller när de släpps, blir de fria för alla av sig själva.</p>
    </form>
  );
}

/** What a unit keeps for whom in a term, and the form to keep more. */
export function ReservationBlock(props: ReservationBlockProps): VNode {
  const { sheet } = props;
  return (
    <Block id="reserverat" title="Reserverade platser">
      {sheet.reservations.length === 0 ? <Empty title="Inga reserverade platser">Alla publicerade platser är fria för alla som har avtal.</Empty> : (
        <Table labelledBy="reserverat" columns={columnsOf(props)} rows={sheet.reservations} rowKey={({ id }) => id} />
      )}
      <ReserveForm {...props} />
    </Block>
  );
}
