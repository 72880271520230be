import { counted } from '../shared/swedish';
import type { Proven } from './proven';
import type { RunOutcome } from './run-overview';

const number = (value: number): string => value.toLocaleString('sv-SE');
const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** How far points lie above what is proven: in per cent of that, or in points where it is nothing. */
export function gapSwedish(points: number, least: number): string {
  if (points <= least) return 'Ingen';
  if (least === 0) return counted(points, 'poäng', 'poäng');
  return `${((100 * (points - least)) / least).toFixed(1).replace('.', ',')} %`;
}

/** What is proven of a run's result, level by level, and what is not, for a person. */
export function provenSentences(outcome: RunOutcome): string[] {
  const { proven, rounds, exchanged, stopped } = outcome;
  if (!proven) return ['Körningen är äldre än att det sparades vad som är bevisat.'];
  return [
    ...(stopped === 'cancelled' || stopped === 'time' ? ['Sökningen avbröts innan den var färdig, så bättre fördelningar kan finnas och körningen kan inte göras om på samma sätt.'] : []),
    ...unplacedSentences(outcome, proven),
    ...movedSentences(outcome, proven),
    pointsSentence(proven),
    ...(rounds > 1 ? ['Grupper som inte fick plats tillsammans delades. Bevisen gäller med dem som redan hade fått plats kvar där.'] : []),
    ...(exchanged > 0 ? [`${counted(exchanged, 'block bytte', 'block bytte')} plats för att de som bär mest ska bära mindre, även om summan blir högre.`] : []),
  ];
}

function unplacedSentences({ objective: { unplaced } }: RunOutcome, proven: Proven): string[] {
  const left = sum(unplaced);
  if (left === 0) return ['Alla block har plats.'];
  if (proven.unplaced < left) {
    const least = proven.unplaced === 0 ? 'Att ingen fler kan få plats är inte bevisat.' : `Minst ${number(proven.unplaced)} av ${number(left)} block utan plats kan ingen fördelning ge plats: bevisat. Om de övriga är det inte avgjort.`;
    return [least];
  }
  return [unplaced.length > 1 ? 'Ingen kan få plats utöver dessa utan att någon före i turordning mister sin: bevisat.' : 'Ingen kan få plats utöver dessa: bevisat.'];
}

function movedSentences({ objective: { moved } }: RunOutcome, proven: Proven): string[] {
  if (moved === 0) return [];
  if (proven.moved === undefined || proven.moved === 0) return [`${counted(moved, 'block flyttas', 'block flyttas')} från där de står. Att färre räcker är inte uteslutet.`];
  return [proven.moved >= moved ? `${counted(moved, 'block flyttas', 'block flyttas')} från där de står, och färre räcker inte: bevisat.` : `${counted(moved, 'block flyttas', 'block flyttas')} från där de står. Minst ${number(proven.moved)} måste flyttas: bevisat.`];
}

function pointsSentence({ points, leastPoints }: Proven): string {
  if (leastPoints === undefined) return 'Hur nära det bästa möjliga restid och önskemål ligger är inte bevisat.';
  if (points <= leastPoints) return 'Restid och önskemål kan inte bli bättre sammantaget: bevisat.';
  return `Restid och önskemål: högst ${gapSwedish(points, leastPoints)} från det bästa möjliga: bevisat.`;
}
