import type { VNode } from 'preact';
import { Alert, Empty, Pill, Refused } from '../platform/views/status';
import { Block, Head, Unseen } from '../platform/views/text';
import { addDays, weekday, type Day } from '../shared/day';
import { counted, daysSwedish, dayShort, nameInTown, weekNumber, weeksSwedish } from '../shared/swedish';
import { addWeeks, mondayOf, weekOf } from '../shared/week';
import { dayWords, optionsOf } from './day-choice';
import { cellsOf, missedDays, waitingDays, type DayCell, type WeekPlacement } from './unit-week';
import type { UnitWeek } from './unit-week.service';

/** A refused form of the page, with what was chosen. */
export interface WeekRefusal {
  readonly sentences: readonly string[];
  readonly why: string;
  /** What was chosen, by placement and day. */
  readonly choices: ReadonlyMap<string, string>;
}

interface UnitWeekPageProps {
  readonly overview: UnitWeek;
  /** How many days were recorded and certified just now. */
  readonly done?: readonly [recorded: number, certified: number] | undefined;
  readonly refusal?: WeekRefusal | undefined;
}

const names = ['Mån', 'Tis', 'Ons', 'Tor', 'Fre', 'Lör', 'Sön'];
const dayName = (day: Day): string => `${names[weekday(day) - 1] ?? ''} ${dayShort(day)}`;

const addressOf = ({ unit }: UnitWeek): string => `/enheter/${encodeURIComponent(unit.code)}/narvaro`;

interface CellProps {
  readonly placement: WeekPlacement;
  readonly cell: DayCell;
  readonly choice: string | undefined;
}

function Measures({ placement: { number, paidByHour, paidByVisit }, cell: { day, standing } }: CellProps): VNode | null {
  if (!paidByHour && !paidByVisit) return null;
  const id = `m-${number}-${day}`;
  return (
    <>
      <input type="hidden" name="matt" value={`${number}~${day}`} />
      {paidByHour ? <><label for={`${id}-t`}>Timmar à 45 min</label><input id={`${id}-t`} name="timmar" inputmode="numeric" pattern="[0-9]{0,2}" value={standing?.hours ?? ''} /></> : <input type="hidden" name="timmar" value="" />}
      {paidByVisit ? <><label for={`${id}-b`}>Besök</label><input id={`${id}-b`} name="besok" inputmode="numeric" pattern="[0-9]{0,3}" value={standing?.visits ?? ''} /></> : <input type="hidden" name="besok" value="" />}
    </>
  );
}

function Cell({ placement, cell, choice }: CellProps): VNode {
  const { number, firstDay, lastDay, attended } = placement;
  const { options, standing } = optionsOf(cell, { missed: missedDays(attended), isWithin: cell.day >= firstDay && cell.day <= lastDay });
  const id = `d-${number}-${cell.day}`;
  return (
    <div class="field">
      <label for={id}>{dayName(cell.day)}<Unseen>{`, student ${placement.student}`}</Unseen></label>
      <select id={id} name="dag">
        {options.map(([value, words]) => <option key={value} value={`${number}~${cell.day}~${value}`} selected={value === (choice ?? standing)}>{words}</option>)}
      </select>
      <Measures placement={placement} cell={cell} choice={choice} />
    </div>
  );
}

function stateOf(cells: readonly DayCell[], waits: number): VNode {
  const told = cells.flatMap(({ standing }) => standing ?? []);
  if (waits > 0) return <Pill tone="warn">{`${counted(waits, 'dag', 'dagar')} att attestera`}</Pill>;
  if (told.length === 0) return <Pill>Inga dagar</Pill>;
  return told.every(({ countersigned }) => countersigned) ? <Pill tone="lock">Kontrasignerad</Pill> : <Pill tone="ok">Attesterad</Pill>;
}

/** What is not a whole day of presence. */
const differing = (cells: readonly DayCell[]): string => cells.flatMap(({ day, standing }) => {
  const isUsual = standing === undefined || (standing.status === 'present' && standing.halfDays > 1);
  return isUsual ? [] : [`${dayName(day)} ${dayWords(standing).toLowerCase()}`];
}).join(', ');

interface StudentProps {
  readonly overview: UnitWeek;
  readonly placement: WeekPlacement;
  readonly refusal: WeekRefusal | undefined;
}

function Student({ overview: { week, calendar }, placement, refusal }: StudentProps): VNode {
  const cells = cellsOf(placement, week, calendar);
  const waits = waitingDays(placement, week, calendar);
  const { number, student, course, group, firstDay, lastDay } = placement;
  const fields = (
    <div class="days">
      {cells.map((cell) => <Cell key={cell.day} placement={placement} cell={cell} choice={refusal?.choices.get(`${number}~${cell.day}`)} />)}
    </div>
  );
  return (
    <li>
      <div class="row">
        <div class="grow">
          <b>{`Student ${student}`}</b>
          <span>{`${course}${group === null ? '' : `, grupp ${group}`}, ${weeksSwedish(weekOf(firstDay), weekOf(lastDay))}, `}<a href={`/placeringar/${number}/narvaro`}>{`placering ${number}`}</a></span>
        </div>
        {stateOf(cells, waits)}
        {waits > 0 ? <button type="submit" class="btn" name="gor" value={`bara~${number}`}>Attestera bara den här</button> : null}
      </div>
      {waits > 0 || refusal !== undefined ? <div class="body">{fields}</div> : (
        <details>
          <summary>{`Ändra${differing(cells) === '' ? '' : `: ${differing(cells)}`}`}<Unseen>{` dagar för student ${student}`}</Unseen></summary>
          <div class="body">{fields}</div>
        </details>
      )}
    </li>
  );
}

