import { closedOn, windowBreaches } from './booking-window';

const window = { firstDay: '2026-04-01', lastDay: '2026-05-15' };
const of = { agreement: 'Ramavtal Syd', term: 'HT2026' };

describe('a window of bookings by hand', () => {
  it('is open on its first and its last day', () => {
    expect(['2026-04-01', '2026-04-20', '2026-05-15'].map((day) => closedOn(day, window, of))).toEqual([undefined, undefined, undefined]);
  });

  it('names the agreement, its days and the way out before and after', () => {
    expect(closedOn('2026-03-31', window, of)).toBe(
      'Avtalet ”Ramavtal Syd” låter platser för HT2026 bokas för hand 1 april – 15 maj 2026, inte 31 mars 2026. Vänta till dess, eller be den som beslutar om avtalet att öppna tidigare.');
    expect(closedOn('2026-05-16', window, of)).toContain('inte 16 maj 2026. Be den som beslutar om avtalet att förlänga fönstret, eller välj en enhet där först till kvarn gäller.');
  });

  it('may be one day, of a term that there is, and not end before it begins', () => {
    const order = { ...window, agreement: 'A', term: 'HT2026' };
    expect(windowBreaches({ ...order, lastDay: '2026-04-01' }, true)).toEqual([]);
    expect(windowBreaches({ ...order, lastDay: '2026-03-31' }, false).map(({ code }) => code)).toEqual(['unknown-reference', 'dates-reversed']);
  });
});
