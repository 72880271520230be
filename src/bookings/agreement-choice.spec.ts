import { chosenAgreement } from './agreement-choice';
import type { AgreementFacts } from './candidate';

type Role = AgreementFacts['parties'][number]['role'];

const agreement = (code: string, parties: readonly (readonly [organisationId: string, role: Role])[], more: Partial<AgreementFacts> = {}): AgreementFacts => ({
  id: code, code, name: code, validFrom: '2026-01-01', validTo: null, withdrawn: false, bookingModel: 'regulated', programmeIds: ['p'], tiers: [],
  parties: parties.map(([organisationId, role]) => ({ organisationId, role })), ...more,
});
const wanted = { programmeId: 'p', hostId: 'h', universityId: 'u', span: { firstDay: '2026-09-07', lastDay: '2026-10-04' } };
const chosen = (agreements: readonly AgreementFacts[], named?: string): string | undefined => chosenAgreement({ ...wanted, agreements, named })?.code;

const framework = agreement('A-framework', [['u', 'cooperating'], ['v', 'owner'], ['h', 'host'], ['k', 'host']]);
const wide = agreement('B-wide', [['u', 'owner'], ['h', 'host'], ['k', 'host']]);
const bilateral = agreement('C-bilateral', [['u', 'owner'], ['h', 'host']], { programmeIds: ['p', 'q'] });
const special = agreement('D-special', [['u', 'owner'], ['h', 'host']]);

describe('the agreement that a placement lies under', () => {
  it('is the university’s own before one in which it cooperates, then the one with fewest hosts, then with fewest programmes, then by code', () => {
    expect(chosen([framework, wide, bilateral, special])).toBe('D-special');
    expect(chosen([framework, wide, bilateral])).toBe('C-bilateral');
    expect(chosen([framework, wide])).toBe('B-wide');
    expect(chosen([framework])).toBe('A-framework');
    expect(chosen([{ ...special, code: 'E' }, special])).toBe('D-special');
  });

  it('is the named one, as long as that lets it be', () => {
    expect(chosen([framework, special], 'A-framework')).toBe('A-framework');
    expect(chosen([framework, { ...special, validTo: '2026-10-03' }], 'D-special')).toBeUndefined();
    expect(chosen([{ ...framework, withdrawn: true }], 'A-framework')).toBeUndefined();
    expect(chosen([special], 'X')).toBeUndefined();
  });
});
