import type { VNode } from 'preact';
import { Head } from './text';

/** What the law asks every public body to say about its pages. */
export function AccessibilityPage(): VNode {
  return (
    <div>
      <Head title="Tillgänglighetsredogörelse" sub="Sidorna följer WCAG 2.1 nivå AA så långt de är provade." />
      <div class="stack">
        <p>Varje sida prövas automatiskt i två bredder, 1280 och 390 bildpunkter, utan kända fel. Alla sidor går att använda utan skript och med enbart tangentbord.</p>
        <p>Automatisk prövning hittar inte allt. Ingen manuell granskning med hjälpmedel är gjord ännu.</p>
        <p>Hittar du något som inte fungerar, hör av dig till den organisation som gav dig ditt konto. Tillsyn utövas av Myndigheten för digital förvaltning.</p>
      </div>
    </div>
  );
}
