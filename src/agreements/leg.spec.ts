import { directionOf, holderOf, laterFrom, periodEnd, type Leg } from './leg';
import type { AgreementParty } from './agreement';

const leg = (part: Partial<Leg>): Leg => ({
  id: 'l', code: 'BLK-U', agreementId: 'a', kind: 'teaching', creditorId: null, creditorRole: 'host', debtorId: null, debtorRole: 'mediator',
  laterDebtorId: null, laterDebtorRole: null, laterAfterMonths: null, ratesFromLegId: null, vatCategory: 'O', vatDecidedBy: 'Ekonomi', vatDecidedOn: null, vatReason: 'ML',
  period: 'month', cutOffDays: 0, daysNet: 30, series: 'U', wholeKronor: false, decidedBy: null, decidedOn: null, documentNumber: null, ...part,
});
const party = (organisationId: string, role: AgreementParty['role']): AgreementParty => ({ organisationId, role });
const placement = { hostId: 'blekinge', universityId: 'lund' };

describe('direction of a leg', () => {
  it('bills from the receiving host to the mediator', () => {
    expect(directionOf(leg({}), [party('skåne', 'mediator'), party('halland', 'host')], placement)).toEqual({ creditorId: 'blekinge', debtorId: 'skåne' });
  });

  it('prefers the organisation named on the leg', () => {
    expect(directionOf(leg({ debtorId: 'stat', debtorRole: null }), [], placement).debtorId).toBe('stat');
  });

  it('takes the student\'s university among several owners, and the only owner for a cooperating university', () => {
    expect(holderOf('owner', [party('lund', 'owner'), party('malmö', 'owner')], placement)).toBe('lund');
    expect(holderOf('owner', [party('malmö', 'owner'), party('lund', 'cooperating')], placement)).toBe('malmö');
  });

  it('names the leg and the role that nobody holds', () => {
    expect(() => directionOf(leg({}), [], placement)).toThrow('BLK-U names @mediator as debtor');
    expect(() => directionOf(leg({ debtorRole: 'owner' }), [party('a', 'owner'), party('b', 'owner')], placement)).toThrow("has 2 and none of them is the student's university");
  });
});

describe('a debtor that changes', () => {
  const backpack = leg({ debtorId: 'home', debtorRole: null, laterDebtorRole: 'owner', laterAfterMonths: 3 });

  it.each([['2026-01-12', '2026-04-12'], ['2026-11-30', '2027-02-28'], ['2027-11-30', '2028-02-29']])('pays for a placement from %s until the day before %s', (first, later) => {
    expect(laterFrom(backpack, first)).toBe(later);
  });

  it('is followed by the later one, and never is where none is told', () => {
    expect(directionOf(backpack, [party('lund', 'owner')], placement).debtorId).toBe('home');
    expect(directionOf(backpack, [party('lund', 'owner')], placement, true).debtorId).toBe('lund');
    expect(() => directionOf(backpack, [], placement, true)).toThrow('names @owner as later debtor');
    expect(laterFrom(leg({}), '2026-01-12')).toBeNull();
    expect(directionOf(leg({}), [party('skåne', 'mediator')], placement, true).debtorId).toBe('skåne');
  });
});

describe('end of a settlement period', () => {
  it.each([
    ['month', '2026-01-31', '2026-01-31'],
    ['month', '2028-02-03', '2028-02-29'],
    ['four_months', '2026-01-02', '2026-04-30'],
    ['four_months', '2026-05-01', '2026-08-31'],
    ['four_months', '2026-12-31', '2026-12-31'],
    ['term', '2026-10-01', '2027-01-17'],
    ['term', '2027-02-01', '2027-02-01'],
  ] as const)('%s of %s is %s', (period, day, end) => {
    expect(periodEnd(period, day, '2027-01-17')).toBe(end);
  });
});
