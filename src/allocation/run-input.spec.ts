import { aPicture } from '../../test/support/picture';
import { proposalSha256, proposalText } from './proposal-text';
import { packInput, unpackInput } from './run-input';
import { solveRounds } from './solve-rounds';

const picture = aPicture({ dayExceptions: new Map([['2026-11-02', 'closed']]) });

describe('what a run is solved from', () => {
  it('is kept small and comes back as it was, maps and all', async () => {
    const packed = await packInput(picture);
    expect(packed.bytes.length).toBeLessThan(JSON.stringify(picture).length / 2);
    expect(await unpackInput(packed)).toEqual(picture);
    expect((await packInput(await unpackInput(packed))).sha256).toBe(packed.sha256);
  });

  it('is refused where it is not what it was', async () => {
    const [{ sha256 }, { bytes }] = [await packInput(picture), await packInput(aPicture({ capacity: [] }))];
    await expect(unpackInput({ bytes, sha256 })).rejects.toMatchObject({ code: 'input-damaged' });
  });
});

describe('a proposal in writing', () => {
  it('is the same whatever order its keys have, and another where anything differs', () => {
    const { proposal } = solveRounds(picture, { seed: 1 });
    const shuffled = Object.fromEntries(Object.entries(proposal).reverse()) as unknown as typeof proposal;
    expect(JSON.stringify(shuffled)).not.toBe(JSON.stringify(proposal));
    expect(proposalText(shuffled)).toBe(proposalText(proposal));
    expect(proposalSha256({ ...proposal, iterations: proposal.iterations + 1 })).not.toBe(proposalSha256(proposal));
  });
});
