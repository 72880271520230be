import type { ComponentChildren, VNode } from 'preact';

interface HeadProps {
  readonly title: string;
  /** The page's answer in a sentence. */
  readonly sub: ComponentChildren;
  readonly actions?: ComponentChildren;
}

/** The top of a page: what it is, what is the case, what can be done. */
export function Head({ title, sub, actions }: HeadProps): VNode {
  return (
    <div class="head">
      <div>
        <h1>{title}</h1>
        <p class="sub">{sub}</p>
      </div>
      {actions === undefined ? null : <div class="actions">{actions}</div>}
    </div>
  );
}

/** A key figure: its name, its value, what it counts. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

/** One strip of key figures. */
export function Figures({ figures }: { figures: readonly Figure[] }): VNode {
  return (
    <dl class="figures">
      {figures.map((figure) => (
        <div key={figure.name}>
          <dt>{figure.name}</dt>
          <dd>{figure.value}</dd>
          <dd>{figure.note}</dd>
        </div>
      ))}
    </dl>
  );
}

interface BlockProps {
  readonly id: string;
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a page under a heading of its own; `id` also names its table. */
export function Block({ id, title, note, children }: BlockProps): VNode {
  return (
    <section class="block" aria-labelledby={id}>
      <div class="block-head">
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <p>{note}</p>}
      </div>
      {children}
    </section>
  );
}

/** Names and their values. */
export function Pairs({ pairs }: { pairs: readonly (readonly [name: string, value: ComponentChildren])[] }): VNode {
  return (
    <dl class="pairs">
      {pairs.flatMap(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}

/** Words for those who listen only. */
export const Unseen = ({ children }: { children: ComponentChildren }): VNode => <span class="vh">{children}</span>;
