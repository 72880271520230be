import { performance } from 'node:perf_hooks';
import type { Exchange } from './exchanges';
import { searchRings } from './ring-search';
import { searchAside } from './ring-thread';
import type { Ring } from './rings';

/** So many members of whom each would take the place of each of the next ones. */
const circle = (members: number, reach: number): Exchange[] => Array.from({ length: members }, (_, taker) =>
  Array.from({ length: reach }, (__, i) => ({ taker, giver: (taker + i + 1) % members, rank: i + 1, points: 10 - i }))).flat();
const order = (members: number, reach: number, longest: number) => ({ exchanges: circle(members, reach), persons: Array.from({ length: members }, (_, i) => `s${i}`), longest });
const first = (rings: readonly Ring[]): Promise<readonly Ring[]> => Promise.resolve(rings.length > 2 ? rings.slice(0, 1) : []);

it('finds in a thread what it finds here, and asks here what is impossible', async () => {
  const wanted = order(9, 4, 4);
  expect(wanted.exchanges.length).toBeGreaterThan(24);
  expect(await searchAside(wanted, first)).toEqual(await searchRings(wanted, first));
  await expect(searchAside(wanted, () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
});

it('lets others go on while it searches', async () => {
  let [longest, last] = [0, performance.now()];
  const pulse = setInterval(() => { [longest, last] = [Math.max(longest, performance.now() - last), performance.now()]; }, 5);
  const started = performance.now();
  const { candidates } = await searchAside(order(20, 7, 4), () => Promise.resolve([]));
  const took = performance.now() - started;
  clearInterval(pulse);
  expect(candidates).toBeGreaterThan(50);
  expect(longest).toBeLessThan(Math.max(150, took / 2));
}, 60_000);
