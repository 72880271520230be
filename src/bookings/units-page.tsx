import type { VNode } from 'preact';
import { counted } from '../shared/swedish';
import { Empty } from '../platform/views/status';
import { Head } from '../platform/views/text';

interface UnitsPageProps {
  readonly organisation: string;
  readonly units: readonly { readonly code: string; readonly name: string; readonly town: string }[];
}

/** The units of an organisation, to choose one. */
export function UnitsPage({ organisation, units }: UnitsPageProps): VNode {
  return (
    <div>
      <Head title="Enheter" sub={`${organisation} har ${counted(units.length, 'enhet', 'enheter')}.`} />
      {units.length === 0 ? (
        <Empty title="Inga enheter">Organisationen tar inte emot studenter på egna enheter.</Empty>
      ) : (
        <ul class="rows">
          {units.map((unit) => (
            <li key={unit.code}>
              <div class="row"><div class="grow"><b><a href={`/enheter/${encodeURIComponent(unit.code)}/kapacitet`}>{unit.name}</a></b><span>{unit.town}</span></div></div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
