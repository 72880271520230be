import { Problem, type Breach } from './problem';

/** Refuses what people ordered, with all that is wrong with it; does nothing when nothing is. */
export function refuseFor(noun: string, code: string, breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  throw new Problem(`${noun.replaceAll(' ', '-')}-refused`, 'refused', `The ${noun} ${code} cannot be so. ${breaches.map(({ detail }) => detail).join(' ')}`, breaches);
}

/** The code that something new would have is not free. */
export const codeTaken = (noun: string, code: string): Problem =>
  new Problem(`${noun.replaceAll(' ', '-')}-exists`, 'conflict', `The code ${code} is taken by another ${noun}; choose another code, or change that ${noun}.`);
