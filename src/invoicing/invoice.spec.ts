import fc from 'fast-check';
import { kronorText, parseOre, roundHalfAway } from '../shared/money';
import { correctionAmount, lineAmount, type ChangedGroup, type FreshGroup, type ReplacedGroup } from './charge';
import { draftCorrections, draftInvoices, periodOf, totalsOf } from './invoice';

const rate2025 = { rateOre: 386_250n, perUnits: 10 };
const rate2026 = { rateOre: 396_679n, perUnits: 10 };
const days = (count: number): number => count * 2;

const fresh = (part: Partial<FreshGroup>): FreshGroup => ({
  ...rate2025, lineKey: 'k', legId: 'leg', creditorId: 'blk', debtorId: 'skn', hostId: 'blk', termId: 'ht', claimId: null, unit: 'half_day', causes: {},
  activity: 'T11', description: 'T11', rateId: 'r', units: days(105), firstDay: '2025-12-01', lastDay: '2025-12-19', ...part,
});
const changed = (part: Partial<ChangedGroup>): ChangedGroup => ({
  ...rate2025, valueLineId: 'line', originalId: 'inv', hostId: 'blk', termId: 'ht', claimId: null, unit: 'half_day', causes: {}, activity: 'T11', description: 'T11',
  rateId: 'r', units: days(105), worthOre: 8_111_250n, removedUnits: 0, restoredUnits: 0, firstDay: '2025-12-01', lastDay: '2025-12-02', ...part,
});
const originals = new Map([['inv', { id: 'inv', number: 'BLK-1', legId: 'leg', creditorId: 'blk', debtorId: 'skn', vatCategory: 'O' as const }]]);

describe('amount of a line', () => {
  it('follows the yearly revision of the rate (E00)', () => {
    expect(kronorText(roundHalfAway(375_000n * 1030n, 1000n))).toBe('3862.50');
    expect(kronorText(roundHalfAway(386_250n * 1027n, 1000n))).toBe('3966.79');
  });

  it.each([
    ['E01', days(105), rate2025, '81112.50'],
    ['E01 after the reform', days(350), rate2025, '270375.00'],
    ['E02 in December', days(49), rate2025, '37852.50'],
    ['E02 in January', days(56), rate2026, '44428.05'],
    ['E04', 25, rate2025, '9656.25'],
    ['E04 made up', 4, rate2025, '1545.00'],
    ['E05 with five notice days', days(13), rate2025, '10042.50'],
    ['E09 without a rounded day rate', days(15), rate2026, '11900.37'],
    ['E13', days(3), rate2025, '2317.50'],
  ])('%s', (_, units, price, amount) => {
    expect(kronorText(lineAmount(units, price))).toBe(amount);
  });
});

describe('correction', () => {
  it('is the old rounded line less the new one, not a multiple of the rate (E08)', () => {
    const worth = { ...rate2026, units: days(56), worthOre: parseOre('44428.05') };
    expect(kronorText(correctionAmount(worth, -days(3)))).toBe('-2380.08');
    expect(kronorText(correctionAmount({ ...rate2025, units: days(105), worthOre: 8_111_250n }, -days(2)))).toBe('-1545.00');
  });

  it('never leaves an öre behind, in whatever steps a line is taken back', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 1_000_000n }), fc.constantFrom(1, 2, 10), fc.integer({ min: 1, max: 400 }), steps, (rateOre, perUnits, total, sizes) => {
      const billed = lineAmount(total, { rateOre, perUnits });
      let worth = { rateOre, perUnits, units: total, worthOre: billed };
      for (const size of [...sizes, total]) {
        const change = -Math.min(size, worth.units);
        const amount = correctionAmount(worth, change);
        expect(amount <= 0n && -amount <= worth.worthOre).toBe(true);
        worth = { ...worth, units: worth.units + change, worthOre: worth.worthOre + amount };
        expect(worth.worthOre).toBe(lineAmount(worth.units, worth));
      }
      expect(worth.worthOre).toBe(0n);
    }));
  });

  it('goes on a credit note for its original when the line loses', () => {
    const [draft, ...more] = draftCorrections([changed({ removedUnits: 4 })], [], originals);
    expect(more).toEqual([]);
    expect(draft).toMatchObject({ type: 'credit_note', originalId: 'inv', lines: [{ units: -4, netOre: -154_500n, correctsLineId: 'line' }] });
  });

  it('goes on a supplementary invoice when the rate was raised afterwards (E03)', () => {
    const change = changed({ units: days(56), worthOre: 4_326_000n, removedUnits: days(56) });
    const replaced: ReplacedGroup = { ...rate2026, valueLineId: 'line', lineKey: 'new', rateId: 'r26', unit: 'half_day', units: days(56), firstDay: '2026-01-01', lastDay: '2026-01-13' };
    const [draft] = draftCorrections([change], [replaced], originals);
    expect(draft?.type).toBe('supplementary');
    expect(kronorText(totalsOf(draft!.lines, 'O', false).payableOre)).toBe('1168.05');
  });

  it('writes nothing when nothing is gained or lost', () => {
    expect(draftCorrections([changed({ removedUnits: 2, restoredUnits: 2 })], [], originals)).toEqual([]);
  });
});

describe('drafting', () => {
  it('collects one invoice for a leg, creditor and debtor, whatever the order of the sources', () => {
    const groups = [
      fresh({ units: days(49) }),
      fresh({ ...rate2026, units: days(56), lineKey: 'k2', firstDay: '2026-01-01', lastDay: '2026-01-13' }),
      fresh({ legId: 'housing', creditorId: 'lund', debtorId: 'blk', lineKey: 'k3' }),
    ];
    const drafts = draftInvoices(groups);
    expect(drafts.map((draft) => draft.legId).sort()).toEqual(['housing', 'leg']);
    const teaching = drafts.find((draft) => draft.legId === 'leg')!;
    expect(kronorText(totalsOf(teaching.lines, 'O', false).netOre)).toBe('82280.55');
    expect(periodOf(teaching.lines)).toEqual({ firstDay: '2025-12-01', lastDay: '2026-01-13' });
    const reversed = draftInvoices([...groups].reverse()).find((draft) => draft.legId === 'leg');
    expect(reversed?.lines).toEqual(teaching.lines);
  });
});

describe('totals', () => {
  const line = (netOre: bigint) => [{ netOre }];

  it.each([[1_953_333n, -33n], [8_111_250n, 50n], [-154_550n, -50n]])('%s öre in whole kronor differ by %s (E09)', (net, rounding) => {
    expect(totalsOf(line(net), 'O', true).roundingOre).toBe(rounding);
  });

  it('adds VAT to the sum where the leg says S (E12)', () => {
    expect(totalsOf(line(1_545_000n), 'S', false)).toEqual({ netOre: 1_545_000n, vatOre: 386_250n, roundingOre: 0n, payableOre: 1_931_250n });
    expect(totalsOf(line(1_545_000n), 'E', false).vatOre).toBe(0n);
  });
});
