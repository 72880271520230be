import { parse } from 'csv-parse/sync';
import { claimAnnex, teachingAnnex, type TeachingEvidence } from './annex';

const day: TeachingEvidence = {
  position: 1, placement: 'P-17', day: '2026-01-07', units: 2, measure: 'half_day', source: 'day', unit: 'BLK-KNA-MED', activity: 'T11 Primärvård',
  rateOre: 386_250n, perUnits: 10, certifiedBy: 'RBLK', certifiedOn: '2026-02-02',
};

it('writes a row a student-day, with a mark that tells spreadsheets it is UTF-8', () => {
  const text = teachingAnnex([day, { ...day, position: 2, units: -1 }, { ...day, position: 3, units: 4, measure: 'hour', perUnits: 1, source: 'notice' }]);
  expect(text.startsWith('\uFEFFrad;placering;dag;halvdagar;')).toBe(true);
  const rows = parse<Record<string, string>>(text, { bom: true, delimiter: ';', columns: true });
  expect(rows.map((row) => row.halvdagar)).toEqual(['2', '-1', '']);
  expect(rows[2]).toMatchObject({ antal: '4', matt: 'timme', belopp_per_antal: '1', grund: 'uppsägningstid', belopp_per_halvdagar: '' });
  expect(rows[0]).toMatchObject({ placering: 'P-17', belopp_kr: '3862.50', belopp_per_halvdagar: '10', intygad_av: 'RBLK' });
});

it.each(['=1+1', '+1', '-1', '@A1', '\tx', '＝1'])('lets no formula %j through', (text) => {
  expect(teachingAnnex([{ ...day, certifiedBy: text }])).toContain(`'${text}`);
});

it('tells receipts and what was charged of them', () => {
  const row = { position: 1, placement: 'P-17', claim: 'B-1', firstDay: '2026-01-05', lastDay: '2026-01-30', unit: 'MED', receiptOre: 520_000n, chargedOre: 490_000n, rule: 'LTU', decidedOn: '2026-02-03' };
  expect(claimAnnex([row])).toContain('1;P-17;B-1;2026-01-05;2026-01-30;MED;5200.00;4900.00;LTU;2026-02-03');
});
