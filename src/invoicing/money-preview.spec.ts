import { moneyPreview, type Drawings, type PreviewNames, type StandingSums } from './money-preview';

type Drawn = Drawings['due'][number];

const direction = { legId: 'l', creditorId: 'blk', debtorId: 'skn' };
const drawn = (type: Drawn['type'], netOre: bigint, part: object = {}): Drawn => ({ ...direction, type, lines: [{ netOre }] as unknown as Drawn['lines'], ...part });
const names: PreviewNames = {
  legs: new Map([['l', { code: 'SEK-U', kind: 'teaching', agreement: 'SEK', agreementName: 'Avtal SEK' }], ['m', { code: 'HAL-U', kind: 'teaching', agreement: 'HAL', agreementName: 'Avtal HAL' }]]),
  organisations: new Map([['blk', { code: 'BLK', name: 'Region Blekinge' }], ['skn', { code: 'SKN', name: 'Region Skåne' }]]),
  visible: new Set(['SEK']),
};
const preview = (standing: StandingSums[], before: Drawings, after: Drawings) => moneyPreview([], standing, before, after, names);

describe('what a change of money would do', () => {
  it('is a correction of what is issued', () => {
    const found = preview([{ ...direction, issuedOre: 4_326_000n, draftedOre: 0n }], { due: [], all: [] }, { due: [drawn('supplementary', 116_805n)], all: [drawn('supplementary', 116_805n)] });
    expect(found.rows).toEqual([{
      agreement: 'SEK', agreementName: 'Avtal SEK', leg: 'SEK-U', kind: 'teaching', creditor: 'BLK', creditorName: 'Region Blekinge', debtor: 'SKN', debtorName: 'Region Skåne',
      issuedOre: 4_326_000n, correctionBeforeOre: 0n, correctionAfterOre: 116_805n, draftedOre: 0n, draftedAfterOre: 0n, openBeforeOre: 0n, openAfterOre: 0n, differenceOre: 116_805n,
    }]);
    expect(found).toMatchObject({ issuedDifferenceOre: 116_805n, differenceOre: 116_805n, otherAgreements: 0 });
  });

  it('draws drafts anew, and keeps what is not due apart', () => {
    const before = { due: [drawn('invoice', 100n)], all: [drawn('invoice', 150n)] };
    const after = { due: [drawn('invoice', 200n)], all: [drawn('invoice', 300n)] };
    expect(preview([{ ...direction, issuedOre: 0n, draftedOre: 100n }], before, after).rows).toMatchObject([{ draftedOre: 100n, draftedAfterOre: 200n, openBeforeOre: 50n, openAfterOre: 100n, differenceOre: 150n }]);
    expect(preview([], before, after).rows).toMatchObject([{ draftedOre: 0n, draftedAfterOre: 0n, openBeforeOre: 150n, openAfterOre: 300n, differenceOre: 150n }]);
  });

  it('leaves out what stays the same, and only counts agreements of others', () => {
    const same = { due: [], all: [drawn('invoice', 7n)] };
    expect(preview([], same, same)).toMatchObject({ rows: [], differenceOre: 0n });
    const foreign = { due: [], all: [drawn('invoice', 7n, { legId: 'm' }), drawn('credit_note', -2n, { legId: 'm' })] };
    expect(preview([], { due: [], all: [] }, foreign)).toMatchObject({ rows: [], otherAgreements: 1, differenceOre: 0n });
  });
});
