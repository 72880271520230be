import type { Breach } from '../shared/problem';
import { weekOf } from '../shared/week';
import { levelName } from './candidate';
import type { Level } from '../organisations/unit';

/** A quota's figures, as the sentence about it needs them. */
export interface QuotaFigures {
  readonly code: string;
  readonly agreement: string;
  readonly places: number;
  readonly taken: number;
}

/** A counted week's figures. */
export interface WeekFigures {
  readonly unitName: string;
  readonly specialty: string;
  readonly level: Level;
  readonly monday: string;
  readonly places: number;
  readonly taken: number;
}

/** The agreement's quota is full, whatever the clinic has left. */
export const quotaSentence = ({ code, agreement, places, taken }: QuotaFigures): string =>
  `Avtalskvoten ${code} i ${agreement} är full: ${taken} av ${places} platser är tagna. Höj kvoten eller vänta på en återlämnad plats.`;

/** The unit has no place left in a week. */
export const capacitySentence = ({ unitName, specialty, level, monday, places, taken }: WeekFigures): string =>
  `${unitName} har ${taken} av ${places} platser i ${specialty} på ${levelName(level)} tagna vecka ${weekOf(monday)}. Välj andra veckor, en annan enhet, eller be om fler platser.`;

/** The unit's supervisors have all they can take in a week. */
export const supervisorsSentence = ({ unitName, specialty, level, monday, places, taken }: WeekFigures): string => {
  const whose = specialty === '*' ? 'handledarna' : `handledarna i ${specialty} (${levelName(level)})`;
  return `På ${unitName} kan ${whose} ta emot ${places} studenter vecka ${weekOf(monday)} och har ${taken}. Välj andra veckor eller be om fler handledare.`;
};

/** What is too little as breaches: each quota, and each unit's scarcest week once. */
export function shortageBreaches(shortage: {
  readonly quotas: readonly QuotaFigures[];
  readonly capacity: readonly WeekFigures[];
  readonly supervision: readonly WeekFigures[];
}): Breach[] {
  return [
    ...shortage.quotas.map((row) => ({ code: 'quota', detail: quotaSentence(row) })),
    ...shortage.capacity.map((row) => ({ code: 'capacity', detail: capacitySentence(row) })),
    ...shortage.supervision.map((row) => ({ code: 'supervisors', detail: supervisorsSentence(row) })),
  ];
}
