import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon';

/** State of a thing: every tone has a shape of its own, so colour is never alone. */
export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'info' | 'lock';

const toneClass = (base: string, tone: Tone): string => (tone === 'plain' ? base : `${base} ${tone}`);

/** A state in a word or two. */
export function Pill({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }): VNode {
  return <span class={toneClass('pill', tone)}>{children}</span>;
}

interface AlertProps {
  readonly tone: 'info' | 'warn' | 'bad' | 'ok';
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** What somebody must know before going on; `bad` is announced at once. */
export function Alert({ tone, title, children }: AlertProps): VNode {
  return (
    <div class={`alert ${tone} bot3`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={tone === 'info' || tone === 'ok' ? 'information' : 'warning'} />
      <div>
        <b>{title}</b>
        {children === undefined ? null : <div>{children}</div>}
      </div>
    </div>
  );
}

/** Why the form it stands in was refused, where the form's address leads to; nothing when it was not. */
export function Refused({ id, sentence }: { id: string; sentence: string | undefined }): VNode | null {
  return sentence === undefined ? null : <div id={id} tabindex={-1}><Alert tone="bad" title={sentence} /></div>;
}

/** Nothing here: why, and what comes next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }): VNode {
  return (
    <div class="empty">
      <h3>{title}</h3>
      {children === undefined ? null : <p class="small">{children}</p>}
    </div>
  );
}

interface MeterProps {
  /** Of the whole, 0 to 1. */
  readonly share: number;
  readonly label: string;
}

/** How much of a need is covered; what is missing is hatched. The figures stand beside it. */
export function Meter({ share, label }: MeterProps): VNode {
  const covered = Math.max(0, Math.min(1, share)) * 100;
  const percent = (value: number): string => `${value.toFixed(1)}%`;
  return (
    <svg class="meter" role="img" aria-label={label}>
      <rect class="t" width="100%" height="100%" />
      <rect class="c" width={percent(covered)} height="100%" />
      {covered < 100 ? <rect class="s" x={percent(covered)} width={percent(100 - covered)} height="100%" /> : null}
    </svg>
  );
}

/** The hatching that Meter refers to; once a page. */
export function MeterPattern(): VNode {
  return (
    <svg class="patdef" aria-hidden="true">
      <defs>
        <pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="gapstripe" width="3" height="6" />
        </pattern>
      </defs>
    </svg>
  );
}
