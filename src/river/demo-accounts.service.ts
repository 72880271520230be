import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashPassword } from '../platform/auth/password';
import { Doorway } from '../platform/database/doorway';
import { DemoAccountsRepository, type DemoPerson } from './demo-accounts.repository';

/** A login to show to whoever runs the demonstration; the password is stored nowhere else. */
export interface DemoAccount {
  readonly role: DemoPerson['role'];
  readonly organisation: string;
  readonly email: string;
  readonly password: string;
}

/** Local logins for the sample roles. */
@Injectable()
export class DemoAccountsService {
  constructor(private readonly doorway: Doorway, private readonly repository: DemoAccountsRepository) {}

  /** Makes one account for each role that the loaded bundle has work for, with passwords drawn anew each time. */
  async create(): Promise<DemoAccount[]> {
    const people = await this.doorway.asSystem((em) => this.repository.people(em));
    const accounts: DemoAccount[] = [];
    for (const person of people) {
      const account = { role: person.role, organisation: person.organisation, email: emailOf(person), password: randomBytes(9).toString('base64url') };
      const hash = await hashPassword(account.password);
      await this.doorway.asSystem((em) => this.repository.keep(em, account.email, hash, person));
      accounts.push(account);
    }
    return accounts;
  }
}

const swedishRoles = { coordinator: 'samordnare', region_coordinator: 'region', host: 'enhet', finance: 'ekonom', student: 'student', admin: 'admin' } as const;

/** `samordnare.lu@demo.example`: letters and digits that any keyboard has. */
function emailOf({ role, code }: DemoPerson): string {
  const plain = code.toLowerCase().normalize('NFD').replace(/[^a-z0-9.-]+/g, '');
  return `${swedishRoles[role]}.${plain}@demo.example`;
}
