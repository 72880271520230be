import type { Outcome, Replay } from '../allocation/replay.service';
import { ReplayService } from '../allocation/replay.service';
import { Problem } from '../shared/problem';
import { inConfiguredRooms } from './rooms';
import { Terminal } from './terminal';

/** Solves a run of the configured database once more and tells whether the same came out; refused where it did not. */
export async function replay(run: string): Promise<void> {
  const terminal = new Terminal();
  await inConfiguredRooms((text) => terminal.say(text), async (rooms) => {
    const found = await rooms.get(ReplayService).replay(run, { onProgress: ({ phase, iterations }) => terminal.show(`${phase}, ${iterations} steps`) });
    for (const line of replayLines(found)) terminal.say(line);
    if (!found.isSame) throw new Problem('replay-differs', 'refused', differenceOf(found));
  });
}

/** What was solved, from what, and what came of it then and now. */
export function replayLines({ run, then, now, isSame }: Replay): string[] {
  const engine = then.engineVersion === now.engineVersion ? `engine ${now.engineVersion}, as then` : `engine ${now.engineVersion}; then it was ${then.engineVersion}`;
  return [
    `Run ${run.number} of ${run.term}, seed ${run.seed}, ${engine}.`,
    `Solved from what was kept with it, SHA-256 ${run.inputSha256 ?? ''}: intact.`,
    ...(isSame ? [`The same proposal came out, byte for byte: SHA-256 ${now.proposalSha256}, ${sums(now)}.`] : [`Then: ${sums(then)}, SHA-256 ${then.proposalSha256}.`, `Now: ${sums(now)}, SHA-256 ${now.proposalSha256}.`]),
  ];
}

/** Why the proposals differ, as far as it can be told. */
export function differenceOf({ run, then, now }: Replay): string {
  const said = `Another proposal came out of run ${run.number}.`;
  if (then.stopped === 'cancelled' || then.stopped === 'time') return `${said} Somebody or the clock had ended its search before time; this time it went on to its end.`;
  if (then.engineVersion !== now.engineVersion) return `${said} It was solved by engine ${then.engineVersion}, and this is engine ${now.engineVersion}; use a release that has the former.`;
  return `${said} The engine is the same, so this must not be: report it with the numbers above.`;
}

const sums = ({ placed, reserves, objective }: Outcome): string => `${placed} blocks placed, ${reserves} without a place, ${objective.moved} moved, cost ${objective.cost}`;
