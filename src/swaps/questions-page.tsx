import type { VNode } from 'preact';
import { Empty, Pill, Refused } from '../platform/views/status';
import { Block, Head, Unseen } from '../platform/views/text';
import { counted } from '../shared/swedish';
import { endingWords, SWAP_QUESTIONS, stayWeeks } from './ring-words';
import type { UnitQuestion } from './unit-question';
import { momentSwedish } from './window';

interface QuestionsPageProps {
  readonly questions: readonly UnitQuestion[];
  readonly refusal?: string | undefined;
}

function Comings({ question }: { question: UnitQuestion }): VNode {
  return (
    <div class="grow">
      <b>{`Får ${question.comings.length === 1 ? 'en annan student' : 'andra studenter'} komma till ${question.unitName}?`}</b>
      {question.comings.map(({ number, course, university, ...stay }) => <span key={number}>{`Placering ${number}, ${stayWeeks(stay)}. ${course}, ${university}.`}</span>)}
    </div>
  );
}

function Open({ question }: { question: UnitQuestion }): VNode {
  const which = <Unseen>{` till byte ${question.ring}`}</Unseen>;
  return (
    <li>
      <div class="row">
        <Comings question={question} />
        <Pill tone="warn">{`Senast ${momentSwedish(question.answerBy)}`}</Pill>
        <form class="actions" method="post" action={`${SWAP_QUESTIONS}/${question.id}/ja`}><button type="submit" class="btn primary">Ja{which}</button></form>
        <form class="actions" method="post" action={`${SWAP_QUESTIONS}/${question.id}/nej`}><button type="submit" class="btn">Nej{which}</button></form>
      </div>
    </li>
  );
}

function outcomeOf({ state, ending, answer }: UnitQuestion): string {
  if (state === 'carried_out') return 'Bytet är klart.';
  if (ending !== null) return `Bytet blev inte av: ${ending === 'host-declined' && answer === 'no' ? 'ni tackade nej' : endingWords[ending].replace('av er', 'av studenterna')}.`;
  return 'Ni har sagt ja; andra enheter har inte svarat än.';
}

/** Exchanges of students that the unit has a say in: those to answer first. */
export function QuestionsPage({ questions, refusal }: QuestionsPageProps): VNode {
  const open = questions.filter(({ state, answer }) => state === 'hosts' && answer === 'waiting');
  const others = questions.filter((question) => !open.includes(question));
  return (
    <div>
      <Head title="Byten mellan studenter" sub={open.length === 0 ? 'Inget byte väntar på svar.' : `${counted(open.length, 'byte väntar', 'byten väntar')} på svar.`} />
      <Refused id="byte-fel" sentence={refusal} />
      {open.length === 0 ? <Empty title="Inget att besvara">När studenter vill byta placeringar med er visas det här. Veckor, kurs och nivå kontrolleras innan ni får frågan.</Empty> : <ul class="rows">{open.map((question) => <Open key={question.id} question={question} />)}</ul>}
      {others.length === 0 ? null : (
        <Block id="tidigare" title="Besvarade">
          <ul class="rows">{others.map((question) => <li key={question.id}><div class="row"><Comings question={question} /><span class="small muted">{outcomeOf(question)}</span></div></li>)}</ul>
        </Block>
      )}
    </div>
  );
}
