import { settlingAgreement } from './agreement';

const agreement = (id: string, successorId: string | null = null, succeededFrom: string | null = null) => ({ id, code: id, successorId, succeededFrom });
const map = (...all: ReturnType<typeof agreement>[]) => new Map(all.map((each) => [each.id, each]));

describe('agreement that settles a day', () => {
  const agreements = map(agreement('mediated', 'direct', '2026-07-01'), agreement('direct', 'next', '2027-01-01'), agreement('next'));

  it.each([['2026-06-30', 'mediated'], ['2026-07-01', 'direct'], ['2027-01-01', 'next']])('%s is settled under %s', (day, id) => {
    expect(settlingAgreement(agreements, 'mediated', day).id).toBe(id);
  });

  it('refuses a chain that leads back', () => {
    const circle = map(agreement('a', 'b', '2026-01-01'), agreement('b', 'a', '2026-01-01'));
    expect(() => settlingAgreement(circle, 'a', '2026-02-01')).toThrow('leads back to itself');
  });
});
