import type { VNode } from 'preact';
import { Pill, Refused } from '../platform/views/status';
import { Block, Head, Pairs } from '../platform/views/text';
import { addDays } from '../shared/day';
import { counted, dateSwedish, datesSwedish, daySwedish, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { dayHistories, stageOf, type DayHistory, type DayStage, type DayVersion, type PlacementDays } from './day-history';
import { dayWords } from './day-choice';

interface PlacementDaysPageProps {
  readonly placement: PlacementDays;
  /** On which side the reader may act, if on any. */
  readonly side: 'university' | 'host' | undefined;
  readonly refusal?: string | undefined;
}

const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

const stages: Readonly<Record<DayStage, readonly ['warn' | 'bad' | 'info' | 'lock', string]>> = {
  recorded: ['warn', 'Väntar på attest'], asked: ['bad', 'Fråga till värden'], certified: ['info', 'Väntar på kontrasignering'], countersigned: ['lock', 'Kontrasignerad'],
};

function measured({ hours, visits, reason }: DayVersion): string {
  return [
    ...(hours === undefined ? [] : [`${counted(hours, 'timme', 'timmar')} à 45 minuter`]), ...(visits === undefined ? [] : [counted(visits, 'besök', 'besök')]),
    ...(reason === undefined || reason === '' ? [] : [reason]),
  ].map((part) => `, ${part}`).join('');
}

const who = (name: string | null, organisation: string): string => (name === null ? organisation : `${name}, ${organisation}`);

function Version({ version, placement }: { version: DayVersion; placement: PlacementDays }): VNode {
  const { recordedAt, recordedBy, recordedFor, why, certifiedOn, certifiedBy, countersignedOn, countersignedBy } = version;
  return (
    <li>
      <b>{`Version ${version.version}: ${dayWords(version).toLowerCase()}${measured(version)}`}</b>
      <span>{`Antecknad ${moment.format(new Date(recordedAt))}${recordedFor === null ? '' : ` av ${who(recordedBy, recordedFor)}`}${why === '' ? '' : `. Varför: ${why}`}`}</span>
      {certifiedOn === null ? null : <span>{`Attesterad ${dateSwedish(certifiedOn)} av ${who(certifiedBy, placement.host)}`}</span>}
      {countersignedOn === null ? null : <span>{`Kontrasignerad ${dateSwedish(countersignedOn)} av ${who(countersignedBy, placement.university)}`}</span>}
      {version.questions.map(({ question, askedAt, askedBy, answer, answeredBy }) => (
        <span key={askedAt}>{`Fråga av ${who(askedBy, placement.university)}: ${question}${answer === null ? '' : ` Svar av ${who(answeredBy, placement.host)}: ${answer}`}`}</span>
      ))}
    </li>
  );
}

function Saying({ placement, day, kind }: { placement: PlacementDays; day: DayHistory; kind: 'fragor' | 'svar' }): VNode {
  const id = `${kind}-${day.day}`;
  const asks = kind === 'fragor';
  return (
    <form class="filters" method="post" action={`/placeringar/${placement.number}/narvaro/${kind}#fel`}>
      <input type="hidden" name="dag" value={day.now.id} />
      <div class="field">
        <label for={id}>{asks ? `Fråga värden om ${daySwedish(day.day)}` : `Svara om ${daySwedish(day.day)}`}</label>
        <input id={id} name="text" required maxlength={300} />
      </div>
      <button type="submit" class={asks ? 'btn' : 'btn primary'}>{asks ? 'Skicka tillbaka' : 'Svara'}</button>
    </form>
  );
}

interface DayRowProps extends Pick<PlacementDaysPageProps, 'placement' | 'side'> {
  readonly day: DayHistory;
}

function Acts({ placement, side, day }: DayRowProps): VNode | null {
  const stage = stageOf(day.now);
  if (side === 'host' && stage === 'asked') return <div class="body"><Saying placement={placement} day={day} kind="svar" /></div>;
  if (side !== 'university' || stage !== 'certified') return null;
  return <details><summary>Skicka tillbaka med en fråga</summary><div class="body"><Saying placement={placement} day={day} kind="fragor" /></div></details>;
}

function DayRow({ placement, side, day }: DayRowProps): VNode {
  const [tone, words] = stages[stageOf(day.now)];
  const question = day.now.questions.at(-1);
  return (
    <li>
      <div class="row">
        <div class="grow">
          <b>{`${daySwedish(day.day)}: ${dayWords(day.now).toLowerCase()}${measured(day.now)}`}</b>
          {question === undefined ? null : <span>{`”${question.question}”${question.answer === null ? '' : ` – ”${question.answer}”`}`}</span>}
        </div>
        <Pill tone={tone}>{words}</Pill>
        {side === 'host' ? <a href={`/enheter/${encodeURIComponent(placement.unit)}/narvaro?vecka=${weekOf(day.day)}`}>Rätta</a> : null}
      </div>
      <Acts placement={placement} side={side} day={day} />
      <details>
        <summary>{day.earlier.length === 0 ? 'Historik' : `Historik, ${day.earlier.length + 1} versioner`}</summary>
        <ul class="plain body">{[day.now, ...day.earlier].map((version) => <Version key={version.id} version={version} placement={placement} />)}</ul>
      </details>
    </li>
  );
}

function SignAll({ placement, side, days }: Pick<PlacementDaysPageProps, 'placement' | 'side'> & { days: readonly DayHistory[] }): VNode | null {
  const left = days.filter(({ now }) => stageOf(now) === (side === 'host' ? 'recorded' : 'certified')).length;
  if (side === undefined || left === 0) return null;
  const [path, verb] = side === 'host' ? ['attestera', 'Attestera'] : ['kontrasignera', 'Kontrasignera'];
  return (
    <form method="post" action={`/placeringar/${placement.number}/narvaro/${path}#fel`}>
      <p class="actions"><button type="submit" class="btn primary">{`${verb} ${counted(left, 'dag', 'dagar')}`}</button></p>
    </form>
  );
}

/** A placement's days one by one, with whose turn it is and all that was ever told of them. */
export function PlacementDaysPage({ placement, side, refusal }: PlacementDaysPageProps): VNode {
  const days = dayHistories(placement.versions);
  const count = (stage: DayStage): number => days.filter(({ now }) => stageOf(now) === stage).length;
  return (
    <div>
      <Head
        title={`Närvaro, placering ${placement.number}`}
        sub={`${counted(days.length, 'dag antecknad', 'dagar antecknade')} av ${placement.days}: ${count('countersigned')} kontrasignerade, ${count('certified')} väntar på lärosätet, ${count('recorded') + count('asked')} på värden.`}
      />
      <Refused id="fel" sentence={refusal} />
      <section class="card pad block">
        <Pairs pairs={[
          ['Student', `Student ${placement.student}, ${placement.university}`], ['Kurs', placement.course], ['Var', `${placement.unitName}, ${placement.host}`],
          ['När', `${weeksSwedish(weekOf(placement.firstDay), weekOf(placement.lastDay))}, ${datesSwedish(placement.firstDay, addDays(placement.lastDay, -2))}`],
          ['Placeringen', <a key="history" href={`/placeringar/${placement.number}`}>Placeringens historik</a>],
        ]} />
      </section>
      <SignAll placement={placement} side={side} days={days} />
      <Block id="dagar" title="Dagar" note="En rättelse blir en ny version. Den som gällde räknas tills rättelsen är attesterad och kontrasignerad.">
        {days.length === 0 ? <p class="small">Inget är antecknat än.</p> : <ul class="rows">{days.map((day) => <DayRow key={day.day} placement={placement} side={side} day={day} />)}</ul>}
      </Block>
    </div>
  );
}
