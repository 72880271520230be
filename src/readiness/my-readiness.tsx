import type { VNode } from 'preact';
import { Pill } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block } from '../platform/views/text';
import { addDays } from '../shared/day';
import { daySwedish, dateSwedish, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { demandNames, isHostKind } from './demand';
import { endOf, lacking, type DemandStatus, type PlacementAhead } from './readiness';

/** Whether a demand is met, with its day where it has one. */
export function StatusPill({ demand: { status, expiresOn } }: { demand: Pick<DemandStatus, 'status' | 'expiresOn'> }): VNode {
  if (status === 'expires') return <Pill tone="bad">{`Går ut ${expiresOn === null ? '' : daySwedish(expiresOn)}, före slutet`}</Pill>;
  return status === 'met' ? <Pill tone="ok">{expiresOn === null ? 'Uppfyllt' : `Uppfyllt till ${dateSwedish(expiresOn)}`}</Pill> : <Pill tone="warn">Inte uppfyllt</Pill>;
}

const columns: Column<DemandStatus>[] = [
  { head: 'Krav', cell: ({ kind }) => [demandNames[kind], <Sub key="who">{isHostKind(kind) ? 'Värden eller lärosätet markerar det' : 'Ditt lärosäte markerar det'}</Sub>] },
  { head: 'Läge', cell: (demand) => <StatusPill demand={demand} /> },
  { head: 'Klart före', cell: ({ dueOn }) => daySwedish(dueOn) },
];

function whatFollows(placement: PlacementAhead): string {
  const end = endOf(placement);
  if (lacking(placement).length === 0) return 'Allt är uppfyllt.';
  if (end === undefined) return 'Något är inte uppfyllt än.';
  return end.cancels ? `Det som saknas ska vara klart före den ${daySwedish(end.on)}, annars ställs placeringen in.` : `Det som saknas ska vara klart före den ${daySwedish(end.on)}.`;
}

/** What a student must have in order before her placements. */
export function MyReadiness({ placements }: { placements: readonly PlacementAhead[] }): VNode | null {
  if (placements.length === 0) return null;
  return (
    <Block id="krav-fore" title="Krav före placering" note="Visa underlaget för ditt lärosäte. Här sparas bara om kravet är uppfyllt.">
      {placements.map((placement) => (
        <section key={placement.id} class="card bot3" aria-labelledby={`krav-${placement.number}`}>
          <div class="card-head">
            <div>
              <h3 id={`krav-${placement.number}`}>{`${placement.courseName}, ${weeksSwedish(weekOf(placement.firstDay), weekOf(addDays(placement.lastDay, -6)))}`}</h3>
              <p class="small muted">{whatFollows(placement)}</p>
            </div>
            {placement.ready ? <Pill tone="ok">Klart</Pill> : <Pill tone="warn">Inte klart</Pill>}
          </div>
          <div class="p4"><Table labelledBy={`krav-${placement.number}`} columns={columns} rows={placement.demands} rowKey={({ kind }) => kind} /></div>
        </section>
      ))}
    </Block>
  );
}
