import type { Check } from './check';
import { allTerms, termsText, touchesTerm } from './term-weeks';

const unitSpecialty: Check = ({ capacity }, say, ground) => {
  const known = ground.known('units');
  for (const entry of capacity) {
    const specialties = known.get(entry.row.unit)?.specialties;
    if (specialties && !specialties.includes(entry.row.specialty)) {
      say('capacity', entry, 'specialty', 'specialty-not-at-unit', `one of the specialties of ${entry.row.unit}: ${specialties.join(', ')}`);
    }
  }
};

const weeksInATerm: Check = (bundle, say, ground) => {
  const terms = allTerms(ground);
  if (!terms) return;
  for (const sheet of ['capacity', 'closures', 'supervisors'] as const) {
    for (const entry of bundle[sheet]) {
      const { first_week: first, last_week: last } = entry.row;
      if (last >= first && !touchesTerm(terms, first, last)) say(sheet, entry as never, 'first_week', 'outside-terms', `weeks of a term: ${termsText(terms)}`);
    }
  }
};

const competencesAreKnown: Check = ({ supervisors }, say, ground) => {
  const known = ground.known('specialties');
  for (const entry of supervisors) {
    const seen = new Set<string>();
    for (const { specialty } of entry.row.competences) {
      if (!known.has(specialty) && !ground.mayBeLost('specialties', { code: specialty })) say('supervisors', entry, 'competences', 'unknown-reference', `a code that specialties holds (${specialty} is none)`);
      if (seen.has(specialty)) say('supervisors', entry, 'competences', 'doubled-in-list', `${specialty} once, at its highest level`);
      seen.add(specialty);
    }
  }
};

export const capacityChecks: readonly Check[] = [unitSpecialty, weeksInATerm, competencesAreKnown];
