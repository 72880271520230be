import type { VNode } from 'preact';
import { kronorSwedish, roundKronor, type Ore } from '../shared/money';
import { monthSwedish } from '../shared/swedish';

const pages = [
  { href: '/ekonomi/prognos', name: 'Upplupet och väntat' },
  { href: '/ekonomi/prognos/tackning', name: 'Täckning' },
  { href: '/ekonomi/prognos/modeller', name: 'Modeller' },
  { href: '/ekonomi/prognos/alf', name: 'ALF-uppföljning' },
  { href: '/ekonomi/prognos/kursplaner', name: 'Kursplaner' },
  { href: '/ekonomi/prognos/handledare', name: 'BT och AT' },
] as const;

/** The pages of forecasts, with the one that is shown marked. */
export function ForecastTabs({ at }: { at: (typeof pages)[number]['href'] }): VNode {
  return (
    <div class="filters">
      <nav class="seg wrap" aria-label="Prognoser">
        {pages.map(({ href, name }) => <a key={href} href={href} {...(href === at ? { 'aria-current': 'page' as const } : {})}>{name}</a>)}
      </nav>
    </div>
  );
}

/** `november 2026` for `2026-11`. */
export const monthYear = (month: string): string => `${monthSwedish(`${month}-01`)} ${month.slice(0, 4)}`;

/** Whole kronor for charts and key figures: `81 113`. */
export const wholeKronor = (ore: Ore): string => kronorSwedish(roundKronor(ore)).replace(/,00$/, '');

/** `75,29 %`, from hundredths of a percent; a dash where it is not known. */
export const percentSwedish = (share: number | null): string => (share === null ? '–' : `${(share / 100).toFixed(2).replace('.', ',')}\u00a0%`);

export const kronorOrDash = (ore: Ore | null): string => (ore === null ? '–' : kronorSwedish(ore));

/** `0,525`: a number as Swedish people write it, at most four decimals. */
export const decimalSwedish = (value: number): string => String(Math.round(value * 10_000) / 10_000).replace('.', ',');
