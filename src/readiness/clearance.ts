import type { Day } from '../shared/day';
import type { Breach } from '../shared/problem';
import { expiringKinds, isHostKind, type DemandKind } from './demand';

/** Somebody's word that a student meets a demand, or no longer does. */
export interface NewClearance {
  /** Code of the student. */
  readonly student: string;
  readonly kind: DemandKind;
  readonly met: boolean;
  /** Last day on which it is met. */
  readonly expiresOn?: Day | undefined;
  /** Code of the host at which it holds. */
  readonly host?: string | undefined;
}

/** On whose behalf a demand is verified; a host sees only to what is its own. */
export interface Verifier {
  readonly isHost: boolean;
  /** Code of the organisation. */
  readonly organisation: string;
}

type Check = (clearance: NewClearance, verifier: Verifier) => string | undefined;

const checks: Readonly<Record<string, Check>> = {
  'not-for-host': ({ kind }, { isHost }) => (isHost && !isHostKind(kind)
    ? `kind: ${kind} is verified by the student's university; a host verifies confidentiality and e_card` : undefined),
  'expiry-missing': ({ kind, met, expiresOn }) => (met && expiresOn === undefined && expiringKinds.includes(kind)
    ? `expiresOn: tell the last day on which the ${kind} holds` : undefined),
  'expiry-of-unmet': ({ met, expiresOn }) => (!met && expiresOn !== undefined ? `expiresOn: what is not met does not expire; leave ${expiresOn} out` : undefined),
  'host-missing': ({ kind, host }, { isHost }) => (isHostKind(kind) && !isHost && host === undefined ? `host: ${kind} holds at one host; name it` : undefined),
  'host-not-asked': ({ kind, host }) => (!isHostKind(kind) && host !== undefined ? `host: ${kind} holds everywhere; leave ${host} out` : undefined),
  'other-host': ({ host }, { isHost, organisation }) => (isHost && host !== undefined && host !== organisation ? `host: you verify for ${organisation}, not for ${host}; leave it out` : undefined),
};

/** All that is wrong with what was marked, each by its place in the list. */
export const clearanceBreaches = (clearances: readonly NewClearance[], verifier: Verifier): Breach[] => clearances.flatMap((clearance, i) =>
  Object.entries(checks).flatMap(([code, check]) => {
    const detail = check(clearance, verifier);
    return detail === undefined ? [] : [{ code, detail: `clearances[${i}].${detail}` }];
  }));
