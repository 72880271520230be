import { Problem } from '../shared/problem';
import { storageComplaint } from './storage-complaint';

const fault = (code: string, more: object): Error => Object.assign(new Error('query failed'), { driverError: Object.assign(new Error('refused'), { code, ...more }) });

it('tells what the database refuses by its own rules as a complaint about the file', () => {
  const problem = storageComplaint(fault('23514', { constraint: 'one_region_per_county', detail: 'Key (county_code)=(10) already exists.' }), 'organisations.csv');
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).breaches).toEqual([expect.objectContaining({ code: 'one-region-per-county', file: 'organisations.csv', value: 'Key (county_code)=(10) already exists.' })]);
});

it.each([fault('40001', {}), new Error('broken'), undefined])('gives back what is no such refusal: %s', (error) => expect(storageComplaint(error, 'x.csv')).toBe(error));
