import type { VNode } from 'preact';
import type { Row } from '../platform/database/listing';
import { SelectField } from '../platform/views/form-field';
import { Alert, Empty, Pill, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head } from '../platform/views/text';
import type { Day } from '../shared/day';
import { kronorSwedish } from '../shared/money';
import { counted, dateSwedish } from '../shared/swedish';
import type { PayableClaim } from './payout';

interface PayoutsPageProps {
  readonly payable: readonly PayableClaim[];
  readonly payouts: readonly Row[];
  readonly today: Day;
  readonly failure?: string | undefined;
}

const states: Readonly<Record<string, readonly [words: string, tone: 'warn' | 'info' | 'ok' | 'lock']>> = {
  prepared: ['Väntar på attest', 'warn'], approved: ['Attesterad', 'info'], settled: ['Betald', 'ok'], cancelled: ['Makulerad', 'lock'],
};
const text = (row: Row, name: string): string => (typeof row[name] === 'string' ? row[name] : String(row[name]));

function Step({ row, today }: { row: Row; today: Day }): VNode | string {
  const address = `/ekonomi/utbetalningar/${text(row, 'id')}`;
  if (row['state'] === 'prepared') {
    return (
      <div class="actions">
        <form method="post" action={`${address}/attestera`}><button type="submit" class="btn primary">Attestera</button></form>
        <form method="post" action={`${address}/makulera`}><button type="submit" class="btn danger">Makulera</button></form>
      </div>
    );
  }
  if (row['state'] === 'cancelled') return '–';
  return (
    <div class="actions">
      <a class="btn" href={`/api/v1/payouts/${text(row, 'id')}/file`}>Hämta filen</a>
      {row['state'] === 'settled' ? null : <form method="post" action={`${address}/betald`}><input type="hidden" name="on" value={today} /><button type="submit" class="btn">Allt är utbetalt i dag</button></form>}
    </div>
  );
}

const columns = (today: Day): Column<Row>[] => [
  { head: 'Utbetalning', cell: (row) => [`Nummer ${text(row, 'id')}`, <Sub key="by">{`Gjord av ${text(row, 'preparedBy')}${row['approvedBy'] === null ? '' : `, attesterad av ${text(row, 'approvedBy')}`}`}</Sub>] },
  { head: 'Belopp, kr', cell: (row) => [<b key="sum">{kronorSwedish(BigInt(text(row, 'sumOre')))}</b>, <Sub key="count">{counted(Number(row['count']), 'krav', 'krav')}</Sub>], figures: true },
  { head: 'Läge', cell: (row) => <Pill tone={(states[text(row, 'state')] ?? states['prepared'])?.[1] ?? 'warn'}>{states[text(row, 'state')]?.[0] ?? text(row, 'state')}</Pill> },
  { head: 'Betalas', cell: (row) => [dateSwedish(text(row, 'payOn')), <Sub key="how">{row['method'] === 'bank' ? 'Bankfil' : 'Lönesystem'}</Sub>] },
  { head: 'Att göra', cell: (row) => <Step row={row} today={today} /> },
];

function PrepareForm({ payable, today }: Pick<PayoutsPageProps, 'payable' | 'today'>): VNode {
  const without = new Set(payable.filter(({ hasAccount }) => !hasAccount).map(({ student }) => student));
  const sum = payable.reduce((total, { amountOre }) => total + amountOre, 0n);
  return (
    <form class="card pad stack" method="post" action="/ekonomi/utbetalningar">
      <p>{`${counted(payable.length, 'beviljat krav', 'beviljade krav')} på ${kronorSwedish(sum)} kr är inte utbetalda. ${without.size === 0 ? 'Alla har angett konto.' : `${counted(without.size, 'student', 'studenter')} har inte angett konto och kommer inte med i en bankfil.`}`}</p>
      <div class="form-grid">
        <SelectField id="method" name="method" label="Sätt" value="bank" options={[['bank', 'Bankfil (pain.001)'], ['payroll', 'Fil till lönesystemet']]} />
        <div class="field"><label for="payOn">Betalas den</label><input id="payOn" type="date" name="payOn" value={today} min={today} required /></div>
      </div>
      <p class="actions"><button type="submit" class="btn primary">Gör en utbetalning</button><span class="hint">En annan person attesterar den.</span></p>
    </form>
  );
}

/** What waits to be paid back, and the payouts that have been made. */
export function PayoutsPage({ payable, payouts, today, failure }: PayoutsPageProps): VNode {
  return (
    <div>
      <Head title="Utbetalningar" sub={payable.length === 0 ? 'Inget väntar på att betalas ut.' : `${counted(payable.length, 'krav', 'krav')} väntar på att betalas ut.`} actions={<a class="btn" href="/ekonomi/ersattningar">Boende och resor</a>} />
      <Refused id="fel" sentence={failure} />
      <Block id="nya" title="Att betala ut">{payable.length === 0 ? <Empty title="Inget att betala ut">Beviljade krav som studenter har lagt ut för visas här.</Empty> : <PrepareForm payable={payable} today={today} />}</Block>
      <Block id="gjorda" title="Gjorda utbetalningar">
        {payouts.length === 0 ? <Alert tone="info" title="Inga utbetalningar är gjorda än." /> : <Table labelledBy="gjorda" columns={columns(today)} rows={payouts} rowKey={(row) => text(row, 'id')} />}
      </Block>
    </div>
  );
}

/** Where a student tells her account; it is never shown again but for its last digits. */
export function AccountForm({ account, failure }: { account: string | undefined; failure?: string | undefined }): VNode {
  return (
    <Block id="konto" title="Konto för utbetalning" note="Bara banken får se kontot. Här visas bara de sista siffrorna.">
      <Refused id="konto-fel" sentence={failure} />
      <form class="card pad stack" method="post" action="/min-placering/krav/konto">
        <p>{account === undefined ? 'Du har inte angett något konto än.' : `Ditt konto är ${account}.`}</p>
        <div class="form-grid">
          <div class="field"><label for="clearing">Clearingnummer</label><input id="clearing" name="clearing" inputmode="numeric" autocomplete="off" /></div>
          <div class="field"><label for="number">Kontonummer</label><input id="number" name="number" inputmode="numeric" autocomplete="off" /></div>
          <div class="field"><label for="iban">Eller IBAN</label><input id="iban" name="iban" autocomplete="off" /></div>
        </div>
        <p class="actions"><button type="submit" class="btn">Spara konto</button></p>
      </form>
    </Block>
  );
}
