import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { GeneratorOrder } from './generator/generate';
import { LOADS, SCALES } from './generator/scale';
import type { Load, Size } from './generator/scale';

/** Everyone who takes part, in the order of the tables. */
export const PEERS = ['vilplats', 'highs', 'cbc', 'glpk', 'cp-sat', 'first-come'] as const;
export type PeerName = (typeof PEERS)[number];

/** What a run of the bench does. */
export interface Plan {
  readonly problems: readonly GeneratorOrder[];
  readonly peers: readonly PeerName[];
  /** Time limit by size. */
  readonly seconds: Readonly<Record<Size, number>>;
  readonly threads: number;
  /** Installs the peers that are not npm packages of the project. */
  readonly installs: boolean;
  /** Adds the results to the history and writes the figures of the documentation. */
  readonly keeps: boolean;
}

export const USAGE = `Runs VILplats and its peers side by side on the same problems, one process at a time.

  npm run bench                   sizes T and S, about five minutes
  npm run bench -- --full         all sizes and loads, some hours
  npm run bench -- --install      installs CBC and GLPK by apt-get, and OR-tools by npm into out/bench, first

  --sizes T,S,M,L   --loads planted,tight,over   --seeds N (problems of each kind)   --previous (with an earlier plan)
  --peers ${PEERS.join(',')}   --seconds N (limit of each run)   --threads N   --keep (history and docs)
`;

const QUICK = { sizes: 'T,S', loads: 'planted,over', seeds: { T: 3, S: 3, M: 1, L: 1 }, seconds: { T: 5, S: 20, M: 120, L: 600 } };
const FULL = { sizes: 'T,S,M,L', loads: 'planted,tight,over', seeds: { T: 5, S: 5, M: 3, L: 1 }, seconds: { T: 10, S: 60, M: 300, L: 900 } };

const OPTIONS = {
  help: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  install: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  previous: { type: 'boolean', default: false },
  sizes: { type: 'string' },
  loads: { type: 'string' },
  peers: { type: 'string', default: PEERS.join(',') },
  seeds: { type: 'string' },
  seconds: { type: 'string' },
  threads: { type: 'string', default: '1' },
} as const;

/** Reads the arguments; throws where they make no sense. */
export function planOf(args: readonly string[]): Plan {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const base = values.full ? FULL : QUICK;
  const sizes = listOf('--sizes', values.sizes ?? base.sizes, Object.keys(SCALES) as Size[]);
  const loads = listOf('--loads', values.loads ?? base.loads, Object.keys(LOADS) as Load[]);
  const seeds = numberOf('--seeds', values.seeds);
  const seconds = numberOf('--seconds', values.seconds);
  return {
    problems: sizes.flatMap((size) => loads.flatMap((load) => seedsUpTo(seeds ?? base.seeds[size]).map((seed) => ({ size, load, seed, previous: values.previous })))),
    peers: listOf('--peers', values.peers, PEERS),
    seconds: seconds === undefined ? base.seconds : { T: seconds, S: seconds, M: seconds, L: seconds },
    threads: Math.min(numberOf('--threads', values.threads) ?? 1, cpus().length),
    installs: values.install,
    keeps: values.keep,
  };
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text !== undefined && !/^[1-9]\d{0,5}$/.test(text)) throw new Error(`${name} must be a whole number from 1, not "${text}"`);
  return text === undefined ? undefined : Number(text);
}

function listOf<T extends string>(name: string, text: string, known: readonly T[]): readonly T[] {
  const named = text.split(',');
  const strange = named.find((one) => !known.some((other) => other === one));
  if (strange !== undefined) throw new Error(`${name} knows ${known.join(', ')}, not "${strange}"`);
  return known.filter((one) => named.includes(one));
}

const seedsUpTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
