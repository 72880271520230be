import { inSentence } from '../../shared/swedish';
import { levelName } from '../candidate';
import type { Rule } from '../candidate';

/** The unit must offer the specialty at the block's level; a basic place is no advanced place. */
export const level: Rule = {
  code: 'level',
  title: 'Nivå',
  breach: ({ unit, requirement, specialtyName }) => unit.offers.includes(`${requirement.specialty} ${requirement.level}`)
    ? undefined
    : `${unit.name} erbjuder inga platser i ${inSentence(specialtyName)} på ${levelName(requirement.level)} under terminen. Be enheten publicera platser eller välj en annan.`,
};
