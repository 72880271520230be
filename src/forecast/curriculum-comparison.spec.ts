import type { Rate } from '../agreements/rate';
import { compareCurricula, termsFrom, type CurriculumBlock } from './curriculum-comparison';

const block = (curriculum: string, terms: number, programmeTerm: number, days: number): CurriculumBlock =>
  ({ curriculum, terms, course: `${curriculum}-T${programmeTerm}`, courseName: '', programmeTerm, specialty: 'primary', specialtyName: 'Primärvård', days });
const blocks = [block('L11', 11, 11, 15), block('L12', 12, 11, 25), block('L12', 12, 12, 25)];
const rate: Rate = {
  id: 'R', legId: 'L', firstDay: '2025-01-01', lastDay: null, amountOre: 386_250n, unit: 'week', status: 'decided', decision: 'RD', decidedBy: null, decidedOn: null, documentNumber: null,
};
const order = { from: 'L11', to: 'L12', applicants: 7, newFrom: 'HT2021', firstTerm: 'VT2026', lastTerm: 'HT2027' };

describe('days under both curricula', () => {
  it('are 105 and 350 for seven students, at 2025 rate 81 112.50 and 270 375.00 (A5, E01)', () => {
    const compared = compareCurricula(blocks, order, () => rate);
    expect(compared.from).toMatchObject({ days: 105, fullTimeStudents: 0.525, amountOre: 8_111_250n });
    expect(compared.to).toMatchObject({ days: 350, fullTimeStudents: 1.75, amountOre: 27_037_500n });
    expect(compared).toMatchObject({ moreDays: 245, moreOre: 18_926_250n });
  });

  it('follow the cohorts: who began on the old one keeps it', () => {
    const { terms } = compareCurricula(blocks, order, () => undefined);
    expect(terms).toEqual([
      { term: 'VT2026', oldDays: 105, newDays: 0, days: 105, amountOre: null },
      { term: 'HT2026', oldDays: 0, newDays: 175, days: 175, amountOre: null },
      { term: 'VT2027', oldDays: 0, newDays: 350, days: 350, amountOre: null },
      { term: 'HT2027', oldDays: 0, newDays: 350, days: 350, amountOre: null },
    ]);
  });

  it('say nothing of money that is paid by visits', () => {
    expect(compareCurricula(blocks, order, () => ({ ...rate, unit: 'visit' })).to.amountOre).toBeNull();
  });
});

it('terms follow each other over New Year', () => {
  expect(termsFrom('HT2026', 'VT2028')).toEqual(['HT2026', 'VT2027', 'HT2027', 'VT2028']);
});
