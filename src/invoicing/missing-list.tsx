import type { VNode } from 'preact';
import { datesSwedish } from '../shared/swedish';
import { Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import { missingNames, type MissingRow } from './missing';

const shown = 200;

const columns: Column<MissingRow>[] = [
  { head: 'Saknas', cell: (row) => [missingNames[row.reason].what, <Sub key="way">{missingNames[row.reason].way}</Sub>] },
  { head: 'Placering', cell: (row) => [row.placement, <Sub key="where">{`${row.unit}, ${row.term}`}</Sub>] },
  { head: 'Dagar', cell: (row) => [datesSwedish(row.firstDay, row.lastDay), <Sub key="count">{row.reason === 'claim_undecided' ? row.detail : `${row.days} st`}</Sub>] },
  { head: 'Avtalsben', cell: (row) => [row.leg, <Sub key="debtor">{`betalas av ${row.debtor}`}</Sub>] },
  { head: 'Perioden', cell: (row) => (row.dueDays > 0 ? <Pill tone="warn">Slut, skulle ha fakturerats</Pill> : <Pill>Pågår</Pill>) },
];

/** What a run cannot bill yet: by whom it waits, and for how long. */
export function MissingList({ rows, csv }: { rows: readonly MissingRow[]; csv: string }): VNode {
  const note = rows.length === 0
    ? 'Allt som är över är registrerat, intygat och beslutat.'
    : `Det här följer inte med i körningen men försvinner inte: det faktureras när det är klart, till priset för sin dag.${rows.length > shown ? ` Här visas ${shown} av ${rows.length} rader; alla finns i filen.` : ''}`;
  return (
    <Block id="saknas" title="Saknas" note={note}>
      {rows.length === 0 ? null : (
        <>
          <p class="actions bot3"><a class="btn" href={csv}>Alla dagar (CSV)</a></p>
          <Table labelledBy="saknas" columns={columns} rows={rows.slice(0, shown)} rowKey={(row) => [row.reason, row.leg, row.placement, row.firstDay, row.detail].join(' ')} />
        </>
      )}
    </Block>
  );
}
