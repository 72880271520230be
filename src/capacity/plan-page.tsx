import type { VNode } from 'preact';
import { Alert, Empty } from '../platform/views/status';
import { Table, type Column } from '../platform/views/table';
import { Block, Head, Unseen } from '../platform/views/text';
import type { Day } from '../shared/day';
import { counted, dateSwedish, datesSwedish, dayShort, nameInTown, weekNumber, weeksSwedish } from '../shared/swedish';
import { momentSwedish } from '../shared/swedish-time';
import { mondayOf, weeksFrom, type Week } from '../shared/week';
import type { CapacityChange } from './changes.repository';
import type { PlanChange } from './plan';
import { ReservationBlock } from './reservation-block';
import { cellField, fillField, kindName, type SheetCell, type SheetInput, type SheetRow } from './plan-sheet';
import type { PlanSheet } from './plan-sheet.service';
import type { StandingPlan } from './plans.repository';
import { closureNames, levelNames } from './words';

/** Why a filled-in sheet was refused. */
export interface SheetRefusal {
  readonly sentences: readonly string[];
  /** Fields that could not be read. */
  readonly fields: ReadonlySet<string>;
}

interface PlanPageProps {
  readonly sheet: PlanSheet;
  readonly today: Day;
  /** What was just done. */
  readonly done?: string | undefined;
  readonly refusal?: SheetRefusal | undefined;
  /** Why a reservation was refused, and what was filled in. */
  readonly unreserved?: { readonly sentence: string; readonly input: SheetInput } | undefined;
}

const doneWords: Readonly<Record<string, string>> = {
  publicerat: 'Platserna är publicerade.', planerat: 'Platserna publiceras av sig själva den dag du valde.', utkast: 'Utkastet är sparat. Inget är publicerat.',
  mall: 'Mallen är sparad.', reserverat: 'Platserna är reserverade.', slappt: 'Platserna är fria för alla.', aterkallat: 'Det är återkallat.',
};

export const sheetAddress = (code: string): string => `/enheter/${encodeURIComponent(code)}/terminsplatser`;

const unitAddress = ({ unit, term }: PlanSheet): string => `/enheter/${encodeURIComponent(unit.code)}/kapacitet?termin=${encodeURIComponent(term.code)}`;

function Sources({ sheet }: { sheet: PlanSheet }): VNode {
  const { unit, term, terms, earlier, templates, source } = sheet;
  return (
    <form class="filters" action={sheetAddress(unit.code)} aria-label="Termin och förlaga">
      <div class="field">
        <label for="termin">Termin</label>
        <select id="termin" name="termin">{terms.map(({ code }) => <option key={code} value={code} selected={code === term.code}>{code}</option>)}</select>
      </div>
      <div class="field">
        <label for="fran">Fyll i från</label>
        <select id="fran" name="fran">
          <option value="">{sheet.plans.some(({ state }) => state === 'draft') ? 'Utkastet' : 'Tomt'}</option>
          {earlier.map(({ code }) => <option key={code} value={`termin:${code}`} selected={source === 'term' && sheet.sourceName === code}>{`Termin ${code}`}</option>)}
          {templates.map(({ id, name }) => <option key={id} value={`mall:${id}`} selected={source === 'template' && sheet.sourceName === name}>{`Mallen ${name}`}</option>)}
        </select>
      </div>
      <div class="applied"><button type="submit" class="btn">Visa</button><span>Inget publiceras av att visas.</span></div>
    </form>
  );
}

/** `Medicin, grundnivå vecka 36–40: 2 → 4`. */
const changeText = (sheet: PlanSheet, { specialty, level, firstWeek, lastWeek, before, after }: PlanChange): string => {
  const name = sheet.unit.specialties.find(({ code }) => code === specialty)?.name ?? specialty;
  return `${kindName({ specialty, level, name })} ${weeksSwedish(firstWeek, lastWeek)}: ${before ?? 'inget'} → ${after}`;
};

const sourceTitles = { draft: 'Det här är utkastet', term: 'Ifyllt från termin', template: 'Ifyllt från mallen' } as const;
const MOST_LINES = 12;

function WhatChanges({ sheet }: { sheet: PlanSheet }): VNode | null {
  const { source, sourceName, changes } = sheet;
  if (source === undefined) return null;
  const title = source === 'draft' ? sourceTitles.draft : `${sourceTitles[source]} ${sourceName}`;
  return (
    <Alert tone="info" title={`${title}. ${changes.length === 0 ? 'Det ändrar ingenting.' : 'Publicera, så ändras det här:'}`}>
      {changes.length === 0 ? undefined : (
        <ul>
          {changes.slice(0, MOST_LINES).map((change) => <li key={changeText(sheet, change)}>{changeText(sheet, change)}</li>)}
          {changes.length > MOST_LINES ? <li>{`och ${changes.length - MOST_LINES} ändringar till`}</li> : null}
        </ul>
      )}
    </Alert>
  );
}

