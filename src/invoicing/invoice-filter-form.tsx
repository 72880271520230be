import type { VNode } from 'preact';
import { SelectField } from '../platform/views/form-field';
import { listStates, type Counterpart, type InvoiceFilter } from './invoice-overview';
import { stateNames } from './state-pill';
import { kindNames } from './words';

const states = Object.entries(listStates).map(([name, state]) => [name, stateNames[state]] as const);
const nameOf = (state: InvoiceFilter['state']): string | undefined => Object.entries(listStates).find(([, each]) => each === state)?.[0];

/** Fields that say the filter again in another form. */
export function FilterFields({ filter }: { filter: InvoiceFilter }): VNode {
  const { counterpart, kind, firstDay, lastDay } = filter;
  const told = [['motpart', counterpart], ['avser', kind], ['fran', firstDay], ['till', lastDay]] as const;
  return <>{told.map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />))}</>;
}

function DayInput({ id, name, label, value }: { id: string; name: string; label: string; value: string | undefined }): VNode {
  return <div class="field"><label for={id}>{label}</label><input id={id} name={name} type="date" value={value ?? ''} /></div>;
}

/** What the list is narrowed to, all in one form that the address remembers. */
export function InvoiceFilterForm({ filter, counterparts }: { filter: InvoiceFilter; counterparts: readonly Counterpart[] }): VNode {
  return (
    <form class="filters" method="get" action="/ekonomi/fakturor" aria-label="Filtrera fakturor">
      <SelectField id="lage" name="lage" label="Läge" value={nameOf(filter.state) ?? ''} options={[['', 'Alla'], ...states]} />
      <SelectField id="motpart" name="motpart" label="Motpart" value={filter.counterpart ?? ''} options={[['', 'Alla'], ...counterparts.map(({ code, name }) => [code, name] as const)]} />
      <SelectField id="avser" name="avser" label="Avser" value={filter.kind ?? ''} options={[['', 'Allt'], ...Object.entries(kindNames)]} />
      <DayInput id="fran" name="fran" label="Från och med" value={filter.firstDay} />
      <DayInput id="till" name="till" label="Till och med" value={filter.lastDay} />
      <button type="submit" class="btn">Visa</button>
    </form>
  );
}
