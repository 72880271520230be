import type { VNode } from 'preact';
import { counted, datesSwedish, daySwedish, distanceSwedish } from '../shared/swedish';
import type { Day } from '../shared/day';
import { Empty, Meter, Pill } from '../platform/views/status';
import { Quiet, Sub, Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import type { AffectedWithAlternatives } from '../bookings/affected.service';
import { AffectedList } from './affected-list';
import { RunList } from './run-list';
import { termSums, type CourseNeed, type QuotaUse, type TermOverview, type WithoutPlace } from './term-overview';

interface TermPageProps {
  readonly overview: TermOverview;
  /** Placements in weeks in which their units have closed. */
  readonly affected?: readonly AffectedWithAlternatives[];
  readonly today: Day;
}

const students = (count: number): string => counted(count, 'student', 'studenter');

function answer({ placed, students: all, unplaced }: ReturnType<typeof termSums>): string {
  if (all === 0) return 'Inga studenter är registrerade på kurser med placering.';
  if (unplaced === 0) return `Alla ${all} är placerade.`;
  return `${placed} av ${all} är placerade, ${unplaced} saknar plats.`;
}

function blocksOf({ blocks, groups }: CourseNeed): string {
  const parts = blocks.map((block) => `${block.specialty} ${counted(block.days, 'dag', 'dagar')} inom ${counted(block.weeks, 'vecka', 'veckor')}`);
  return [...parts, ...(groups > 1 ? [`${groups} grupper`] : [])].join(', ');
}

function CourseState({ course }: { course: CourseNeed }): VNode {
  const missing = course.students - course.placed;
  if (missing === 0) return <Pill tone="ok">Alla placerade</Pill>;
  return <Pill tone={course.placed === 0 ? 'bad' : 'warn'}>{`${missing} saknar plats`}</Pill>;
}

function Coverage({ course }: { course: CourseNeed }): VNode {
  const share = course.placed / course.students;
  return <Meter share={share} label={`${Math.round(share * 100)} procent är placerade`} />;
}

function courseColumns(courses: readonly CourseNeed[]): Column<CourseNeed>[] {
  const sums = termSums(courses);
  return [
    { head: 'Kurs', cell: (course) => [course.name, <Sub key="blocks">{blocksOf(course)}</Sub>], foot: 'Alla kurser' },
    { head: 'Läge', cell: (course) => <CourseState course={course} /> },
    { head: 'Behov', cell: (course) => course.students, foot: sums.students, figures: true },
    { head: 'Placerade', cell: (course) => course.placed, foot: sums.placed, figures: true },
    { head: 'Täckning', cell: (course) => <Coverage course={course} /> },
    { head: 'Utan plats', cell: (course) => <Quiet count={course.students - course.placed} />, foot: sums.unplaced, figures: true },
    { head: 'Studentveckor', cell: (course) => `${course.placedWeeks} av ${course.neededWeeks}`, foot: `${sums.placedWeeks} av ${sums.neededWeeks}`, figures: true },
  ];
}

const quotaColumns: Column<QuotaUse>[] = [
  { head: 'Gäller', cell: (quota) => [[quota.host, quota.town].filter(Boolean).join(', ') || 'Alla orter', <Sub key="of">{quota.course ?? 'Alla kurser'}</Sub>] },
  { head: 'Läge', cell: (quota) => (quota.taken >= quota.places ? <Pill tone="lock">Full</Pill> : <Pill>{`${quota.places - quota.taken} kvar`}</Pill>) },
  { head: 'Bokat av kvot', cell: (quota) => `${quota.taken} av ${quota.places}`, figures: true },
  { head: 'Avtal', cell: (quota) => quota.agreement },
];

const unplacedColumns: Column<WithoutPlace>[] = [
  { head: 'Student', cell: (row) => [`Student ${row.student}`, <Sub key="block">{`${row.course}, ${row.requirement}`}</Sub>] },
  { head: 'Nummer i kö', cell: (row) => row.position, figures: true },
  { head: 'Varför, och vad som hjälper', cell: (row) => <span class="text">{row.reason}</span> },
];

function Deadlines({ overview, today }: { overview: TermOverview; today: Day }): VNode {
  const dates = [
    ...(overview.publishBy === null ? [] : [{ day: overview.publishBy, name: 'Publicera senast', note: 'enligt avtalen' }]),
    { day: overview.firstDay, name: 'Terminen börjar', note: 'första placeringsveckan' },
    { day: overview.lastDay, name: 'Terminen slutar', note: 'sista placeringsveckan' },
  ];
  return (
    <div>
      <h2 class="vh">Viktiga datum</h2>
      <ol class="deadlines">
        {dates.map(({ day, name, note }) => (
          <li key={name} {...(day < today ? { class: 'done' } : {})}>
            <time datetime={day}>{daySwedish(day)}</time>
            <span>{name}</span>
            <span>{`${note}, ${distanceSwedish(day, today)}`}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Courses({ courses }: { courses: readonly CourseNeed[] }): VNode {
  if (courses.length === 0) return <Empty title="Inga kurser">Kurser visas här när studenter är registrerade på dem för terminen.</Empty>;
  return <Table labelledBy="behov" columns={courseColumns(courses)} rows={courses} rowKey={(course) => course.course} />;
}

function Unplaced({ rows }: { rows: readonly WithoutPlace[] }): VNode {
  if (rows.length === 0) return <Empty title="Ingen väntar på plats">Den som blir utan plats i en fördelning visas här med skälet.</Empty>;
  return <Table labelledBy="utan" columns={unplacedColumns} rows={rows} rowKey={(row) => `${row.student} ${row.course} ${row.requirement}`} />;
}

function Quotas({ quotas }: { quotas: readonly QuotaUse[] }): VNode {
  if (quotas.length === 0) return <Empty title="Inga kvoter">Avtalen sätter ingen gräns för terminen.</Empty>;
  return <Table labelledBy="kvot" columns={quotaColumns} rows={quotas} rowKey={(quota) => quota.code} />;
}

function KeyFigures({ overview }: { overview: TermOverview }): VNode {
  const sums = termSums(overview.courses);
  const full = overview.quotas.filter((quota) => quota.taken >= quota.places).length;
  return (
    <Figures
      figures={[
        { name: 'Behov', value: String(sums.students), note: `${students(sums.students)}, ${sums.neededWeeks} studentveckor` },
        { name: 'Placerade', value: String(sums.placed), note: `${sums.placedWeeks} studentveckor bokade` },
        { name: 'Utan plats', value: String(sums.unplaced), note: `${overview.withoutPlace.length} block med angivet skäl` },
        { name: 'Kvoter fulla', value: String(full), note: `av ${overview.quotas.length} i avtalen` },
      ]}
    />
  );
}

/** A term for its coordinator: what is needed, what is placed, what stands in the way. */
export function TermPage({ overview, affected = [], today }: TermPageProps): VNode {
  return (
    <div>
      <Head
        title={overview.code}
        sub={`${answer(termSums(overview.courses))} ${datesSwedish(overview.firstDay, overview.lastDay)}.`}
        actions={[<a key="ask" class="btn" href={`/terminer/${overview.code}/forfragningar`}>Be om platser</a>, <a key="reserves" class="btn" href={`/terminer/${overview.code}/reserver`}>Reserver</a>, <a key="swaps" class="btn" href={`/terminer/${overview.code}/byten`}>Byten</a>, <a key="fair" class="btn" href={`/terminer/${overview.code}/rattvisa`}>Rättvisa</a>, <a key="grid" class="btn" href={`/rutnat?termin=${overview.code}`}>Visa veckorutnätet</a>]}
      />
      <KeyFigures overview={overview} />
      <Deadlines overview={overview} today={today} />
      <AffectedList affected={affected} term={overview.code} />
      <Block id="behov" title="Behov och placeringar per kurs" note="En student räknas en gång per kurs, och är placerad när alla block har plats.">
        <Courses courses={overview.courses} />
      </Block>
      <Block id="utan" title="Utan plats" note="I köordning. Skälet nämner regeln, siffran och vägen ut."><Unplaced rows={overview.withoutPlace} /></Block>
      <Block id="kvot" title="Avtalskvot" note="Kvoten gäller före enhetens kapacitet."><Quotas quotas={overview.quotas} /></Block>
      <RunList term={overview.code} runs={overview.runs} />
    </div>
  );
}
