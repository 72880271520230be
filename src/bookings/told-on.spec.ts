import { refuseToldOn, type ToldStep } from './told-on';

const step: ToldStep = { step: 'cancel', on: '2026-10-01', today: '2026-10-05', side: 'university', isAdmin: false, firstDay: '2026-10-20' };
const refusal = (changes: Partial<ToldStep>): string => {
  try {
    refuseToldOn({ ...step, ...changes });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the day on which an end was told', () => {
  it('may be today for anybody, and earlier for the host and for admins', () => {
    expect([refusal({ on: '2026-10-05' }), refusal({ side: 'host' }), refusal({ isAdmin: true })]).toEqual(['', '', '']);
    expect(refusal({})).toContain('2026-10-01 has passed, which an admin or the host enters');
    expect(refusal({ side: 'student', step: 'withdraw' })).toContain('give 2026-10-05');
  });

  it('is never ahead, nor before the placement that it breaks off', () => {
    expect(refusal({ on: '2026-10-06', side: 'host' })).toContain('2026-10-06 is ahead');
    expect(refusal({ step: 'interrupt' })).toContain('the placement begins on 2026-10-20');
    expect(refusal({ step: 'interrupt', on: '2026-10-21', today: '2026-10-30' })).toBe('');
  });

  it('belongs to ends alone', () => {
    expect(refusal({ step: 'confirm' })).toContain('only cancel, withdraw, interrupt');
  });
});
