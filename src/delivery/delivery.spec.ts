import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { InvoiceStatus } from '../invoicing/invoice-status';
import { listed, manifestCsv, manifestJson, type ArchivedInvoice } from './manifest';
import { inPc8, sieFile } from './sie';
import { faultInEnglish, readStatusFile } from './status-file';
import { judgeStatuses, type KnownInvoice } from './status-judging';
import { vouchersOf, type PostedInvoice, type VoucherAccount } from './voucher';
import { voucherCsv } from './voucher-csv';
import { zipped } from './zip';

const plan: readonly VoucherAccount[] = [
  ...([['receivable', '1510'], ['revenue', '3550'], ['output_vat', '2611'], ['payable', '2440'], ['cost', '4010'], ['input_vat', '2641'], ['rounding', '3740']] as const)
    .map(([purpose, account]) => ({ purpose, kind: '', account, name: `Konto ${account} åäö`, costCentre: '' })),
  { purpose: 'revenue', kind: 'housing', account: '3911', name: 'Boende', costCentre: 'VFU' },
];
const invoice: PostedInvoice = { number: 'BLK-U-2026-000001', kind: 'teaching', issuedOn: '2026-02-09', outgoing: true, counterpart: 'Region "Skåne" – syd', netOre: 8_228_055n, vatOre: 0n, roundingOre: 45n, payableOre: 8_228_100n };

describe('vouchers', () => {
  it('sum to nothing, whatever is posted', () => {
    fc.assert(fc.property(fc.bigInt(-9_999_999n, 9_999_999n), fc.bigInt(-999_999n, 999_999n), fc.bigInt(-50n, 50n), fc.boolean(), (netOre, vatOre, roundingOre, outgoing) => {
      const [voucher] = vouchersOf([{ ...invoice, outgoing, netOre, vatOre, roundingOre, payableOre: netOre + vatOre + roundingOre }], plan);
      expect(voucher!.rows.reduce((sum, { amountOre }) => sum + amountOre, 0n)).toBe(0n);
      expect(voucher!.rows.every(({ amountOre }) => amountOre !== 0n)).toBe(true);
    }));
  });

  it('post a kind on its own account, else on the purpose’s', () => {
    const accounts = (kind: string): string[] => vouchersOf([{ ...invoice, kind }], plan)[0]!.rows.map(({ account, costCentre }) => `${account} ${costCentre}`.trim());
    expect(accounts('teaching')).toEqual(['1510', '3550', '3740']);
    expect(accounts('housing')).toEqual(['1510', '3911 VFU', '3740']);
  });

  it('name every account that the plan lacks', () => {
    expect(() => vouchersOf([{ ...invoice, vatOre: 1n }], [])).toThrow(expect.objectContaining({ code: 'account-missing' }) as Error);
  });

  it('are told as SIE 4 in code page 437, quotes escaped', () => {
    const file = sieFile({ organisation: 'Region Blekinge', organisationNumber: '2321000081', madeOn: '2026-03-01' }, vouchersOf([invoice], plan), plan);
    const text = file.toString('latin1');
    expect(text).toContain('#FORMAT PC8\r\n#GEN 20260301\r\n#SIETYP 4\r\n#ORGNR 232100-0081\r\n');
    expect(text).toContain(`#VER "" "" 20260209 "Faktura BLK-U-2026-000001 till Region \\"Sk\u0086ne\\" - syd"\r\n{\r\n   #TRANS 1510 {} 82281.00\r\n   #TRANS 3550 {} -82280.55\r\n   #TRANS 3740 {} -0.45\r\n}`);
    expect([...inPc8('åäöÅÄÖé–Ł')]).toEqual([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x2d, 0x3f]);
  });

  it('are told as a table too', () => {
    expect(voucherCsv(vouchersOf([invoice], plan))).toContain('BLK-U-2026-000001;2026-02-09;1510;;82281.00;;');
  });
});

