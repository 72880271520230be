import type { VNode } from 'preact';
import { provenSentences } from './proven-words';
import type { RunOutcome } from './run-overview';

/** What is proven of a run's result, and what is not. */
export function ProvenList({ outcome }: { outcome: RunOutcome }): VNode {
  return (
    <ul class="rows top4" aria-label="Vad som är bevisat">
      {provenSentences(outcome).map((sentence) => <li key={sentence}><p class="row text">{sentence}</p></li>)}
    </ul>
  );
}
