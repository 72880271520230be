import type { CountedWeek, UnitOverview } from './unit-overview';
import { unitSentence } from './unit-refusal';

const week = (monday: string, taken: number, level: 'basic' | 'advanced' = 'basic'): CountedWeek => ({ specialty: 'med', specialtyName: 'Medicin', level, monday, places: 4, taken });
const unit: UnitOverview = {
  code: 'K', name: 'Kliniken', town: 'Karlskrona', organisation: 'Region Blekinge', hsaId: '', specialties: [], supervised: [], closures: [], supervisors: [], placements: [], others: [],
  term: { code: 'HT2026', firstDay: '2026-08-31', lastDay: '2027-01-17' },
  counted: [week('2026-09-07', 2), week('2026-09-14', 2), week('2026-09-21', 0), week('2026-09-28', 1), week('2026-12-28', 1, 'advanced'), week('2027-01-04', 1, 'advanced')],
};
const publish = { specialty: 'med', level: 'basic', firstWeek: '2026-W36', lastWeek: '2027-W02' };
const filled = (input: Record<string, string>, fields: string[] = []) => ({ input, fields });

it.each([
  ['kapacitet', { ...publish, places: '0' }, 'Vecka 37–38 och 40 har upp till 2 bokade studenter. Publicera minst 2, eller flytta eller ställ in placeringar först.'],
  ['kapacitet', { ...publish, places: '1', lastWeek: '2026-W37' }, 'Vecka 37 har 2 bokade studenter. Publicera minst 2, eller flytta eller ställ in placeringar först.'],
  ['kapacitet', { ...publish, places: '0', level: 'advanced' }, 'Vecka 53–1 har upp till 1 bokad student. Publicera minst 1, eller flytta eller ställ in placeringar först.'],
] as const)('names the weeks and figures that stand against %s of %j', (form, input, sentence) => {
  expect(unitSentence('below-booked', form, filled(input), unit)).toBe(sentence);
});

it('says nothing of its own where the page shows nothing that stands against it', () => {
  expect(unitSentence('below-booked', 'kapacitet', filled({ ...publish, places: '4' }), unit)).toBeUndefined();
  expect(unitSentence('weeks-reversed', 'kapacitet', filled(publish), unit)).toBeUndefined();
});

it('names the field that could not be read', () => {
  expect(unitSentence('request-invalid', 'kapacitet', filled({ places: 'x' }, ['term', 'places']), unit)).toContain('heltal');
});
