import { Injectable } from '@nestjs/common';
import { IssuingService } from '../invoicing/issuing.service';
import type { Signatory } from '../invoicing/signatory';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { basisFile, readNumbers, type BasisNumber } from './basis-file';
import { BasesRepository, type KnownBasis } from './bases.repository';

/** What came of a file of numbers. */
export interface NumberedBases {
  readonly issued: number;
  readonly unchanged: number;
}

/** Invoices that an office's own system numbers. */
@Injectable()
export class BasesService {
  constructor(private readonly doorway: Doorway, private readonly bases: BasesRepository, private readonly issuing: IssuingService) {}

  /** Hands over every reviewed draft, or those named; all or none. */
  handOver({ organisationId }: ActingParty, by: Signatory, today: Day, ids?: readonly string[]): Promise<string[]> {
    return this.doorway.asSystem(async (em) => {
      const ready = await this.bases.ready(em, organisationId, ids);
      const missing = ids?.find((id) => !ready.includes(id));
      if (missing !== undefined) throw new Problem('not-found', 'missing', `There is no draft "${missing}" of yours that is not handed over.`);
      const handed: string[] = [];
      for (const id of ready) handed.push(await this.issuing.handOver(id, { today, issuedBy: by, creditorId: organisationId }));
      return handed;
    });
  }

  /** All that waits for a number, for the other system to read; the same until it is numbered or taken back. */
  async file({ organisationId }: ActingParty): Promise<string> {
    const waiting = (await this.doorway.asSystem((em) => this.bases.known(em, organisationId))).filter(({ number }) => number === null);
    const documents = [];
    for (const { id } of waiting) documents.push(await this.issuing.basisDocument(id, organisationId));
    return basisFile(documents);
  }

  takeBack = ({ organisationId }: ActingParty, id: string): Promise<void> => this.issuing.takeBack(id, organisationId);

  /** Issues what the file numbers: all of it or nothing; what has its number already is left as it is. */
  number({ organisationId }: ActingParty, content: string, today: Day): Promise<NumberedBases> {
    const { numbers, faults } = readNumbers(content);
    refuse(faults);
    return this.doorway.asSystem(async (em) => {
      const known = await this.bases.known(em, organisationId);
      const taken = await this.bases.taken(em, organisationId, numbers.map(({ number }) => number));
      refuse(numbers.flatMap((told, i) => faultOf(told, known, taken, numbers.slice(0, i), today) ?? []));
      const fresh = numbers.filter(({ basis }) => known.some((each) => each.basis === basis && each.number === null));
      for (const told of fresh) await this.issuing.issueAs(known.find(({ basis }) => basis === told.basis)?.id ?? '', organisationId, told);
      return { issued: fresh.length, unchanged: numbers.length - fresh.length };
    });
  }
}

function faultOf(told: BasisNumber, known: readonly KnownBasis[], taken: ReadonlySet<string>, before: readonly BasisNumber[], today: Day): string | undefined {
  const found = known.find(({ basis }) => basis === told.basis);
  const says = (what: string): string => `Row ${told.row}: ${what}.`;
  if (found === undefined) return says(`there is no basis ${told.basis} of yours; it may have been taken back`);
  if (found.number === told.number) return undefined;
  if (found.number !== null) return says(`${told.basis} is already issued as ${found.number}`);
  if (before.some(({ basis }) => basis === told.basis)) return says(`${told.basis} stands twice in the file`);
  if (taken.has(told.number) || before.some(({ number }) => number === told.number)) return says(`the number ${told.number} is used by another invoice`);
  return told.issuedOn > today ? says(`${told.issuedOn} has not come yet`) : undefined;
}

function refuse(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new Problem('numbers-refused', 'refused', `Nothing was issued: ${faults.length} of the rows cannot be.`, faults.map((detail) => ({ code: 'row-wrong', detail })));
}
