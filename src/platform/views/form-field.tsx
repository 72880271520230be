import type { ComponentChildren, VNode } from 'preact';

/** A field of a form: its name, its label, what stands in it, and why it was refused. */
export interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

const describedBy = (id: string, { error, hint }: Pick<FieldProps, 'error' | 'hint'>): object => ({
  ...(error !== undefined && { 'aria-invalid': true }),
  ...((error !== undefined || hint !== undefined) && { 'aria-describedby': error === undefined ? `${id}-hjalp` : `${id}-fel` }),
});

function Frame({ id, label, error, hint, children }: Pick<FieldProps, 'id' | 'label' | 'error' | 'hint'> & { children: ComponentChildren }): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {error === undefined ? null : <p id={`${id}-fel`} class="err">{error}</p>}
      {error === undefined && hint !== undefined ? <p id={`${id}-hjalp`} class="hint">{hint}</p> : null}
    </div>
  );
}

/** A line of text, or digits where `digits` says how many at most. */
export function TextField({ digits, required, ...field }: FieldProps & { digits?: number; required?: boolean }): VNode {
  const { id, name, value } = field;
  const shape = digits === undefined ? {} : { inputmode: 'numeric' as const, pattern: `[0-9]{${required ? 1 : 0},${digits}}` };
  return <Frame {...field}><input id={id} name={name} value={value} required={required ?? false} autocomplete="off" {...shape} {...describedBy(id, field)} /></Frame>;
}

/** One of some values, by the words for it; the first where none is told. */
export function SelectField({ options, ...field }: Omit<FieldProps, 'value'> & {
  value: string | undefined;
  options: readonly (readonly [value: string, text: string])[];
}): VNode {
  const { id, name, value } = field;
  return (
    <Frame {...field}>
      <select id={id} name={name} {...describedBy(id, field)}>
        {options.map(([key, text]) => <option key={key} value={key} selected={key === value}>{text}</option>)}
      </select>
    </Frame>
  );
}

interface ChecksProps extends Pick<FieldProps, 'id' | 'error'> {
  readonly legend: string;
  readonly hint: string;
  readonly options: readonly { readonly name: string; readonly text: string; readonly checked: boolean }[];
}

/** Some of several, each a field of its own that says `ja`. */
export function ChecksField({ id, legend, hint, error, options }: ChecksProps): VNode {
  return (
    <fieldset class="opts" aria-describedby={`${id}-hjalp`} {...(error !== undefined && { 'aria-invalid': true })}>
      <legend>{legend}</legend>
      <div class="actions">
        {options.map(({ name, text, checked }) => (
          <label key={name} class="opt" for={`${id}-${name}`}><input id={`${id}-${name}`} type="checkbox" name={name} value="ja" checked={checked} />{text}</label>
        ))}
      </div>
      <p id={`${id}-hjalp`} class={error === undefined ? 'hint' : 'err'}>{error ?? hint}</p>
    </fieldset>
  );
}
