import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import { addDays } from '../shared/day';
import type { Breach } from '../shared/problem';
import { weekListSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import type { DaySpan } from './candidate';

/** A supervisor with what decides whom she can be named for. */
export interface NamedSupervisor extends DaySpan {
  readonly code: string;
  readonly unitId: string;
  /** Students at the same time at most. */
  readonly students: number;
  readonly competences: readonly { readonly specialty: string; readonly level: Level }[];
}

/** A placement that a supervisor is named for. */
export interface Supervised extends DaySpan {
  readonly number: number;
  readonly unitId: string;
  readonly specialty: string;
  readonly level: Level;
}

const isCompetent = ({ competences }: NamedSupervisor, { specialty, level }: Pick<Supervised, 'specialty' | 'level'>): boolean =>
  competences.some((own) => own.specialty === specialty && (level === 'basic' || own.level === 'advanced'));

const isThere = ({ unitId, firstDay, lastDay }: NamedSupervisor, placement: Supervised): boolean =>
  unitId === placement.unitId && firstDay <= placement.firstDay && lastDay >= placement.lastDay;

/** Whether the supervisor is of that unit, competent, and in service in every week; how many she has is not asked. */
export const maySupervise = (supervisor: NamedSupervisor, placement: Supervised): boolean => isThere(supervisor, placement) && isCompetent(supervisor, placement);

/** What stands against naming a supervisor for placements, beside those that she is named for already. */
export function supervisorBreaches(supervisor: NamedSupervisor, placements: readonly Supervised[], others: readonly DaySpan[]): Breach[] {
  return [
    ...placements.flatMap((placement) => ownBreaches(supervisor, placement)),
    ...crowded(supervisor, [...placements, ...others]),
  ];
}

function ownBreaches(supervisor: NamedSupervisor, placement: Supervised): Breach[] {
  const { code } = supervisor;
  const which = `Handledare ${code}, placering ${placement.number}`;
  if (supervisor.unitId !== placement.unitId) return [{ code: 'supervisor-elsewhere', detail: `${which}: handledaren hör till en annan enhet. Välj en av enhetens egna.` }];
  return [
    ...(isCompetent(supervisor, placement) ? [] : [{ code: 'supervisor-competence', detail: `${which}: saknar kompetens för specialiteten och nivån. Välj en annan handledare.` }]),
    ...(isThere(supervisor, placement) ? [] : [{ code: 'supervisor-absent', detail: `${which}: är inte i tjänst alla veckor. Välj en annan handledare.` }]),
  ];
}

/** Weeks in which she would have more students than she takes. */
function crowded({ code, students }: NamedSupervisor, spans: readonly DaySpan[]): Breach[] {
  const load = new Map<Day, number>();
  for (const { firstDay, lastDay } of spans) {
    for (let monday = firstDay; monday <= lastDay; monday = addDays(monday, 7)) load.set(monday, (load.get(monday) ?? 0) + 1);
  }
  const full = [...load].filter(([, count]) => count > students).map(([monday]) => weekOf(monday)).sort();
  return full.length === 0 ? [] : [{ code: 'supervisor-full', detail: `Handledare ${code} tar emot högst ${students} åt gången och skulle få fler ${weekListSwedish(full)}. Välj en annan handledare.` }];
}
