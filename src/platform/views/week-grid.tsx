import type { VNode } from 'preact';
import { mondayOf, type Week } from '../../shared/week';
import { dayShort, monthSwedish, weekNumber } from '../../shared/swedish';
import { Unseen } from './text';

/** A unit's week: students booked of places offered, or why it takes nobody. */
export interface WeekCell {
  readonly week: Week;
  readonly taken: number;
  readonly places: number;
  readonly blocked?: 'closed' | 'no-offer' | 'no-supervisor';
  /** Where a person sees who is there. */
  readonly href?: string;
}

export interface WeekRow {
  readonly code: string;
  readonly name: string;
  readonly note: string;
  readonly cells: readonly WeekCell[];
}

export interface WeekRowGroup {
  readonly name: string;
  readonly rows: readonly WeekRow[];
}

interface WeekGridProps {
  readonly caption: string;
  readonly weeks: readonly Week[];
  readonly groups: readonly WeekRowGroup[];
  /** Sum over all rows, one a week. */
  readonly totals: readonly WeekCell[];
  readonly selected?: Week | undefined;
}

const blockedWords = {
  closed: ['S', 'stängt'],
  'no-offer': ['–', 'inget publicerat'],
  'no-supervisor': ['H', 'handledare saknas'],
} as const;

/** Heat step 0 to 4 of a cell, `over` when more are booked than offered. */
export function heatClass({ taken, places }: Pick<WeekCell, 'taken' | 'places'>): string {
  if (taken > places) return 'over';
  if (taken === 0) return 'h0';
  if (taken === places) return 'h4';
  const share = taken / places;
  return share < 0.4 ? 'h1' : share < 0.65 ? 'h2' : 'h3';
}

function wordsFor({ taken, places, blocked }: WeekCell): string {
  if (blocked === 'closed') return ' stängt, men bokade står kvar';
  if (taken > places) return ' överbokat';
  return taken === places ? ' fullt' : '';
}

function Cell({ cell, selected }: { cell: WeekCell; selected: boolean }): VNode {
  const marks = selected ? { 'aria-current': 'true' as const } : {};
  if (cell.blocked !== undefined && cell.taken === 0) {
    const [letter, words] = blockedWords[cell.blocked];
    return <td class="blocked" {...marks}><b aria-hidden="true">{letter}</b><Unseen>{words}</Unseen></td>;
  }
  const figures = `${cell.taken}/${cell.places}`;
  const content = [figures, <Unseen key="words">{wordsFor(cell)}</Unseen>];
  return <td class={heatClass(cell)} {...marks}>{cell.href === undefined || cell.taken === 0 ? content : <a href={cell.href}>{content}</a>}</td>;
}

/** Weeks as columns under their months, in runs of equal month. */
export function monthRuns(weeks: readonly Week[]): { readonly name: string; readonly weeks: number }[] {
  const runs: { name: string; weeks: number }[] = [];
  for (const week of weeks) {
    const name = monthSwedish(mondayOf(week)).slice(0, 3);
    const last = runs.at(-1);
    if (last?.name === name) last.weeks += 1;
    else runs.push({ name, weeks: 1 });
  }
  return runs;
}

function GridHead({ weeks, selected }: Pick<WeekGridProps, 'weeks' | 'selected'>): VNode {
  return (
    <thead>
      <tr>
        <th scope="col"><Unseen>Månad</Unseen></th>
        {monthRuns(weeks).map((run, index) => (
          <th key={`${run.name}${index}`} scope="colgroup" colspan={run.weeks}>{run.name}</th>
        ))}
      </tr>
      <tr>
        <th scope="col">Enhet</th>
        {weeks.map((week) => (
          <th key={week} scope="col" {...(week === selected ? { class: 'sel' } : {})}>
            <abbr title={`vecka ${weekNumber(week)}`}>{weekNumber(week)}</abbr>
            <span class="d">{dayShort(mondayOf(week))}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function GridGroup({ group, selected }: { group: WeekRowGroup; selected: Week | undefined }): VNode {
  return (
    <tbody>
      <tr class="town">
        <th scope="rowgroup">{group.name}</th>
        {group.rows[0]?.cells.map((cell) => <td key={cell.week} />)}
      </tr>
      {group.rows.map((row) => (
        <tr key={row.code}>
          <th scope="row" title={row.name}><b>{row.name}</b><span>{row.note}</span></th>
          {row.cells.map((cell) => <Cell key={cell.week} cell={cell} selected={cell.week === selected} />)}
        </tr>
      ))}
    </tbody>
  );
}

/** Units down, weeks across, booked of offered in each cell. */
export function WeekGrid({ caption, weeks, groups, totals, selected }: WeekGridProps): VNode {
  return (
    <div class="grid-scroll" tabindex={0} role="group" aria-label={caption}>
      <table class="wg">
        <caption>{caption}</caption>
        <GridHead weeks={weeks} selected={selected} />
        {groups.map((group) => <GridGroup key={group.name} group={group} selected={selected} />)}
        <tfoot>
          <tr>
            <th scope="row">Alla enheter</th>
            {totals.map((cell) => <td key={cell.week}>{cell.taken}/{cell.places}</td>)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What the shades and letters of the grid mean. */
export function WeekGridLegend(): VNode {
  return (
    <ul class="legend">
      <li><span class="sw h0">0/4</span>ledigt</li>
      <li><span class="sw h1">1/4</span>under hälften</li>
      <li><span class="sw h2">2/4</span>omkring hälften</li>
      <li><span class="sw h3">3/4</span>nästan fullt</li>
      <li><span class="sw h4">4/4</span>fullt</li>
      <li><span class="sw blocked"><b>H</b></span>handledare saknas</li>
      <li><span class="sw blocked"><b>S</b></span>stängt</li>
      <li><span class="sw blocked"><b>–</b></span>inget publicerat</li>
    </ul>
  );
}
