import { Problem } from '../shared/problem';

/** Where a booking stands; those from `held` to `completed` hold their place. */
export type BookingState =
  | 'requested' | 'held' | 'offered' | 'confirmed' | 'published' | 'started' | 'completed'
  | 'interrupted' | 'cancelled' | 'withdrawn' | 'replaced';

export type BookingStep =
  | 'hold' | 'offer' | 'confirm' | 'publish' | 'start' | 'complete' | 'interrupt' | 'cancel' | 'withdraw' | 'replace';

interface Transition {
  readonly from: readonly BookingState[];
  readonly to: BookingState;
  /** Roles that may take the step; the system may take all. */
  readonly by: readonly string[];
  /** What happens with the counted places: taken, given back, or kept as they are. */
  readonly places: 'take' | 'release' | 'keep';
  /** Whether the step needs a reason in words. */
  readonly needsReason: boolean;
}

const planned: readonly BookingState[] = ['requested', 'held', 'offered', 'confirmed', 'published'];
const university = ['coordinator', 'admin'];
const host = ['host', 'region_coordinator', 'admin'];
const anyone = [...university, 'host', 'region_coordinator'];

/** Every step there is: from where, to where, by whom, and what it entails. No state but the last four is left without a way on. */
export const transitions: Readonly<Record<BookingStep, Transition>> = {
  hold: { from: ['requested'], to: 'held', by: university, places: 'take', needsReason: false },
  offer: { from: ['held'], to: 'offered', by: anyone, places: 'keep', needsReason: false },
  confirm: { from: ['held', 'offered'], to: 'confirmed', by: host, places: 'keep', needsReason: false },
  publish: { from: ['confirmed'], to: 'published', by: university, places: 'keep', needsReason: false },
  start: { from: ['published'], to: 'started', by: host, places: 'keep', needsReason: false },
  complete: { from: ['started'], to: 'completed', by: host, places: 'keep', needsReason: false },
  interrupt: { from: ['started'], to: 'interrupted', by: anyone, places: 'release', needsReason: true },
  cancel: { from: planned, to: 'cancelled', by: anyone, places: 'release', needsReason: true },
  withdraw: { from: planned, to: 'withdrawn', by: [...university, 'student'], places: 'release', needsReason: true },
  replace: { from: planned, to: 'replaced', by: university, places: 'release', needsReason: true },
};

const holding: ReadonlySet<BookingState> = new Set(['held', 'offered', 'confirmed', 'published', 'started', 'completed']);

/** Whether a booking in this state counts against capacity, supervision and quotas. */
export const holdsPlace = (state: BookingState): boolean => holding.has(state);

/** Steps that a role may take from a state. */
export const possibleSteps = (state: BookingState, role: string): BookingStep[] =>
  (Object.keys(transitions) as BookingStep[]).filter((step) => {
    const { from, by } = transitions[step];
    return from.includes(state) && (role === 'system' || by.includes(role));
  });

/** The transition that the step means here; throws Problem when the state, the role or a missing reason forbids it. */
export function transitionFor(step: BookingStep, state: BookingState, role: string, reason = ''): Transition {
  const transition = transitions[step];
  if (!transition.from.includes(state)) {
    const ways = possibleSteps(state, role);
    const way = ways.length > 0 ? `possible now: ${ways.join(', ')}` : 'nothing more can be done with it';
    throw new Problem('booking-step-impossible', 'refused', `A booking that is ${state} cannot ${step}; ${way}.`);
  }
  if (role !== 'system' && !transition.by.includes(role)) {
    throw new Problem('role-required', 'forbidden', `The role ${role} may not ${step} a booking; that takes one of ${transition.by.join(', ')}.`);
  }
  if (transition.needsReason && reason.trim() === '') {
    throw new Problem('reason-required', 'invalid', `To ${step} a booking takes a reason; say why in a few words.`);
  }
  return transition;
}
