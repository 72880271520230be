import { Injectable } from '@nestjs/common';
import { Not, type EntityManager } from 'typeorm';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { OrganisationEntity } from './organisation.entity';
import type { NewOrganisation } from './organisation';
import { fitsPattern } from './reference-pattern';
import { digitsOf, plusgiroDigits } from './register-number';
import { TownEntity } from './town.entity';
import type { NewTown } from './town';
import { SpecialtyEntity } from './unit.entity';
import type { Specialty } from './unit';

const roles = ['admin'];

/** Organisations keep their own particulars, and those of organisations they entered that have no login; all admins keep towns and specialties. */
@Injectable()
export class OrganisationsService {
  readonly organisations: Writing<OrganisationEntity, NewOrganisation>;
  readonly towns: Writing<TownEntity, NewTown>;
  readonly specialties: Writing<SpecialtyEntity, Specialty>;

  constructor(doorway: Doorway) {
    this.organisations = new Writing(doorway, OrganisationEntity, {
      noun: 'organisation', roles, owner: 'registeredBy', unique: [['code'], ['organisationNumber']],
      derived: ({ organisationNumber, bankgiro, plusgiro }) => ({
        organisationNumber: digitsOf(organisationNumber), bankgiro: bankgiro && digitsOf(bankgiro), plusgiro: plusgiro && plusgiroDigits(plusgiro),
      }),
      breaches: async (row, em) => [...breachesOf(row), ...(await otherRegion(row, em))],
    });
    this.towns = new Writing(doorway, TownEntity, { noun: 'town', roles, unique: [['code']] });
    this.specialties = new Writing(doorway, SpecialtyEntity, { noun: 'specialty', roles, unique: [['code']] });
  }
}

function breachesOf({ kind, countyCode, alf, buyerReference, referencePattern }: OrganisationEntity): Breach[] {
  const breaches: Breach[] = [];
  if (kind === 'region' && countyCode === null) breaches.push({ code: 'region-without-county', detail: 'countyCode: a region has a county; give its two digits' });
  if (alf && kind !== 'region') breaches.push({ code: 'alf-not-region', detail: `alf: only a region is party to the ALF agreement, and this is a ${kind}; give false` });
  if (buyerReference !== null && referencePattern !== null && !fitsPattern(buyerReference, referencePattern)) {
    breaches.push({ code: 'reference-off-pattern', detail: `buyerReference: "${buyerReference}" is not of the shape ${referencePattern}; give one that is, or change referencePattern` });
  }
  return breaches;
}

async function otherRegion({ id, kind, countyCode }: OrganisationEntity, em: EntityManager): Promise<Breach[]> {
  if (kind !== 'region' || countyCode === null) return [];
  const known = id as string | undefined;
  const other = await em.findOneBy(OrganisationEntity, { kind, countyCode, ...(known !== undefined && { id: Not(known) }) });
  return other ? [{ code: 'doubled-county', detail: `countyCode: ${other.code} is the region of county ${countyCode}; give another county` }] : [];
}
