import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Chance } from '../../src/allocator/chance';
import type { Block, Entity, PlacementProblem } from '../../src/allocator/problem';
import type { PlacementSolution } from '../../src/allocator/solution';
import { judge } from '../support/referee';

const root = resolve(__dirname, '../..');

interface Ended { readonly code: number | null; readonly told: string; readonly ms: number }

/** Runs `vilplats solve`; sends the signal as soon as the error stream says what is waited for. */
async function solve(args: readonly string[], stop?: { readonly after: RegExp; readonly signal: NodeJS.Signals }): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'dist/src/cli.js'), 'solve', ...args], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  let stoppedAt = performance.now();
  let isStopped = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (isStopped || !stop?.after.test(told)) return;
    isStopped = true;
    stoppedAt = performance.now();
    child.kill(stop.signal);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, told, ms: performance.now() - stoppedAt };
}

/** Students who all want two blocks at the same few units; many enough to be searched for a while. */
function crowd(students: number, units: number): PlacementProblem {
  const chance = new Chance(1);
  const places = (): Block['places'] => Array.from({ length: units }, (_, u) => ({ unit: `u${u}`, region: '10', cost: chance.below(40), uses: [u] }));
  const block = (id: string): Block => ({ id, specialty: 's', weeks: 4, starts: Array.from({ length: 17 }, (_, week) => week), places: places() });
  return {
    format: 'placement-problem/1',
    name: `${students} at ${units}`,
    weeks: 20,
    tiers: 2,
    resources: Array.from({ length: units }, (_, u) => ({ id: `u${u}`, kind: 'unit', per: 'week', limit: Math.max(1, Math.floor((students * 8) / units / 20)) })),
    entities: Array.from({ length: students }, (_, e): Entity => ({ id: `e${e}`, size: 1, tier: 1 + (e % 2), blocks: [block('a'), block('b')] })),
  };
}

jest.setTimeout(120_000);

describe('solve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vilplats-solve-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, value: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    return path;
  };
  const read = (path: string): PlacementSolution => JSON.parse(readFileSync(path, 'utf8')) as PlacementSolution;
  const partial = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.part'));

  it('writes the same bytes for the same seed, sound by an independent referee', async () => {
    const problem = crowd(20, 4);
    const path = write('small.json', problem);
    const [one, two, other] = ['one.json', 'two.json', 'other.json'].map((name) => join(folder, name)) as [string, string, string];
    const first = await solve([path, '--seed', '5', '--out', one]);
    expect(first.code).toBe(0);
    expect(first.told).toMatch(/\] construct: unplaced \d+\+\d+, moved 0, cost \d+\n/);
    expect(first.told).toMatch(/stopped: \w+, searched \d+ ms: unplaced \d+\+\d+, moved 0, cost \d+; proven: unplaced \d+, moved \d+, cost \d+; gap \d+\.\d\d %\n$/);
    await solve([path, '--seed', '5', '--out', two]);
    await solve([path, '--seed', '6', '--out', other]);
    expect(readFileSync(two).equals(readFileSync(one))).toBe(true);
    expect(readFileSync(other).equals(readFileSync(one))).toBe(false);
    const solution = read(one);
    expect(solution.problem).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
    expect(solution.seed).toBe(5);
    expect(judge(problem, solution).faults).toEqual([]);
    expect(partial()).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('keeps the best so far on %s, within two seconds', async (signal) => {
    const problem = crowd(400, 20);
    const path = write('large.json', problem);
    const out = join(folder, `${signal}.json`);
    const { code, told, ms } = await solve([path, '--out', out], { after: /\] (eject|improve): /, signal });
    expect(told).toContain('Ending with the best so far');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(2000);
    const solution = read(out);
    expect(solution.stopped).toBe('cancelled');
    expect(solution.assignments.length).toBeGreaterThan(400);
    expect(judge(problem, { ...solution, bounds: [] }).faults).toEqual([]);
  });

  it('ends after the seconds it is given', async () => {
    const out = join(folder, 'timed.json');
    expect((await solve([write('large.json', crowd(400, 20)), '--seconds', '0.05', '--out', out])).code).toBe(0);
    expect(read(out).stopped).toBe('time');
  });

  it('refuses a malformed file, naming the path of the fault, and writes nothing', async () => {
    const { entities, ...rest } = crowd(4, 2);
    const [last] = entities.slice(-1) as [Entity];
    const bent = { ...last, blocks: last.blocks.map((block) => ({ ...block, starts: [0, 18] })) };
    const out = join(folder, 'nothing.json');
    const beyond = await solve([write('beyond.json', { ...rest, entities: [...entities.slice(0, -1), bent] }), '--out', out]);
    expect(beyond).toMatchObject({ code: 1, told: expect.stringContaining('entities[3].blocks[0].starts[1] must not be 18: 18 + 4 weeks is beyond week 20') as string });
    expect(await solve([write('text.json', '{"format":'), '--out', out])).toMatchObject({ code: 1, told: expect.stringContaining('is not JSON') as string });
    expect(await solve([join(folder, 'no-such.json'), '--out', out])).toMatchObject({ code: 1, told: expect.stringContaining('no-such.json') as string });
    expect(existsSync(out)).toBe(false);
  });

  it('says which pins contradict each other, and writes what is legal as infeasible', async () => {
    const { entities, ...rest } = crowd(6, 2);
    const pinned = entities.map((entity) => ({ ...entity, blocks: entity.blocks.map((block) => (block.id === 'a' ? { ...block, pinned: { place: 0, start: 3 } } : block)) }));
    const problem = { ...rest, entities: pinned };
    const out = join(folder, 'pins.json');
    const { code, told } = await solve([write('pins.json.in', problem), '--out', out]);
    expect(code).toBe(1);
    expect(told).toContain('u0 is taken by 6 in week 3 but has room for 1; move 5; pinned: block a of e0 from week 3, block a of e1 from week 3');
    const solution = read(out);
    expect(solution.status).toBe('infeasible');
    expect(judge(problem, solution).faults).toEqual([]);
  });

  it('tells wrong use by 2, and an unfit place for the result before any search', async () => {
    const path = write('small.json', crowd(4, 2));
    expect((await solve([path])).code).toBe(2);
    expect((await solve([path, '--out', join(folder, 'x.json'), '--threads', '3'])).told).toContain('it is 1 or 2');
    expect((await solve([path, '--out', join(folder, 'x.json'), '--seconds', '0'])).code).toBe(2);
    expect(await solve([path, '--out', folder])).toMatchObject({ code: 1, told: expect.stringContaining('is a folder') as string });
    expect(await solve([path, '--out', join(path, 'x.json')])).toMatchObject({ code: 1, told: expect.stringContaining('is a file') as string });
  });

  it('replaces neither the problem nor a device by the result', async () => {
    const path = write('kept.json', crowd(4, 2));
    const before = readFileSync(path);
    expect(await solve([path, '--out', `${folder}/./kept.json`])).toMatchObject({ code: 1, told: expect.stringContaining('is the file that is read. Give --out another') as string });
    expect(readFileSync(path).equals(before)).toBe(true);
    symlinkSync('/dev/tty', join(folder, 'device'));
    expect(await solve([path, '--out', join(folder, 'device')])).toMatchObject({ code: 1, told: expect.stringContaining('is no ordinary file') as string });
    expect(lstatSync(join(folder, 'device')).isSymbolicLink()).toBe(true);
  });
});
