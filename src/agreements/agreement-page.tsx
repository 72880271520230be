import type { VNode } from 'preact';
import { Alert, Empty, Pill, Refused } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Pairs } from '../platform/views/text';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { counted, dateSwedish, daySwedish, inSentence, listed } from '../shared/swedish';
import { momentSwedish } from '../shared/swedish-time';
import type { AgreementOverview, LoggedChange, PublishDeadline } from './agreement-overview';
import { changedThing, criterionNames, fundingNames, modelNames, roleNames } from './agreement-words';
import { Standing, validitySwedish } from './agreements-page';
import { loggedWords } from './logged-words';
import { BookingWindows } from './booking-window-list';
import { MoneySummary } from './money-facts';
import { Quotas } from './quota-list';

/** A refused form of the page. */
export interface AgreementRefusal {
  /** `uppsagning`, `fonster`, or the code of a quota. */
  readonly form: string;
  readonly sentence: string;
  readonly input: Readonly<Record<string, string>>;
}

interface AgreementPageProps {
  readonly overview: AgreementOverview;
  readonly today: Day;
  readonly mayOverride: boolean;
  readonly refusal?: AgreementRefusal | undefined;
}

function Parties({ overview: { parties, programmes, agreement } }: Pick<AgreementPageProps, 'overview'>): VNode {
  const tiers = [...groupBy(agreement.priorities, ({ tier }) => tier)].sort(([a], [b]) => a - b);
  return (
    <Block id="parter" title="Parter, program och turordning">
      <Pairs
        pairs={[
          ...[...groupBy(parties, ({ role }) => role)].map(([role, of]) => [roleNames[role], listed(of.map(({ name }) => name), 'och')] as const),
          ['Program', programmes.length === 0 ? 'Inga' : programmes.map(({ name, university }) => `${name} (${university})`).join(', ')],
          ['Turordning', tiers.length === 0 ? 'Ingen' : tiers.map(([tier, of]) => `${tier}: ${listed(of.map(({ criterion }) => inSentence(criterionNames[criterion])), 'och')}`).join('; ')],
        ]}
      />
    </Block>
  );
}

function Deadlines({ agreement }: Pick<AgreementOverview, 'agreement'>): VNode {
  const days = (count: number): string => counted(count, 'dag', 'dagar');
  const ready = agreement.unready === 'cancel' ? `är de inte uppfyllda ${days(agreement.readyCancelDays)} före start ställs placeringen in` : 'placeringen står kvar om de inte är uppfyllda';
  return (
    <Block id="frister" title="Frister">
      <Pairs
        pairs={[
          ['Publiceras', `senast ${counted(agreement.publishWeeksBefore, 'vecka', 'veckor')} före start, påminnelse ${days(agreement.publishWarnDays)} innan`],
          ['Värden svarar', `inom ${days(agreement.answerDays)}, påminnelse ${days(agreement.reminderDaysBefore)} innan; därefter ${agreement.escalation === 'region' ? 'regionens samordnare' : 'förfaller frågan'}`],
          ['Reserver svarar', `inom ${counted(agreement.offerHours, 'timme', 'timmar')}`],
          ['Inskrivna utomlands', agreement.abroadWeeksBefore === 0 ? 'efter terminens fördelning, på platser som är över' : `senast från ${counted(agreement.abroadWeeksBefore, 'vecka', 'veckor')} före start, på platser som är över`],
          ['Krav före placering', `varning ${days(agreement.readyWarnDays)} före start; ${ready}`],
          ['Avtalets slut', agreement.validTo === null ? 'tills vidare' : `${dateSwedish(agreement.validTo)}, påminnelse ${days(agreement.expiryWarnDays)} innan`],
        ]}
      />
    </Block>
  );
}

const statuses = { near: ['Snart', 'warn'], breached: ['Passerat', 'bad'], published_late: ['För sent', 'lock'] } as const;

const deadlineColumns: Column<PublishDeadline>[] = [
  { head: 'Placering', cell: ({ number, unitName }) => [`Placering ${number}`, <Sub key="unit">{unitName}</Sub>] },
  { head: 'Läge', cell: ({ status }) => <Pill tone={statuses[status][1]}>{statuses[status][0]}</Pill> },
  { head: 'Senast', cell: ({ publishBy }) => dateSwedish(publishBy) },
  { head: 'Publicerad', cell: ({ publishedOn }) => (publishedOn === null ? 'inte än' : dateSwedish(publishedOn)) },
  { head: 'Börjar', cell: ({ firstDay }) => daySwedish(firstDay) },
];

