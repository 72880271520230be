import type { VNode } from 'preact';

const grid = 'M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11';

const paths = {
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  grid,
  home: 'M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4z',
  calendar: 'M3.5 3.5h9q1 0 1 1v8q0 1-1 1h-9q-1 0-1-1v-8q0-1 1-1zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  inbox: 'M2 9.5 4 3h8l2 6.5v4H2zM2 9.5h3.5l1 1.8h3l1-1.8H14',
  chart: 'M2.500 13.500h11M4 11V8M7 11V4.500M10 11V7M13 11V2.500',
  document: 'M4 2h5.500L12.500 5v9H4zM9.500 2v3h3M6 8.500h4.500M6 11h4.500',
  download: 'M8 2.5v7.500M4.800 7 8 10.200 11.200 7M2.500 13.500h11',
  coin: 'M13.800 8a5.800 5.800 0 1 1-11.600 0a5.800 5.800 0 1 1 11.600 0M9.900 6c-.4-.7-1.100-1-1.900-1-1.200 0-2 .6-2 1.500 0 2 4 1 4 3 0 .9-.8 1.500-2 1.500-.9 0-1.600-.3-2-1M8 4v1M8 11v1',
  bed: 'M2 13V4M2 11h12v2M14 11V8.500H2M4.500 8.500V7h4v1.500',
  check: 'M2.500 8.500 6.200 12.200 13.500 4.500',
  search: 'M11.500 7a4.500 4.500 0 1 1-9 0a4.500 4.500 0 1 1 9 0M10.300 10.300 14 14',
  warning: 'M8 2.500 14.300 13.500H1.700zM8 6.500v3.300M8 11.600v.2',
  information: 'M13.800 8a5.800 5.800 0 1 1-11.600 0a5.800 5.800 0 1 1 11.600 0M8 7.300v3.500M8 5v.3',
  swap: 'M2.5 5.5h9.5M9.500 3 12 5.500 9.500 8M13.500 10.500H4M6.500 8 4 10.500 6.500 13',
  leave: 'M9.500 3h4v10h-4M7 5 4 8l3 3M4 8h7',
} as const;

export type IconName = keyof typeof paths;

/** A drawn mark beside a word; hidden from assistive technology, so the word must be there. */
export function Icon({ name }: { name: IconName }): VNode {
  return (
    <svg class="ico" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
