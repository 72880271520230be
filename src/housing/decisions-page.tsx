import type { VNode } from 'preact';
import { kronorSwedish } from '../shared/money';
import { counted, dateSwedish, datesSwedish } from '../shared/swedish';
import { Empty, Pill, Refused } from '../platform/views/status';
import { Sub } from '../platform/views/table';
import { Block, Figures, Head, Unseen } from '../platform/views/text';
import type { ClaimKind } from './claim';
import type { ProposedClaim } from './claim-views.service';
import { kindNames, stateWords, unitWords } from './claim-words';

/** Which claims the page shows. */
export const decisionViews = { vantar: ['submitted'], kompletteras: ['returned'], beslutade: ['approved', 'refused'] } as const;
export type DecisionView = keyof typeof decisionViews;

interface DecisionsPageProps {
  readonly claims: readonly ProposedClaim[];
  readonly view: DecisionView;
  readonly kind: ClaimKind | undefined;
  readonly organisation: string;
  /** The account that looks, which decides nothing that it has handed in. */
  readonly accountId: string;
  readonly ticked: boolean;
  readonly failure?: string | undefined;
}

const addressOf = (code: string): string => `/ekonomi/ersattningar/${encodeURIComponent(code)}`;
const names: Readonly<Record<DecisionView, string>> = { vantar: 'Väntar på beslut', kompletteras: 'Kompletteras', beslutade: 'Beslutade' };

function Filter({ view, kind }: Pick<DecisionsPageProps, 'view' | 'kind'>): VNode {
  const to = (chosen: DecisionView, of: ClaimKind | undefined): string => `/ekonomi/ersattningar?lage=${chosen}${of === undefined ? '' : `&slag=${of}`}`;
  const current = (chosen: boolean): object => (chosen ? { 'aria-current': 'true' as const } : {});
  return (
    <div class="filters">
      <nav class="seg" aria-label="Filtrera på läge">
        {(Object.keys(names) as DecisionView[]).map((each) => <a key={each} href={to(each, kind)} {...current(each === view)}>{names[each]}</a>)}
      </nav>
      <nav class="seg" aria-label="Filtrera på slag">
        <a href={to(view, undefined)} {...current(kind === undefined)}>Alla slag</a>
        {(['housing', 'travel'] as const).map((each) => <a key={each} href={to(view, each)} {...current(each === kind)}>{kindNames[each]}</a>)}
      </nav>
    </div>
  );
}

const isMine = ({ claim, proposal }: ProposedClaim, accountId: string): boolean => proposal.mine && claim.submittedByAccount !== accountId;

function Choice({ item, props }: { item: ProposedClaim; props: DecisionsPageProps }): VNode | null {
  const { claim } = item;
  if (props.view !== 'vantar') return null;
  if (!isMine(item, props.accountId)) return <td><Unseen>Beslutas av andra</Unseen></td>;
  return <td><label class="opt"><input type="checkbox" name="krav" value={claim.code} checked={props.ticked} /><Unseen>{`Välj ${claim.code}`}</Unseen></label></td>;
}

/** Who bears it and since when it waits, or what was decided by whom. */
function Standing({ item: { claim, proposal } }: { item: ProposedClaim }): VNode {
  if (claim.approvedOre !== null) {
    return <td><Pill tone={stateWords[claim.state][1]}>{stateWords[claim.state][0]}</Pill><Sub>{`${dateSwedish(claim.decidedOn ?? '')}, ${claim.decidedBy ?? ''}`}</Sub></td>;
  }
  return <td>{proposal.borneByName ?? 'Avtalet säger inte'}<Sub>{`Inkom ${claim.submittedOn === null ? '–' : dateSwedish(claim.submittedOn)}`}</Sub></td>;
}

function Row({ item, props }: { item: ProposedClaim; props: DecisionsPageProps }): VNode {
  const { claim, proposal } = item;
  const isDecided = claim.approvedOre !== null;
  const sum = claim.approvedOre ?? proposal.approvedOre;
  return (
    <tr>
      <Choice item={item} props={props} />
      <th scope="row"><a href={addressOf(claim.code)}>{claim.code}</a><Sub>{claim.student ?? 'Student vid annat lärosäte'}</Sub></th>
      <td>{kindNames[claim.kind]}<Sub>{`${datesSwedish(claim.firstDay, claim.lastDay)}, ${unitWords(claim)}`}</Sub></td>
      <td class="num">{kronorSwedish(claim.receiptOre)}</td>
      <td class="num"><b>{kronorSwedish(sum)}</b></td>
      <td>{isDecided ? claim.reason : proposal.reason}<Sub>{`${proposal.km} km, ${proposal.ruleName ?? 'ingen regel'}`}</Sub></td>
      <Standing item={item} />
    </tr>
  );
}

function ClaimTable(props: DecisionsPageProps): VNode {
  const decided = props.view === 'beslutade';
  return (
    <div class="scroll" tabindex={0} role="group" aria-labelledby="lista">
      <table class="table">
        <thead>
          <tr>
            {props.view === 'vantar' ? <th scope="col"><Unseen>Välj</Unseen></th> : null}
            <th scope="col">Krav</th><th scope="col">Avser</th><th scope="col" class="num">Kvitto, kr</th><th scope="col" class="num">{decided ? 'Beviljat, kr' : 'Förslag, kr'}</th>
            <th scope="col">Varför</th><th scope="col">{decided ? 'Beslut' : 'Bär kostnaden'}</th>
          </tr>
        </thead>
        <tbody>{props.claims.map((item) => <Row key={item.claim.code} item={item} props={props} />)}</tbody>
      </table>
    </div>
  );
}

function Waiting(props: DecisionsPageProps): VNode {
  return (
    <form method="post" action="/ekonomi/ersattningar/besluta">
      <ClaimTable {...props} />
      <p class="actions top3">
        <button type="submit" class="btn primary">Besluta valda enligt förslaget</button>
        <a class="btn" href="/ekonomi/ersattningar?alla=ja">Välj alla</a>
        <span class="hint">Öppna ett krav för att bevilja mindre, avslå eller skicka tillbaka det.</span>
      </p>
    </form>
  );
}

/** What waits for a decision, many at once where the rule's proposal is right. */
export function DecisionsPage(props: DecisionsPageProps): VNode {
  const { claims, view, kind, organisation, failure } = props;
  const proposed = claims.reduce((sum, { claim, proposal }) => sum + (claim.approvedOre ?? proposal.approvedOre), 0n);
  const receipts = claims.reduce((sum, { claim }) => sum + claim.receiptOre, 0n);
  const answer = view === 'vantar' ? `${counted(claims.length, 'krav väntar', 'krav väntar')} på beslut hos ${organisation}.` : `${counted(claims.length, 'krav', 'krav')} visas.`;
  return (
    <div>
      <Head title="Boende och resor" sub={answer} />
      <Refused id="fel" sentence={failure} />
      <Figures
        figures={[
          { name: 'Krav', value: String(claims.length), note: names[view].toLowerCase() },
          { name: 'Kvitton', value: kronorSwedish(receipts), note: 'kr' },
          { name: view === 'beslutade' ? 'Beviljat' : 'Förslag', value: kronorSwedish(proposed), note: 'kr' },
        ]}
      />
      <Block id="lista" title={names[view]} note="Den som har skickat in ett krav beslutar inte om det.">
        <Filter view={view} kind={kind} />
        {claims.length === 0 ? <Empty title="Inga krav">Krav visas här när studenter har skickat in dem.</Empty> : view === 'vantar' ? <Waiting {...props} /> : <ClaimTable {...props} />}
      </Block>
    </div>
  );
}
