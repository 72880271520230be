import { kronorText } from '../shared/money';
import type { AlfFigures, AlfReport } from './alf-report';
import type { FiguresSheet } from './figures-file';

const figuresHeader = ['halvdagar', 'halvdagar_utan_ersattning', 'halvdagar_ej_bekraftade', 'helarsstudenter', 'helarsstudenter_med_ersattning', 'ersattning_kr', 'boende_kr', 'resor_kr', 'ersattning_per_helarsstudent_kr'];

const figuresCells = (row: AlfFigures): (string | number | null)[] => [
  row.halfDays, row.unfundedHalfDays, row.unsignedHalfDays, row.fullTimeStudents, row.fundedFullTimeStudents, kronorText(row.compensationOre), kronorText(row.housingOre),
  kronorText(row.travelOre), row.compensationPerFullTimeStudentOre === null ? null : kronorText(row.compensationPerFullTimeStudentOre),
];

/** The yearly report as tables for a file, the same for every region and year. */
export const alfSheets = ({ year, rows, regions, country }: AlfReport): FiguresSheet[] => [
  {
    name: 'alf', header: ['ar', 'alf_region', 'vard', 'vard_namn', 'lanskod', 'larosate', 'utbildning', 'finansiering', ...figuresHeader],
    rows: [
      ...rows.map((row) => [year, row.alfRegion, row.host, row.hostName, row.countyCode, row.university, row.programme, row.funding, ...figuresCells(row)]),
      ...regions.map((row) => [year, row.alfRegion, 'SUMMA', row.alfRegionName, null, null, null, null, ...figuresCells(row)]),
      [year, null, 'SUMMA', 'Alla', null, null, null, null, ...figuresCells(country)],
    ],
  },
];
