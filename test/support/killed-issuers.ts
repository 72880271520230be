import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { runTypeScript } from './child';
import type { MoneyWorld } from './money-world';

interface Numbered { readonly creditor: string; readonly numbers: number[]; readonly last: number }

/** What was found after writers were killed in the midst of issuing. */
export interface KilledOutcome {
  readonly kills: number;
  readonly issued: number;
  readonly faults: string[];
}

/** Lets two processes of writers issue all drafts, killing one of them with -9 so many times; then holds what is stored against what they said. */
export async function issuedByTheKilled(world: MoneyWorld, url: string, { writers, kills }: { writers: number; kills: number }): Promise<KilledOutcome> {
  const said = new Set<string>();
  const start = async () => {
    const issuer = await runTypeScript('run-issuer.ts', [url, String(writers)]);
    createInterface({ input: issuer.child.stdout! }).on('line', (line) => {
      const { issued } = JSON.parse(line) as { issued?: string };
      if (issued !== undefined) said.add(issued);
    });
    return issuer;
  };
  let killed = 0;
  while (killed < kills) {
    const issuer = await start();
    await sleep(30 + ((killed * 137) % 400));
    await issuer.kill('SIGKILL');
    killed += 1;
  }
  const [last, other] = [await start(), await start()];
  for (const { child } of [last, other]) if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
  const stored = await world.sql<{ id: string }>("SELECT id FROM invoices WHERE state = 'issued'");
  const ids = new Set(stored.map(({ id }) => id));
  const series = await world.sql<Numbered>(`SELECT creditor_id AS creditor, array_agg(sequence ORDER BY sequence) AS numbers,
    (SELECT last_number FROM invoice_series s WHERE s.creditor_id = i.creditor_id AND s.series = i.series AND s.year = i.year) AS last
    FROM invoices i WHERE state = 'issued' GROUP BY creditor_id, series, year`);
  const faults = [
    ...[...said].filter((id) => !ids.has(id)).map((id) => `${id} was said to be issued and is not`),
    ...series.filter(({ numbers, last: counter }) => counter !== numbers.length || numbers.some((number, i) => number !== i + 1)).map(({ creditor, numbers }) => `${creditor} has the numbers ${numbers.join(', ')}`),
    ...(await world.invoicing.breaches()).map(({ rule, what }) => `${rule}: ${what}`),
    ...(await world.sql("SELECT id FROM invoices WHERE state = 'draft'")).map(() => 'a draft is left'),
  ];
  return { kills: killed, issued: ids.size, faults };
}
