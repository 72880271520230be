import type { VNode } from 'preact';
import { addDays } from '../shared/day';
import { counted, datesSwedish, dayShort, daysSwedish, nameInTown, weeksSwedish, weekNumber } from '../shared/swedish';
import { mondayOf, weekOf, weeksFrom, type Week } from '../shared/week';
import { Empty, Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Unseen } from '../platform/views/text';
import { awaitsAnswer, capacityRows, type CapacityRow, type ClosedWeeks, type UnitOverview, type UnitPlacement } from './unit-overview';
import { CloseForm, PublishForm } from './unit-forms';
import type { UnitForm, UnitRefusal } from './unit-refusal';
import { Requests } from './unit-requests';
import { closureNames, levelNames, stateNames } from './words';

interface UnitPageProps {
  readonly unit: UnitOverview;
  readonly refusal?: UnitRefusal | undefined;
}

const weeksOf = ({ firstDay, lastDay }: UnitPlacement): string => weeksSwedish(weekOf(firstDay), weekOf(lastDay));

function WeekHead({ weeks }: { weeks: readonly Week[] }): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">Vecka</th>
        {weeks.map((week) => (
          <th key={week} scope="col"><Unseen>Vecka </Unseen>{weekNumber(week)}<span class="d">{dayShort(mondayOf(week))}</span></th>
        ))}
      </tr>
    </thead>
  );
}

const zero = (count: number): { class?: string } => (count === 0 ? { class: 'zero' } : {});

function Rows({ row }: { row: CapacityRow }): VNode {
  const named = `${row.name}, ${levelNames[row.level].toLowerCase()}`;
  return (
    <>
      <tr>
        <th scope="row">{named}<span>publicerade platser</span></th>
        {row.weeks.map((week, i) => <td key={i} {...zero(week.places)}>{week.places}</td>)}
      </tr>
      <tr class="eff">
        <th scope="row">Bokat<span>{named}</span></th>
        {row.weeks.map((week, i) => <td key={i} {...(week.taken >= week.places && week.taken > 0 ? { class: 'lim' } : zero(week.taken))}>{week.taken}</td>)}
      </tr>
    </>
  );
}