describe('an archive', () => {
  const archived: ArchivedInvoice = { ...invoice, id: 'x', type: 'invoice', creditor: 'BLK', debtor: 'SKN', dueOn: '2026-03-11' };
  const other = { ...archived, number: 'BLK-U-2026-000002', netOre: -154_500n, roundingOre: 0n, payableOre: -154_500n };
  const files = [archived, other].map(({ number }) => listed(`BLK/${number}.xml`, number, Buffer.from(number)));

  it('is read by those who know the format', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vilplats-zip-'));
    try {
      const pieces: Buffer[] = [];
      for await (const piece of zipped([{ name: 'BLK/åäö.xml', content: Buffer.from('<a/>') }, { name: 'tom.csv', content: Buffer.alloc(0) }])) pieces.push(piece);
      writeFileSync(join(folder, 'a.zip'), Buffer.concat(pieces));
      const script = 'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print([(n,z.read(n).decode()) for n in z.namelist()])';
      const { stdout, stderr } = spawnSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf8' } });
      expect(stderr).toBe('');
      expect(stdout.trim()).toBe("[('BLK/åäö.xml', '<a/>'), ('tom.csv', '')]");
      expect(readFileSync(join(folder, 'a.zip')).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has a manifest whose sums are those of its documents', () => {
    const told = JSON.parse(manifestJson([archived, other], files)) as { documents: { payable: string; files: { sha256: string }[] }[]; sums: { payable: string } };
    expect(told.sums.payable).toBe('80736.00');
    expect(told.documents.map(({ payable }) => payable)).toEqual(['82281.00', '-1545.00']);
    expect(told.documents.flatMap(({ files: own }) => own.map(({ sha256 }) => sha256))).toEqual(files.map(({ sha256 }) => sha256));
    expect(manifestCsv([archived, other], files).trim().split('\r\n').at(-1)).toBe('Summa;;;;;;;;;80735.55;0.00;0.45;80736.00');
  });
});

describe('a file of statuses', () => {
  const known = (part: Partial<KnownInvoice> = {}): KnownInvoice => ({ id: 'a', number: 'F-1', issuedOn: '2026-02-09', outgoing: true, status: null, told: [], ...part });
  const judged = (text: string, ...invoices: KnownInvoice[]): { fresh: InvoiceStatus[]; unchanged: number; faults: string[] } => {
    const { told, faults } = readStatusFile(text);
    const result = judgeStatuses(told, invoices, '2026-03-31');
    return { fresh: result.fresh.map(({ status }) => status), unchanged: result.unchanged, faults: [...faults, ...result.faults].map(faultInEnglish) };
  };

  it('is read in Swedish and in English, and each row builds on the one before', () => {
    expect(judged('\uFEFFnummer;läge;dag;notering\r\nF-1;skickad;2026-02-09;\r\nF-1;Betald;2026-03-02;bg\r\n', known())).toEqual({ fresh: ['sent', 'paid'], unchanged: 0, faults: [] });
    expect(judged('number,status,day\nF-1,disputed,2026-02-10\nF-1,accepted,2026-02-12\n', known())).toMatchObject({ fresh: ['disputed', 'accepted'] });
  });

  it('tells nothing new the second time', () => {
    expect(judged('number,status,day\nF-1,paid,2026-03-02\n', known({ status: 'paid', told: ['paid 2026-03-02'] }))).toEqual({ fresh: [], unchanged: 1, faults: [] });
  });

  it.each([
    ['', 'Row 1: this is no table'],
    ['nummer;dag\n', 'Row 1: the column "läge" is missing'],
    ['number,status,day\nF-1,betalt,2026-03-02\n', 'Row 2: "betalt" is no status'],
    ['number,status,day\nF-1,paid,2/3 2026\n', 'Row 2: "2/3 2026" is no day'],
    ['number,status,day\n,paid,2026-03-02\n', 'Row 2: the number is missing'],
    ['number,status,day,note\nF-1,paid,2026-03-02,19811218-9876\n', 'Row 2: the note'],
    ['number,status,day\nF-2,paid,2026-03-02\n', 'Row 2: there is no issued invoice "F-2"'],
    ['number,status,day\nF-1,paid,2026-02-08\n', 'Row 2: 2026-02-08 is before the invoice was issued'],
    ['number,status,day\nF-1,paid,2026-04-01\n', 'Row 2: 2026-04-01 has not come yet'],
    ['number,status,day\nF-1,paid,2026-03-02\nF-1,sent,2026-03-03\n', 'Row 3: the invoice is betald'],
  ])('tells what is wrong in %j', (text, sentence) => {
    expect(judged(text, known()).faults.join()).toContain(sentence);
  });

  it('lets only the sender say that it is sent', () => {
    expect(judged('number,status,day\nF-1,sent,2026-03-02\n', known({ outgoing: false })).faults.join()).toContain('only the sender');
  });
});
