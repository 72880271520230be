import type { MoneyLeg, MoneyRate, MoneyTerms, ShownAgreement, Side } from './agreement-money';
import { loggedWords } from './logged-words';
import { coveredUntil, legSentence, moneyGaps, rateWords, vatSentence } from './money-sentences';

const side = (role: Side['role'], ...names: string[]): Side => ({ role, names, told: '' });
const rate = (firstDay: string, lastDay: string | null, part: Partial<MoneyRate> = {}): MoneyRate =>
  ({ id: firstDay, firstDay, lastDay, amountOre: 396_679n, unit: 'week', status: 'decided', decision: 'ALF', decidedBy: null, decidedOn: null, documentNumber: null, ...part });
const leg = (part: Partial<MoneyLeg> = {}): MoneyLeg => ({
  code: 'BLK-U', kind: 'teaching', creditor: side('host', 'Region Blekinge'), debtor: side('mediator', 'Region Skåne'), laterDebtor: null, laterAfterMonths: null, period: 'month', cutOffDays: 0, daysNet: 30,
  series: 'U', wholeKronor: false, vatCategory: 'O', vatDecidedBy: 'Ekonomichefen', vatDecidedOn: '2025-12-01', vatReason: '3 kap. 1 § mervärdesskattelagen', version: 1, inherits: false, ratesFrom: null,
  followers: [], rates: [rate('2026-01-01', null)], decidedBy: null, decidedOn: null, documentNumber: null, ...part,
});
const terms = (part: Partial<MoneyTerms> = {}): MoneyTerms => ({
  fromDay: '2026-01-01', toDay: null, absence: 'certified_only', noticeDays: 0, cancelDeadlineDays: 0, cancelPercent: 0, cancelMaxWeeks: null, housingAdvancedBy: null, housingRules: null, housingName: null,
  travelRules: null, travelName: null, decidedBy: null, decidedOn: null, documentNumber: null, ...part,
});
const gaps = (legs: MoneyLeg[], version = terms(), agreement: Partial<ShownAgreement> = {}): string[] =>
  moneyGaps({ agreement: { funding: 'alf', validFrom: '2026-01-01', validTo: null, ...agreement } as ShownAgreement, legs, terms: [version] }, '2026-10-01');

describe('a leg in words', () => {
  it('says who bills whom for what, when', () => {
    expect(legSentence(leg())).toBe('Region Blekinge fakturerar Region Skåne för undervisning, varje månad i efterskott, 30 dagar netto.');
    const both = leg({ creditor: side('host', 'Region Blekinge', 'Region Halland'), debtor: side(null, 'Hemkliniken AB'), laterDebtor: side('owner', 'Lunds universitet'), laterAfterMonths: 3, cutOffDays: 10, period: 'term', wholeKronor: true });
    expect(legSentence(both)).toBe('Varje värd fakturerar Hemkliniken AB för undervisning, efter terminens slut, 10 dagar efter periodens slut, 30 dagar netto. Efter 3 månader av placeringen betalar Lunds universitet. Att betala avrundas till hela kronor.');
  });

  it('says what was decided on VAT, and what is paid for what', () => {
    expect(vatSentence(leg())).toBe('Utanför mervärdesskatt: 3 kap. 1 § mervärdesskattelagen. Beslutat av Ekonomichefen 1 december 2025.');
    expect(rateWords(rate('2026-01-01', null, { unit: 'month' }))).toBe('3\u00a0966,79 kr per månad vid heltid');
    expect(rateWords(rate('2026-01-01', null, { unit: 'none' }))).toBe('ingen ersättning');
  });
});

describe('what is to be put right before a run', () => {
  it('is nothing where all is told', () => {
    expect(gaps([leg()])).toEqual([]);
  });

  it('is a rate that ends, is preliminary, or is not there', () => {
    const year = [rate('2026-01-01', '2026-06-30'), rate('2026-07-01', '2026-12-31', { status: 'preliminary' })];
    expect(coveredUntil(year, '2026-03-01')).toBe('2026-12-31');
    expect(gaps([leg({ rates: year })])).toEqual([
      'Undervisning (BLK-U): ersättningen från 1 juli 2026 är preliminär. När den beslutas rättas det som är fakturerat.',
      'Undervisning (BLK-U): ersättning finns till och med 31 december 2026. Senare dagar kan inte faktureras än.',
    ]);
    expect(gaps([leg({ rates: year })], terms(), { validTo: '2026-12-31' })).toHaveLength(1);
    expect(gaps([leg({ rates: [rate('2027-01-01', null)] })])).toEqual(['Undervisning (BLK-U): ersättning saknas 1 oktober 2026. Dagar utan ersättning kan inte faktureras.']);
  });

  it('is what the terms promise and no leg bills, and the other way round', () => {
    expect(gaps([leg()], terms({ cancelPercent: 50, cancelDeadlineDays: 28, housingRules: 'bo' }))).toEqual([
      'Sena avbokningar kostar enligt villkoren, men avtalet har ingen betalning för dem: inget faktureras.',
      'Boende ersätts, men ingen fakturerar det vidare: den som betalar ut står för kostnaden.',
    ]);
    expect(gaps([leg({ kind: 'cancellation' }), leg({ kind: 'housing' })])).toHaveLength(2);
    expect(gaps([leg({ vatDecidedOn: null })])).toEqual(['Momsbeslut saknar datum: BLK-U.']);
    expect(gaps([leg()], terms(), { funding: 'none' })).toEqual(['Avtalet har ingen finansiering: undervisning faktureras inte.']);
  });
});

it('tells a change by words, kronor and dates, the decision last', () => {
  expect(loggedWords({ before: null, after: { decidedBy: 'Styrelsen', amountOre: '396679', from: '2026-01-01', unit: 'week', replaces: null } })).toEqual([
    'från: 1 januari 2026', 'belopp: 3\u00a0966,79 kr', 'enhet: per vecka', 'beslutat av: Styrelsen',
  ]);
  expect(loggedWords({ before: { wholeKronor: false }, after: { wholeKronor: true } })).toEqual(['hela kronor: nej → ja']);
});
