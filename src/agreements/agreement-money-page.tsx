import type { VNode } from 'preact';
import { Alert } from '../platform/views/status';
import { Block, Head } from '../platform/views/text';
import type { Day } from '../shared/day';
import { kronorSwedish } from '../shared/money';
import { dateSwedish } from '../shared/swedish';
import type { AgreementMoney } from './agreement-money';
import { MoneyForms } from './agreement-money-forms';
import { fundingNames } from './agreement-words';
import { validitySwedish } from './agreements-page';
import { Gaps, LegFacts, TermsFacts } from './money-facts';
import type { MoneyRefusal } from './money-refusal';

interface MoneyPageProps {
  readonly money: AgreementMoney;
  readonly today: Day;
  /** What was just saved, in a sentence. */
  readonly saved?: string | undefined;
  readonly refusal?: MoneyRefusal | undefined;
}

const invoiced = ({ netOre, lastDay }: AgreementMoney['invoiced']): string =>
  (lastDay === null ? 'Inget är fakturerat ännu av det ni kan se.' : `Fakturerat hittills av det ni kan se: ${kronorSwedish(netOre)} kr, placeringsdagar till och med ${dateSwedish(lastDay)}.`);

/** The money side of an agreement: who bills whom, at which rates, by which terms, decided by whom. */
export function MoneyPage({ money, today, saved, refusal }: MoneyPageProps): VNode {
  const { agreement, legs, terms, decides } = money;
  return (
    <div>
      <Head
        title={`Ekonomi: ${agreement.name}`}
        sub={`${agreement.number}, ${validitySwedish(agreement)}. Finansiering: ${fundingNames[agreement.funding]}. ${invoiced(money.invoiced)}`}
        actions={<a class="btn" href={`/avtal/${encodeURIComponent(agreement.code)}`}>Till avtalet</a>}
      />
      {saved === undefined ? null : <Alert tone="ok" title={saved} />}
      {agreement.succeededFrom === null ? null : <Alert tone="info" title={`Från ${dateSwedish(agreement.succeededFrom)} avräknas placeringar under ${agreement.successor ?? 'ett annat avtal'}`} />}
      <Gaps money={money} today={today} />
      {legs.map((leg) => <LegFacts key={leg.code} leg={leg} today={today} />)}
      <TermsFacts terms={terms} />
      <Block id="andra" title="Ändra" note={decides ? 'Varje ändring visas innan den sparas och hamnar i avtalets ändringslogg med beslut och diarienummer.' : undefined}>
        {decides ? <MoneyForms money={money} refusal={refusal} /> : <p>Avtalets ägare eller förmedlare ändrar, med rollen administratör eller ekonom. Det som ändras visas i avtalets ändringslogg.</p>}
      </Block>
    </div>
  );
}
