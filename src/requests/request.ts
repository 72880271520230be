/** Where one student of a request stands. */
export const itemStates = ['asked', 'accepted', 'declined', 'lapsed', 'withdrawn', 'refused'] as const;
export type ItemState = (typeof itemStates)[number];

/** Places asked for: of one block of a course, for some students or all who have none, at a unit or at one that a region chooses. */
export interface RequestOrder {
  readonly term: string;
  readonly course: string;
  /** Code of the block within the course. */
  readonly requirement: string;
  readonly unit?: string | undefined;
  /** Code of the host organisation whose coordinator chooses the unit. */
  readonly region?: string | undefined;
  readonly firstWeek: string;
  /** Codes of students; all of the course without a place for the block, where it is left out. */
  readonly students?: readonly string[] | undefined;
  readonly message?: string | undefined;
}

/** How many items stand where, such as `2 accepterade, 1 väntar på svar`. */
export function standing(states: readonly ItemState[]): string {
  const named: readonly (readonly [ItemState, string, string])[] = [
    ['asked', 'väntar på svar', 'väntar på svar'], ['accepted', 'accepterad', 'accepterade'], ['declined', 'avböjd', 'avböjda'], ['lapsed', 'obesvarad i tid', 'obesvarade i tid'],
    ['withdrawn', 'återtagen', 'återtagna'], ['refused', 'hindrad av en regel', 'hindrade av regler'],
  ];
  return named.flatMap(([state, one, many]) => {
    const count = states.filter((found) => found === state).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  }).join(', ');
}
