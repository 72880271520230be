/** A step that a claim has taken. */
export interface ClaimEvent {
  readonly at: string;
  readonly step: string;
  readonly actor: string;
  readonly amountOre: string | null;
  readonly note: string | null;
}
