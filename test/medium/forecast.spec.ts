import { AlfReportService } from '../../src/forecast/alf-report.service';
import { ComparisonService } from '../../src/forecast/comparison.service';
import { CoverageRepository } from '../../src/forecast/coverage.repository';
import { CurriculaRepository } from '../../src/forecast/curricula.repository';
import { CurriculaService } from '../../src/forecast/curricula.service';
import { DaysService } from '../../src/forecast/days.service';
import { ForecastRepository } from '../../src/forecast/forecast.repository';
import { ForecastKeeping } from '../../src/forecast/keeping.service';
import { NamesRepository } from '../../src/forecast/names.repository';
import { OutlookService } from '../../src/forecast/outlook.service';
import { RulesRepository } from '../../src/forecast/rules.repository';
import { TraineesRepository } from '../../src/forecast/trainees.repository';
import { TraineesService } from '../../src/forecast/trainees.service';
import { MoneyWorld, placementDays } from '../support/money-world';


describe('what is to come', () => {
  let world: MoneyWorld;
  let days: DaysService;
  let outlooks: OutlookService;

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
    days = new DaysService(world.database.doorway, world.agreements, new ForecastRepository(), new NamesRepository(), new RulesRepository());
    outlooks = new OutlookService(days);
  });
  afterEach(() => world.close());

  const as = (organisation: string, role = 'finance') => ({ organisationId: world.id(organisation), role });
  const bill = async (today: string): Promise<void> => {
    await world.invoicing.draftRun({ today });
    await world.issue(today);
  };

  describe('of days done and not invoiced', () => {
    it('is what a run will bill, to the öre, and nothing once it has (E02)', async () => {
      await world.seven('2025-12-15', [...placementDays('2025-12-15', 7), ...placementDays('2026-01-01', 8)]);
      const accruals = await outlooks.accruals('system', { today: '2026-01-31' });
      const teaching = accruals.filter(({ kind }) => kind === 'teaching');
      expect(teaching).toMatchObject([
        { host: 'BLK', leg: 'SEK-teaching', creditor: 'BLK', debtor: 'SKN', month: '2025-12', halfDays: 98, readyOre: 3_785_250n, totalOre: 3_785_250n },
        { month: '2026-01', halfDays: 112, readyOre: 4_442_805n },
      ]);
      await bill('2026-02-01');
      expect((await outlooks.accruals('system', { today: '2026-02-01' })).filter(({ kind }) => kind === 'teaching')).toEqual([]);
    });

    it('tells how far days are signed, and takes those planned up to today along', async () => {
      const booking = await world.booking(await world.student(), '2025-10-06');
      const planned = placementDays('2025-10-06', 15);
      await world.done(booking, planned.slice(0, 5));
      await world.sql('UPDATE attendance_days SET countersigned_on = NULL, countersigned_by = NULL WHERE day = $1', [planned[4]]);
      const { accruals, outlook } = await outlooks.both('system', { today: '2025-10-15' });
      // 4 countersigned, 1 certified, 3 planned from the 13th to the 15th; 7 ahead
      expect(accruals.filter(({ kind }) => kind === 'teaching')).toMatchObject([{ readyOre: 309_000n, certifiedOre: 77_250n, expectedOre: 231_750n, totalOre: 618_000n }]);
      expect(outlook.filter(({ kind }) => kind === 'teaching')).toMatchObject([{ month: '2025-10', term: 'HT2025', halfDays: 14, amountOre: 540_750n, preliminaryOre: 0n }]);
    });

    it('falls when a day is taken back after it was billed', async () => {
      const [first] = await world.seven('2025-10-06', placementDays('2025-10-06', 15));
      await bill('2025-11-01');
      await world.done(first!, placementDays('2025-10-06', 2), { halfDays: 0, status: 'absent', signed: '2025-11-10' });
      expect((await outlooks.accruals('system', { today: '2025-11-15' })).filter(({ kind }) => kind === 'teaching')).toMatchObject([{ totalOre: -154_500n }]);
    });
  });

  describe('of placements ahead', () => {
    it('brings days at the rate of their day, and housing at most what the rule pays', async () => {
      for (let i = 0; i < 2; i += 1) await world.booking(await world.student(), '2025-12-15');
      await world.sql("UPDATE rates SET status = 'preliminary' WHERE valid @> '2026-06-01'::date");
      const outlook = await outlooks.outlook('system', { today: '2025-11-01' });
      const [december, january] = outlook.filter(({ kind }) => kind === 'teaching');
      expect(december).toMatchObject({ month: '2025-12', preliminaryOre: 0n });
      expect(january).toMatchObject({ month: '2026-01', amountOre: january!.preliminaryOre });
      // of fifteen days the holidays leave fourteen
      expect(december!.halfDays + january!.halfDays).toBe(56);
      // 4 weeks at most 1 225 each, two students, borne by Blekinge
      expect(outlook.filter(({ kind }) => kind === 'housing')).toMatchObject([{ creditor: 'LU', debtor: 'BLK', amountOre: 980_000n, preliminaryOre: 980_000n }]);
    });

    it('is seen by the host, the university and the mediator, and by nobody else', async () => {
      await world.booking(await world.student(), '2025-12-01');
      for (const [organisation, rows] of [['BLK', 2], ['LU', 2], ['SKN', 2], ['HC', 0]] as const) {
        expect([organisation, (await outlooks.outlook(as(organisation), { today: '2025-11-01' })).length]).toEqual([organisation, rows]);
      }
      expect(await outlooks.outlook(as('BLK', 'host'), { today: '2025-11-01' })).toEqual([]);
    });
  });

  describe('compared with direct reimbursement', () => {
    const order = { from: '2025-10-01', to: '2025-12-31', agreements: [], payer: 'owner', housing: 'owner', rate: null, unclaimed: true, today: '2025-12-01' } as const;

    it('leaves today as it is and pays hosts directly on the same days, without writing anything (M4, E10)', async () => {
      await world.leg('SEK', { code: 'SEK-alf', creditor: '@mediator', debtor: '@owner', ratesFrom: 'SEK-teaching', series: 'A' });
      const bookings = await world.seven('2025-10-06', placementDays('2025-10-06', 15));
      await world.housing.submitClaims(bookings.map((booking, i) => world.claim(booking, i === 0 ? '5200' : '1000')));
      await world.housing.decideAll('HT2025', '2025-11-05', 'ekonomi');
      const comparison = new ComparisonService(world.database.doorway, days, new CoverageRepository(), new CurriculaRepository(), new NamesRepository());
      const compared = await comparison.compare('system', order);
      expect(compared.agreements).toEqual(['SEK']);
      expect(compared.hosts).toMatchObject([{
        host: 'BLK', today: { halfDays: 210, compensationOre: 8_111_250n, housingOre: 1_090_000n, netOre: 7_021_250n, costOre: 8_820_000n, coverageWithoutHousing: 9196 },
        direct: { compensationOre: 8_111_250n, housingOre: 0n, netOre: 8_111_250n, coverage: 9196 },
      }]);
      const side = (code: string) => compared.parties.find(({ party }) => party === code);
      expect(side('SKN')).toMatchObject({ today: { receivedOre: 8_111_250n, paidOre: 8_111_250n, netOre: 0n }, direct: { netOre: 0n, receivedOre: 0n } });
      expect(side('LU')).toMatchObject({ today: { netOre: -8_111_250n }, direct: { paidOre: 8_111_250n, borneOre: 1_090_000n, netOre: -9_201_250n } });
      const dearer = await comparison.compare('system', { ...order, payer: 'SKN', housing: 'host', rate: { amountOre: 90_000n, unit: 'day' } });
      expect(dearer.hosts[0]).toMatchObject({ direct: { compensationOre: 9_450_000n, housingOre: 1_090_000n } });
      expect(await world.sql<{ count: string }>('SELECT count(*) FROM legs')).toEqual([{ count: '3' }]);
    });
  });

  describe('against what it costs', () => {
    it('is covered unit by unit at the cost of the day, with the days of students from abroad (E10, E11)', async () => {
      await world.sql("INSERT INTO day_costs (organisation_id, first_day, last_day, amount_ore, ground) VALUES ($1, '2025-01-01', '2025-12-31', 100000, 'Kalkyl 2025')", [world.id('BLK')]);
      await world.seven('2025-10-06', placementDays('2025-10-06', 15));
      await world.done(await world.booking(await world.student({ enrolled_abroad: true }), '2025-10-06'), placementDays('2025-10-06', 20));
      await bill('2025-11-01');
      const [unit] = await world.coverage.units(as('BLK'), { year: 2025 });
      expect(unit).toMatchObject({
        unit: 'BLK-VC', halfDays: 250, unfundedHalfDays: 40, costOre: 12_500_000n, unfundedCostOre: 2_000_000n, coverage: 6489, uncoveredOre: 4_388_750n,
      });
      expect(await world.coverage.units(as('BLK'), { year: 2026 })).toEqual([]);
      // the cost is Blekinge's own to read until it shares it
      expect((await world.coverage.hosts(as('SKN')))[0]).toMatchObject({ compensationOre: 8_111_250n, coverage: null, uncostedHalfDays: 250 });
      await world.sql('UPDATE day_costs SET shared = true');
      expect((await world.coverage.hosts(as('SKN')))[0]).toMatchObject({ coverage: 6489 });
    });

    it('is stated by the host itself, each day once', async () => {
      const keeping = new ForecastKeeping(world.database.doorway);
      const cost = { firstDay: '2026-01-01', amountOre: 86_100n, ground: 'Kalkyl 2026' };
      await keeping.dayCosts.create(cost, as('BLK'));
      await expect(keeping.dayCosts.create({ ...cost, firstDay: '2026-07-01' }, as('BLK'))).rejects.toThrow(/a cost is stated from 2026-01-01/);
      await expect(keeping.dayCosts.create({ ...cost, unit: 'HC-VC' }, as('BLK'))).rejects.toThrow(/another organisation's/);
      await keeping.dayCosts.create({ ...cost, unit: 'BLK-VC' }, as('BLK'));
      expect((await keeping.readDayCosts.page(as('SKN'), { limit: 10 })).items).toEqual([]);
    });
  });

  describe('followed up by year', () => {
    it('counts full-time students and money per ALF region by the day of service, not of issue (M14)', async () => {
      await world.seven('2025-12-15', [...placementDays('2025-12-15', 7), ...placementDays('2026-01-01', 8)]);
      await world.done(await world.booking(await world.student({ enrolled_abroad: true }), '2025-12-01'), placementDays('2025-12-01', 4));
      await bill('2026-02-01');
      const reports = new AlfReportService(world.database.doorway, world.agreements, new ForecastRepository(), new CoverageRepository(), new NamesRepository());
      const { rows, regions, country } = await reports.report('system', { year: 2025 });
      expect(rows).toMatchObject([{
        alfRegion: 'SKN', host: 'BLK', university: 'LU', programme: 'MED', funding: 'alf', halfDays: 106, unfundedHalfDays: 8, fullTimeStudents: 0.265, compensationOre: 3_785_250n,
        // 37 852.50 for 98 half-days of 400
        compensationPerFullTimeStudentOre: 15_450_000n,
      }]);
      expect(regions).toMatchObject([{ alfRegion: 'SKN', hosts: 1, halfDays: 106 }]);
      expect(country).toMatchObject({ compensationOre: 3_785_250n });
      expect((await reports.report(as('SKN'), { year: 2026 })).country).toMatchObject({ compensationOre: 4_442_805n, halfDays: 112 });
      expect((await reports.report(as('HC'), { year: 2026 })).rows).toEqual([]);
    });
  });

  it('under a new curriculum is told in days and money (A5)', async () => {
    await world.add('curricula', 'MED11', { code: 'MED11', name: '11 terminer', programme_id: world.id('MED'), terms: 11 });
    await world.add('courses', 'G11', { code: 'G11', name: 'Termin 11', curriculum_id: world.id('MED11'), programme_term: 11 });
    await world.add('requirements', 'G11-P', { course_id: world.id('G11'), code: 'P', specialty: 'primary', level: 'basic', days: 15, window_weeks: 4 });
    await world.sql("UPDATE requirements SET days = 50, window_weeks = 12 WHERE id = $1", [world.id('T11-P')]);
    const curricula = new CurriculaService(world.database.doorway, world.agreements, new CurriculaRepository());
    const order = { from: 'MED11', to: 'MED12', applicants: 7, newFrom: 'HT2021', firstTerm: 'VT2026', lastTerm: 'HT2026', agreement: 'SEK', rateDay: '2025-09-01', specialty: 'primary' };
    const compared = await curricula.compare(as('BLK'), order);
    expect(compared).toMatchObject({ moreDays: 245, from: { days: 105, amountOre: 8_111_250n }, to: { days: 350, amountOre: 27_037_500n } });
    expect(compared.terms).toMatchObject([{ term: 'VT2026', oldDays: 105, newDays: 0 }, { term: 'HT2026', oldDays: 0, newDays: 350 }]);
    await expect(curricula.compare(as('HC'), order)).rejects.toThrow('There is no agreement "SEK"');
  });

  it('stands beside doctors in training, region by region (A17)', async () => {
    const keeping = new ForecastKeeping(world.database.doorway);
    await keeping.traineeDemands.create({ organisation: 'BLK', kind: 'bt', year: 2026, posts: 14 }, as('BLK', 'admin'));
    await keeping.traineeDemands.create({ kind: 'at', year: 2026, posts: 1574 }, as('BLK', 'admin'));
    await expect(keeping.traineeDemands.create({ kind: 'at', year: 2026, posts: 1 }, as('SKN', 'admin'))).rejects.toThrow(/stated already/);
    await expect(keeping.traineeDemands.create({ organisation: 'BLK', kind: 'bt', year: 2027, posts: 1 }, as('HC', 'admin'))).rejects.toThrow();
    await world.booking(await world.student(), '2026-01-05');
    const trainees = new TraineesService(world.database.doorway, days, new TraineesRepository());
    const { regions, together } = await trainees.forecast(as('BLK'), { from: 2026, to: 2027 }, '2025-12-01');
    expect(regions).toMatchObject([{ organisation: 'BLK', years: [{ year: 2026, bt: 14, at: null, placedHalfDays: 30 }, { year: 2027, bt: null }] }, { organisation: null, name: 'Riket' }]);
    expect(together[0]).toMatchObject({ bt: 14, at: null });
  });
});
