import { findPersonalNumber } from './personal-number';

test.each([
  ['student 811218-9876 here', '811218-9876'],
  ['8112189876', '8112189876'],
  ['born 19811218-9876.', '19811218-9876'],
  ['811218+9876', '811218+9876'],
  ['701063-2391', '701063-2391'],
])('in "%s" finds %s', (text, found) => expect(findPersonalNumber(text)).toBe(found));

test.each(['811218-9877', '232100-0081', '999999-9999', 'SE2321000081-A01', '1811218987612', '', '2026-08-31'])(
  'finds none in "%s"',
  (text) => expect(findPersonalNumber(text)).toBeUndefined(),
);