function WeekTable({ unit, weeks }: { unit: UnitOverview; weeks: readonly Week[] }): VNode {
  const supervised = new Map(unit.supervised.map((week) => [week.monday, week.places]));
  return (
    <div class="scroll" tabindex={0} role="group" aria-labelledby="platser">
      <table class="we full">
        <WeekHead weeks={weeks} />
        <tbody>
          {capacityRows(weeks, unit.counted).map((row) => <Rows key={`${row.specialty} ${row.level}`} row={row} />)}
          {supervised.size === 0 ? null : (
            <tr>
              <th scope="row">Handledare räcker till<span>studenter samtidigt</span></th>
              {weeks.map((week) => <td key={week} {...zero(supervised.get(mondayOf(week)) ?? 0)}>{supervised.get(mondayOf(week)) ?? 0}</td>)}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const closureColumns: Column<ClosedWeeks>[] = [
  { head: 'Veckor', cell: (closure) => weeksSwedish(closure.firstWeek, closure.lastWeek) },
  { head: 'Orsak', cell: (closure) => closureNames[closure.reason] ?? closure.reason },
  { head: 'Kommentar', cell: (closure) => closure.note || '–' },
];

function StateOf({ state }: { state: string }): VNode {
  const [name, tone] = stateNames[state] ?? [state, 'plain' as const];
  return <Pill tone={tone}>{name}</Pill>;
}

/** What is demanded is met or not; a host reads no more. */
const readyPill = ({ ready, state }: UnitPlacement): (VNode | string)[] =>
  (ready === null || state === 'completed' ? [] : [' ', <Pill key="ready" tone={ready ? 'ok' : 'warn'}>{ready ? 'Krav klara' : 'Krav inte klara'}</Pill>]);

const placementColumns: Column<UnitPlacement>[] = [
  { head: 'Student', cell: (row) => [<a key="history" href={`/placeringar/${row.number}`}>{`Student ${row.student}`}</a>, <Sub key="university">{row.university}</Sub>] },
  { head: 'Läge', cell: (row) => [<StateOf key="state" state={row.state} />, ...(row.closed ? [' ', <Pill key="closed" tone="warn">Stängd vecka</Pill>] : []), ...readyPill(row)] },
  { head: 'Kurs', cell: (row) => [row.course, <Sub key="block">{`${row.specialtyName}, ${levelNames[row.level].toLowerCase()}${row.group === null ? '' : `, grupp ${row.group}`}`}</Sub>] },
  { head: 'Veckor', cell: (row) => [weeksOf(row), <Sub key="days">{daysSwedish(row.firstDay, addDays(row.lastDay, -2))}</Sub>] },
  { head: 'Dagar', cell: (row) => row.days, figures: true },
  { head: 'Handledare', cell: (row) => row.supervisor ?? '–' },
];

function Coming({ unit }: { unit: UnitOverview }): VNode {
  const coming = unit.placements.filter((placement) => !awaitsAnswer(placement));
  return (
    <Block id="studenter" title="Studenter under terminen">
      {coming.length === 0 ? (
        <Empty title="Inga studenter">Accepterade placeringar visas här.</Empty>
      ) : (
        <Table labelledBy="studenter" columns={placementColumns} rows={coming} rowKey={(row) => row.id} />
      )}
    </Block>
  );
}

/** A unit's own page: what waits for an answer, what it offers, who comes; a refused form as it was sent. */
export function UnitPage({ unit, refusal }: UnitPageProps): VNode {
  const refusalOf = (form: UnitForm): UnitRefusal | undefined => (refusal?.form === form ? refusal : undefined);
  const weeks = weeksFrom(weekOf(unit.term.firstDay), weekOf(unit.term.lastDay));
  const waiting = unit.placements.filter(awaitsAnswer).length;
  return (
    <div>
      <Head
        title={nameInTown(unit.name, unit.town)}
        sub={[
          `${waiting === 0 ? 'Inget väntar på svar' : `${counted(waiting, 'förfrågan väntar', 'förfrågningar väntar')} på svar`}. ${unit.term.code}, `,
          `${datesSwedish(unit.term.firstDay, unit.term.lastDay)}. ${unit.organisation}. HSA-id `,
          <span key="hsa" class="mono">{unit.hsaId}</span>,
        ]}
      />
      <Requests unit={unit} refusal={refusal} />
      <Block id="platser" title="Platser per vecka" note={unit.closures.length === 0 ? 'Inga veckor är stängda.' : 'Stängda veckor har inga platser. Den som är bokad där står kvar tills lärosätet har flyttat placeringen.'}>
        {unit.counted.length === 0 ? <Empty title="Inga platser publicerade">Publicera platser nedan, så kan lärosätena boka dem.</Empty> : <WeekTable unit={unit} weeks={weeks} />}
        <ul class="legend"><li><span class="sw lim">1▾</span>alla platser bokade</li></ul>
        <p class="actions"><a class="btn primary" href={`/enheter/${encodeURIComponent(unit.code)}/terminsplatser?termin=${encodeURIComponent(unit.term.code)}`}>Fyll i hela terminen</a></p>
        {unit.closures.length === 0 ? null : (
          <div class="top4"><Table labelledBy="platser" columns={closureColumns} rows={unit.closures} rowKey={(closure) => `${closure.firstWeek} ${closure.reason}`} /></div>
        )}
        <div class="cols two">
          <PublishForm unit={unit} weeks={weeks} refusal={refusalOf('kapacitet')} />
          <CloseForm unit={unit} weeks={weeks} refusal={refusalOf('stangning')} />
        </div>
      </Block>
      <Coming unit={unit} />
    </div>
  );
}
