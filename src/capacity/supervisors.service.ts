import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SpecialtyEntity, UnitEntity } from '../organisations/unit.entity';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { refuse, unknownCodes } from '../platform/database/reference';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { periodOf } from './carve';
import { CountersService } from './counters.service';
import type { Competence, NewSupervisor } from './offer';
import { SupervisorEntity } from './offer.entity';
import { SupervisorsRepository } from './supervisors.repository';

type Competences = readonly Pick<Competence, 'specialty' | 'level'>[];

/** Hosts list who supervises at their units, and in what; the counters follow, never below what is booked. */
@Injectable()
export class SupervisorsService {
  private readonly supervisors: Writing<SupervisorEntity, NewSupervisor>;

  constructor(private readonly doorway: Doorway, private readonly repository: SupervisorsRepository, private readonly counters: CountersService) {
    this.supervisors = new Writing(doorway, SupervisorEntity, {
      noun: 'supervisor', roles: ['host', 'region_coordinator', 'admin'], unique: [['code']],
      references: { unit: { noun: 'unit', entity: UnitEntity, column: 'unitId' } },
      derived: (row) => ({ period: periodOf(row) }),
      breaches: inOrder,
    });
  }

  /** From the first on only listed supervisors count at the unit. */
  add(supervisor: NewSupervisor, party: ActingParty): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const { id, unitId } = await this.supervisors.create(supervisor, party);
      await this.setCompetences(em, id, supervisor.competences);
      await this.counters.rebuild(em, [unitId]);
    });
  }

  change(code: string, changes: Partial<Omit<NewSupervisor, 'code' | 'unit'>>, version: number, party: ActingParty): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const { id, unitId } = await this.supervisors.edit({ code }, changes, party, version);
      if (changes.competences) await this.setCompetences(em, id, changes.competences);
      await this.counters.rebuild(em, [unitId]);
    });
  }

  remove(code: string, version: number | undefined, party: ActingParty): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const { unitId } = await this.supervisors.remove({ code }, party, version);
      await this.counters.rebuild(em, [unitId]);
    });
  }

  private async setCompetences(em: EntityManager, id: string, competences: Competences): Promise<void> {
    const codes = competences.map(({ specialty }) => specialty);
    refuse('rules', [...doubled(codes), ...(await unknownCodes(em, 'competences', { noun: 'specialty', entity: SpecialtyEntity }, codes))]);
    await this.repository.setCompetences(em, id, competences);
  }
}

function inOrder({ firstWeek, lastWeek }: SupervisorEntity): Breach[] {
  return lastWeek >= firstWeek ? [] : [{ code: 'weeks-reversed', detail: `lastWeek: ${lastWeek} is before ${firstWeek}; give a later week` }];
}

function doubled(codes: readonly string[]): Breach[] {
  const twice = [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))];
  return twice.map((code) => ({ code: 'competence-twice', detail: `competences: ${code} stands twice; name it once, at its highest level` }));
}
