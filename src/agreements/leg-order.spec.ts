import { completeLeg, legBreaches, type GivenLeg, type LegGrounds } from './leg-order';

const given: GivenLeg = {
  code: 'L', agreement: 'A', kind: 'teaching', creditor: '@host', debtor: 'HEM', vatCategory: 'O', vatDecidedBy: 'Ekonomi', vatReason: 'ML', period: 'month', series: 'U',
};
const grounds: LegGrounds = {
  parties: [{ organisation: 'BLK', role: 'host' }, { organisation: 'LU', role: 'owner' }], organisations: ['HEM'], source: undefined, hasRates: false, borrowers: [], same: undefined,
};
const codes = (part: Partial<GivenLeg>, known: Partial<LegGrounds> = {}): string[] => legBreaches(completeLeg({ ...given, ...part }), { ...grounds, ...known }).map(({ code }) => code);

describe('a leg whose debtor changes', () => {
  it.each<[string, Partial<GivenLeg>, string[]]>([
    ['to the owner after three months', { laterDebtor: '@owner', laterAfterMonths: 3 }, []],
    ['to nobody', { laterAfterMonths: 3 }, ['half-later']],
    ['never', { laterDebtor: '@owner' }, ['half-later']],
    ['to the creditor', { laterDebtor: '@host', laterAfterMonths: 3 }, ['same-party']],
    ['to the one who pays already', { laterDebtor: 'HEM', laterAfterMonths: 3 }, ['same-debtor']],
    ['to a role that nobody holds', { laterDebtor: '@mediator', laterAfterMonths: 3 }, ['role-not-held']],
    ['to an organisation that is not there', { laterDebtor: 'XXX', laterAfterMonths: 3 }, ['unknown-reference']],
  ])('%s', (_, part, expected) => {
    expect(codes(part)).toEqual(expected);
  });
});

describe('a leg that takes the rates of another', () => {
  const source = (kind: 'teaching' | 'fixed' | 'housing') => ({ source: { code: 'S', kind, ratesFrom: null } });

  it('is for teaching or cancellations and takes those of teaching, or for fixed sums and takes such', () => {
    expect(codes({ kind: 'cancellation', ratesFrom: 'S' }, source('teaching'))).toEqual([]);
    expect(codes({ kind: 'fixed', ratesFrom: 'S' }, source('fixed'))).toEqual([]);
    expect(codes({ kind: 'fixed', ratesFrom: 'S' }, source('teaching'))).toEqual(['wrong-kind']);
    expect(codes({ ratesFrom: 'S' }, source('housing'))).toEqual(['wrong-kind']);
    expect(codes({ kind: 'housing', ratesFrom: 'S' }, source('teaching'))).toEqual(['rates-without-teaching']);
  });
});
