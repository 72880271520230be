import { compileProblem, seatKey } from './compile-problem';
import type { Placement } from './proposal';
import type { TermPicture } from './term-picture';

/** Groups that the run could not keep together. */
export function dissolvedBy(picture: TermPicture, placements: readonly Placement[], seed: number): Set<string> {
  const labels = new Map(placements.map(({ enrolmentId, requirementId, groupLabel }) => [seatKey(enrolmentId, requirementId), groupLabel]));
  return new Set(compileProblem(picture, { seed }).teams.flatMap(({ team, blocks }) => {
    const isWhole = blocks.every(({ seats, requirement }) => seats.every(({ enrolment }) => labels.get(seatKey(enrolment.id, requirement.id)) === team.label));
    return team.label !== null && !isWhole ? [team.key] : [];
  }));
}
