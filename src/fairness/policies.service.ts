import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import { TermEntity } from '../programmes/term.entity';
import type { Breach } from '../shared/problem';
import type { FairnessPolicy } from './policy';
import { standardPolicy } from './policy';
import { FairnessPolicyEntity } from './policy.entity';

/** Some of what a policy says, and the term it is for, by its code. */
export type GivenPolicy = { readonly [K in keyof FairnessPolicy]?: FairnessPolicy[K] | undefined } & { readonly term?: string | null | undefined };

/** What is given, over the standard. */
export const completePolicy = (given: GivenPolicy): FairnessPolicy & Pick<GivenPolicy, 'term'> =>
  ({ ...standardPolicy, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) });

/** Universities choose how they weigh what their students bear. */
@Injectable()
export class PoliciesService {
  private readonly policies: Writing<FairnessPolicyEntity, GivenPolicy>;

  constructor(doorway: Doorway) {
    this.policies = new Writing(doorway, FairnessPolicyEntity, {
      noun: 'fairness policy', roles: ['coordinator'], owner: 'universityId', references: { term: { noun: 'term', entity: TermEntity, column: 'termId' } },
      breaches: onlyOne,
    });
  }

  /** Gives the new one's id. */
  async add(policy: GivenPolicy, party: ActingParty): Promise<string> {
    return (await this.policies.create(completePolicy(policy), party)).id;
  }

  async change(id: string, changes: GivenPolicy, version: number, party: ActingParty): Promise<void> {
    await this.policies.edit({ id }, changes, party, version);
  }

  /** Takes a policy away; what is more general holds again. */
  async remove(id: string, version: number, party: ActingParty): Promise<void> {
    await this.policies.remove({ id }, party, version);
  }
}

async function onlyOne({ universityId, termId }: FairnessPolicyEntity, em: EntityManager, before?: FairnessPolicyEntity): Promise<Breach[]> {
  if (before || !(await em.getRepository(FairnessPolicyEntity).existsBy({ universityId, termId: termId ?? IsNull() }))) return [];
  return [{ code: 'policy-exists', detail: `term: there is a policy for ${termId === null ? 'all terms' : 'that term'} already; change that one` }];
}
