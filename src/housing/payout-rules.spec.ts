import { bankAccount, isIban, masked } from './bank-account';
import { assertWhole, pain001, type PaymentOrder } from './pain001';
import { payrollCsv } from './payout';

const order: PaymentOrder = {
  messageId: 'VIL-1', createdAt: '2026-11-22T10:00:00.000Z', payOn: '2026-11-25', debtor: 'Lunds universitet', organisationNumber: '2021003211', debtorIban: null, bankgiro: '50501055',
  transfers: [
    { endToEndId: 'VIL-1-1', amountOre: 490_000n, name: 'Student <Ett> & Två', account: { iban: 'SE4550000000058398257466' }, text: 'boende-1' },
    { endToEndId: 'VIL-1-2', amountOre: 333_333n, name: 'Student Två', account: { clearing: '6000', number: '123456789' }, text: 'boende-2' },
  ],
};
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'well';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an account', () => {
  test('by IBAN agrees with its check digits', () => {
    expect([isIban('SE4550000000058398257466'), isIban('SE4550000000058398257467'), isIban('SE45500000000583982574'), isIban('NO9386011117947')]).toEqual([true, false, false, true]);
    expect(bankAccount({ iban: 'se45 5000 0000 0583 9825 7466' })).toEqual({ iban: 'SE4550000000058398257466' });
  });

  test.each([['5000', '12345', 'x'], ['3300', '850101123', ''], ['6000', '12345678', ''], ['9150', '12345', 'x']])('by clearing number %s agrees with its check digit, which is one of ten', (clearing, start, more) => {
    const digits = Array.from({ length: 10 }, (_, i) => String(i));
    const numbers = digits.flatMap((digit) => (more === '' ? [start + digit] : digits.map((other) => start + digit + other)));
    const valid = numbers.filter((number) => codeOf(() => bankAccount({ clearing, number })) === 'well');
    expect(valid.length).toBeGreaterThan(0);
    expect(valid.length).toBeLessThanOrEqual(numbers.length / 9);
  });

  test.each([['0123', '1234567'], ['9999', '1234567'], ['5000', '123'], ['', '']])('by clearing number "%s" and number "%s" is refused', (clearing, number) => {
    expect(codeOf(() => bankAccount({ clearing, number }))).toBe('account-invalid');
  });

  test('of a savings bank has a fifth digit in its clearing number, which is left out', () => {
    expect(bankAccount({ clearing: '8327-9', number: '12 345 678' })).toEqual({ clearing: '8327', number: '12345678' });
  });

  test('is never repeated, neither in full nor in a refusal', () => {
    expect(masked({ iban: 'SE4550000000058398257466' })).toBe('•••• 7466');
    expect(masked({ clearing: '8327', number: '12345678' })).toBe('8327 •••• 678');
    expect(() => bankAccount({ iban: 'SE4550000000058398257467' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('58398257467') as string }) as Error);
  });
});

describe('a payment order', () => {
  const xml = pain001(order);
  const all = (name: string): string[] => [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map((match) => match[1] ?? '');

  test('comes to what was ordered, under ids of its own', () => {
    expect(all('NbOfTxs')).toEqual(['2', '2']);
    expect(all('CtrlSum')).toEqual(['8233.33', '8233.33']);
    expect(all('InstdAmt')).toEqual(['4900.00', '3333.33']);
    expect(all('EndToEndId')).toEqual(['VIL-1-1', 'VIL-1-2']);
    expect(all('IBAN')).toEqual(['SE4550000000058398257466']);
    expect(all('MmbId')).toEqual(['6000']);
    expect([all('Prtry'), all('Nm')[2]]).toEqual([['BGNR'], 'Student &lt;Ett&gt; &amp; Två']);
    expect(xml).toContain('<Id>6000123456789</Id>');
    expect(pain001(order)).toBe(xml);
  });

  test.each([
    ['a changed amount', xml.replace('4900.00', '4900.01')],
    ['a repeated id', xml.replaceAll('VIL-1-2', 'VIL-1-1')],
    ['another sum', xml.replace('8233.33', '8233.34')],
    ['a transfer less', xml.replace(/<CdtTrfTxInf>[^]*?<\/CdtTrfTxInf>/, '')],
  ])('is refused with %s', (_, changed) => {
    expect(codeOf(() => { assertWhole(changed, order); })).toBe('order-not-whole');
  });

  test('takes an account to pay from, and something to pay', () => {
    expect(codeOf(() => pain001({ ...order, bankgiro: null }))).toBe('no-debtor-account');
    expect(codeOf(() => pain001({ ...order, transfers: [] }))).toBe('order-not-whole');
  });
});

test('a file to payroll is read by spreadsheets and calculates nothing', () => {
  expect(payrollCsv([{ endToEndId: 'VIL-1-1', student: '=cmd', claim: 'boende-1', kind: 'housing', amountOre: 490_000n, payOn: '2026-11-25' }]))
    .toBe('\ufeffreferens;student;krav;slag;belopp;betalas\nVIL-1-1;\'=cmd;boende-1;housing;4900,00;2026-11-25\n');
});
