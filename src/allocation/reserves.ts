import { explainUnplaced } from '../allocator/explain';
import type { PlacementSolution } from '../allocator/solution';
import { groupBy } from '../shared/group-by';
import type { CompiledProblem } from './compile-problem';
import { seatKey } from './compile-problem';
import { Timetables } from './filters/timetables';
import type { Left } from './proposal';
import type { ReserveReason } from './reserve-reasons';
import { ReserveReasons } from './reserve-reasons';
import { inTurn } from './roster';
import { SeatingPlan } from './seating-plan';
import type { TermPicture } from './term-picture';
import type { PlacementReason } from './why';
import { reasonsFor } from './why-all';

/** A block without a place, in queue order from 1 per requirement. */
export interface Reserve extends ReserveReason {
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly position: number;
}

/** Who is left without a place, in queue order, and why everybody who has not her first wish does not have it. */
export function reasonsAndReserves(picture: TermPicture, compiled: CompiledProblem, solution: PlacementSolution, { left, exchanged }: { readonly left: readonly Left[]; readonly exchanged: ReadonlySet<string> }): { reserves: Reserve[]; reasons: PlacementReason[] } {
  const plan = new SeatingPlan(compiled, solution.assignments, new Timetables(picture, compiled));
  const reserveReasons = new ReserveReasons(compiled, plan, picture);
  const explanations = new Map(explainUnplaced(compiled.problem, solution).map((explanation) => [seatKey(explanation.entity, explanation.block), explanation]));
  const waiting = new Map(plan.waiting().map((sitter) => [sitter.compiled, sitter]));
  const reasonOf = new Map(left.flatMap((one) => {
    const [explanation, sitter] = [explanations.get(seatKey(one.entity, one.id)), waiting.get(one.block)];
    return explanation && sitter ? [[one.block, reserveReasons.of(one, sitter, explanation)] as const] : [];
  }));
  return { reserves: reservesOf(left, reasonOf), reasons: reasonsFor(picture, compiled, plan, { exchanged, reserveReason: (sitter) => reasonOf.get(sitter.compiled) }) };
}

function reservesOf(left: readonly Left[], reasonOf: ReadonlyMap<Left['block'], ReserveReason>): Reserve[] {
  const waiting = left.flatMap(({ block, team }) => {
    const reason = reasonOf.get(block);
    return block.seats.flatMap(({ enrolment }) => {
      const member = team.members.find(({ studentId }) => studentId === enrolment.studentId);
      return member && reason ? [{ member, enrolmentId: enrolment.id, requirementId: block.requirement.id, reason }] : [];
    });
  });
  const queues = groupBy(waiting, ({ requirementId }) => requirementId);
  return [...queues.values()].flatMap((queue) => queue
    .sort((a, b) => inTurn(a.member, b.member))
    .map(({ enrolmentId, requirementId, reason }, i) => ({ enrolmentId, requirementId, position: i + 1, ...reason })));
}
