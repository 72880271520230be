/** Why a student cannot be at a unit, or got no place; stable, for programs. */
export type ReasonCode =
  | 'specialty' | 'level' | 'competence' | 'study-site' | 'no-agreement' | 'conflict-of-interest'
  | 'commuting' | 'continuity' | 'home-days' | 'spacing' | 'weeks-away' | 'beds'
  | 'window' | 'window-closed' | 'closure' | 'blocked-week' | 'overlap' | 'order' | 'capacity' | 'reserved' | 'supervisors' | 'quota' | 'priority' | 'abroad-last';
