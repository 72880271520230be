import type { VNode } from 'preact';
import { inSwedish } from './refusal';
import { Head } from './text';

interface ProblemPageProps {
  readonly status: number;
  /** The Problem's stable code. */
  readonly code: string;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Något i frågan går inte att läsa',
  401: 'Du behöver logga in',
  403: 'Det här får din roll inte göra',
  404: 'Sidan finns inte',
  409: 'Det krockar med något som redan finns',
  410: 'Länken gäller inte längre',
  412: 'Någon annan har ändrat det sedan du läste',
  422: 'Det går inte att genomföra',
  429: 'För många försök',
  503: 'Tjänsten svarar inte just nu',
};

/** An error for a person: what is the case, the way out, and the code for whoever is asked for help. */
export function ProblemPage({ status, code }: ProblemPageProps): VNode {
  return (
    <div>
      <Head title={titles[status] ?? 'Något gick fel'} sub={inSwedish({ status, code })} />
      {status === 404 ? null : <p class="hint bot3">{'Felkod: '}<span class="mono" lang="en">{code}</span></p>}
      <p class="actions"><a class="btn" href="/">Till startsidan</a></p>
    </div>
  );
}
