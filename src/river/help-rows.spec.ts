import type { HelpProposal, RunHelp } from '../allocation/help';
import { helpRows } from './help-rows';

const none: RunHelp = { unplaced: 3, proposals: [], beyond: [], cut: false };
const place = { kind: 'capacity', unitId: '1', unit: 'MED', specialty: 'medicine', level: 'basic', firstWeek: '2026-W36', lastWeek: '2026-W39', by: 2, sv: 'två platser', en: 'two places' } as const;
const wider = { kind: 'window', requirementId: '2', course: 'T6', requirement: 'MED', earliestWeek: '2026-W36', latestWeek: '2026-W43', sv: 'fler veckor', en: 'more weeks' } as const;
const proposal = (relaxations: HelpProposal['relaxations'], unplacedAfter: number): HelpProposal =>
  ({ relaxations, effect: { unplacedBefore: 3, unplacedAfter, moved: [] }, sv: '', en: '' });
const told = (help: RunHelp) => helpRows([{ term: 'HT2026', help }]);

describe('what would help, as rows', () => {
  it('has a row for each change, with the effect of its whole proposal', () => {
    expect(told({ ...none, proposals: [proposal([place, wider], 0), proposal([wider], 1)] })).toMatchObject([
      { term: 'HT2026', proposal: 1, kind: 'capacity', unit: 'MED', firstWeek: '2026-W36', lastWeek: '2026-W39', by: 2, morePlaced: 3, stillUnplaced: 0, othersMoved: 0, search: 'whole', text: 'två platser' },
      { proposal: 1, kind: 'window', course: 'T6', requirement: 'MED', firstWeek: '2026-W36', lastWeek: '2026-W43', morePlaced: 3 },
      { proposal: 2, kind: 'window', morePlaced: 2, stillUnplaced: 1 },
    ]);
  });

  it('tells of those whom no change helps, with the reason', () => {
    const beyond = [{ code: 'conflict-of-interest', blocks: 1, sv: 'jäv', en: 'conflict of interest' }];
    expect(told({ ...none, proposals: [proposal([place], 1)], beyond }).at(-1)).toMatchObject({ proposal: null, kind: 'none', morePlaced: 0, stillUnplaced: 1, text: 'jäv', textEnglish: 'conflict of interest' });
  });

  it('is never silent while somebody has no place: nothing helps, or time ran out', () => {
    expect(told(none)).toMatchObject([{ kind: 'none', search: 'whole', stillUnplaced: 3, text: expect.stringContaining('ger ingen fler en plats') as string }]);
    expect(told({ ...none, cut: true })).toMatchObject([{ kind: 'none', search: 'cut', text: expect.stringContaining('Tiden tog slut') as string }]);
    expect(told({ ...none, unplaced: 0 })).toEqual([]);
  });
});
