import type { VNode } from 'preact';
import { SelectField } from '../platform/views/form-field';
import { Empty, Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { counted } from '../shared/swedish';
import { riskSwedish, type FollowedBlock } from './days-ahead';

/** What the page is narrowed to, and what it can be narrowed to. */
export interface DaysChoice {
  readonly term: string;
  readonly terms: readonly string[];
  readonly course: string | undefined;
  readonly group: string | undefined;
  readonly onlyAtRisk: boolean;
}

interface DaysPageProps {
  /** All blocks of the term. */
  readonly blocks: readonly FollowedBlock[];
  readonly choice: DaysChoice;
}

const days = (count: number): string => String(count).replace('.', ',');

function StateOf({ block: { risk, fulfilled, remaining, planned } }: { block: FollowedBlock }): VNode {
  if (risk !== null) return <Pill tone="bad">I riskzonen</Pill>;
  if (fulfilled) return <Pill tone="lock">Uppfyllt</Pill>;
  return planned >= remaining ? <Pill tone="ok">Enligt plan</Pill> : <Pill tone="warn">Ingen placering</Pill>;
}

const columns: Column<FollowedBlock>[] = [
  { head: 'Student', cell: ({ block }) => [`Student ${block.student}`, ...(block.group === null ? [] : [<Sub key="group">{`Grupp ${block.group}`}</Sub>])] },
  { head: 'Kurs', cell: ({ block }) => [block.courseName, <Sub key="block">{block.requirement}</Sub>] },
  { head: 'Läge', cell: (row) => [<StateOf key="state" block={row} />, ...(row.risk === null ? [] : [<Sub key="why">{riskSwedish(row.risk)}</Sub>])] },
  { head: 'Krav', cell: ({ block }) => block.days, figures: true },
  { head: 'Bokat', cell: ({ booked }) => booked, figures: true },
  { head: 'Gjort', cell: ({ done }) => days(done), figures: true },
  { head: 'Kvar', cell: ({ remaining }) => days(remaining), figures: true },
  { head: 'Planerat', cell: ({ planned }) => days(planned), figures: true },
  { head: 'Placering', cell: ({ block: { booking } }) => (booking === null ? '–' : [<a key="days" href={`/placeringar/${booking.number}/narvaro`}>{`Placering ${booking.number}`}</a>, <Sub key="unit">{booking.unit}</Sub>]) },
];

const uniqueOf = (values: readonly (string | null)[]): string[] => [...new Set(values.flatMap((value) => value ?? []))].sort();

function Filter({ blocks, choice }: DaysPageProps): VNode {
  const courses = [...new Map(blocks.map(({ block }) => [block.course, block.courseName])).entries()];
  return (
    <form class="filters" method="get" action="/dagar">
      <SelectField id="termin" name="termin" label="Termin" options={choice.terms.map((code) => [code, code])} value={choice.term} />
      <SelectField id="kurs" name="kurs" label="Kurs" options={[['', 'Alla kurser'], ...courses]} value={choice.course} />
      <SelectField id="grupp" name="grupp" label="Grupp" options={[['', 'Alla grupper'], ...uniqueOf(blocks.map(({ block }) => block.group)).map((group) => [group, group] as const)]} value={choice.group} />
      <SelectField id="risk" name="risk" label="Visa" options={[['', 'Alla'], ['ja', 'I riskzonen']]} value={choice.onlyAtRisk ? 'ja' : ''} />
      <button type="submit" class="btn">Visa</button>
    </form>
  );
}

function csvOf({ term, course, group, onlyAtRisk }: DaysChoice): string {
  const query = new URLSearchParams({ term, ...(course !== undefined && { course }), ...(group !== undefined && { group }), ...(onlyAtRisk && { atRisk: 'true' }) });
  return `/api/v1/days/csv?${query.toString()}`;
}

const isChosen = ({ course, group, onlyAtRisk }: DaysChoice) => ({ block, risk }: FollowedBlock): boolean =>
  (course === undefined || block.course === course) && (group === undefined || block.group === group) && (!onlyAtRisk || risk !== null);

const sum = (blocks: readonly FollowedBlock[], pick: (one: FollowedBlock) => number): string => days(blocks.reduce((total, one) => total + pick(one), 0));

/** Days per student and block of a term: required, booked, done, remaining, and who is at risk and why. */
export function DaysPage({ blocks, choice }: DaysPageProps): VNode {
  const shown = blocks.filter(isChosen(choice));
  const atRisk = shown.filter(({ risk }) => risk !== null).length;
  const fulfilled = shown.filter((one) => one.fulfilled).length;
  return (
    <div>
      <Head
        title={`Dagar, ${choice.term}`}
        sub={atRisk === 0 ? `Ingen är i riskzonen. ${fulfilled} av ${counted(shown.length, 'block är uppfyllt', 'block är uppfyllda')}.` : `${counted(atRisk, 'block', 'block')} i riskzonen, ${fulfilled} av ${shown.length} uppfyllda.`}
        actions={<a class="btn" href={csvOf(choice)} download={`dagar-${choice.term}.csv`}>Hämta som CSV</a>}
      />
      <Filter blocks={blocks} choice={choice} />
      <Figures figures={[
        { name: 'Krav', value: sum(shown, ({ block }) => block.days), note: 'dagar' }, { name: 'Bokat', value: sum(shown, ({ booked }) => booked), note: 'planerade dagar i placeringar' },
        { name: 'Gjort', value: sum(shown, ({ done }) => done), note: 'attesterade dagar' }, { name: 'Kvar', value: sum(shown, ({ remaining }) => remaining), note: 'dagar att göra och attestera' },
      ]} />
      <Block id="dagar" title="Student för student" note="Gjort är det som värden har attesterat. Planerat är det som återstår av placeringen eller väntar på attest.">
        {shown.length === 0 ? <Empty title={choice.onlyAtRisk ? 'Ingen i riskzonen' : 'Inga studenter'}>{choice.onlyAtRisk ? 'Välj Alla för att se dem som följer planen.' : 'Studenter som är registrerade på kursen visas här.'}</Empty>
          : <Table labelledBy="dagar" columns={columns} rows={shown} rowKey={({ block }) => `${block.student} ${block.course} ${block.requirement}`} />}
      </Block>
    </div>
  );
}
