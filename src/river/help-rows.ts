import type { HelpProposal, Relaxation, RunHelp } from '../allocation/help';
import type { Said } from '../shared/english';
import type { Week } from '../shared/week';

/** What would help a term's run. */
export interface TermHelp {
  readonly term: string;
  readonly help: RunHelp;
}

/** A change of a proposal; or, with no proposal, what no change would help. */
export interface HelpRow {
  readonly term: string;
  readonly proposal: number | null;
  readonly kind: Relaxation['kind'] | 'none';
  readonly unit?: string;
  readonly specialty?: string;
  readonly level?: string;
  readonly quota?: string;
  readonly town?: string;
  readonly host?: string;
  readonly course?: string;
  readonly requirement?: string;
  readonly firstWeek?: Week;
  readonly lastWeek?: Week;
  readonly by?: number;
  /** Blocks: of the whole proposal, when the term was solved again with all of its changes. */
  readonly morePlaced: number;
  readonly stillUnplaced: number;
  readonly othersMoved: number | null;
  /** Whether everything was tried, or time ran out before that. */
  readonly search: 'whole' | 'cut';
  readonly text: string;
  readonly textEnglish: string;
}

const noneFound: Said = {
  sv: 'Fler platser, handledare eller boendeplatser, högre kvoter eller fler veckor ger ingen fler en plats.',
  en: 'More places, supervisors or beds, higher quotas or more weeks give nobody else a place.',
};
const outOfTime: Said = {
  sv: 'Tiden tog slut innan något förslag hade bekräftats.',
  en: 'Time ran out before any proposal had been confirmed.',
};

/** A row for each change of each proposal, the smallest first, then what is beyond help; none where everybody has a place. */
export function helpRows(terms: readonly TermHelp[]): HelpRow[] {
  return terms.flatMap(({ term, help }) => {
    const frame = { term, search: help.cut ? 'cut' : 'whole' } as const;
    const changes = help.proposals.flatMap((proposal, i) => changesOf(proposal).map((change): HelpRow => ({ ...frame, proposal: i + 1, ...change })));
    const beyond = help.beyond.map(({ blocks, sv, en }): HelpRow => ({ ...frame, ...nothing(blocks), text: sv, textEnglish: en }));
    const found = [...changes, ...beyond];
    const { sv, en } = help.cut ? outOfTime : noneFound;
    return found.length > 0 || help.unplaced === 0 ? found : [{ ...frame, ...nothing(help.unplaced), text: sv, textEnglish: en }];
  });
}

const nothing = (blocks: number): Pick<HelpRow, 'proposal' | 'kind' | 'morePlaced' | 'stillUnplaced' | 'othersMoved'> =>
  ({ proposal: null, kind: 'none', morePlaced: 0, stillUnplaced: blocks, othersMoved: null });

function changesOf({ relaxations, effect: { unplacedBefore, unplacedAfter, moved } }: HelpProposal): Omit<HelpRow, 'term' | 'proposal' | 'search'>[] {
  const effect = { morePlaced: unplacedBefore - unplacedAfter, stillUnplaced: unplacedAfter, othersMoved: moved.length };
  return relaxations.map(({ sv, en, ...relaxation }) => ({ ...detailsOf(relaxation), kind: relaxation.kind, ...effect, text: sv, textEnglish: en }));
}

function detailsOf(relaxation: Relaxation): Partial<HelpRow> {
  if (relaxation.kind !== 'window') return relaxation;
  const { course, requirement, earliestWeek, latestWeek } = relaxation;
  return { course, requirement, firstWeek: earliestWeek, lastWeek: latestWeek };
}
