import { inSentence } from '../../shared/swedish';
import type { Rule } from '../candidate';

/** The unit must have the block's specialty. */
export const specialty: Rule = {
  code: 'specialty',
  title: 'Specialitet',
  breach: ({ unit, requirement, specialtyName }) => unit.specialties.includes(requirement.specialty)
    ? undefined
    : `${unit.name} har inte ${inSentence(specialtyName)}. Välj en enhet med den specialiteten.`,
};
