import type { VNode } from 'preact';
import { Empty, Pill } from '../platform/views/status';
import { Head } from '../platform/views/text';
import type { Day } from '../shared/day';
import { counted, dateSwedish, datesSwedish, listed } from '../shared/swedish';
import type { AgreementSummary } from './agreement-overview';

/** From when until when an agreement holds. */
export const validitySwedish = ({ validFrom, validTo }: { readonly validFrom: Day; readonly validTo: Day | null }): string =>
  (validTo === null ? `från och med ${dateSwedish(validFrom)}` : datesSwedish(validFrom, validTo));

/** How an agreement stands on a day. */
export function Standing({ agreement: { validFrom, validTo, withdrawnOn }, today }: { agreement: Pick<AgreementSummary, 'validFrom' | 'validTo' | 'withdrawnOn'>; today: Day }): VNode {
  if (withdrawnOn !== null) return <Pill tone="bad">{`Uppsagt från ${dateSwedish(withdrawnOn)}`}</Pill>;
  if (validFrom > today) return <Pill tone="info">Börjar gälla senare</Pill>;
  return validTo !== null && validTo < today ? <Pill tone="lock">Har upphört</Pill> : <Pill tone="ok">Gäller</Pill>;
}

const someOf = (names: readonly string[]): string => (names.length > 3 ? `${names.slice(0, 2).join(', ')} och ${names.length - 2} till` : listed(names, 'och'));

/** The agreements that one's organisation is party to. */
export function AgreementsPage({ agreements, today }: { agreements: readonly AgreementSummary[]; today: Day }): VNode {
  return (
    <div>
      <Head title="Avtal" sub={`Er organisation är part i ${counted(agreements.length, 'avtal', 'avtal')}.`} />
      {agreements.length === 0 ? <Empty title="Inga avtal">Avtal som er organisation är part i visas här.</Empty> : (
        <ul class="rows">
          {agreements.map((agreement) => (
            <li key={agreement.code}>
              <div class="row">
                <div class="grow">
                  <b><a href={`/avtal/${encodeURIComponent(agreement.code)}`}>{agreement.name}</a></b>
                  <span>{`${agreement.number}, ${validitySwedish(agreement)}. ${someOf(agreement.universities)} hos ${someOf(agreement.hosts)}.`}</span>
                </div>
                {agreement.breached === 0 ? null : <Pill tone="warn">{`${agreement.breached} publiceras för sent`}</Pill>}
                <Standing agreement={agreement} today={today} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
