import { inSentence } from '../../shared/swedish';
import { levelName } from '../candidate';
import type { Rule } from '../candidate';

/** Advanced level takes a supervisor who is listed as competent; basic level does where the unit lists supervisors at all. */
export const competence: Rule = {
  code: 'competence',
  title: 'Handledarkompetens',
  breach: ({ unit, requirement, specialtyName }) => {
    const { specialty, level } = requirement;
    if (level === 'basic' && !unit.listsSupervisors) return undefined;
    const suffices = level === 'basic' ? [`${specialty} basic`, `${specialty} advanced`] : [`${specialty} advanced`];
    if (suffices.some((competent) => unit.competences.includes(competent))) return undefined;
    return `${unit.name} har ingen handledare med kompetens i ${inSentence(specialtyName)} på ${levelName(level)}. Registrera en handledare eller välj en annan enhet.`;
  },
};