function Waiting({ plan, sheet }: { plan: StandingPlan; sheet: PlanSheet }): VNode {
  const places = `${counted(plan.rows.length, 'rad', 'rader')}, sparat av ${plan.by} ${momentSwedish(new Date(plan.changedAt))}`;
  const title = plan.state === 'scheduled' ? `Publiceras av sig själv ${dateSwedish(plan.effectiveFrom ?? '')}` : 'Kunde inte publiceras när dagen kom';
  return (
    <li>
      <div class="row">
        <div class="grow"><b>{title}</b><span>{places}</span>{plan.state === 'refused' ? <span>{plan.refusal}</span> : null}</div>
        <form class="actions" method="post" action={`${sheetAddress(sheet.unit.code)}/aterkalla`}>
          <input type="hidden" name="term" value={sheet.term.code} />
          <input type="hidden" name="plan" value={plan.id} />
          <button type="submit" class="btn">Återkalla<Unseen>{` det som sparades ${momentSwedish(new Date(plan.changedAt))}`}</Unseen></button>
        </form>
      </div>
    </li>
  );
}

function WeekHead({ weeks }: { weeks: readonly Week[] }): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">Vecka</th>
        <th scope="col">Alla<span class="d">tomma</span></th>
        {weeks.map((week) => <th key={week} scope="col"><Unseen>Vecka </Unseen>{weekNumber(week)}<span class="d">{dayShort(mondayOf(week))}</span></th>)}
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly row: SheetRow;
  readonly input: SheetInput;
  readonly wrong: ReadonlySet<string>;
}

function Field({ name, label, value, hint, wrong }: { name: string; label: string; value: string | undefined; hint: string; wrong: boolean }): VNode {
  return <input name={name} aria-label={label} value={value} placeholder={hint} inputmode="numeric" autocomplete="off" maxlength={4} {...(wrong ? { 'aria-invalid': true, 'aria-describedby': 'platser-fel' } : {})} />;
}

const nowOf = ({ published, booked, closed }: SheetCell): string =>
  `${published === null ? 'inget publicerat' : `nu ${counted(published, 'plats', 'platser')}`}${booked > 0 ? `, ${booked} bokade` : ''}${closed ? ', stängt' : ''}`;

function Rows({ row, input, wrong }: RowProps): VNode {
  const name = kindName(row);
  const isWrong = (field: string): boolean => wrong.has(field);
  return (
    <>
      <tr>
        <th scope="row">{row.name}<span>{levelNames[row.level]}</span></th>
        <td><Field name={fillField(row)} label={`${name}, alla tomma veckor`} value={input[fillField(row)]} hint="" wrong={isWrong(fillField(row))} /></td>
        {row.cells.map((cell) => {
          const field = cellField(row, cell.week);
          return (
            <td key={cell.week}>
              <Field name={field} label={`${name}, vecka ${weekNumber(cell.week)}, ${nowOf(cell)}`} value={input[field]} hint={cell.published === null ? '' : String(cell.published)} wrong={isWrong(field)} />
            </td>
          );
        })}
      </tr>
      <Told row={row} title="Bokat" shown={row.cells.some(({ booked }) => booked > 0)} figure={({ booked }) => booked} />
      <Told row={row} title="Handledare räcker till" shown={row.cells.some(({ supervised }) => supervised !== null)} figure={({ supervised }) => supervised ?? 0} />
    </>
  );
}

/** Which weeks are closed, the same in every row; nothing where none are. */
function Closed({ row }: { row: SheetRow | undefined }): VNode | null {
  if (!row?.cells.some(({ closed }) => closed)) return null;
  return (
    <tr>
      <th scope="row"><span>Stängda veckor</span></th>
      <td />
      {row.cells.map(({ week, closed }) => <td key={week}>{closed ? <><b aria-hidden="true">S</b><Unseen>stängt</Unseen></> : null}</td>)}
    </tr>
  );
}

function Told({ row, title, shown, figure }: { row: SheetRow; title: string; shown: boolean; figure: (cell: SheetCell) => number }): VNode | null {
  if (!shown) return null;
  return (
    <tr>
      <th scope="row"><span>{title}</span><Unseen>{`, ${kindName(row)}`}</Unseen></th>
      <td />
      {row.cells.map((cell) => <td key={cell.week} {...(figure(cell) === 0 ? { class: 'zero' } : {})}>{figure(cell)}</td>)}
    </tr>
  );
}

