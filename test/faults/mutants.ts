/** A defect, switched on for one run; a run that does not fail with it proves nothing. */
export interface Mutant {
  readonly name: string;
  /** A file in `mutants/` that each API process loads before the product. */
  readonly preload?: string;
  /** What is done to the run's database. */
  readonly sql?: string;
  /** What the run must say. */
  readonly told: RegExp;
}

/** Nobody waits for anybody, and the database does not look either. */
export const oversold: Mutant = {
  name: 'oversold',
  preload: 'no-locks.ts',
  sql: 'ALTER TABLE capacity_weeks DROP CONSTRAINT capacity_not_exceeded',
  told: /winners|more than the \d+ places/,
};

export const withheld: Mutant = { name: 'withheld', preload: 'never-given-back.ts', told: /counted as taken/ };

export const unstored: Mutant = { name: 'unstored', preload: 'undone-commits.ts', told: /acknowledged/ };

export const broken: Mutant = { name: 'broken', preload: 'now-and-then-broken.ts', told: /was answered 5\d\d/ };

export const doubled: Mutant = { name: 'doubled', sql: 'ALTER TABLE bookings DROP CONSTRAINT student_in_one_place', told: /two places/ };

export const crowded: Mutant = {
  name: 'crowded',
  preload: 'no-locks.ts',
  sql: 'ALTER TABLE supervision_weeks DROP CONSTRAINT supervision_not_exceeded',
  told: /supervis/,
};

export const bedless: Mutant = { name: 'bedless', preload: 'no-locks.ts', told: /beds/ };

export const repeated: Mutant = { name: 'repeated', preload: 'no-keys.ts', told: /more than one effect|not the same answer|not told to be a repetition/ };

export const forgotten: Mutant = { name: 'forgotten', preload: 'unkept-answers.ts', told: /not the same answer|was answered 5\d\d/ };

export const careless: Mutant = { name: 'careless', preload: 'any-body.ts', told: /another body/ };

export const shared: Mutant = { name: 'shared', preload: 'anybody.ts', told: /another user/ };

export const apart: Mutant = { name: 'apart', preload: 'key-apart.ts', told: /after a crash/ };

export const ticked: Mutant = { name: 'ticked', preload: 'ticked-off.ts', told: /host was not asked once/ };
