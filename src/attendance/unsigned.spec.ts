import { unsignedNotices, unsignedStage, type UnsignedPlacement } from './unsigned';

const placement = (part: Partial<UnsignedPlacement> = {}): UnsignedPlacement => ({
  bookingId: 'b-1', lastDay: '2026-10-04', remindDays: 5, escalateDays: 14, done: {}, hostId: 'h', host: 'Region Blekinge', unitId: 'u', unitName: 'Medicinkliniken', universityId: 'v',
  toCertify: 5, toCountersign: 0, ...part,
});

describe('placements that have ended unsigned', () => {
  it.each<[string, string, Partial<UnsignedPlacement>, string | undefined]>([
    ['are left alone at first', '2026-10-08', {}, undefined],
    ['are reminded of so many days after as the agreement says', '2026-10-09', {}, 'reminded'],
    ['are reminded of once', '2026-10-10', { done: { reminded: '2026-10-09' } }, undefined],
    ['are told further later', '2026-10-18', { done: { reminded: '2026-10-09' } }, 'escalated'],
    ['are told further at once where nobody looked before', '2026-12-01', {}, 'escalated'],
    ['are done nothing more about', '2026-12-01', { done: { escalated: '2026-10-18' } }, undefined],
  ])('%s', (_, day, part, wanted) => expect(unsignedStage(placement(part), day)).toBe(wanted));

  it('are told to the unit first, then to the host and the university, in a sentence each', () => {
    const two = [placement(), placement({ bookingId: 'b-2', lastDay: '2026-10-11', toCertify: 2 })];
    expect(unsignedNotices('reminded', two).map(({ to, sentence }) => [to, sentence])).toEqual([
      [{ organisationId: 'h', unitId: 'u' }, '2 placeringar på Medicinkliniken som slutade senast 11 oktober har 7 dagar som inte är attesterade. Det som inte är attesterat betalas inte.'],
    ]);
    expect(unsignedNotices('escalated', two).map(({ to, link }) => [to, link])).toEqual([[{ organisationId: 'h' }, '/narvaro'], [{ organisationId: 'v' }, '/dagar']]);
  });

  it('are the university’s to sign where the host has certified', () => {
    expect(unsignedNotices('reminded', [placement({ toCertify: 0, toCountersign: 3 })])).toMatchObject([
      { to: { organisationId: 'v' }, kind: 'attendance-reminded-signature', sentence: '1 placering hos era värdar som slutade senast 4 oktober har 3 dagar som väntar på er kontrasignering.' },
    ]);
  });
});
