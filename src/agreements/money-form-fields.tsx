import type { VNode } from 'preact';
import { TextField, type FieldProps } from '../platform/views/form-field';
import type { MoneyRefusal } from './money-refusal';

type Fields = Readonly<Record<string, string>>;

/** The fields of one money form, each with what stands in it and why it was refused. */
export class Filled {
  readonly input: Fields;
  private readonly refusal: MoneyRefusal | undefined;

  constructor(readonly form: string, standing: Fields, refusal: MoneyRefusal | undefined) {
    this.refusal = refusal?.form === form ? refusal : undefined;
    this.input = this.refusal?.input ?? standing;
  }

  get sentence(): string | undefined {
    return this.refusal?.sentence;
  }

  get isRefused(): boolean {
    return this.refusal !== undefined;
  }

  get errorId(): string {
    return `${this.form}-fel`;
  }

  of(name: string, label: string, hint?: string): FieldProps {
    return { id: `${this.form}-${name}`, name, label, value: this.input[name] ?? '', hint, error: this.refusal?.errors[name] };
  }
}

/** A day of the calendar. */
export function DateField({ id, name, label, value, hint, error }: FieldProps): VNode {
  const described = error === undefined ? (hint === undefined ? {} : { 'aria-describedby': `${id}-hjalp` }) : { 'aria-invalid': true, 'aria-describedby': `${id}-fel` };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" name={name} value={value} required {...described} />
      {error === undefined ? null : <p id={`${id}-fel`} class="err">{error}</p>}
      {error === undefined && hint !== undefined ? <p id={`${id}-hjalp`} class="hint">{hint}</p> : null}
    </div>
  );
}

/** A box that says `ja`. */
export function Tick({ id, name, label, checked }: { id: string; name: string; label: string; checked: boolean }): VNode {
  return <label class="opt" for={id}><input id={id} type="checkbox" name={name} value="ja" checked={checked} />{label}</label>;
}

/** Who decided, when, in which document: what every change of money rests on. */
export function DecisionFields({ form }: { form: Filled }): VNode {
  return (
    <div class="form-grid">
      <TextField {...form.of('decidedBy', 'Beslutat av', 'Till exempel Regionstyrelsen')} required />
      <DateField {...form.of('decidedOn', 'Beslutat den')} />
      <TextField {...form.of('documentNumber', 'Diarienummer')} required />
    </div>
  );
}
