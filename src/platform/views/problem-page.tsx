import type { VNode } from 'preact';
import type { Breach } from '../../shared/problem';
import { Alert } from './status';
import { Head } from './text';

interface ProblemPageProps {
  readonly status: number;
  readonly detail: string;
  readonly breaches?: readonly Breach[];
}

const titles: Readonly<Record<number, string>> = {
  400: 'Något i frågan går inte att läsa',
  401: 'Du behöver logga in',
  403: 'Det här får din roll inte göra',
  404: 'Sidan finns inte',
  409: 'Det krockar med något som redan finns',
  412: 'Någon annan har ändrat det sedan du läste',
  422: 'Det går inte att genomföra',
  429: 'För många försök',
  503: 'Tjänsten svarar inte just nu',
};

/** What is missing and what is somebody else's look the same, so that nobody learns which it was. */
const notFound = 'Sidan finns inte, eller så har du inte tillgång till den.';

/** An error for a person: what is the case and the way out. */
export function ProblemPage({ status, detail, breaches = [] }: ProblemPageProps): VNode {
  const title = titles[status] ?? 'Något gick fel';
  return (
    <div>
      <Head title={title} sub={status === 404 ? notFound : detail} />
      {breaches.length === 0 || status === 404 ? null : (
        <Alert tone="bad" title="Det här behöver ändras">
          <ul>{breaches.map((breach) => <li key={breach.code}>{breach.detail}</li>)}</ul>
        </Alert>
      )}
      <p class="actions"><a class="btn" href="/">Till startsidan</a></p>
    </div>
  );
}
