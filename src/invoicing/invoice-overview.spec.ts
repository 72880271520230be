import { invoiceSums } from './invoice-overview';

test('sums tell what is received from what is paid, and leave drafts out', () => {
  expect(invoiceSums([
    { state: 'issued', outgoing: true, payableOre: 8_111_250n },
    { state: 'issued', outgoing: true, payableOre: -154_500n },
    { state: 'issued', outgoing: false, payableOre: 1_953_333n },
    { state: 'draft', outgoing: true, payableOre: 99n },
  ])).toEqual({ drafts: 1, issued: 3, toReceiveOre: 7_956_750n, toPayOre: 1_953_333n });
});
