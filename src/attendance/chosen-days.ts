import type { ChosenDay } from './day-choice';

/** What a form says of each day, and of which days its hours and visits are, in the same order. */
interface Sent {
  readonly dag: readonly string[];
  readonly matt: readonly string[];
  readonly timmar: readonly string[];
  readonly besok: readonly string[];
}

const whole = (text: string | undefined): number | undefined => (text === undefined || text === '' ? undefined : Number(text));

/** The days that a form sends, each with its choice and what was done. */
export function chosenDays({ dag, matt, timmar, besok }: Sent): ChosenDay[] {
  const places = new Map(matt.map((key, i) => [key, i]));
  return dag.map((sent) => {
    const [number = '', day = '', ...choice] = sent.split('~');
    const at = places.get(`${number}~${day}`);
    return { number: Number(number), day, choice: choice.join('~'), ...(at !== undefined && { hours: whole(timmar[at]), visits: whole(besok[at]) }) };
  });
}
