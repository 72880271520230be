import { Problem } from '../shared/problem';

/** Where a booking stands; those from `held` to `completed` hold their place. */
export type BookingState =
  | 'requested' | 'held' | 'offered' | 'confirmed' | 'published' | 'started' | 'completed'
  | 'interrupted' | 'cancelled' | 'withdrawn' | 'replaced';

export type BookingStep =
  | 'hold' | 'offer' | 'accept' | 'decline' | 'confirm' | 'publish' | 'start' | 'complete' | 'interrupt' | 'cancel' | 'withdraw' | 'replace' | 'redirect';

/** On whose side somebody stands to a booking; the system stands on all. */
export type Side = 'university' | 'host' | 'student' | 'system';

interface Transition {
  readonly from: readonly BookingState[];
  readonly to: BookingState;
  /** Sides that may take the step; the system may take all. */
  readonly by: readonly Side[];
  /** What happens with the counted places: taken, given back where any are held, or kept as they are. */
  readonly places: 'take' | 'release' | 'keep';
  /** Whether the step needs a reason in words. */
  readonly needsReason: boolean;
}

/** What a state means: who is to take the next step that leads on, and how a booking may begin. */
interface Standing {
  /** Nobody's, where the booking has come to its end. */
  readonly awaits: Exclude<Side, 'system'> | null;
  /** Whether a booking may be made in this state. */
  readonly begins: boolean;
}

/**
 * Every state there is. Requested: asked for, no place held. Held: the place is held, the host has yet to answer. Offered: the place
 * is held, the student has yet to answer. Confirmed: the host has said yes. Published: the student has been told.
 */
export const states: Readonly<Record<BookingState, Standing>> = {
  requested: { awaits: 'host', begins: true },
  held: { awaits: 'host', begins: true },
  offered: { awaits: 'student', begins: true },
  confirmed: { awaits: 'university', begins: false },
  published: { awaits: 'host', begins: false },
  started: { awaits: 'host', begins: false },
  completed: { awaits: null, begins: false },
  interrupted: { awaits: null, begins: false },
  cancelled: { awaits: null, begins: false },
  withdrawn: { awaits: null, begins: false },
  replaced: { awaits: null, begins: false },
};

/** States in which a booking may be made. */
export type FirstState = 'requested' | 'held' | 'offered';

const planned: readonly BookingState[] = ['requested', 'held', 'offered', 'confirmed', 'published'];
const university: readonly Side[] = ['university'];
const host: readonly Side[] = ['host'];
const anyone: readonly Side[] = ['university', 'host'];
const asked: readonly Side[] = ['student', 'university'];
const nobody: readonly Side[] = [];

/**
 * Every step there is: from where, to where, by whom, and what it entails. No state but the last five is left without a way on.
 * What comes to `held` asks the host; what gives its places back leaves them to reserves; for a student the university may answer.
 */
export const transitions: Readonly<Record<BookingStep, Transition>> = {
  hold: { from: ['requested'], to: 'held', by: anyone, places: 'take', needsReason: false },
  offer: { from: ['requested'], to: 'offered', by: nobody, places: 'take', needsReason: false },
  accept: { from: ['offered'], to: 'held', by: asked, places: 'keep', needsReason: false },
  decline: { from: ['offered'], to: 'cancelled', by: asked, places: 'release', needsReason: true },
  confirm: { from: ['held'], to: 'confirmed', by: host, places: 'keep', needsReason: false },
  publish: { from: ['confirmed'], to: 'published', by: university, places: 'keep', needsReason: false },
  start: { from: ['published'], to: 'started', by: host, places: 'keep', needsReason: false },
  complete: { from: ['started'], to: 'completed', by: host, places: 'keep', needsReason: false },
  interrupt: { from: ['started'], to: 'interrupted', by: anyone, places: 'release', needsReason: true },
  cancel: { from: planned, to: 'cancelled', by: anyone, places: 'release', needsReason: true },
  withdraw: { from: planned, to: 'withdrawn', by: ['university', 'student'], places: 'release', needsReason: true },
  replace: { from: planned, to: 'replaced', by: university, places: 'release', needsReason: true },
  // the host sends what it has yet to answer on to another of its units
  redirect: { from: ['requested', 'held'], to: 'replaced', by: host, places: 'release', needsReason: true },
};

const holding: ReadonlySet<BookingState> = new Set(['held', 'offered', 'confirmed', 'published', 'started', 'completed']);

/** Whether a booking in this state counts against capacity, supervision and quotas. */
export const holdsPlace = (state: BookingState): boolean => holding.has(state);

/** Steps that a side may take from a state. */
export const possibleSteps = (state: BookingState, side: Side): BookingStep[] =>
  (Object.keys(transitions) as BookingStep[]).filter((step) => {
    const { from, by } = transitions[step];
    return from.includes(state) && (side === 'system' || by.includes(side));
  });

/** The transition that the step means here; throws Problem when the state, the side or a missing reason forbids it. */
export function transitionFor(step: BookingStep, state: BookingState, side: Side, reason = ''): Transition {
  const transition = transitions[step];
  if (!transition.from.includes(state)) {
    const ways = possibleSteps(state, side);
    const way = ways.length > 0 ? `possible now: ${ways.join(', ')}` : 'nothing more can be done with it';
    throw new Problem('booking-step-impossible', 'refused', `A booking that is ${state} cannot ${step}; ${way}.`);
  }
  if (side !== 'system' && !transition.by.includes(side)) throw notFor(step, side);
  if (transition.needsReason && reason.trim() === '') {
    throw new Problem('reason-required', 'invalid', `To ${step} a booking takes a reason; say why in a few words.`);
  }
  return transition.places === 'release' && !holdsPlace(state) ? { ...transition, places: 'keep' } : transition;
}

const notFor = (step: BookingStep, side: Side): Problem =>
  new Problem('side-required', 'forbidden', `The ${side} may not ${step} a booking; that is for the ${transitions[step].by.join(' or the ') || 'system'}.`);

const universityRoles: ReadonlySet<string> = new Set(['coordinator', 'admin']);
const hostRoles: ReadonlySet<string> = new Set(['host', 'region_coordinator', 'admin']);

/** The side on which a role of an organisation stands to a booking; undefined when it has none. */
export function sideOf(role: string, organisationId: string, parties: { readonly universityId: string; readonly hostId: string }): Side | undefined {
  if (role === 'student') return 'student';
  if (universityRoles.has(role) && organisationId === parties.universityId) return 'university';
  return hostRoles.has(role) && organisationId === parties.hostId ? 'host' : undefined;
}
