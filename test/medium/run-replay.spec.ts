import { PictureRepository } from '../../src/allocation/picture.repository';
import { ReplayService } from '../../src/allocation/replay.service';
import { ReplaysRepository } from '../../src/allocation/replays.repository';
import { SolverService } from '../../src/allocation/solver.service';
import { differenceOf, replayLines } from '../../src/commands/replay';
import { oneRegion } from '../support/one-region';
import { houseForEach } from '../support/own-house';

const own = houseForEach();
let replays: ReplayService;
let runId: string;

beforeEach(async () => {
  replays = new ReplayService(own.database.doorway, new ReplaysRepository(), own.house.inputs, new SolverService());
  const place = await oneRegion(own.factory, { specialty: 'medicine', places: 2, weeks: ['2026-W36', '2026-W43'] });
  await own.factory.cohort(6, place);
  ({ runId } = await own.house.allocate('HT2026', 7));
});

const numberOf = async (): Promise<string> => (await own.factory.rows<{ number: string }>('SELECT number::text FROM allocation_runs WHERE id = $1', [runId]))[0]?.number ?? '';

describe('a run that is solved again', () => {
  it('comes to the same, byte for byte, though the term has changed since', async () => {
    await own.factory.rows('UPDATE capacity_weeks SET places = 9 RETURNING unit_id');
    const found = await replays.replay(await numberOf());
    expect(found).toMatchObject({ isSame: true, run: { seed: 7, term: 'HT2026' }, now: { placed: 4, reserves: 2 } });
    expect(found.now).toEqual(found.then);
    expect(replayLines(found).join('\n')).toMatch(/The same proposal came out, byte for byte: SHA-256 [0-9a-f]{64}, 4 blocks placed, 2 without a place/);
    expect((await replays.replay(runId)).isSame).toBe(true);
    expect(await own.factory.rows('SELECT proposal_sha256 AS sha FROM allocation_runs')).toEqual([{ sha: found.now.proposalSha256 }]);
  });

  it('names the engines where another proposal comes out of another', async () => {
    await own.factory.rows("UPDATE allocation_runs SET engine_version = '0', solution = jsonb_set(solution, '{iterations}', '1') RETURNING id");
    const found = await replays.replay(runId);
    expect(found.isSame).toBe(false);
    expect(replayLines(found)[0]).toMatch(/engine \d+; then it was 0/);
    expect(differenceOf(found)).toMatch(/solved by engine 0/);
  });

  it('is told apart from one whose search was ended before time', async () => {
    const cancelled = await own.house.allocation.queueRun({ term: 'HT2026', seed: 8 }, 'system');
    await own.house.allocation.solveRun(cancelled, { signal: AbortSignal.abort() });
    const found = await replays.replay(cancelled);
    expect(found.then.stopped).toBe('cancelled');
    expect(differenceOf(found)).toMatch(/ended its search before time/);
  });

  it('is refused where what it was solved from is gone, damaged, or never was', async () => {
    await expect(replays.replay('4711')).rejects.toMatchObject({ kind: 'missing' });
    const queued = await own.house.allocation.queueRun({ term: 'HT2026', seed: 9 }, 'system');
    await expect(replays.replay(queued)).rejects.toMatchObject({ code: 'run-unsolved' });
    await own.factory.rows("UPDATE allocation_runs SET input_sha256 = repeat('a', 64) RETURNING id");
    await expect(replays.replay(runId)).rejects.toMatchObject({ code: 'input-damaged' });
  });
});

describe('what a run is solved from', () => {
  it('is read once, and is what the database held', async () => {
    const kept = await own.house.inputs.kept(runId);
    const [run] = await own.factory.rows<{ termId: string }>('SELECT term_id AS "termId" FROM allocation_runs WHERE id = $1', [runId]);
    const read = jest.spyOn(PictureRepository.prototype, 'read');
    expect(await own.house.inputs.of({ id: runId, termId: run?.termId ?? '', universityId: null })).toEqual(kept);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
    expect(kept?.enrolments).toHaveLength(6);
    expect(kept?.dayExceptions).toBeInstanceOf(Map);
  });
});
