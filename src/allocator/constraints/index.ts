import { allowedPlace } from './allowed-place';
import { allowedStart } from './allowed-start';
import { beds } from './beds';
import { knownBlock } from './known-block';
import { order } from './order';
import { overlap } from './overlap';
import { pins } from './pins';
import { placedOnce } from './placed-once';
import { quota } from './quota';
import type { Rule } from './rule';
import { supervisors } from './supervisors';
import { unitCapacity } from './unit-capacity';

/** Every rule, in the order in which a person wants to read of breaches. */
export const RULES: readonly Rule[] = [
  knownBlock,
  placedOnce,
  allowedPlace,
  allowedStart,
  pins,
  overlap,
  order,
  unitCapacity,
  supervisors,
  quota,
  beds,
];
