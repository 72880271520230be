import type { VNode } from 'preact';
import { Alert, Empty, Pill, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head, Unseen } from '../platform/views/text';
import type { Day } from '../shared/day';
import { counted, dayShort, daysFromHalves, daysSwedish, distanceSwedish, listed } from '../shared/swedish';
import { dayWords } from './day-choice';
import { waitingGroups, type ExceptionalDay, type WaitingGroup, type WaitingPlacement } from './waiting';

interface CountersignPageProps {
  readonly waiting: readonly WaitingPlacement[];
  readonly today: Day;
  /** How many days were countersigned just now. */
  readonly done?: number | undefined;
  readonly refusal?: string | undefined;
}

const sum = (placements: readonly WaitingPlacement[]): number => placements.reduce((total, { days }) => total + days, 0);

const exceptionWords = ({ day, status, halfDays, reasonKind, madeUpFor }: ExceptionalDay): string =>
  `${dayShort(day)} ${dayWords({ status, halfDays, reasonKind: reasonKind ?? undefined, madeUpFor: madeUpFor ?? undefined }).toLowerCase()}`;

/** The first few in words, the rest as a count. */
function differs({ exceptions }: WaitingPlacement): string {
  if (exceptions.length === 0) return 'Inget';
  const [shown, rest] = [exceptions.slice(0, 4).map(exceptionWords), exceptions.length - 4];
  return listed(rest > 0 ? [...shown, `${rest} till`] : shown, 'och');
}

const columnsOf = (today: Day): Column<WaitingPlacement>[] => [
  { head: 'Student', cell: (row) => <label class="opt"><input type="checkbox" name="p" value={row.number} /><span>{`Student ${row.student}`}<Sub>{row.unit}</Sub></span></label> },
  { head: 'Dagar', cell: ({ days, halfDays }) => [days, <Sub key="there">{`${daysFromHalves(halfDays)} närvaro`}</Sub>], figures: true },
  { head: 'När', cell: ({ firstDay, lastDay }) => daysSwedish(firstDay, lastDay) },
  { head: 'Avviker', cell: (row) => [
    differs(row), row.corrected > 0 ? [' ', <Pill key="corrected" tone="info">{counted(row.corrected, 'rättelse', 'rättelser')}</Pill>] : null,
    row.asked > 0 ? [' ', <Pill key="asked" tone="warn">{`${counted(row.asked, 'dag', 'dagar')} hos värden`}</Pill>] : null,
    row.answered > 0 ? [' ', <Pill key="answered" tone="info">Besvarad fråga</Pill>] : null,
  ] },
  { head: 'Väntat', cell: ({ certifiedOn }) => distanceSwedish(certifiedOn, today) },
  { head: 'Dag för dag', cell: ({ number }) => <a href={`/placeringar/${number}/narvaro`}>{`Placering ${number}`}<Unseen>, se dagar eller fråga</Unseen></a> },
];

function Group({ group, index, today }: { group: WaitingGroup; index: number; today: Day }): VNode {
  const id = `grupp-${index}`;
  return (
    <Block id={id} title={`${group.host}, ${group.course}`} note={`${counted(group.placements.length, 'placering', 'placeringar')}, ${counted(sum(group.placements), 'dag', 'dagar')}.`}>
      <Table labelledBy={id} columns={columnsOf(today)} rows={group.placements} rowKey={({ bookingId }) => bookingId} />
      <p class="actions top3"><button type="submit" class="btn" name="gor" value={`grupp~${group.key}`}>{`Kontrasignera ${counted(sum(group.placements), 'dag', 'dagar')}, ${group.course}`}</button></p>
    </Block>
  );
}

/** All that hosts have certified and the university has yet to countersign, by host and course. */
export function CountersignPage({ waiting, today, done, refusal }: CountersignPageProps): VNode {
  const days = sum(waiting);
  const differing = waiting.filter(({ exceptions, corrected }) => exceptions.length + corrected > 0).length;
  const asked = waiting.reduce((total, each) => total + each.asked, 0);
  return (
    <div>
      <Head title="Närvaro att kontrasignera" sub={waiting.length === 0 ? 'Inget väntar på er.' : `${counted(days, 'dag', 'dagar')} i ${counted(waiting.length, 'placering', 'placeringar')} väntar. Det som kontrasigneras betalas.`} />
      <div id="klart">{done === undefined ? null : <Alert tone="ok" title={`${counted(done, 'dag', 'dagar')} kontrasignerade.`} />}</div>
      <Refused id="fel" sentence={refusal} />
      {waiting.length === 0 ? <Empty title="Allt är kontrasignerat">Dagar som värdarna attesterar visas här.</Empty> : (
        <form method="post" action="/narvaro/kontrasignera#fel">
          <Figures figures={[
            { name: 'Dagar', value: String(days), note: 'attesterade av värdarna' },
            { name: 'Avviker', value: String(differing), note: 'placeringar med frånvaro, halv dag eller rättelse' },
            { name: 'Hos värden', value: String(asked), note: 'dagar med obesvarad fråga, de kontrasigneras inte' },
          ]} />
          <p class="actions top3">
            <button type="submit" class="btn primary" name="gor" value="alla">{`Kontrasignera alla, ${counted(days - asked, 'dag', 'dagar')}`}</button>
            <button type="submit" class="btn" name="gor" value="valda">Kontrasignera valda</button>
          </p>
          {waitingGroups(waiting).map((group, i) => <Group key={group.key} group={group} index={i} today={today} />)}
        </form>
      )}
    </div>
  );
}