function Refusal({ refusal }: { refusal: SheetRefusal | undefined }): VNode | null {
  if (refusal === undefined) return null;
  const [first = '', ...others] = refusal.sentences;
  return (
    <div id="platser-fel" tabindex={-1}>
      <Alert tone="bad" title={first}>{others.length === 0 ? undefined : <ul>{others.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}</Alert>
    </div>
  );
}

function SheetForm({ sheet, today, refusal }: PlanPageProps): VNode {
  const { unit, term, rows, input } = sheet;
  const weeks = weeksFrom(term.firstWeek, term.lastWeek);
  return (
    <form class="stack" method="post" action={`${sheetAddress(unit.code)}#platser-fel`}>
      <Refusal refusal={refusal} />
      <input type="hidden" name="term" value={term.code} />
      <p class="hint" id="platser-hjalp">Skriv antalet i Alla för hela raden, eller vecka för vecka. Det grå talet är publicerat nu. En tom ruta ändras inte, 0 tar bort platserna. Tabb går till nästa ruta.</p>
      <div class="scroll" tabindex={0} role="group" aria-labelledby="platser" aria-describedby="platser-hjalp">
        <table class="we full">
          <WeekHead weeks={weeks} />
          <tbody>
            <Closed row={rows[0]} />
            {rows.map((row) => <Rows key={`${row.specialty} ${row.level}`} row={row} input={input} wrong={refusal?.fields ?? new Set()} />)}
          </tbody>
        </table>
      </div>
      <div class="filters">
        <div class="field">
          <label for="galler">Gäller från, i dag om det är tomt</label>
          <input id="galler" name="effectiveFrom" type="date" min={today} value={input['effectiveFrom']} />
        </div>
        <div class="applied">
          <button type="submit" name="gor" value="publicera" class="btn primary">Publicera</button>
          <button type="submit" name="gor" value="utkast" class="btn">Spara utkast</button>
        </div>
      </div>
      <div class="filters">
        <div class="field"><label for="mallnamn">Mallens namn</label><input id="mallnamn" name="mallnamn" maxlength={80} value={input['mallnamn']} /></div>
        <div class="applied"><button type="submit" name="gor" value="mall" class="btn">Spara som mall</button><span>Det ifyllda, eller det publicerade när inget är ifyllt.</span></div>
      </div>
    </form>
  );
}

const kindWords: Readonly<Record<CapacityChange['kind'], string>> = {
  places: 'Platser', closed: 'Stängt', closure_changed: 'Stängning ändrad', reopened: 'Öppnat igen', reserved: 'Reserverat', released: 'Reservation släppt',
};

/** The reason's code stands first in a closure's note. */
const noteText = (note: string): string => {
  const [reason = '', ...rest] = note.split(': ');
  return [closureNames[reason] ?? reason, ...rest].filter(Boolean).join(': ');
};

function historyColumns(sheet: PlanSheet): Column<CapacityChange>[] {
  const nameOf = ({ specialty, level }: CapacityChange): string =>
    specialty === null || level === null ? 'Hela enheten' : kindName({ specialty, level, name: sheet.unit.specialties.find(({ code }) => code === specialty)?.name ?? specialty });
  return [
    { head: 'När', cell: ({ at }) => momentSwedish(new Date(at)) },
    { head: 'Vem', cell: ({ by }) => by },
    { head: 'Vad', cell: (change) => `${kindWords[change.kind]}: ${nameOf(change)}` },
    { head: 'Veckor', cell: ({ firstWeek, lastWeek }) => weeksSwedish(firstWeek, lastWeek) },
    { head: 'Före', cell: ({ before }) => before ?? '–', figures: true },
    { head: 'Efter', cell: ({ after }) => after ?? '–', figures: true },
    { head: 'Kommentar', cell: ({ note }) => noteText(note) || '–' },
  ];
}

/** A whole term's places of a unit in one form, with what waits and what was changed by whom. */
export function PlanPage(props: PlanPageProps): VNode {
  const { sheet, done } = props;
  const waiting = sheet.plans.filter(({ state }) => state !== 'draft');
  const said = done === undefined ? undefined : doneWords[done];
  return (
    <div>
      <Head
        title={`Terminens platser, ${nameInTown(sheet.unit.name, sheet.unit.town)}`}
        sub={`${sheet.term.code}, ${datesSwedish(sheet.term.firstDay, sheet.term.lastDay)}.`}
        actions={<a class="btn quiet" href={unitAddress(sheet)}>Tillbaka till kapacitet</a>}
      />
      {said === undefined || props.refusal || props.unreserved ? null : <Alert tone="ok" title={said} />}
      {waiting.length === 0 ? null : <Block id="vantar" title="Väntar på sin dag"><ul class="rows">{waiting.map((plan) => <Waiting key={plan.id} plan={plan} sheet={sheet} />)}</ul></Block>}
      <Block id="platser" title="Platser per vecka">
        <Sources sheet={sheet} />
        {props.refusal ? null : <WhatChanges sheet={sheet} />}
        {sheet.rows.length === 0 ? <Empty title="Enheten har ingen specialitet">Be regionens samordnare lägga till en.</Empty> : <SheetForm {...props} />}
      </Block>
      {sheet.rows.length === 0 ? null : <ReservationBlock sheet={sheet} address={sheetAddress(sheet.unit.code)} today={props.today} refused={props.unreserved} />}
      <Block id="historik" title="Ändringar" note="De senaste först.">
        {sheet.history.length === 0 ? <Empty title="Inga ändringar" /> : (
          <Table labelledBy="historik" columns={historyColumns(sheet)} rows={sheet.history} rowKey={({ at, firstWeek, specialty, level, kind }) => `${at} ${firstWeek} ${String(specialty)} ${String(level)} ${kind}`} />
        )}
      </Block>
    </div>
  );
}
