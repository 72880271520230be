import type { VNode } from 'preact';
import { Empty } from '../platform/views/status';
import { Sub, Table, type Column } from '../platform/views/table';
import { Block, Head, Unseen } from '../platform/views/text';
import { counted } from '../shared/swedish';
import { BlockForm, courseAddress, CourseForm } from './course-forms';
import type { BlockDetail, CourseChoices, CourseDetail } from './course-overview';
import type { CourseRefusal } from './course-refusal';
import { blockRules, blockTitle, courseRules } from './course-words';

const columns: Column<CourseDetail>[] = [
  { head: 'Kurs', cell: ({ code, name }) => [<a key="to" href={courseAddress(code)}>{name}</a>, <Sub key="code">{code}</Sub>] },
  { head: 'Utbildning', cell: ({ programme, curriculum, programmeTerm }) => [programme, <Sub key="term">{`${curriculum}, termin ${programmeTerm}`}</Sub>] },
  { head: 'Block', cell: ({ blocks }) => (blocks.length === 0 ? '–' : blocks.map((block) => <div key={block.id} class="text">{blockTitle(block)}</div>)) },
  { head: 'Regler', cell: (course) => [<div key="course" class="text">{courseRules(course)}</div>, ...course.blocks.map((block) => <Sub key={block.id}>{blockRules(block)}</Sub>)] },
];

/** A university's courses and what they ask for. */
export function CoursesPage({ courses }: { courses: readonly CourseDetail[] }): VNode {
  return (
    <div>
      <Head title="Kurser" sub={<span id="kurser">{`${counted(courses.length, 'kurs', 'kurser')} med placeringar, och reglerna för deras block.`}</span>} />
      {courses.length === 0 ? (
        <Empty title="Inga kurser">Läs in en termin som bunt, eller lägg till kurser genom API:et, så kan deras block och regler ändras här.</Empty>
      ) : (
        <Table labelledBy="kurser" columns={columns} rows={courses} rowKey={({ code }) => code} />
      )}
    </div>
  );
}

interface CoursePageProps {
  readonly course: CourseDetail;
  readonly choices: CourseChoices;
  readonly refusal?: CourseRefusal | undefined;
}

function BlockRow({ course, block, choices, refusal }: CoursePageProps & { block: BlockDetail }): VNode {
  const rules = blockRules(block);
  return (
    <li id={`block-${block.code}`}>
      <div class="row">
        <div class="grow"><b>{blockTitle(block)}</b><span>{`${block.code}${rules === '' ? '' : `. ${rules}`}`}</span></div>
        <span class="muted small">{block.booked === 0 ? 'Inga platser bokade' : counted(block.booked, 'plats bokad', 'platser bokade')}</span>
      </div>
      <details open={refusal !== undefined}>
        <summary class="small muted"><span>Ändra<Unseen>{` ${block.code}`}</Unseen></span></summary>
        <BlockForm course={course} block={block} choices={choices} refusal={refusal} />
      </details>
    </li>
  );
}

/** A course: what holds of all its blocks, and each of them with its rules; a refused form as it was sent. */
export function CoursePage({ course, choices, refusal }: CoursePageProps): VNode {
  const refusalOf = (form: string): CourseRefusal | undefined => (refusal?.form === form ? refusal : undefined);
  return (
    <div>
      <Head
        title={course.name}
        sub={`${course.programme}, ${course.curriculum}, termin ${course.programmeTerm}. ${counted(course.blocks.length, 'block', 'block')}. ${courseRules(course)}.`}
        actions={<a class="btn" href="/kurser">Alla kurser</a>}
      />
      <Block id="blocken" title="Block" note="Gäller nästa fördelning och nya bokningar. Den som redan har plats står kvar.">
        <ul class="rows">
          {course.blocks.map((block) => <BlockRow key={block.id} course={course} block={block} choices={choices} refusal={refusalOf(block.id)} />)}
          <li id="nytt-block">
            <details open={course.blocks.length === 0 || refusalOf('nytt') !== undefined}>
              <summary><b>Lägg till ett block</b></summary>
              <BlockForm course={course} choices={choices} refusal={refusalOf('nytt')} />
            </details>
          </li>
        </ul>
      </Block>
      <Block id="kursen" title="Kursen" note="Gäller alla block."><CourseForm course={course} refusal={refusalOf('kurs')} /></Block>
    </div>
  );
}
