import { textSha256 } from './run-input';
import type { Proposal } from './solve-rounds';

const inOrder = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** A proposal in the one way of writing it, whatever order its keys have been stored in. */
export const proposalText = (proposal: Proposal): string => JSON.stringify(proposal, inOrder);

/** What a proposal is recognised by. */
export const proposalSha256 = (proposal: Proposal): string => textSha256(proposalText(proposal));
