import type { VNode } from 'preact';
import { Empty, Pill, Refused } from '../platform/views/status';
import { Block, Head, Unseen } from '../platform/views/text';
import { addDays } from '../shared/day';
import { counted, daySwedish, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { demandKinds, demandNames, hostKinds, type DemandKind } from './demand';
import { DemandForms } from './demand-forms';
import { StatusPill } from './my-readiness';
import { endOf, lacking, markOf, type DemandStatus, type PlacementAhead, type ReadinessOverview } from './readiness';

/** A refused form of the page. */
export interface ReadinessRefusal {
  readonly form: 'markera' | 'nya';
  readonly sentence: string;
  readonly input: Readonly<Record<string, string>>;
}

interface ReadinessPageProps {
  readonly overview: ReadinessOverview;
  /** Whether the reader verifies for a university; a host sees less. */
  readonly isUniversity: boolean;
  /** The kind that is chosen, and whether all of it is ticked. */
  readonly kind?: DemandKind | undefined;
  readonly ticked: boolean;
  readonly refusal?: ReadinessRefusal | undefined;
}

const weeksOf = ({ firstDay, lastDay }: PlacementAhead): string => weeksSwedish(weekOf(firstDay), weekOf(addDays(lastDay, -6)));

function Ending({ placement }: { placement: PlacementAhead }): VNode {
  const end = endOf(placement);
  if (end === undefined) return placement.ready ? <Pill tone="ok">Klar</Pill> : <Pill tone="warn">Inte klar</Pill>;
  return end.cancels ? <Pill tone="bad">{`Ställs in ${daySwedish(end.on)}`}</Pill> : <Pill tone="warn">{`Klart före ${daySwedish(end.on)}`}</Pill>;
}

interface MarksProps {
  readonly placement: PlacementAhead;
  readonly demands: readonly DemandStatus[];
  readonly ticked: boolean;
}

function Marks({ placement, demands, ticked }: MarksProps): VNode {
  return (
    <fieldset class="opts">
      <legend class="vh">{`Placering ${placement.number}`}</legend>
      {demands.map((demand) => (
        <label key={demand.kind} class="opt">
          <input type="checkbox" name="m" value={markOf(placement, demand.kind)} checked={ticked} />
          <span>{`${demandNames[demand.kind]} `}<StatusPill demand={demand} />{demand.verifiedBy === null ? '' : ` ${demand.verifiedBy}, ${demand.verifiedFor ?? ''}`}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Row({ placement, demands, ticked }: MarksProps): VNode {
  return (
    <li>
      <div class="row">
        <div class="grow">
          <b>{`Placering ${placement.number}, student ${placement.student}`}</b>
          <span>{`${placement.unitName}, ${placement.courseName}, ${weeksOf(placement)}`}</span>
        </div>
        <Ending placement={placement} />
      </div>
      {demands.length === 0 ? null : <div class="body"><Marks placement={placement} demands={demands} ticked={ticked} /></div>}
    </li>
  );
}

function Filter({ kinds, kind }: { kinds: readonly DemandKind[]; kind: DemandKind | undefined }): VNode {
  return (
    <form class="filters" method="get" action="/krav">
      <div class="field">
        <label for="krav">Krav</label>
        <select id="krav" name="krav">
          <option value="">Alla krav</option>
          {kinds.map((one) => <option key={one} value={one} selected={one === kind}>{demandNames[one]}</option>)}
        </select>
      </div>
      <button type="submit" class="btn">Visa</button>
      <button type="submit" class="btn" name="alla" value="ja">Visa och välj alla</button>
    </form>
  );
}

function Expiry({ value }: { value: string | undefined }): VNode {
  return (
    <div class="field">
      <label for="till">Gäller till och med</label>
      <input id="till" type="date" name="till" value={value} aria-describedby="till-hjalp" />
      <p class="hint" id="till-hjalp">Behövs för utdrag ur belastningsregistret, som måste gälla till placeringens slut.</p>
    </div>
  );
}

function Lacking({ overview, isUniversity, kind, ticked, refusal }: ReadinessPageProps): VNode {
  const rows = overview.placements.map((placement) => ({ placement, demands: lacking(placement, kind) }))
    .filter(({ placement, demands }) => demands.length > 0 || (kind === undefined && !placement.ready));
  const refused = refusal?.form === 'markera' ? refusal : undefined;
  return (
    <Block id="saknas" title="Inte klara" note="Bara om kravet är uppfyllt sparas, vem som har kontrollerat det och när. Underlaget stannar hos er.">
      <Filter kinds={isUniversity ? demandKinds : hostKinds} kind={kind} />
      <Refused id="markera-fel" sentence={refused?.sentence} />
      {rows.length === 0 ? <Empty title="Inget saknas">Placeringar vars krav inte är uppfyllda visas här.</Empty> : (
        <form method="post" action="/krav/markera#markera-fel">
          <input type="hidden" name="krav" value={kind ?? ''} />
          <ul class="rows">{rows.map(({ placement, demands }) => <Row key={placement.id} placement={placement} demands={demands} ticked={ticked} />)}</ul>
          <div class="card pad stack top3">
            {isUniversity ? <Expiry value={refused?.input['till']} /> : null}
            <p class="actions"><button type="submit" class="btn primary" name="lage" value="uppfyllt">Markera valda som uppfyllda</button></p>
          </div>
        </form>
      )}
    </Block>
  );
}

function Ready({ overview: { placements } }: Pick<ReadinessPageProps, 'overview'>): VNode {
  const met = placements.map((placement) => ({ placement, demands: placement.demands.filter(({ status }) => status === 'met') }))
    .filter(({ placement, demands }) => placement.ready || demands.length > 0);
  return (
    <Block id="klara" title="Uppfyllda krav">
      {met.length === 0 ? <Empty title="Inget är uppfyllt än">Det som är markerat visas här och kan tas tillbaka.</Empty> : (
        <form method="post" action="/krav/markera#markera-fel">
          <ul class="rows">{met.map(({ placement, demands }) => <Row key={placement.id} placement={placement} demands={demands} ticked={false} />)}</ul>
          <p class="actions top3"><button type="submit" class="btn danger" name="lage" value="inte">Ta tillbaka valda<Unseen> krav</Unseen></button></p>
        </form>
      )}
    </Block>
  );
}

/** Who lacks what before when, with what is met marked many at once. */
export function ReadinessPage(props: ReadinessPageProps): VNode {
  const { overview: { placements, scopes } } = props;
  const short = placements.filter(({ ready }) => !ready).length;
  const told = short === 0 ? 'Alla placeringar framåt är klara.' : `${counted(short, 'placering är inte klar', 'placeringar är inte klara')}, av ${placements.length}.`;
  const answer = placements.length === 0 ? 'Inga placeringar framåt har krav.' : told;
  return (
    <div>
      <Head title="Krav före placering" sub={answer} />
      <Lacking {...props} />
      <Ready overview={props.overview} />
      {scopes.length === 0 ? null : <DemandForms overview={props.overview} refusal={props.refusal?.form === 'nya' ? props.refusal : undefined} />}
    </div>
  );
}
