import type { VNode } from 'preact';
import { Empty, Refused } from '../platform/views/status';
import { Table, type Column } from '../platform/views/table';
import { Block, Unseen } from '../platform/views/text';
import { counted } from '../shared/swedish';
import { demandNames } from './demand';
import type { ReadinessOverview, StandingDemand } from './readiness';

interface DemandFormsProps {
  readonly overview: Pick<ReadinessOverview, 'demands' | 'scopes'>;
  readonly refusal: { readonly sentence: string; readonly input: Readonly<Record<string, string>> } | undefined;
}

const columns: Column<StandingDemand>[] = [
  { head: 'Krav', cell: ({ kind }) => demandNames[kind] },
  { head: 'Ställs av', cell: ({ scope }) => scope },
  { head: 'Klart', cell: ({ daysBefore }) => (daysBefore === null ? 'enligt avtalet' : `${counted(daysBefore, 'dag', 'dagar')} före start`) },
  {
    head: 'Ändra',
    cell: ({ code, version, kind, scope }) => (
      <form method="post" action={`/krav/${encodeURIComponent(code)}/ta-bort`}>
        <input type="hidden" name="version" value={version} />
        <button type="submit" class="btn danger">Ta bort<Unseen>{` ${demandNames[kind]}, ${scope}`}</Unseen></button>
      </form>
    ),
  },
];

/** What one's own units, or agreements that one decides on, demand before placements. */
export function DemandForms({ overview: { demands, scopes }, refusal }: DemandFormsProps): VNode {
  const chosen = refusal?.input ?? {};
  return (
    <Block id="stallda" title="Krav som ställs" note="Kraven gäller varje placering på enheten eller under avtalet.">
      {demands.length === 0 ? <Empty title="Inga krav">Lägg till det som ska vara klart innan studenter kommer.</Empty> : (
        <Table labelledBy="stallda" columns={columns} rows={demands} rowKey={({ code }) => code} />
      )}
      <form class="card pad stack top4" method="post" action="/krav/nya#nya-fel">
        <h3>Lägg till ett krav</h3>
        <Refused id="nya-fel" sentence={refusal?.sentence} />
        <div class="filters">
          <div class="field">
            <label for="av">Enhet eller avtal</label>
            <select id="av" name="av">
              {scopes.map(({ kind, code, name }) => <option key={`${kind}~${code}`} value={`${kind}~${code}`} selected={chosen['av'] === `${kind}~${code}`}>{name}</option>)}
            </select>
          </div>
          <div class="field">
            <label for="vad">Krav</label>
            <select id="vad" name="vad">
              {Object.entries(demandNames).map(([kind, name]) => <option key={kind} value={kind} selected={chosen['vad'] === kind}>{name}</option>)}
            </select>
          </div>
          <div class="field">
            <label for="dagar">Dagar före start</label>
            <input id="dagar" name="dagar" inputmode="numeric" pattern="[0-9]{0,3}" value={chosen['dagar']} aria-describedby="dagar-hjalp" />
          </div>
          <button type="submit" class="btn primary">Lägg till</button>
        </div>
        <p class="hint" id="dagar-hjalp">Tomt: före den dag då placeringar som inte är klara ställs in enligt avtalet.</p>
      </form>
    </Block>
  );
}
