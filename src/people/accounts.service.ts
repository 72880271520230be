import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hashPassword } from '../platform/auth/password';
import { accountRoles, type AccountRole } from '../platform/auth/role';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { AccountsRepository, type NewAccount } from './accounts.repository';

/** Who gets a login, told by codes. */
export interface AccountOrder {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly unit?: string | undefined;
  readonly student?: string | undefined;
}

const isRole = (role: string): role is AccountRole => (accountRoles as readonly string[]).includes(role);
const unknown = (what: string, code: string): Problem => new Problem('not-found', 'missing', `There is no ${what} "${code}". Write its code as it was imported.`);

/** Local logins of people. */
@Injectable()
export class AccountsService {
  constructor(private readonly doorway: Doorway, private readonly accounts: AccountsRepository) {}

  /** Adds an account and gives its password, which is stored nowhere; an address that has an account is refused. */
  async add(order: AccountOrder): Promise<string> {
    const { role } = order;
    if (!isRole(role)) throw new Problem('unknown-role', 'invalid', `"${role}" is no role; choose one of ${accountRoles.join(', ')}.`);
    if ((role === 'student') !== (order.student !== undefined)) throw new Problem('student-account', 'invalid', 'The role student and a student go together.');
    const password = randomBytes(12).toString('base64url');
    const passwordHash = await hashPassword(password);
    await this.doorway.asSystem(async (em) => this.accounts.insert(em, { ...(await this.resolved(em, order)), role, passwordHash }));
    return password;
  }

  private async resolved(em: EntityManager, { email, name, organisation, unit, student }: AccountOrder): Promise<Omit<NewAccount, 'role' | 'passwordHash'>> {
    const found = await this.accounts.idsOf(em, organisation, unit ?? null, student ?? null);
    if (found.organisationId === null) throw unknown('organisation', organisation);
    if (unit !== undefined && found.unitId === null) throw unknown(`unit of ${organisation}`, unit);
    if (student !== undefined && found.studentId === null) throw unknown(`student of ${organisation}`, student);
    return { email: email.trim().toLowerCase(), name, organisationId: found.organisationId, unitId: found.unitId, studentId: found.studentId };
  }
}
