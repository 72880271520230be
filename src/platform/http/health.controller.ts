import { Controller, Get, Inject } from '@nestjs/common';
import { Answer, Shown } from './answer';
import { Public } from '../auth/access';
import { Doorway } from '../database/doorway';
import { Problem } from '../../shared/problem';

/** How the process is. */
export class HealthAnswer {
  @Shown({ type: String })
  readonly status!: string;
}

const patienceMs = 3_000;

/** For whoever keeps the processes running: restart one that does not live, send nothing to one that is not ready. */
@Controller('health')
@Public()
export class HealthController {
  constructor(@Inject(Doorway) private readonly doorway: Doorway) {}

  @Get('live')
  @Answer(HealthAnswer)
  live(): object {
    return { status: 'live' };
  }

  /** Ready when the database answers soon. */
  @Get('ready')
  @Answer(HealthAnswer)
  async ready(): Promise<object> {
    const answered = this.doorway.asSystem((em) => em.query('SELECT 1'));
    await within(patienceMs, answered);
    return { status: 'ready' };
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('database-away', 'unavailable', `The database did not answer within ${ms} ms.`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
