import type { Day } from '../shared/day';
import type { Week } from '../shared/week';
import type { ItemState } from './request';

/** A question that somebody has yet to answer: who, since when, until when. */
export interface OpenQuestion {
  readonly id: string;
  /** Number of the placement; null where no unit is chosen. */
  readonly placement: number | null;
  /** Number and id of the request that it came with. */
  readonly request: number | null;
  readonly requestId: string | null;
  readonly university: string;
  readonly host: string;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly term: string;
  readonly course: string;
  readonly specialty: string;
  readonly level: 'basic' | 'advanced';
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly daysLeft: number;
  readonly isEscalated: boolean;
}

/** A request with where its students stand. */
export interface RequestLine {
  readonly id: string;
  readonly number: number;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly host: string;
  readonly course: string;
  readonly requirement: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly askedAt: Date;
  readonly states: readonly ItemState[];
  /** Why rules refuse students, each reason once. */
  readonly reasons: readonly string[];
}

interface Named {
  readonly code: string;
  readonly name: string;
}

/** A block of a course that places may be asked for. */
export interface BlockChoice {
  readonly course: string;
  readonly courseName: string;
  readonly requirement: string;
  readonly specialty: string;
  readonly students: number;
  /** Students without a place who have not been asked for. */
  readonly without: number;
}

/** All that a coordinator needs to ask for places in a term. */
export interface TermRequests {
  readonly term: { readonly code: string; readonly firstWeek: Week; readonly lastWeek: Week };
  readonly open: readonly OpenQuestion[];
  readonly requests: readonly RequestLine[];
  readonly blocks: readonly BlockChoice[];
  readonly hosts: readonly Named[];
  readonly units: readonly (Named & { readonly host: string })[];
}

/** What an organisation that receives students is asked. */
export interface HostRequests {
  readonly open: readonly OpenQuestion[];
  readonly units: readonly (Named & { readonly specialties: readonly string[] })[];
}

/** Questions that wait for a unit to be chosen, those of one request together. */
export function unplacedOf(open: readonly OpenQuestion[]): { readonly requestId: string; readonly questions: readonly OpenQuestion[] }[] {
  const groups = new Map<string, OpenQuestion[]>();
  for (const question of open) {
    if (question.unit !== null || question.requestId === null) continue;
    groups.set(question.requestId, [...(groups.get(question.requestId) ?? []), question]);
  }
  return [...groups].map(([requestId, questions]) => ({ requestId, questions }));
}
