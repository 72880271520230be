import type { Breach } from '../shared/problem';
import { counted } from '../shared/swedish';
import { weekdayFields } from './course-fields';

type Input = Readonly<Record<string, string>>;

/** A refused form of a course's page, as it was sent. */
export interface CourseRefusal {
  /** Which: of the course, of a new block, or of the block with the id. */
  readonly form: string;
  readonly sentence: string;
  /** Why, by the name of the field. */
  readonly errors: Input;
  readonly input: Input;
}

interface Fault {
  readonly field: string;
  readonly says: string;
}

const weeks = 'Skriv ett helt antal veckor, högst 60, eller lämna tomt.';

/** What a field takes, where what stood in it could not be read. */
const readings: Input = {
  name: 'Skriv ett namn på högst 200 tecken, utan personnummer.',
  programmeTerm: 'Skriv en termin från 1 till 20.',
  groups: 'Skriv ett antal grupper från 1 till 500.',
  awayOverKm: 'Skriv hela kilometer, högst 2000, eller lämna tomt.',
  awayMinWeeks: weeks,
  awayMaxWeeks: weeks,
  code: 'Skriv en kod med 1 till 40 bokstäver, siffror, punkter eller streck.',
  days: 'Skriv ett antal dagar från 1 till 300.',
  windowWeeks: 'Skriv ett antal veckor från 1 till 60.',
  sequence: 'Skriv en ordning från 1 till 100.',
  minGapWeeks: weeks,
  maxGapWeeks: weeks,
  earliestWeek: 'Välj en vecka.',
  latestWeek: 'Välj en vecka.',
};

const columnNames: Input = { specialty: 'Specialiteten', level: 'Nivån', windowWeeks: 'Antalet veckor' };

const most = ({ windowWeeks, daysPerWeek }: Input): number => Number(windowWeeks) * Number(daysPerWeek);
const onDays = (input: Input): number => weekdayFields.filter((name) => input[name] === 'ja').length;

/** What each rule that was broken says of which field. */
const rules: Readonly<Record<string, (input: Input, breach: Breach) => Fault>> = {
  'days-beyond-window': (input) => ({ field: 'days', says: `${input['days'] ?? ''} dagar ryms inte: det blir högst ${most(input)} på ${input['windowWeeks'] ?? ''} veckor med ${input['daysPerWeek'] ?? ''} dagar i veckan. Skriv färre dagar eller fler veckor.` }),
  'days-beyond-pattern': (input) => ({ field: 'weekdays', says: `${input['days'] ?? ''} dagar ryms inte på ${counted(onDays(input), 'veckodag', 'veckodagar')} under ${input['windowWeeks'] ?? ''} veckor. Välj fler veckodagar, eller fler veckor.` }),
  'weeks-reversed': () => ({ field: 'latestWeek', says: 'Den sista veckan kommer före den första. Byt plats på dem.' }),
  'window-beyond-weeks': ({ windowWeeks }) => ({ field: 'latestWeek', says: `${windowWeeks ?? ''} veckor ryms inte mellan den första och den sista veckan. Välj en senare sista vecka.` }),
  'gap-without-order': () => ({ field: 'inOrder', says: 'Veckor emellan förutsätter att blocket kommer efter de tidigare. Välj Ja, eller ta bort veckorna.' }),
  'gap-reversed': ({ minGapWeeks }) => ({ field: 'maxGapWeeks', says: `Högst kan inte vara färre än minst. Skriv ${minGapWeeks ?? ''} eller fler.` }),
  'requirement-booked': (_, { detail }) => {
    const [field = ''] = /^\w+/.exec(detail) ?? [];
    return { field, says: `${columnNames[field] ?? 'Det'} kan inte ändras: studenter har redan platser. Ställ in dem först, eller lägg till ett nytt block.` };
  },
  'beyond-curriculum': () => ({ field: 'programmeTerm', says: 'Utbildningsplanen har inte så många terminer. Skriv en tidigare termin.' }),
  'groups-without-rotation': () => ({ field: 'groups', says: 'Flera grupper är för kurser där grupper går tillsammans. Välj Ja där, eller skriv 1.' }),
  'away-without-distance': () => ({ field: 'awayOverKm', says: 'Skriv från hur många kilometer en placering räknas som borta, eller ta bort veckorna.' }),
  'away-reversed': ({ awayMinWeeks }) => ({ field: 'awayMaxWeeks', says: `Högst kan inte vara färre än minst. Skriv ${awayMinWeeks ?? ''} eller fler.` }),
};

/** Sentences of the course's page by the code of what was refused. */
export const courseSentences: Input = {
  'version-stale': 'Någon har ändrat sedan du läste sidan. Läs hur det ser ut nu och gör om ändringen.',
};

/** What was refused: the fields that could not be read, and the rules that were broken. */
interface Refused {
  readonly code: string;
  readonly unread: readonly string[];
  readonly breaches: readonly Breach[];
}

/** Why each field of a course's page was refused, by its name. */
export function fieldErrors({ code, unread, breaches }: Refused, input: Input): Input {
  const faults = [
    ...unread.flatMap((field): Fault[] => (readings[field] === undefined ? [] : [{ field, says: readings[field] }])),
    ...breaches.flatMap((breach) => rules[breach.code]?.(input, breach) ?? []),
    ...(code === 'already-exists' ? [{ field: 'code', says: 'Kursen har redan ett block med den koden. Välj en annan.' }] : []),
  ];
  return Object.fromEntries(faults.map(({ field, says }) => [field, says]));
}
