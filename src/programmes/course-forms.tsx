import type { VNode } from 'preact';
import { ChecksField, SelectField, TextField, type FieldProps } from '../platform/views/form-field';
import { Refused } from '../platform/views/status';
import { weekNumber } from '../shared/swedish';
import type { Week } from '../shared/week';
import { blockFields, courseFields, newBlockFields, weekdayFields } from './course-fields';
import type { BlockDetail, CourseChoices, CourseDetail } from './course-overview';
import type { CourseRefusal } from './course-refusal';
import { levelWords, weekdayWords } from './course-words';

type Fields = Readonly<Record<string, string>>;
type Options = readonly (readonly [string, string])[];

const yesOrNo: Options = [['nej', 'Nej'], ['ja', 'Ja']];

/** Where the forms of a course are sent. */
export const courseAddress = (code: string): string => `/kurser/${encodeURIComponent(code)}`;

/** The fields of one form, each with what stands in it and why it was refused. */
class Filled {
  readonly input: Fields;

  constructor(private readonly form: string, standing: Fields, private readonly refusal: CourseRefusal | undefined) {
    this.input = refusal?.input ?? standing;
  }

  get sentence(): string | undefined {
    return this.refusal?.sentence;
  }

  get errorId(): string {
    return `${this.form}-fel`;
  }

  error(name: string): string | undefined {
    return this.refusal?.errors[name];
  }

  of(name: string, label: string, hint?: string): FieldProps {
    return { id: `${this.form}-${name}`, name, label, value: this.input[name] ?? '', hint, error: this.error(name) };
  }
}

/** What holds of all the blocks of a course. */
export function CourseForm({ course, refusal }: { course: CourseDetail; refusal: CourseRefusal | undefined }): VNode {
  const form = new Filled('kurs', courseFields(course), refusal);
  return (
    <form class="card pad stack" method="post" action={`${courseAddress(course.code)}#${form.errorId}`}>
      <Refused id={form.errorId} sentence={form.sentence} />
      <input type="hidden" name="version" value={form.input['version']} />
      <div class="form-grid">
        <TextField {...form.of('name', 'Namn')} required />
        <TextField {...form.of('programmeTerm', 'Termin i utbildningen', `1 till ${course.terms}`)} digits={2} required />
        <SelectField {...form.of('rotateTogether', 'Grupper går tillsammans')} options={yesOrNo} />
        <TextField {...form.of('groups', 'Antal grupper')} digits={3} required />
      </div>
      <div class="form-grid">
        <TextField {...form.of('awayOverKm', 'Borta är mer än, km från studieorten', 'Tomt: räknas inte')} digits={4} />
        <TextField {...form.of('awayMinWeeks', 'Veckor borta, minst', 'Tomt: ingen gräns')} digits={2} />
        <TextField {...form.of('awayMaxWeeks', 'Veckor borta, högst', 'Tomt: ingen gräns')} digits={2} />
      </div>
      <p class="actions"><button type="submit" class="btn primary">Spara kursen</button></p>
    </form>
  );
}

const weekText = (week: Week): string => `Vecka ${weekNumber(week)}, ${week.slice(0, 4)}`;

/** The weeks there are, and the one that stands there already. */
function weekOptions(weeks: readonly Week[], chosen: string | undefined): Options {
  const all = chosen && !weeks.includes(chosen) ? [chosen, ...weeks].sort() : weeks;
  return [['', 'Hela terminen'], ...all.map((week): [string, string] => [week, weekText(week)])];
}

interface BlockFormProps {
  readonly course: CourseDetail;
  /** None for a new one. */
  readonly block?: BlockDetail;
  readonly choices: CourseChoices;
  readonly refusal: CourseRefusal | undefined;
}

/** A block and its rules. */
export function BlockForm({ course, block, choices, refusal }: BlockFormProps): VNode {
  const next = Math.max(0, ...course.blocks.map(({ sequence }) => sequence)) + 1;
  const form = new Filled(block ? `block-${block.code}` : 'nytt', block ? blockFields(block) : newBlockFields(next), refusal);
  const action = block ? `${courseAddress(course.code)}/block/${block.id}` : `${courseAddress(course.code)}/block`;
  return (
    <form class="body stack" method="post" action={`${action}#${form.errorId}`}>
      <Refused id={form.errorId} sentence={form.sentence} />
      {block ? <input type="hidden" name="version" value={form.input['version']} /> : null}
      <What form={form} isNew={!block} choices={choices} />
      <When form={form} choices={choices} />
      <Pattern form={form} />
      <p class="actions"><button type="submit" class="btn primary">{block ? 'Spara blocket' : 'Lägg till blocket'}</button></p>
      {block && block.booked > 0 ? <p class="hint">Specialitet, nivå och antal veckor ligger fast medan studenter har platser; dagarna kan ändras.</p> : null}
    </form>
  );
}

function What({ form, isNew, choices }: { form: Filled; isNew: boolean; choices: CourseChoices }): VNode {
  return (
    <div class="form-grid">
      {isNew ? <TextField {...form.of('code', 'Kod', 'Skiljer blocket från kursens andra')} required /> : null}
      <SelectField {...form.of('specialty', 'Specialitet')} options={choices.specialties.map(({ code, name }) => [code, name])} />
      <SelectField {...form.of('level', 'Nivå')} options={Object.entries(levelWords)} />
      <TextField {...form.of('days', 'Dagar')} digits={3} required />
      <TextField {...form.of('windowWeeks', 'Inom så många veckor i rad')} digits={2} required />
    </div>
  );
}

function When({ form, choices: { weeks } }: { form: Filled; choices: CourseChoices }): VNode {
  return (
    <div class="form-grid">
      <SelectField {...form.of('earliestWeek', 'Börjar tidigast')} options={weekOptions(weeks, form.input['earliestWeek'])} />
      <SelectField {...form.of('latestWeek', 'Slutar senast')} options={weekOptions(weeks, form.input['latestWeek'])} />
      <TextField {...form.of('sequence', 'Ordning i kursen')} digits={3} required />
      <SelectField {...form.of('inOrder', 'Efter block med lägre ordning')} options={yesOrNo} />
      <TextField {...form.of('minGapWeeks', 'Veckor emellan, minst', 'Tomt: ingen gräns')} digits={2} />
      <TextField {...form.of('maxGapWeeks', 'Veckor emellan, högst', 'Tomt: ingen gräns')} digits={2} />
    </div>
  );
}

function Pattern({ form }: { form: Filled }): VNode {
  const days = weekdayFields.map((name, i) => ({ name, text: weekdayWords[i] ?? '', checked: form.input[name] === 'ja' }));
  return (
    <div class="form-grid">
      <ChecksField id={`${form.errorId}-veckodagar`} legend="Veckodagar" hint="Inga valda: vilka som helst." options={days} error={form.error('weekdays')} />
      <SelectField {...form.of('daysPerWeek', 'Dagar i veckan, högst')} options={['1', '2', '3', '4', '5'].map((count) => [count, count])} />
      <SelectField {...form.of('sameUnit', 'Samma enhet som tidigare terminer', 'Om studenten har varit i specialiteten förr')} options={yesOrNo} />
    </div>
  );
}
