import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { daysBetween } from '../shared/day';
import { Problem } from '../shared/problem';
import { GridChoicesRepository, type TermChoice } from './grid-choices.repository';

interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/** What the grid of a region can be narrowed to. */
export interface GridChoices {
  readonly region: NamedCode;
  readonly regions: NamedCode[];
  readonly term: TermChoice;
  readonly terms: TermChoice[];
  readonly specialties: NamedCode[];
}

/** Regions, terms and units that a person can choose between. */
@Injectable()
export class GridChoicesService {
  constructor(private readonly doorway: Doorway, private readonly repository: GridChoicesRepository) {}

  async choices(party: ActingParty, countyCode: string, termCode: string | undefined, today: Day): Promise<GridChoices> {
    return this.doorway.asParty(party, async (em) => {
      const regions = await this.repository.regions(em);
      const region = regions.find((candidate) => candidate.code === countyCode);
      if (!region) throw new Problem('region-missing', 'missing', `No unit lies in county "${countyCode.slice(0, 10)}".`);
      const terms = await this.repository.terms(em);
      return { region, regions, terms, term: chosen(terms, termCode, today), specialties: await this.repository.specialties(em, countyCode) };
    });
  }

  /** The county to begin with: the party's own, else the first that has units. */
  async ownCounty(party: ActingParty): Promise<string> {
    return this.doorway.asParty(party, async (em) => {
      const regions = await this.repository.regions(em);
      const own = await this.repository.countyOf(em, party.organisationId);
      const county = regions.find((region) => region.code === own) ?? regions[0];
      if (!county) throw new Problem('region-missing', 'missing', 'There are no units yet; import a term bundle.');
      return county.code;
    });
  }

  /** Code of the term asked for, else of the one the day lies in or nearest to. */
  async term(party: ActingParty, code: string | undefined, today: Day): Promise<TermChoice> {
    return this.doorway.asParty(party, async (em) => chosen(await this.repository.terms(em), code, today));
  }

  terms(party: ActingParty): Promise<TermChoice[]> {
    return this.doorway.asParty(party, (em) => this.repository.terms(em));
  }

  ownUnits(party: ActingParty, unitId: string | undefined): Promise<(NamedCode & { town: string })[]> {
    return this.doorway.asParty(party, (em) => this.repository.ownUnits(em, party.organisationId, unitId ?? null));
  }
}

function chosen(terms: readonly TermChoice[], code: string | undefined, today: Day): TermChoice {
  const away = ({ firstDay, lastDay }: TermChoice): number => Math.max(0, daysBetween(today, firstDay), daysBetween(lastDay, today));
  const found = code === undefined ? [...terms].sort((a, b) => away(a) - away(b))[0] : terms.find((term) => term.code === code);
  if (!found) throw new Problem('term-missing', 'missing', `There is no term "${code?.slice(0, 20) ?? ''}".`);
  return found;
}
