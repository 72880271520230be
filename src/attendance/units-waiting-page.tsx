import type { VNode } from 'preact';
import { Empty, Pill } from '../platform/views/status';
import { Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import { counted, nameInTown, weekNumber } from '../shared/swedish';
import type { UnitWaiting } from './unit-week.service';

const left = ({ waiting }: UnitWaiting): number => waiting.reduce((sum, { days }) => sum + days, 0);

const address = ({ unit }: UnitWaiting): string => `/enheter/${encodeURIComponent(unit.code)}/narvaro`;

const columns: Column<UnitWaiting>[] = [
  { head: 'Enhet', cell: (row) => <a href={address(row)}>{nameInTown(row.unit.name, row.unit.town)}</a> },
  { head: 'Läge', cell: (row) => (left(row) === 0 ? <Pill tone="ok">Allt attesterat</Pill> : <Pill tone="warn">{`${counted(left(row), 'dag', 'dagar')} att attestera`}</Pill>) },
  { head: 'Veckor', cell: (row) => row.waiting.slice(-8).map(({ week }, i) => [i === 0 ? '' : ', ', <a key={week} href={`${address(row)}?vecka=${week}`}>{weekNumber(week)}</a>]) },
  { head: 'Placeringar', cell: ({ placements }) => placements, figures: true },
];

/** The units of a host, with what each has left to certify. */
export function UnitsWaitingPage({ units }: { units: readonly UnitWaiting[] }): VNode {
  const busy = units.filter(({ placements }) => placements > 0).sort((a, b) => left(b) - left(a));
  const days = busy.reduce((sum, unit) => sum + left(unit), 0);
  return (
    <div>
      <Head title="Närvaro" sub={days === 0 ? 'Allt är attesterat.' : `${counted(days, 'dag', 'dagar')} vid ${counted(busy.filter((unit) => left(unit) > 0).length, 'enhet', 'enheter')} väntar på att attesteras.`} />
      <Block id="enheter" title="Enheter" note="Det som inte är attesterat betalas inte.">
        {busy.length === 0 ? <Empty title="Inga studenter">Enheter med placeringar som har börjat visas här.</Empty> : <Table labelledBy="enheter" columns={columns} rows={busy} rowKey={({ unit }) => unit.id} />}
      </Block>
    </div>
  );
}
