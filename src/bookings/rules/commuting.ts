import type { PersonalRule } from '../candidate';

/** A student whose circumstances limit how far she can travel is placed within that. */
export const commuting: PersonalRule = {
  code: 'commuting',
  title: 'Pendling',
  breach: ({ unit, student: { km, commuteKm } }) => commuteKm === null || km <= commuteKm
    ? undefined
    : `${unit.name} ligger ${km} km från studieorten; studenten kan pendla högst ${commuteKm} km. Välj en enhet närmare.`,
};