const changeColumns: Column<LoggedChange>[] = [
  { head: 'När', cell: ({ at }) => momentSwedish(new Date(at)) },
  { head: 'Vem', cell: ({ by, organisation }) => [by ?? 'Systemet', <Sub key="organisation">{organisation}</Sub>] },
  { head: 'Vad', cell: ({ what, before }) => [changedThing(what), ...(before === null ? [<Sub key="new">nytt</Sub>] : [])] },
  { head: 'Från och till', cell: (change) => loggedWords(change).map((line) => <Sub key={line}>{line}</Sub>) },
];

function Withdrawal({ code, refusal }: { code: string; refusal: AgreementRefusal | undefined }): VNode {
  return (
    <form class="card pad stack top4" method="post" action={`/avtal/${encodeURIComponent(code)}/uppsagning#uppsagning-fel`}>
      <h3>Säg upp avtalet</h3>
      <Refused id="uppsagning-fel" sentence={refusal?.sentence} />
      <div class="filters">
        <div class="field"><label for="fran">Inga nya bokningar från</label><input id="fran" type="date" name="on" required value={refusal?.input['on']} /></div>
        <div class="field"><label for="varfor">Orsak, visas för den som nekas</label><input id="varfor" name="reason" required minlength={3} maxlength={500} value={refusal?.input['reason']} /></div>
      </div>
      <p class="actions"><button type="submit" class="btn danger">Säg upp</button></p>
      <p class="hint">Pågående och redan bokade placeringar står kvar och avräknas som förut.</p>
    </form>
  );
}

function Overlaps({ overlaps }: Pick<AgreementOverview, 'overlaps'>): VNode | null {
  if (overlaps.length === 0) return null;
  return (
    <Alert tone="info" title="Andra avtal täcker samma program hos samma värd">
      {overlaps.map(({ code, name, host, programme }) => <span key={`${code} ${host} ${programme}`}><a href={`/avtal/${encodeURIComponent(code)}`}>{name}</a>{`: ${programme} hos ${host}. `}</span>)}
      Bokas för hand används det vars kod kommer först; en fördelning tar det där studenten står först i turordningen.
    </Alert>
  );
}

/** One agreement: who is party to it, what it covers and says, how its quotas are used, what was breached, what was changed. */
export function AgreementPage({ overview, today, mayOverride, refusal }: AgreementPageProps): VNode {
  const { agreement, deadlines, changes } = overview;
  return (
    <div>
      <Head title={agreement.name} sub={`${agreement.number}, ${validitySwedish(agreement)}. ${modelNames[agreement.bookingModel]}. Finansiering: ${fundingNames[agreement.funding]}.`} actions={<Standing agreement={agreement} today={today} />} />
      {agreement.withdrawnOn === null ? null : <Alert tone="warn" title={`Uppsagt: inga nya bokningar från ${dateSwedish(agreement.withdrawnOn)}`}>{agreement.withdrawnReason ?? 'Pågående placeringar står kvar.'}</Alert>}
      <Overlaps overlaps={overview.overlaps} />
      <Parties overview={overview} />
      <MoneySummary money={overview.money} today={today} />
      <Deadlines agreement={agreement} />
      <Quotas overview={overview} mayOverride={mayOverride} refusal={refusal} />
      <BookingWindows overview={overview} today={today} refusal={refusal} />
      <Block id="publicering" title="Publiceringsdagar" note="Båda parter ser när studenter får veta för sent.">
        {deadlines.length === 0 ? <Empty title="Inget är sent">Placeringar som ska publiceras snart, eller har publicerats för sent, visas här.</Empty> : (
          <Table labelledBy="publicering" columns={deadlineColumns} rows={deadlines} rowKey={({ id }) => id} />
        )}
      </Block>
      <Block id="andringar" title="Ändringar">
        {changes.length === 0 ? <Empty title="Inga ändringar">Vem som ändrar vad i avtalet visas här.</Empty> : (
          <Table labelledBy="andringar" columns={changeColumns} rows={changes} rowKey={({ id }) => id} />
        )}
        {overview.decides && agreement.withdrawnOn === null ? <Withdrawal code={agreement.code} refusal={refusal?.form === 'uppsagning' ? refusal : undefined} /> : null}
      </Block>
    </div>
  );
}