function Other({ overview }: { overview: UnitWeek }): VNode | null {
  const others = overview.waiting.filter(({ week }) => week !== overview.week);
  if (others.length === 0) return null;
  const days = others.reduce((sum, each) => sum + each.days, 0);
  return (
    <Alert tone="warn" title={`${counted(days, 'dag', 'dagar')} i andra veckor väntar på er`}>
      <p>{others.slice(-12).map(({ week, days: left }, i) => [i === 0 ? '' : ', ', <a key={week} href={`${addressOf(overview)}?vecka=${week}`}>{`vecka ${weekNumber(week)} (${left})`}</a>])}</p>
    </Alert>
  );
}

function Weeks({ overview }: { overview: UnitWeek }): VNode {
  const { week, calendar } = overview;
  const link = (to: string, words: string): VNode => <a href={`${addressOf(overview)}?vecka=${to}`}>{words}</a>;
  return (
    <nav class="seg" aria-label="Veckor">
      {link(addWeeks(week, -1), `Vecka ${weekNumber(addWeeks(week, -1))}`)}
      <a href={`${addressOf(overview)}?vecka=${week}`} aria-current="page">{`Vecka ${weekNumber(week)}`}</a>
      {addWeeks(week, 1) <= weekOf(calendar.today) ? link(addWeeks(week, 1), `Vecka ${weekNumber(addWeeks(week, 1))}`) : null}
    </nav>
  );
}

function Why({ refusal }: { refusal: WeekRefusal | undefined }): VNode {
  return (
    <div class="field">
      <label for="varfor">Varför ändras dagar som redan är attesterade?</label>
      <input id="varfor" name="varfor" maxlength={200} value={refusal?.why} aria-describedby="varfor-hjalp" />
      <p class="hint" id="varfor-hjalp">Behövs bara vid rättelse. Det som gällde står kvar i dagens historik, och lärosätet kontrasignerar på nytt.</p>
    </div>
  );
}

function Form({ overview, shown, refusal }: { overview: UnitWeek; shown: readonly WeekPlacement[]; refusal: WeekRefusal | undefined }): VNode {
  const waits = shown.reduce((sum, placement) => sum + waitingDays(placement, overview.week, overview.calendar), 0);
  const sign = (style: string): VNode => <button type="submit" class={style} name="gor" value="attestera">{waits > 0 ? `Attestera veckan, ${counted(waits, 'dag', 'dagar')}` : 'Attestera veckan'}</button>;
  return (
    <form class="stack" method="post" action={`${addressOf(overview)}#fel`}>
      <input type="hidden" name="vecka" value={overview.week} />
      <div id="fel" tabindex={-1}>
        {refusal === undefined ? null : <Alert tone="bad" title="Inget är sparat än."><ul>{refusal.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></Alert>}
      </div>
      <p class="actions">{sign('btn primary')}<button type="submit" class="btn" name="gor" value="spara">Spara utan att attestera</button></p>
      <ul class="rows">{shown.map((placement) => <Student key={placement.id} overview={overview} placement={placement} refusal={refusal} />)}</ul>
      <Why refusal={refusal} />
      <p class="actions">{sign('btn')}</p>
    </form>
  );
}

const doneWords = ([recorded, certified]: readonly [number, number]): string =>
  [counted(recorded, 'dag antecknad', 'dagar antecknade'), ...(certified > 0 ? [counted(certified, 'dag attesterad', 'dagar attesterade')] : [])].join(', ');

/** A unit's week: everybody is taken to have been there as planned; what differs is chosen, and one press certifies all. */
export function UnitWeekPage({ overview, done, refusal }: UnitWeekPageProps): VNode {
  const { unit, week, calendar, placements } = overview;
  const shown = placements.filter((placement) => cellsOf(placement, week, calendar).length > 0);
  const waits = shown.reduce((sum, placement) => sum + waitingDays(placement, week, calendar), 0);
  const monday = mondayOf(week);
  const answer = shown.length === 0 ? 'Inga studenter den veckan' : `${counted(shown.length, 'student', 'studenter')}, ${waits === 0 ? 'allt är attesterat' : `${counted(waits, 'dag', 'dagar')} att attestera`}`;
  return (
    <div>
      <Head title={`Närvaro, vecka ${weekNumber(week)}`} sub={`${answer}. ${nameInTown(unit.name, unit.town)}, ${daysSwedish(monday, addDays(monday, 6))}.`} actions={<Weeks overview={overview} />} />
      <div id="klart">{done === undefined ? null : <Alert tone="ok" title={`${doneWords(done)}.`} />}</div>
      <Other overview={overview} />
      <Block id="veckan" title="Studenter" note="Alla räknas som närvarande de planerade dagarna. Välj bara det som avviker och attestera.">
        {shown.length === 0 ? <><Refused id="fel" sentence={refusal?.sentences[0]} /><Empty title="Inga studenter">Placeringar som har börjat visas här, vecka för vecka.</Empty></> : <Form overview={overview} shown={shown} refusal={refusal} />}
      </Block>
    </div>
  );
}
