import { Injectable } from '@nestjs/common';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { coverageOf, type Coverage, type Mediated } from './coverage';
import { CoverageRepository } from './coverage.repository';

/** Coverage per host, of the documents that the party sees. */
@Injectable()
export class CoverageService {
  constructor(private readonly doorway: Doorway, private readonly repository: CoverageRepository) {}

  hosts(acting: Acting): Promise<Coverage[]> {
    return actingAs(this.doorway, acting, async (em) => (await this.repository.hosts(em)).map(coverageOf));
  }

  /** What mediators got and passed on, agreement by agreement. */
  mediated(acting: Acting): Promise<Mediated[]> {
    return actingAs(this.doorway, acting, (em) => this.repository.mediated(em));
  }
}
