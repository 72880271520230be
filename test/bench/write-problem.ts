import { parseArgs } from 'node:util';
import { generate } from './generator/generate';
import { LOADS, SCALES } from './generator/scale';
import type { Load, Size } from './generator/scale';

const USAGE = `Writes a random but lifelike placement problem to the standard output.

  --size T|S|M|L    16, 108, 1 500 or 25 000 students; else S
  --seed N          else 1
  --load planted    everyone can be placed, 12 % to spare (the default)
         tight      everyone can be placed, 4 % to spare
         over       tight, then 8 % of all seats taken away
  --previous        a plan exists, and some units have closed since
`;

const among = <T extends string>(text: string, known: Readonly<Record<T, unknown>>): text is T => Object.hasOwn(known, text);

function main(): number {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      size: { type: 'string', default: 'S' },
      seed: { type: 'string', default: '1' },
      load: { type: 'string', default: 'planted' },
      previous: { type: 'boolean', default: false },
    },
  });
  const { size, load, seed, previous } = values;
  const isKnown = among<Size>(size, SCALES) && among<Load>(load, LOADS) && /^\d{1,15}$/.test(seed);
  if (values.help || !isKnown) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const { problem, hidden } = generate({ size, load, seed: Number(seed), previous });
  const placed = hidden.flat().filter((choice) => choice !== undefined).length;
  process.stdout.write(`${JSON.stringify(problem)}\n`);
  process.stderr.write(`${problem.name}: ${problem.entities.length} entities, ${hidden.flat().length} blocks, of which the hidden plan places ${placed}\n`);
  return 0;
}

process.exitCode = main();
