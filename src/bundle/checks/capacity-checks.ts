import { byCode, type Check } from './check';
import { termsText, touchesTerm } from './term-weeks';

const unitSpecialty: Check = ({ capacity, units }, say) => {
  const known = byCode(units);
  for (const entry of capacity) {
    const unit = known.get(entry.row.unit);
    if (unit && !unit.specialties.includes(entry.row.specialty)) {
      say('capacity', entry, 'specialty', 'specialty-not-at-unit', `one of the specialties of ${unit.code}: ${unit.specialties.join(', ')}`);
    }
  }
};

const weeksInATerm: Check = (bundle, say) => {
  for (const sheet of ['capacity', 'closures', 'supervisors'] as const) {
    for (const entry of bundle[sheet]) {
      const { first_week: first, last_week: last } = entry.row;
      if (last >= first && !touchesTerm(bundle, first, last)) say(sheet, entry as never, 'first_week', 'outside-terms', `weeks of a term: ${termsText(bundle)}`);
    }
  }
};

const competencesAreKnown: Check = ({ supervisors, specialties }, say) => {
  const known = byCode(specialties);
  for (const entry of supervisors) {
    const seen = new Set<string>();
    for (const { specialty } of entry.row.competences) {
      if (!known.has(specialty)) say('supervisors', entry, 'competences', 'unknown-reference', `a code that specialties holds (${specialty} is none)`);
      if (seen.has(specialty)) say('supervisors', entry, 'competences', 'doubled-in-list', `${specialty} once, at its highest level`);
      seen.add(specialty);
    }
  }
};

export const capacityChecks: readonly Check[] = [unitSpecialty, weeksInATerm, competencesAreKnown];
