/** On whose behalf rows are read and written; row security answers by it. */
export interface ActingParty {
  readonly organisationId: string;
  /** The account of the person, where there is one. */
  readonly personId?: string;
  readonly role: string;
  /** The student this person is, for role student. */
  readonly studentId?: string;
}
