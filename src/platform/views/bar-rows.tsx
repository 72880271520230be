import type { VNode } from 'preact';

/** Which of the chart's series a bar belongs to; each has a lightness of its own. */
export type BarTone = 'b1' | 'b2' | 'b3';

export interface Bar {
  readonly value: number;
  /** The value as it is read. */
  readonly text: string;
  readonly tone: BarTone;
}

export interface BarRow {
  readonly label: string;
  readonly bars: readonly Bar[];
}

interface BarRowsProps {
  readonly id: string;
  readonly title: string;
  /** All that the chart shows, in words. */
  readonly description: string;
  readonly rows: readonly BarRow[];
  readonly legend: readonly { readonly tone: BarTone; readonly text: string }[];
}

const barHeight = 16;
const labelHeight = 22;
const gap = 14;
const keys: Readonly<Record<BarTone, string>> = { b1: 'key', b2: 'key b', b3: 'key c' };
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Bars that lie below each other under their label, the value after each; where some are below nothing the line of nothing is drawn. */
export function BarRows({ id, title, description, rows, legend }: BarRowsProps): VNode {
  const values = rows.flatMap(({ bars }) => bars.map(({ value }) => value));
  const low = Math.min(0, ...values);
  const span = Math.max(0, ...values) - low || 1;
  let y = 0;
  const placed = rows.map((row) => {
    const top = y;
    y += labelHeight + row.bars.length * (barHeight + 2) + gap;
    return { row, top };
  });
  return (
    <figure class="card pad">
      <svg class="barsvg" height={Math.max(0, y - gap)} role="img" aria-labelledby={`${id}-titel ${id}-text`}>
        <title id={`${id}-titel`}>{title}</title>
        <desc id={`${id}-text`}>{description}</desc>
        {placed.map(({ row, top }) => <Row key={row.label} row={row} top={top} low={low} span={span} />)}
      </svg>
      <figcaption>
        <ul class="legend">{legend.map(({ tone, text }) => <li key={tone}><span class={keys[tone]} />{text}</li>)}</ul>
      </figcaption>
    </figure>
  );
}

function Row({ row, top, low, span }: { row: BarRow; top: number; low: number; span: number }): VNode {
  const zero = -low / span;
  return (
    <g>
      <text x="0" y={top + 14} class="strong">{row.label}</text>
      {/* the values stand in the last third, free of the bars */}
      <svg x="0" y={top + labelHeight} width="64%" height={row.bars.length * (barHeight + 2)} overflow="visible">
        {row.bars.map(({ value, text, tone }, i) => (
          <g key={tone}>
            <rect x={percent(Math.min(zero, zero + value / span))} y={i * (barHeight + 2)} width={percent(Math.abs(value) / span)} height={barHeight} class={tone} />
            <text x="100%" dx="8" y={i * (barHeight + 2) + 13} class={i === 0 ? '' : 'dim'}>{text}</text>
          </g>
        ))}
        {low < 0 ? <line x1={percent(zero)} x2={percent(zero)} y1="0" y2="100%" class="axis" /> : null}
      </svg>
    </g>
  );
}
