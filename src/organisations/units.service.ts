import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { refuse, unknownCodes } from '../platform/database/reference';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { OrganisationEntity } from './organisation.entity';
import { TownEntity } from './town.entity';
import type { NewUnit } from './unit';
import { SpecialtyEntity, UnitEntity } from './unit.entity';
import { UnitsRepository } from './units.repository';

/** Hosts keep their own units. */
@Injectable()
export class UnitsService {
  private readonly units: Writing<UnitEntity, NewUnit>;

  constructor(private readonly doorway: Doorway, private readonly repository: UnitsRepository) {
    this.units = new Writing(doorway, UnitEntity, {
      noun: 'unit', roles: ['region_coordinator', 'admin'], owner: 'organisationId', unique: [['code'], ['hsaId']],
      references: { town: { noun: 'town', entity: TownEntity, column: 'townId' } },
      breaches: ofHost,
    });
  }

  add(unit: NewUnit, party: ActingParty): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const { id } = await this.units.create(unit, party);
      await this.setSpecialties(em, id, unit.specialties);
    });
  }

  change(code: string, changes: Partial<NewUnit>, version: number, party: ActingParty): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const { id } = await this.units.edit({ code }, changes, party, version);
      if (changes.specialties) await this.setSpecialties(em, id, changes.specialties);
    });
  }

  private async setSpecialties(em: EntityManager, id: string, codes: readonly string[]): Promise<void> {
    const offered = await this.repository.offeredBeside(em, id, codes);
    refuse('rules', [
      ...(await unknownCodes(em, 'specialties', { noun: 'specialty', entity: SpecialtyEntity }, codes)),
      ...offered.map((code) => ({ code: 'specialty-offered', detail: `specialties: the unit has published places in ${code}; keep it among its specialties` })),
    ]);
    await this.repository.setSpecialties(em, id, codes);
  }
}

async function ofHost({ organisationId }: UnitEntity, em: EntityManager): Promise<Breach[]> {
  const organisation = await em.findOneBy(OrganisationEntity, { id: organisationId });
  if (organisation?.kind !== 'university') return [];
  return [{ code: 'university-hosts-not', detail: `${organisation.name} is a university; units are kept by the region, municipality or provider that receives the students` }];
}
