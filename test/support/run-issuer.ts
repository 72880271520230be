import 'reflect-metadata';
import { createDataSource } from '../../src/platform/database/data-source';
import { Doorway } from '../../src/platform/database/doorway';
import { DraftsRepository } from '../../src/invoicing/drafts.repository';
import { IssuingRepository } from '../../src/invoicing/issuing.repository';
import { IssuingService } from '../../src/invoicing/issuing.service';
import { named } from '../../src/invoicing/signatory';

const abandoned = new Error('abandoned');

/** Issues drafts by so many writers at once until none is left, one issue in ten rolled back; says which it has: `run-issuer.ts <url> <writers>`. */
async function main([url = '', writers = '1']: string[]): Promise<void> {
  const dataSource = await createDataSource({ url, poolSize: 20 }).initialize();
  const doorway = new Doorway(dataSource);
  const issuing = new IssuingService(doorway, new DraftsRepository(), new IssuingRepository());
  const order = { today: '2025-12-01', issuedBy: named('Anna'), reviewedBy: named('Per') };
  let turn = process.pid;
  const one = async (id: string): Promise<void> => {
    turn += 1;
    const fails = turn % 10 === 0;
    await doorway.asSystem(async () => {
      await issuing.issue(id, order);
      if (fails) throw abandoned;
    });
    process.stdout.write(`${JSON.stringify({ issued: id })}\n`);
  };
  process.stdout.write('{}\n');
  const work = async (): Promise<void> => {
    for (;;) {
      const ids = await issuing.draftIds();
      if (ids.length === 0) return;
      // another writer may take the same draft, and a rolled-back issue leaves it for the next
      await one(ids[Math.floor((turn * 7919) % ids.length)]!).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: Number(writers) }, work));
  await dataSource.destroy();
}

void main(process.argv.slice(2));
