import { maySupervise, supervisorBreaches } from './supervision';

const weeks = { firstDay: '2026-09-07', lastDay: '2026-10-04' };
const doctor = { code: 'H1', unitId: 'u', students: 2, firstDay: '2026-08-31', lastDay: '2026-12-20', competences: [{ specialty: 'medicine', level: 'advanced' as const }] };
const placement = { ...weeks, number: 7, unitId: 'u', specialty: 'medicine', level: 'basic' as const };
const codes = (...args: Parameters<typeof supervisorBreaches>): string[] => supervisorBreaches(...args).map(({ code }) => code);

it.each([
  [[], {}, {}], [[], {}, { level: 'advanced' as const }], [['supervisor-elsewhere'], { unitId: 'v' }, {}], [['supervisor-competence'], {}, { specialty: 'surgery' }],
  [['supervisor-competence'], { competences: [{ specialty: 'medicine', level: 'basic' as const }] }, { level: 'advanced' as const }],
  [['supervisor-absent'], { lastDay: '2026-10-03' }, {}], [['supervisor-absent'], { firstDay: '2026-09-14' }, {}],
])('finds %j', (wanted, supervisor, change) => {
  expect(codes({ ...doctor, ...supervisor }, [{ ...placement, ...change }], [])).toEqual(wanted);
  expect(maySupervise({ ...doctor, ...supervisor }, { ...placement, ...change })).toBe(wanted.length === 0);
});

it('counts students week by week, in the answer and before it', () => {
  const later = { firstDay: '2026-10-05', lastDay: '2026-11-01' };
  expect(codes(doctor, [placement, { ...placement, number: 8 }], [later, later])).toEqual([]);
  const [breach] = supervisorBreaches(doctor, [placement, { ...placement, number: 8 }], [{ firstDay: '2026-09-28', lastDay: '2026-10-25' }]);
  expect(breach?.detail).toContain('fler vecka 40.');
});
