import { capacitySentence, quotaSentence, supervisorsSentence } from '../bookings/shortage';
import { addDays } from '../shared/day';
import type { Meaning } from './counted';
import type { Scarcity } from './room';
import type { PictureTerm } from './term-picture';

type Weekly = Extract<Meaning, { code: 'capacity' | 'supervisors' }>;

/** How little is left, and at how many units. */
export interface Shortness extends Scarcity {
  readonly units: number;
}

/** The unit or the agreement that a resource belongs to. */
export function unitOf(meaning: Meaning): string {
  if (meaning.code === 'quota') return meaning.quota.id;
  return meaning.code === 'no-agreement' ? meaning.agreement.id : meaning.unit.id;
}

/** What is too little, in Swedish, with its figures and the way out. */
export function scarcitySentence(meaning: Meaning, short: Shortness, term: Pick<PictureTerm, 'firstDay'>): string {
  switch (meaning.code) {
    case 'quota': {
      const { code, places } = meaning.quota;
      return quotaSentence({ code, agreement: meaning.agreement.name, places, taken: places - short.left });
    }
    case 'no-agreement':
      return `Avtalet ${meaning.agreement.code} gäller ${meaning.agreement.validFrom}–${meaning.agreement.validTo ?? ''} och täcker inte de veckor som är lediga. Förläng avtalet.`;
    case 'conflict-of-interest':
      return `Jäv: studenten kan inte vara på ${meaning.unit.name} de veckor som är lediga. Välj en annan enhet.`;
    default:
      return weekly(meaning, short, addDays(term.firstDay, 7 * short.week));
  }
}

function weekly(meaning: Weekly, { left, units }: Shortness, monday: string): string {
  const places = meaning.weeks.find((week) => week.monday === monday)?.places ?? 0;
  const figures = { unitName: meaning.unit.name, specialty: meaning.specialty, level: meaning.level, monday, places, taken: places - left };
  const sentence = meaning.code === 'capacity' ? capacitySentence(figures) : supervisorsSentence(figures);
  return units > 1 ? `Platserna räcker inte på de ${units} enheter som kan ta emot. ${sentence}` : sentence;
}
