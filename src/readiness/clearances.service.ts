import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Page, PageRequest, Row } from '../platform/database/listing';
import { refuse } from '../platform/database/reference';
import { requireRole } from '../platform/database/require-role';
import { Problem } from '../shared/problem';
import { clearanceBreaches, type NewClearance } from './clearance';
import { ClearancesRepository } from './clearances.repository';
import { isHostKind } from './demand';
import { clearanceListing } from './reading.repository';

const universityRoles = ['coordinator'];
const hostRoles = ['host', 'region_coordinator', 'admin'];

/** Universities and hosts tell what they have verified: a status, never what it rests on. */
@Injectable()
export class ClearancesService {
  constructor(private readonly doorway: Doorway, private readonly repository: ClearancesRepository) {}

  page(party: ActingParty, request: PageRequest): Promise<Page> {
    return this.doorway.asParty(party, (em) => clearanceListing.page(em, request));
  }

  /** Keeps all of them, or none; gives them as they are kept. */
  async mark(given: readonly NewClearance[], party: ActingParty): Promise<Row[]> {
    requireRole(party, [...universityRoles, ...hostRoles], 'verify what is demanded');
    const { code, kind } = await this.doorway.asParty(party, (em) => this.repository.verifier(em, party.organisationId));
    const isHost = !universityRoles.includes(party.role);
    if (isHost && kind === 'university') throw new Problem('role-required', 'forbidden', 'At a university its coordinators verify what is demanded.');
    refuse('clearances', clearanceBreaches(given, { isHost, organisation: code }));
    const clearances = given.map((clearance) => (isHost && isHostKind(clearance.kind) ? { ...clearance, host: code } : clearance));
    await this.refuseUnknown(clearances, party, isHost);
    const ids = await this.doorway.asSystem((em) => this.repository.add(em, clearances, party));
    return this.doorway.asParty(party, (em) => Promise.all(ids.map((id) => clearanceListing.one(em, id))));
  }

  private async refuseUnknown(clearances: readonly NewClearance[], party: ActingParty, isHost: boolean): Promise<void> {
    const students = clearances.map(({ student }) => student);
    const hosts = clearances.flatMap(({ host }) => host ?? []);
    await this.doorway.asParty(party, async (em) => {
      const known = new Set(await this.repository.students(em, students, isHost ? null : party.organisationId));
      const knownHosts = new Set(await this.repository.hosts(em, hosts));
      refuse('unknown-reference', [
        ...students.flatMap((code, i) => (known.has(code) ? [] : [unknown(i, 'student', code)])),
        ...clearances.flatMap(({ host }, i) => (host === undefined || knownHosts.has(host) ? [] : [unknown(i, 'host', host)])),
      ]);
    });
  }
}

const unknown = (i: number, field: string, code: string): { code: string; detail: string } =>
  ({ code: 'unknown-reference', detail: `clearances[${i}].${field}: there is no ${field} "${code}" of yours; name one that is there` });
