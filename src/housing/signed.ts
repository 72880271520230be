/** Who takes a step with a claim: a person who is logged in, or one who is only named, as on the command line. */
export interface Signed {
  readonly accountId: string | null;
  readonly name: string;
}

/** Who is logged in, as one who signs. */
export const signed = ({ id, name }: { readonly id: string; readonly name: string }): Signed => ({ accountId: id, name });
