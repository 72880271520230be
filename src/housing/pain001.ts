import { create } from 'xmlbuilder2';
import type { Day } from '../shared/day';
import { kronorText, type Ore } from '../shared/money';
import { Problem } from '../shared/problem';
import type { BankAccount } from './bank-account';

/** One transfer of a payment order. */
export interface Transfer {
  readonly endToEndId: string;
  readonly amountOre: Ore;
  readonly name: string;
  readonly account: BankAccount;
  /** What the receiver reads. */
  readonly text: string;
}

/** A payment order to a bank. */
export interface PaymentOrder {
  readonly messageId: string;
  /** ISO time. */
  readonly createdAt: string;
  readonly payOn: Day;
  readonly debtor: string;
  readonly organisationNumber: string;
  /** An IBAN, or else the bankgiro that the organisation pays from. */
  readonly debtorIban: string | null;
  readonly bankgiro: string | null;
  readonly transfers: readonly Transfer[];
}

const sumOf = (transfers: readonly Transfer[]): Ore => transfers.reduce((sum, { amountOre }) => sum + amountOre, 0n);

/** The order as ISO 20022 pain.001.001.03, the customer credit transfer initiation that Swedish banks read. */
export function pain001(order: PaymentOrder): string {
  const { messageId, createdAt, payOn, debtor, organisationNumber, transfers } = order;
  const totals = { NbOfTxs: String(transfers.length), CtrlSum: kronorText(sumOf(transfers)) };
  const party = { Nm: debtor.slice(0, 70), Id: { OrgId: { Othr: { Id: organisationNumber, SchmeNm: { Cd: 'BANK' } } } } };
  const xml = create({ version: '1.0', encoding: 'UTF-8' }, {
    Document: {
      '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.03',
      CstmrCdtTrfInitn: {
        GrpHdr: { MsgId: messageId, CreDtTm: createdAt.slice(0, 19), ...totals, InitgPty: party },
        PmtInf: {
          PmtInfId: messageId, PmtMtd: 'TRF', ...totals, PmtTpInf: { SvcLvl: { Cd: 'NURG' } }, ReqdExctnDt: payOn, Dbtr: party, DbtrAcct: { Id: debtorAccount(order), Ccy: 'SEK' },
          DbtrAgt: { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } }, ChrgBr: 'SLEV', CdtTrfTxInf: transfers.map(transferOf),
        },
      },
    },
  }).end({ prettyPrint: true });
  assertWhole(xml, order);
  return xml;
}

function debtorAccount({ debtorIban, bankgiro }: PaymentOrder): object {
  if (debtorIban !== null) return { IBAN: debtorIban };
  if (bankgiro === null) throw new Problem('no-debtor-account', 'refused', 'The organisation has no bankgiro; give the IBAN that is paid from.');
  return { Othr: { Id: bankgiro.replace(/\D/g, ''), SchmeNm: { Prtry: 'BGNR' } } };
}

function transferOf({ endToEndId, amountOre, name, account, text }: Transfer): object {
  const agent = 'iban' in account ? {} : { CdtrAgt: { FinInstnId: { ClrSysMmbId: { ClrSysId: { Cd: 'SESBA' }, MmbId: account.clearing } } } };
  const id = 'iban' in account ? { IBAN: account.iban } : { Othr: { Id: account.clearing + account.number, SchmeNm: { Cd: 'BBAN' } } };
  return {
    PmtId: { InstrId: endToEndId, EndToEndId: endToEndId }, Amt: { InstdAmt: { '@Ccy': 'SEK', '#': kronorText(amountOre) } }, ...agent,
    Cdtr: { Nm: name.slice(0, 70) }, CdtrAcct: { Id: id }, RmtInf: { Ustrd: text.slice(0, 140) },
  };
}

/** The finished text is read again: as many transfers, to the öre, each under an id of its own, as were ordered. */
export function assertWhole(xml: string, { messageId, transfers }: PaymentOrder): void {
  const all = (name: string): string[] => [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map((match) => match[1] ?? '');
  const ids = all('EndToEndId');
  const sum = all('InstdAmt').reduce((total, text) => total + BigInt(text.replace('.', '')), 0n);
  const control = kronorText(sumOf(transfers));
  const isWhole = transfers.length > 0 && ids.length === transfers.length && new Set(ids).size === ids.length && kronorText(sum) === control
    && all('CtrlSum').every((text) => text === control) && all('NbOfTxs').every((text) => text === String(ids.length)) && all('MsgId')[0] === messageId
    && [messageId, ...ids].every((id) => /^[A-Za-z0-9-]{1,35}$/.test(id)) && transfers.every(({ amountOre }) => amountOre > 0n);
  if (!isWhole) throw new Problem('order-not-whole', 'conflict', `The payment order ${messageId} does not come to what was approved; prepare it anew.`);
}
