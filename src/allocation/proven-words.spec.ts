import { gapSwedish, provenSentences } from './proven-words';
import type { RunOutcome } from './run-overview';

const outcome = (values: Partial<RunOutcome> = {}): RunOutcome => ({
  placed: 5, reserves: 0, status: 'feasible', stopped: 'iterations', objective: { unplaced: [0], moved: 0, cost: 10_320 }, rounds: 1, exchanged: 0,
  proven: { unplaced: 0, moved: 0, points: 320, leastPoints: 300 }, ...values,
});

describe('what is proven, in words', () => {
  test.each([[300, 300, 'Ingen'], [306, 300, '2,0 %'], [12, 0, '12 poäng']])('%i points above %i', (points, least, words) => {
    expect(gapSwedish(points, least)).toBe(words);
  });

  test('everybody has a place, and how far the rest is from the best', () => {
    expect(provenSentences(outcome())).toEqual(['Alla block har plats.', 'Restid och önskemål: högst 6,7 % från det bästa möjliga: bevisat.']);
  });

  test('nobody else can have a place', () => {
    const left = outcome({ reserves: 2, objective: { unplaced: [2], moved: 0, cost: 8_320 }, proven: { unplaced: 2, moved: 0, points: 300, leastPoints: 300 } });
    expect(provenSentences(left)).toEqual(['Ingen kan få plats utöver dessa: bevisat.', 'Restid och önskemål kan inte bli bättre sammantaget: bevisat.']);
    expect(provenSentences({ ...left, objective: { ...left.objective, unplaced: [0, 2] } })[0]).toMatch(/utan att någon före i turordning/);
  });

  test('some of those without a place might have one', () => {
    const left = outcome({ reserves: 3, objective: { unplaced: [3], moved: 4, cost: 1 }, proven: { unplaced: 1, points: 300 } });
    expect(provenSentences(left)).toEqual([
      'Minst 1 av 3 block utan plats kan ingen fördelning ge plats: bevisat. Om de övriga är det inte avgjort.',
      '4 block flyttas från där de står. Att färre räcker är inte uteslutet.',
      'Hur nära det bästa möjliga restid och önskemål ligger är inte bevisat.',
    ]);
    expect(provenSentences({ ...left, proven: { unplaced: 3, moved: 4, points: 300, leastPoints: 300 } })[1]).toBe('4 block flyttas från där de står, och färre räcker inte: bevisat.');
  });

  test('what was stopped, split or exchanged says so', () => {
    const sentences = provenSentences(outcome({ stopped: 'cancelled', rounds: 2, exchanged: 3 }));
    expect(sentences[0]).toMatch(/avbröts/);
    expect(sentences.slice(-2)).toEqual([expect.stringMatching(/delades/), expect.stringMatching(/^3 block bytte plats/)]);
    expect(provenSentences(outcome({ proven: null }))).toHaveLength(1);
  });
});
