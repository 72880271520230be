import type { LegKind } from '../agreements/leg';
import type { LoggedChange } from '../agreements/agreement-overview';
import type { Ore } from '../shared/money';
import type { Direction } from './charge';
import type { Draft } from './invoice';

/** A drawn document, as far as its sum matters. */
type Drawn = Pick<Draft, 'type' | 'lines'> & Direction;

/** What runs would draft: one today, and one when every period so far has ended. */
export interface Drawings {
  readonly due: readonly Drawn[];
  readonly all: readonly Drawn[];
}

/** What stands on documents of a leg between two organisations. */
export interface StandingSums extends Direction {
  readonly issuedOre: Ore;
  readonly draftedOre: Ore;
}

/** What is known of legs and organisations, by id. */
export interface PreviewNames {
  readonly legs: ReadonlyMap<string, { readonly code: string; readonly kind: LegKind; readonly agreement: string; readonly agreementName: string }>;
  readonly organisations: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
  /** Codes of the agreements that whoever asks is party to. */
  readonly visible: ReadonlySet<string>;
}

/** What a change does to one creditor's demand on one debtor by a leg; net amounts, credit negative. */
export interface MoneyPreviewRow {
  readonly agreement: string;
  readonly agreementName: string;
  readonly leg: string;
  readonly kind: LegKind;
  readonly creditor: string;
  readonly creditorName: string;
  readonly debtor: string;
  readonly debtorName: string;
  /** On issued documents, and what corrects it: already waiting before the change, and after it. */
  readonly issuedOre: Ore;
  readonly correctionBeforeOre: Ore;
  readonly correctionAfterOre: Ore;
  /** On drafts as they stand, and as a run today would draw them; 0 where there are none. */
  readonly draftedOre: Ore;
  readonly draftedAfterOre: Ore;
  /** Certified or approved, and on no document yet. */
  readonly openBeforeOre: Ore;
  readonly openAfterOre: Ore;
  /** What the change adds to what the creditor will have demanded in the end. */
  readonly differenceOre: Ore;
}

/** What a change would do; nothing of it is stored. */
export interface MoneyPreview {
  /** What the agreement's log would say. */
  readonly changes: readonly Pick<LoggedChange, 'what' | 'before' | 'after'>[];
  readonly rows: readonly MoneyPreviewRow[];
  /** Agreements that change too and that whoever asks is not party to: they take their rates from this one. */
  readonly otherAgreements: number;
  readonly issuedDifferenceOre: Ore;
  readonly differenceOre: Ore;
}

const keyOf = ({ legId, creditorId, debtorId }: Direction): string => `${legId} ${creditorId} ${debtorId}`;

/** Net sums of drawn documents by leg and direction: of new invoices, and of corrections. */
function sums(drawn: readonly Drawn[], isCorrection: boolean): Map<string, Ore> {
  const found = new Map<string, Ore>();
  for (const document of drawn) {
    if ((document.type !== 'invoice') !== isCorrection) continue;
    const net = document.lines.reduce((sum, line) => sum + line.netOre, 0n);
    found.set(keyOf(document), (found.get(keyOf(document)) ?? 0n) + net);
  }
  return found;
}

/** The drawings before and after the change, beside what stands on documents, row by row; rows that do not change are left out. */
export function moneyPreview(changes: MoneyPreview['changes'], standing: readonly StandingSums[], before: Drawings, after: Drawings, names: PreviewNames): MoneyPreview {
  const stands = new Map(standing.map((row) => [keyOf(row), row]));
  const read = { freshBefore: sums(before.all, false), freshAfter: sums(after.all, false), dueAfter: sums(after.due, false), dueBefore: sums(before.due, false), correctedBefore: sums(before.all, true), correctedAfter: sums(after.all, true) };
  const at = (sum: keyof typeof read, key: string): Ore => read[sum].get(key) ?? 0n;
  const keys = new Set(Object.values(read).flatMap((map) => [...map.keys()]));
  const rows = [...keys].flatMap((key): MoneyPreviewRow[] => {
    const { issuedOre, draftedOre } = stands.get(key) ?? { issuedOre: 0n, draftedOre: 0n };
    const [dueBefore, dueAfter] = draftedOre === 0n ? [0n, 0n] : [at('dueBefore', key), at('dueAfter', key)];
    const differenceOre = at('freshAfter', key) + at('correctedAfter', key) - at('freshBefore', key) - at('correctedBefore', key);
    const money = {
      issuedOre, correctionBeforeOre: at('correctedBefore', key), correctionAfterOre: at('correctedAfter', key), draftedOre, draftedAfterOre: dueAfter,
      openBeforeOre: at('freshBefore', key) - dueBefore, openAfterOre: at('freshAfter', key) - dueAfter, differenceOre,
    };
    const isChanged = differenceOre !== 0n || money.correctionBeforeOre !== money.correctionAfterOre;
    return isChanged ? [{ ...told(names, key), ...money }] : [];
  });
  const seen = rows.filter(({ agreement }) => names.visible.has(agreement)).sort((a, b) => order(a).localeCompare(order(b), 'sv'));
  return {
    changes, rows: seen,
    otherAgreements: new Set(rows.filter(({ agreement }) => !names.visible.has(agreement)).map(({ agreement }) => agreement)).size,
    issuedDifferenceOre: seen.reduce((sum, row) => sum + row.correctionAfterOre - row.correctionBeforeOre, 0n),
    differenceOre: seen.reduce((sum, row) => sum + row.differenceOre, 0n),
  };
}

function told({ legs, organisations }: PreviewNames, key: string): Pick<MoneyPreviewRow, 'agreement' | 'agreementName' | 'leg' | 'kind' | 'creditor' | 'creditorName' | 'debtor' | 'debtorName'> {
  const [legId = '', creditorId = '', debtorId = ''] = key.split(' ');
  const { code: leg, ...rest } = legs.get(legId) ?? { code: '', kind: 'teaching' as const, agreement: '', agreementName: '' };
  const nobody = { code: '', name: '' };
  const [creditor, debtor] = [organisations.get(creditorId) ?? nobody, organisations.get(debtorId) ?? nobody];
  return { ...rest, leg, creditor: creditor.code, creditorName: creditor.name, debtor: debtor.code, debtorName: debtor.name };
}

const order = ({ agreement, leg, creditor, debtor }: MoneyPreviewRow): string => `${agreement} ${leg} ${creditor} ${debtor}`;
