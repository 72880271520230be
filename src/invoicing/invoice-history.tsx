import type { VNode } from 'preact';
import type { Day } from '../shared/day';
import { kronorSwedish } from '../shared/money';
import { dateSwedish } from '../shared/swedish';
import { Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import type { CorrectionRow, InvoiceDetail } from './invoice-overview';
import { statusNames } from './invoice-status';
import { typeNames } from './words';

interface Step {
  readonly name: string;
  readonly day: Day | null;
  readonly note: string;
}

function stepsOf({ issuedOn, told }: InvoiceDetail): Step[] {
  return [{ name: 'Utfärdad', day: issuedOn, note: '' }, ...told.map(({ status, day, note }) => ({ name: statusNames[status], day, note }))];
}

const stepColumns: Column<Step>[] = [
  { head: 'Läge', cell: ({ name }) => name },
  { head: 'Dag', cell: ({ day }) => (day === null ? '' : dateSwedish(day)) },
  { head: 'Notering', cell: ({ note }) => note },
];

const correctionColumns = (left: string): Column<CorrectionRow>[] => [
  { head: 'Dokument', cell: ({ id, number, type }) => <a href={`/ekonomi/fakturor/${id}`}>{number ?? `${typeNames[type]}, utkast`}</a>, foot: 'Gäller efter rättelserna' },
  { head: 'Typ', cell: ({ type }) => typeNames[type] },
  { head: 'Utfärdad', cell: ({ issuedOn }) => (issuedOn === null ? '' : dateSwedish(issuedOn)) },
  { head: 'Belopp, kr', cell: ({ payableOre }) => kronorSwedish(payableOre), figures: true, foot: left },
];

/** What has become of an issued invoice: what offices have told of it, and what has corrected it. */
export function History({ invoice }: { invoice: InvoiceDetail }): VNode {
  const { corrections, payableOre } = invoice;
  const left = corrections.filter(({ number }) => number !== null).reduce((sum, each) => sum + each.payableOre, payableOre);
  return (
    <>
      <Block id="lagen" title="Vad som har hänt" note="Lägen kommer från er och motpartens ekonomisystem.">
        <Table labelledBy="lagen" columns={stepColumns} rows={stepsOf(invoice)} rowKey={({ name, day }) => `${name} ${day ?? ''}`} />
      </Block>
      {corrections.length === 0 ? null : (
        <Block id="rattelser" title="Rättas av" note="Utkast räknas inte med förrän de är utfärdade.">
          <Table labelledBy="rattelser" columns={correctionColumns(kronorSwedish(left))} rows={corrections} rowKey={({ id }) => id} />
        </Block>
      )}
    </>
  );
}
