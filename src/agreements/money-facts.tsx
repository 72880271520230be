import type { VNode } from 'preact';
import { Alert, Empty, Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import type { Day } from '../shared/day';
import type { AgreementMoney, MoneyLeg, MoneyRate, MoneyTerms } from './agreement-money';
import { absenceWords, advancerWords, cancellationWords, decisionWords, kindTitles, legSentence, moneyGaps, rateWords, spanWords, vatSentence } from './money-sentences';
import { ratedKinds } from './leg';
import { isValidOn } from './rate';

export const moneyAddress = (code: string): string => `/avtal/${encodeURIComponent(code)}/ekonomi`;

/** What somebody should know before the next run; nothing where all is told. */
export function Gaps({ money, today }: { money: Pick<AgreementMoney, 'agreement' | 'legs' | 'terms'>; today: Day }): VNode | null {
  const gaps = moneyGaps(money, today);
  if (gaps.length === 0) return null;
  return <Alert tone="warn" title="Att ordna före nästa körning"><ul>{gaps.map((gap) => <li key={gap}>{gap}</li>)}</ul></Alert>;
}

const statusPill = ({ status }: MoneyRate): VNode => (status === 'decided' ? <Pill tone="ok">Beslutad</Pill> : <Pill tone="warn">Preliminär</Pill>);

const rateColumns = (today: Day): Column<MoneyRate>[] => [
  { head: 'Gäller', cell: (rate) => [spanWords(rate.firstDay, rate.lastDay), ...(isValidOn(rate, today) ? [<Sub key="now">nu</Sub>] : [])] },
  { head: 'Ersättning', cell: rateWords, figures: true },
  { head: 'Läge', cell: statusPill },
  { head: 'Beslut', cell: (rate) => [rate.decision, <Sub key="who">{decisionWords(rate)}</Sub>] },
];

const source = ({ ratesFrom }: MoneyLeg): string => `Ersättningen är den som gäller ${ratesFrom === null ? 'mellan ALF-partens egna parter' : `för betalning ${ratesFrom}`}, dag för dag.`;

/** A leg: the sentence, the VAT decision, the rates with their decisions. */
export function LegFacts({ leg, today }: { leg: MoneyLeg; today: Day }): VNode {
  const id = `betalning-${leg.code}`;
  const decided = decisionWords(leg);
  return (
    <Block id={id} title={`${kindTitles[leg.kind]}: ${leg.code}`}>
      <p>{legSentence(leg)}</p>
      <p class="small muted">{`${vatSentence(leg)} Nummerserie ${leg.series}.${decided === '' ? '' : ` Beslut: ${decided}.`}`}</p>
      {leg.inherits ? <p class="small muted">{source(leg)}</p> : null}
      {leg.followers.length === 0 ? null : <p class="small muted">{`Ersättningen gäller också för ${leg.followers.join(', ')}.`}</p>}
      {!ratedKinds.includes(leg.kind) ? <p class="small muted">Det som godkänns av studenternas ansökningar faktureras.</p> : leg.rates.length === 0 ? <Empty title="Ingen ersättning">Utan ersättning kan inga dagar faktureras.</Empty>
        : <div class="top4"><Table labelledBy={id} columns={rateColumns(today)} rows={leg.rates} rowKey={({ id: rate }) => rate} /></div>}
    </Block>
  );
}

const housing = ({ housingName, housingAdvancedBy }: MoneyTerms): string =>
  `${housingName ?? 'Ersätts inte'}${housingAdvancedBy === null ? '' : `; ${advancerWords[housingAdvancedBy]} betalar först`}`;

const termsColumns: Column<MoneyTerms>[] = [
  { head: 'Dagar', cell: ({ fromDay, toDay }) => spanWords(fromDay, toDay) },
  { head: 'Frånvaro', cell: ({ absence }) => absenceWords[absence] },
  { head: 'Avbrott', cell: ({ noticeDays }) => (noticeDays === 0 ? 'Inga dagar efter' : `${noticeDays} dagar efter betalas`) },
  { head: 'Sen avbokning', cell: cancellationWords },
  { head: 'Boende', cell: housing },
  { head: 'Resor', cell: ({ travelName }) => travelName ?? 'Ersätts inte' },
  { head: 'Beslut', cell: (terms) => decisionWords(terms) || 'Avtalet självt' },
];

/** Every version of the terms. */
export function TermsFacts({ terms }: Pick<AgreementMoney, 'terms'>): VNode {
  return (
    <Block id="villkor" title="Villkor" note="Dagen då studenten gjorde placeringen avgör vilka villkor som gäller, inte dagen för fakturan.">
      <Table labelledBy="villkor" columns={termsColumns} rows={terms} rowKey={({ fromDay }) => fromDay} />
    </Block>
  );
}

/** The money side in short, for the agreement's own page. */
export function MoneySummary({ money, today }: { money: AgreementMoney; today: Day }): VNode {
  return (
    <Block id="ekonomi" title="Ekonomi" note={<a href={moneyAddress(money.agreement.code)}>Ersättningar, villkor och beslut</a>}>
      <Gaps money={money} today={today} />
      {money.legs.length === 0 ? <Empty title="Ingen betalar">Avtalet har inga betalningar.</Empty> : (
        <ul class="rows">
          {money.legs.map((leg) => {
            const now = leg.rates.find((rate) => isValidOn(rate, today));
            return <li key={leg.code}><div class="row"><div class="grow"><b>{legSentence(leg)}</b>{now === undefined ? null : <span>{`Nu ${rateWords(now)}${now.status === 'preliminary' ? ', preliminärt' : ''}.`}</span>}</div></div></li>;
          })}
        </ul>
      )}
    </Block>
  );
}
