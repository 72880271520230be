import type { VNode } from 'preact';
import type { FairnessPolicy } from '../fairness/policy';
import { Refused } from '../platform/views/status';

/** The weights of a policy that are numbers, as people call them. */
export const weightNames = {
  commutingKm: 'Dagpendling räknas till, km',
  distance: 'Poäng per 100 km därutöver, varje vecka',
  housingKm: 'Boende på orten räknas från, km',
  night: 'Poäng per natt borta',
  wishStep: 'Poäng per steg ned i önskelistan',
  unwished: 'Poäng för plats utanför önskelistan',
  unplaced: 'Poäng för block utan plats',
  keep: 'Kvar till nästa termin, procent',
} as const satisfies Partial<Record<keyof FairnessPolicy, string>>;

export const orderNames = { ledger: 'Den som burit mest, sedan lott', lottery: 'Bara lott' } as const;
export const leximinNames = { ja: 'Ja', nej: 'Nej' } as const;

type Weight = keyof typeof weightNames;
const weights = Object.keys(weightNames) as Weight[];

/** What a policy says, in the words of the form. */
export const policyWords = (policy: Partial<FairnessPolicy>): [name: string, value: string][] => [
  ...weights.flatMap((weight): [string, string][] => (policy[weight] === undefined ? [] : [[weightNames[weight], String(policy[weight])]])),
  ...(policy.order === undefined ? [] : [['Turordning inom samma tur', orderNames[policy.order]] as [string, string]]),
  ...(policy.leximin === undefined ? [] : [['Platser byts för dem som bär mest', policy.leximin ? 'Ja' : 'Nej'] as [string, string]]),
];

/** Where the forms of a term's fairness are sent. */
export const fairnessAddress = (term: string): string => `/terminer/${encodeURIComponent(term)}/rattvisa`;

interface PolicyFormProps {
  readonly term: string;
  readonly policy: FairnessPolicy;
  /** Version of the term's own policy; 0 where it has none. */
  readonly version: number;
  readonly seed: number;
  readonly refusal?: { readonly sentence: string; readonly input: Readonly<Record<string, string>> } | undefined;
}

function Choice({ name, label, options, chosen }: { name: string; label: string; options: Readonly<Record<string, string>>; chosen: string }): VNode {
  return (
    <div class="field">
      <label for={`policy-${name}`}>{label}</label>
      <select id={`policy-${name}`} name={name}>
        {Object.entries(options).map(([value, text]) => <option key={value} value={value} selected={value === chosen}>{text}</option>)}
      </select>
    </div>
  );
}

function Whole({ name, label, value }: { name: string; label: string; value: string }): VNode {
  return (
    <div class="field">
      <label for={`policy-${name}`}>{label}</label>
      <input id={`policy-${name}`} name={name} inputmode="numeric" required pattern="[0-9]{1,9}" value={value} />
    </div>
  );
}

/** The round's policy: tried first, or saved at once. */
export function PolicyForm({ term, policy, version, seed, refusal }: PolicyFormProps): VNode {
  const given = refusal?.input ?? {};
  return (
    <form class="card pad stack" method="post" action={`${fairnessAddress(term)}/prov#policy-fel`}>
      <Refused id="policy-fel" sentence={refusal?.sentence} />
      <input type="hidden" name="version" value={given['version'] ?? String(version)} />
      <div class="filters">
        {weights.map((weight) => <Whole key={weight} name={weight} label={weightNames[weight]} value={given[weight] ?? String(policy[weight])} />)}
        <Choice name="order" label="Turordning inom samma tur" options={orderNames} chosen={given['order'] ?? policy.order} />
        <Choice name="leximin" label="Platser byts för dem som bär mest" options={leximinNames} chosen={given['leximin'] ?? (policy.leximin ? 'ja' : 'nej')} />
        <Whole name="seed" label="Lottfrö att pröva med" value={given['seed'] ?? String(seed)} />
      </div>
      <p class="actions">
        <button type="submit" class="btn primary">Pröva</button>
        <button type="submit" class="btn" formaction={`${fairnessAddress(term)}/policy#policy-fel`}>{`Spara för ${term}`}</button>
      </p>
      <p class="hint">Ett prov fördelar terminen två gånger med samma lotter, som det är nu och med ändringen, och sparar inget av dem.</p>
    </form>
  );
}
