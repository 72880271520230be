import { daysBetween, type Day } from '../shared/day';
import type { Ore } from '../shared/money';
import type { Bearing } from './bearer';
import type { Claim } from './claim';
import { kronor, type Cap } from './granted';
import { capsOf } from './housing-rule';
import type { Judgement } from './judged-claim';
import { comesOn } from './reach-rule';
import { ruleWords } from './rule-words';

/** What the rule gives of a claim as it stands, and on what that rests. */
export interface Proposal {
  readonly code: string;
  readonly state: 'approved' | 'refused';
  readonly approvedOre: Ore;
  readonly receiptOre: Ore;
  readonly reasonCode: string;
  readonly reason: string;
  readonly agreement: string;
  readonly km: number;
  readonly minutes: number | null;
  readonly ruleSet: string | null;
  readonly ruleName: string | null;
  readonly rules: readonly string[];
  readonly caps: readonly Cap[];
  readonly ownShareOre: Ore | null;
  readonly deadline: Day | null;
  readonly daysLeft: number | null;
  /** Whether it comes in time, or a right to it is kept. */
  readonly inTime: boolean;
  readonly borneBy: string | null;
  readonly borneByName: string | null;
  readonly paidBy: string | null;
  readonly paidByName: string | null;
  /** Whether the one who asks may decide it. */
  readonly mine: boolean;
}

/** Who looks at a proposal, and on which day. */
export interface Looking {
  readonly party: { readonly organisationId: string; readonly role: string };
  readonly today: Day;
}

/** Whoever bears the cost, or pays back whoever paid first; where the agreement leaves that open, whoever sees the claim. */
export function mayDecide({ organisationId, role }: Looking['party'], { borneById, paidById }: Bearing): boolean {
  return role === 'finance' && (borneById === null || organisationId === borneById || organisationId === paidById);
}

type Names = ReadonlyMap<string, { readonly code: string; readonly name: string }>;

/** A judgement as it is told. */
export function proposalOf(claim: Claim, judgement: Judgement, names: Names, { party, today }: Looking): Proposal {
  const { decision, way, agreement } = judgement;
  return {
    code: claim.code, ...decision, receiptOre: claim.receiptOre, agreement, km: way.km, minutes: way.minutes ?? null,
    ...ruleTold(claim, judgement), ...deadlineTold(claim, judgement, today), ...bearingTold(judgement, names), mine: mayDecide(party, judgement),
  };
}

function ruleTold(claim: Claim, { rules }: Judgement): Pick<Proposal, 'ruleSet' | 'ruleName' | 'rules' | 'caps' | 'ownShareOre'> {
  if (rules === undefined) return { ruleSet: null, ruleName: null, rules: [], caps: [], ownShareOre: null };
  const total = rules.capTotalOre === null ? [] : [{ ore: rules.capTotalOre, words: `taket är ${kronor(rules.capTotalOre)}` }];
  return { ruleSet: rules.code, ruleName: rules.name, rules: ruleWords(rules), caps: claim.kind === 'housing' ? capsOf(rules, claim) : total, ownShareOre: rules.ownShareOre };
}

function deadlineTold(claim: Claim, { deadline }: Judgement, today: Day): Pick<Proposal, 'deadline' | 'daysLeft' | 'inTime'> {
  if (deadline === null) return { deadline, daysLeft: null, inTime: true };
  return { deadline, daysLeft: daysBetween(today, deadline), inTime: comesOn(claim) <= deadline };
}

function bearingTold({ borneById, paidById }: Bearing, names: Names): Pick<Proposal, 'borneBy' | 'borneByName' | 'paidBy' | 'paidByName'> {
  const nobody = { code: null, name: null };
  const [bearer, payer] = [names.get(borneById ?? '') ?? nobody, names.get(paidById ?? '') ?? nobody];
  return { borneBy: bearer.code, borneByName: bearer.name, paidBy: payer.code, paidByName: payer.name };
}
