import { inSentence } from '../../shared/swedish';
import type { PersonalRule } from '../candidate';

/** Where the course asks for it, a student comes back to a unit where she has been in the specialty; who has been nowhere may be anywhere. */
export const continuity: PersonalRule = {
  code: 'continuity',
  title: 'Samma enhet som förut',
  breach: ({ unit, requirement, specialtyName, student: { formerUnitIds } }) => !requirement.sameUnit || formerUnitIds.length === 0 || formerUnitIds.includes(unit.id)
    ? undefined
    : `Blocket i ${inSentence(specialtyName)} ska göras där studenten har varit förut, och det är inte ${unit.name}. Välj enheten från tidigare terminer, eller ta bort kravet på samma enhet.`,
};
