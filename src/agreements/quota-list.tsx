import type { VNode } from 'preact';
import { Empty, Pill, Refused } from '../platform/views/status';
import { Block, Unseen } from '../platform/views/text';
import { counted } from '../shared/swedish';
import { momentSwedish } from '../shared/swedish-time';
import type { AgreementOverview, QuotaUse } from './agreement-overview';

interface QuotasProps {
  readonly overview: Pick<AgreementOverview, 'agreement' | 'quotas'>;
  readonly mayOverride: boolean;
  readonly refusal: { readonly form: string; readonly sentence: string; readonly input: Readonly<Record<string, string>> } | undefined;
}

const scopeOf = ({ town, host, course }: QuotaUse): string => [course, host, town].filter((part) => part !== null).join(', ') || 'alla placeringar';

function Left({ quota: { places, overridden, taken } }: { quota: QuotaUse }): VNode {
  const left = places + overridden - taken;
  return left <= 0 ? <Pill tone="warn">Full</Pill> : <Pill tone="ok">{`${left} kvar`}</Pill>;
}

function Override({ agreement, quota, refusal }: { agreement: string; quota: QuotaUse; refusal: QuotasProps['refusal'] }): VNode {
  const id = `undantag-${quota.code}`;
  const own = refusal?.form === quota.code ? refusal : undefined;
  return (
    <details open={own !== undefined}>
      <summary class="small muted"><span>Tillåt fler<Unseen>{` i kvot ${quota.code}`}</Unseen></span></summary>
      <form class="body stack" method="post" action={`/avtal/${encodeURIComponent(agreement)}/kvoter/${encodeURIComponent(quota.code)}/undantag#${id}-fel`}>
        <Refused id={`${id}-fel`} sentence={own?.sentence} />
        <div class="filters">
          <div class="field"><label for={`${id}-antal`}>Platser utöver kvoten</label><input id={`${id}-antal`} name="places" inputmode="numeric" required pattern="[0-9]{1,3}" value={own?.input['places']} /></div>
          <div class="field"><label for={`${id}-orsak`}>Orsak, sparas</label><input id={`${id}-orsak`} name="reason" required minlength={5} maxlength={500} value={own?.input['reason']} /></div>
        </div>
        <p class="actions"><button type="submit" class="btn">Tillåt</button></p>
      </form>
    </details>
  );
}

/** How the agreement's quotas are used, and what was granted beyond them, by whom and why. */
export function Quotas({ overview: { agreement, quotas }, mayOverride, refusal }: QuotasProps): VNode {
  return (
    <Block id="kvoter" title="Kvoter" note="Undantag kräver rollen administratör och en orsak; båda parter läser dem här.">
      {quotas.length === 0 ? <Empty title="Inga kvoter">Avtalet begränsar inte antalet placeringar.</Empty> : (
        <ul class="rows">
          {quotas.map((quota) => (
            <li key={quota.code}>
              <div class="row">
                <div class="grow">
                  <b>{`${quota.term}: ${scopeOf(quota)}`}</b>
                  <span>{`${quota.taken} av ${counted(quota.places, 'plats', 'platser')} tagna${quota.overridden === 0 ? '' : `, ${quota.overridden} utöver kvoten`}. Kvot ${quota.code}.`}</span>
                  {quota.overrides.map(({ places, reason, by, at }) => <span key={at}>{`${momentSwedish(new Date(at))}: ${counted(places, 'plats', 'platser')} till, ${by ?? 'systemet'}. ${reason}`}</span>)}
                </div>
                <Left quota={quota} />
              </div>
              {mayOverride ? <Override agreement={agreement.code} quota={quota} refusal={refusal} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
