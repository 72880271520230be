import fc from 'fast-check';
import { addDays, daysFrom, type Day } from '../shared/day';
import { beginRate, rateLegOf, rateMissing, rateOn, type Rate } from './rate';

const rate = (firstDay: Day, lastDay: Day | null, part: Partial<Rate> = {}): Rate =>
  ({ id: firstDay, legId: 'l', firstDay, lastDay, amountOre: 386_250n, unit: 'week', status: 'decided', decision: 'RS 2024:1', decidedBy: null, decidedOn: null, documentNumber: null, ...part });

describe('rate of the service day', () => {
  const rates = [rate('2025-01-01', '2025-12-31'), rate('2026-01-01', null, { amountOre: 396_679n })];

  it('changes at New Year', () => {
    expect(rateOn(rates, '2025-12-31')?.amountOre).toBe(386_250n);
    expect(rateOn(rates, '2026-01-01')?.amountOre).toBe(396_679n);
    expect(rateOn(rates, '2024-12-31')).toBeUndefined();
  });

  it('is inherited through any number of legs', () => {
    const legs = new Map([
      ['blk', { id: 'blk', code: 'BLK', ratesFromLegId: 'krb' }],
      ['krb', { id: 'krb', code: 'KRB', ratesFromLegId: 'skn' }],
      ['skn', { id: 'skn', code: 'SKN', ratesFromLegId: null }],
    ]);
    expect(rateLegOf(legs.get('blk')!, legs).code).toBe('SKN');
    expect(rateMissing(legs.get('blk')!, legs.get('skn')!, '2027-03-01').detail).toContain('Leg BLK has no rate on 2027-03-01 (its rates are those of SKN)');
  });

  it('is refused when the inheritance runs in a circle', () => {
    const legs = new Map([
      ['a', { id: 'a', code: 'A', ratesFromLegId: 'b' }],
      ['b', { id: 'b', code: 'B', ratesFromLegId: 'a' }],
    ]);
    expect(() => rateLegOf(legs.get('a')!, legs)).toThrow('leads back to itself');
  });
});

describe('beginning a rate', () => {
  it('ends the running rate the day before', () => {
    expect(beginRate([rate('2025-01-01', null)], '2026-01-01')).toEqual({ shortened: { id: '2025-01-01', lastDay: '2025-12-31' }, lastDay: null });
  });

  it('lasts until a later rate begins', () => {
    expect(beginRate([rate('2027-01-01', null)], '2026-01-01')).toEqual({ lastDay: '2026-12-31' });
  });

  it('takes the place of a preliminary rate of the same day, never of a decided one', () => {
    expect(beginRate([rate('2026-01-01', null, { status: 'preliminary' })], '2026-01-01')).toEqual({ replaced: '2026-01-01', lastDay: null });
    expect(() => beginRate([rate('2026-01-01', null)], '2026-01-01')).toThrow('already decided from 2026-01-01');
  });

  it('leaves every day with the rate that began last on or before it', () => {
    const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(offsets, (starts) => {
      let rates: Rate[] = [];
      for (const offset of starts) {
        const from = addDays('2026-01-01', offset);
        const change = beginRate(rates, from);
        rates = rates.map((old) => (old.id === change.shortened?.id ? { ...old, lastDay: change.shortened.lastDay } : old));
        rates.push(rate(from, change.lastDay));
      }
      for (const day of daysFrom('2026-01-01', '2026-03-10')) {
        const began = starts.map((offset) => addDays('2026-01-01', offset)).filter((from) => from <= day).sort().at(-1);
        expect(rates.filter((each) => each.firstDay <= day && (each.lastDay === null || day <= each.lastDay)).map((each) => each.firstDay)).toEqual(began ? [began] : []);
      }
    }));
  });
});
