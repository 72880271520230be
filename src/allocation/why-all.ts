import type { CompiledProblem } from './compile-problem';
import type { ReserveReason } from './reserve-reasons';
import type { Seat } from './roster';
import type { SeatingPlan } from './seating-plan';
import type { Sitter, Sitting } from './sitting';
import type { TermPicture } from './term-picture';
import type { PlacementReason } from './why';
import type { FullFacts } from './why-full';
import { WishReasons } from './why-wishes';

export interface AllFacts extends Pick<FullFacts, 'exchanged'> {
  readonly reserveReason: (sitter: Sitter) => ReserveReason | undefined;
}

/** Why each block without a place has none, and why each other has not the place first wished for. */
export function reasonsFor(picture: TermPicture, compiled: CompiledProblem, plan: SeatingPlan, { reserveReason, exchanged }: AllFacts): PlacementReason[] {
  const wishes = new WishReasons({ plan, meanings: compiled.meanings, picture, exchanged }, picture);
  return plan.all().flatMap((sitter): PlacementReason[] => {
    const at = plan.sittingOf(sitter);
    const asking = sitter.compiled.seats.filter((seat) => !wishes.isContent(seat, at));
    if (asking.length === 0) return [];
    // Her own place is no obstacle to another of hers.
    if (at) plan.leave(at);
    const reasons = asking.flatMap((seat) => reasonOf(seat, sitter, at, wishes, at ? undefined : reserveReason(sitter)));
    if (at) plan.sit(at);
    return reasons;
  });
}

function reasonOf(seat: Seat, sitter: Sitter, at: Sitting | undefined, wishes: WishReasons, reserve: ReserveReason | undefined): PlacementReason[] {
  const told = wishes.of(seat, sitter, at);
  const [first] = told;
  const ids = { enrolmentId: seat.enrolment.id, requirementId: sitter.compiled.requirement.id, placed: at !== undefined, gotRank: wishes.rankOf(seat, at), wishes: told };
  if (reserve) return [{ ...ids, code: reserve.code, sv: reserve.reason, en: reserve.english }];
  return first ? [{ ...ids, code: first.code, sv: first.sv, en: first.en }] : [];
}
