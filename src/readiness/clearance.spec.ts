import { clearanceBreaches, type NewClearance } from './clearance';

const university = { isHost: false, organisation: 'LU' };
const host = { isHost: true, organisation: 'BLK' };
const codes = (clearance: Partial<NewClearance>, verifier = university): string[] =>
  clearanceBreaches([{ student: 'S01', kind: 'vaccination', met: true, ...clearance }], verifier).map(({ code }) => code);

describe('what somebody marks', () => {
  it('is fine when it says what it must', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ kind: 'mrsa', expiresOn: '2027-01-01' })).toEqual([]);
    expect(codes({ kind: 'register_extract', expiresOn: '2027-01-01' })).toEqual([]);
    expect(codes({ kind: 'register_extract', met: false })).toEqual([]);
    expect(codes({ kind: 'e_card', host: 'BLK' })).toEqual([]);
    expect(codes({ kind: 'e_card' }, host)).toEqual([]);
    expect(codes({ kind: 'confidentiality', host: 'BLK' }, host)).toEqual([]);
  });

  it.each<[string, Partial<NewClearance>, typeof host]>([
    ['expiry-missing', { kind: 'register_extract' }, university],
    ['expiry-of-unmet', { met: false, expiresOn: '2027-01-01' }, university],
    ['host-missing', { kind: 'e_card' }, university],
    ['host-not-asked', { host: 'BLK' }, university],
    ['not-for-host', { kind: 'tb' }, host],
    ['other-host', { kind: 'e_card', host: 'HAL' }, host],
  ])('is refused as %s', (code, clearance, verifier) => {
    expect(codes(clearance, verifier)).toEqual([code]);
  });
});
