/** A person who reviews or issues invoices: a logged-in one by account, or one who is only named, as on the command line. */
export interface Signatory {
  readonly accountId: string | null;
  readonly name: string;
}

/** Who is logged in, as one who signs. */
export const signatory = ({ id, name }: { readonly id: string; readonly name: string }): Signatory => ({ accountId: id, name });

/** Somebody who is known by name alone. */
export const named = (name: string): Signatory => ({ accountId: null, name });

/** Whether two names are written alike but for case and spaces. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');

/** Two accounts are two persons though they share a name; where one has no account, the names must tell them apart. */
export function isSamePerson(one: Signatory, other: Signatory): boolean {
  if (one.accountId !== null && other.accountId !== null) return one.accountId === other.accountId;
  return isSameName(one.name, other.name);
}
