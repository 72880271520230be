import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { factorFrom, factorFromPercent, type RevisionScope } from './rate-revision';

/** A revision of rates as people order it. */
export interface RevisionOrder {
  readonly from: Day;
  readonly factor?: string | undefined;
  readonly percent?: string | undefined;
  readonly agreement?: string | undefined;
  readonly legs?: readonly string[] | undefined;
}

/** Reads the order: a factor or a change in per cent, one of them. */
export function revisionScope({ from, factor, percent, agreement, legs }: RevisionOrder): RevisionScope {
  if ((factor === undefined) === (percent === undefined)) {
    throw new Problem('revision-unclear', 'invalid', 'Give a factor such as 1.027 or a change in per cent such as 2.7, one of them.');
  }
  const by = factor === undefined ? factorFromPercent(percent ?? '') : factorFrom(factor);
  if (by === undefined) throw new Problem('revision-unclear', 'invalid', `"${factor ?? percent ?? ''}" would leave nothing of a rate; give a factor above 0, or per cent above -100.`);
  return { from, factor: by, agreement: agreement ?? null, legs: legs ?? null };
}
