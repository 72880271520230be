import type { VNode } from 'preact';
import type { CapacityGrid } from '../capacity/week-grid';
import { addDays, type Day } from '../shared/day';
import { counted, datesSwedish, daysSwedish, weeksSwedish, weekNumber } from '../shared/swedish';
import { mondayOf, weekOf, weeksFrom, type Week } from '../shared/week';
import { Empty, Pill } from '../platform/views/status';
import { Head } from '../platform/views/text';
import { WeekGrid, WeekGridLegend } from '../platform/views/week-grid';
import type { UnitPlacement } from './unit-overview';
import { stateNames } from './words';

/** A choice in a filter. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** The cell that is opened: a unit's week and those in it whom the viewer may see. */
export interface OpenCell {
  readonly unit: string;
  readonly week: Week;
  readonly taken: number;
  readonly places: number;
  readonly placements: readonly UnitPlacement[];
}

export interface GridPageProps {
  readonly grid: CapacityGrid;
  readonly region: Choice;
  readonly regions: readonly Choice[];
  readonly term: { readonly code: string; readonly firstDay: Day; readonly lastDay: Day };
  readonly terms: readonly string[];
  readonly specialty: string | undefined;
  readonly specialties: readonly Choice[];
  readonly open: OpenCell | undefined;
}

function addressOf({ region, term, specialty }: GridPageProps, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ termin: term.code, ...(specialty === undefined ? {} : { specialitet: specialty }), ...more });
  return `/regioner/${region.code}/rutnat?${query.toString()}`;
}

function Select({ id, name, label, choices, chosen, all }: { id: string; name: string; label: string; choices: readonly Choice[]; chosen?: string | undefined; all?: string }): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {all === undefined ? null : <option value="">{all}</option>}
        {choices.map((choice) => <option key={choice.code} value={choice.code} selected={choice.code === chosen}>{choice.name}</option>)}
      </select>
    </div>
  );
}

function Filters(props: GridPageProps): VNode {
  const units = props.grid.groups.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <form class="filters" action="/rutnat" aria-label="Filter">
      <Select id="f-region" name="region" label="Region" choices={props.regions} chosen={props.region.code} />
      <Select id="f-termin" name="termin" label="Termin" choices={props.terms.map((code) => ({ code, name: code }))} chosen={props.term.code} />
      <Select id="f-spec" name="specialitet" label="Specialitet" choices={props.specialties} chosen={props.specialty} all="Alla" />
      <div class="applied"><button type="submit" class="btn">Visa</button><span>{counted(units, 'enhet', 'enheter')}</span></div>
    </form>
  );
}

function Placement({ placement }: { placement: UnitPlacement }): VNode {
  return (
    <li>
      <div class="row">
        <div class="grow">
          <b>{`Student ${placement.student}`}</b>
          <span>{`${placement.university}, ${placement.course}`}</span>
          <span>{`${weeksSwedish(weekOf(placement.firstDay), weekOf(placement.lastDay))}, ${stateNames[placement.state]?.[0].toLowerCase() ?? placement.state}`}</span>
        </div>
      </div>
    </li>
  );
}

function Panel({ open, close }: { open: OpenCell; close: string }): VNode {
  const monday = mondayOf(open.week);
  const others = open.taken - open.placements.length;
  return (
    <aside class="panel card" id="panel" aria-labelledby="panel-titel" tabindex={-1}>
      <div class="card-head">
        <div>
          <h2 id="panel-titel">{open.unit}</h2>
          <p class="small muted">{`Vecka ${weekNumber(open.week)}, ${daysSwedish(monday, addDays(monday, 4))}`}</p>
        </div>
        <Pill tone={open.taken >= open.places ? 'lock' : 'plain'}>{`${open.taken} av ${open.places}`}</Pill>
      </div>
      {open.placements.length === 0 ? <p class="p3 small muted">Inga studenter som du handlägger.</p> : <ul class="rows flush">{open.placements.map((placement) => <Placement key={placement.id} placement={placement} />)}</ul>}
      {others > 0 && open.placements.length > 0 ? <p class="p3 small muted">{`${counted(others, 'plats är bokad', 'platser är bokade')} av andra.`}</p> : null}
      <p class="p3"><a class="btn quiet" href={close}>Stäng</a></p>
    </aside>
  );
}

function answerOf({ grid, term }: GridPageProps): string {
  const places = grid.totals.reduce((sum, week) => sum + week.places, 0);
  const taken = grid.totals.reduce((sum, week) => sum + week.taken, 0);
  return `${taken} av ${places} platsveckor är bokade. ${term.code}, ${datesSwedish(term.firstDay, term.lastDay)}. Varje ruta visar bokade av publicerade platser.`;
}

/** A region's units against the weeks of a term. */
export function GridPage(props: GridPageProps): VNode {
  const { grid, region, term, open } = props;
  const weeks = weeksFrom(weekOf(term.firstDay), weekOf(term.lastDay));
  const groups = grid.groups.map((group) => ({
    name: group.name,
    rows: group.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, href: `${addressOf(props, { enhet: row.code, vecka: cell.week })}#panel` })),
    })),
  }));
  return (
    <div>
      <Head title={`Veckorutnät, ${region.name}`} sub={answerOf(props)} />
      <Filters {...props} />
      {groups.length === 0 ? (
        <Empty title="Inga enheter">Inga enheter i regionen har specialiteten. Välj en annan specialitet eller region.</Empty>
      ) : (
        <div class={open ? 'with-panel' : ''}>
          <div>
            <WeekGrid caption={`Platser per enhet och vecka, ${term.code}`} weeks={weeks} groups={groups} totals={grid.totals} selected={open?.week} />
            <WeekGridLegend />
          </div>
          {open ? <Panel open={open} close={addressOf(props)} /> : null}
        </div>
      )}
    </div>
  );
}
