import type { VNode } from 'preact';
import { BarRows } from '../platform/views/bar-rows';
import { SelectField, TextField } from '../platform/views/form-field';
import { Alert } from '../platform/views/status';
import { Table, type Column } from '../platform/views/table';
import { Block, Figures, Head } from '../platform/views/text';
import { kronorSwedish } from '../shared/money';
import type { CurriculaChoices } from './curricula.service';
import type { CurriculumBlock, CurriculumComparison, TermDays } from './curriculum-comparison';
import { decimalSwedish, ForecastTabs, kronorOrDash, wholeKronor } from './page-parts';

/** What stands in the form that says which curricula. */
export type CurriculaInput = Readonly<Record<'gammal' | 'ny' | 'sokande' | 'borjar' | 'fran' | 'till' | 'specialitet' | 'avtal' | 'kursterminer', string>>;

interface CurriculaPageProps {
  readonly compared: CurriculumComparison | null;
  readonly input: CurriculaInput;
  readonly choices: CurriculaChoices;
  readonly failure?: string | undefined;
}

function Choices({ input, choices }: Pick<CurriculaPageProps, 'input' | 'choices'>): VNode {
  const field = (name: keyof CurriculaInput, label: string): { id: string; name: string; label: string; value: string } => ({ id: `val-${name}`, name, label, value: input[name] });
  const curricula = choices.curricula.map(({ code, name, programmeName }) => [code, `${programmeName}, ${name}`] as const);
  return (
    <form class="card pad stack" method="get" action="/ekonomi/prognos/kursplaner">
      <div class="form-grid">
        <SelectField {...field('gammal', 'Nuvarande kursplan')} options={curricula} />
        <SelectField {...field('ny', 'Ny kursplan')} options={curricula} />
        <TextField {...field('sokande', 'Studenter per termin')} digits={5} required />
        <TextField {...field('borjar', 'Nya kursplanen från')} hint="Termin då de första börjar, som HT2021." required />
        <TextField {...field('fran', 'Visa från termin')} required />
        <TextField {...field('till', 'till termin')} required />
        <SelectField {...field('specialitet', 'Specialitet')} options={[['', 'Alla specialiteter'], ...choices.specialties.map(({ code, name }) => [code, name] as const)]} />
        <TextField {...field('kursterminer', 'Kurser från termin i utbildningen')} digits={2} required />
        <SelectField {...field('avtal', 'Belopp enligt')} options={[['', 'Inget belopp'], ...choices.agreements.map(({ code, name }) => [code, name] as const)]} />
      </div>
      <div><button type="submit" class="btn primary">Räkna</button></div>
    </form>
  );
}

const termColumns: Column<TermDays>[] = [
  { head: 'Termin', cell: ({ term }) => term },
  { head: 'Dagar', cell: ({ days }) => <b>{days}</b>, figures: true },
  { head: 'Nuvarande kursplan', cell: ({ oldDays }) => oldDays, figures: true },
  { head: 'Ny kursplan', cell: ({ newDays }) => newDays, figures: true },
  { head: 'Ersättning, kr', cell: ({ amountOre }) => kronorOrDash(amountOre), figures: true },
];

const blockColumns: Column<CurriculumBlock>[] = [
  { head: 'Kurs', cell: ({ course, courseName }) => `${course} ${courseName}` },
  { head: 'Kursplan', cell: ({ curriculum }) => curriculum },
  { head: 'Termin', cell: ({ programmeTerm }) => programmeTerm, figures: true },
  { head: 'Specialitet', cell: ({ specialtyName }) => specialtyName },
  { head: 'Dagar per student', cell: ({ days }) => days, figures: true },
];

function Compared({ compared }: { compared: CurriculumComparison }): VNode {
  const { from, to, moreDays, moreOre, terms } = compared;
  const bar = ({ curriculum, days }: typeof from, tone: 'b1' | 'b3'): { label: string; bars: { value: number; text: string; tone: 'b1' | 'b3' }[] } =>
    ({ label: curriculum, bars: [{ value: days, text: `${days} dagar`, tone }] });
  return (
    <div>
      <div class="cols two top4">
        <BarRows
          id="dagar-bild" title="Dagar per årskull" description={`${from.curriculum}: ${from.days} dagar. ${to.curriculum}: ${to.days} dagar.`}
          rows={[bar(from, 'b3'), bar(to, 'b1')]} legend={[{ tone: 'b3', text: 'Nuvarande kursplan' }, { tone: 'b1', text: 'Ny kursplan' }]}
        />
        <Figures
          figures={[
            { name: 'Ökning', value: `${moreDays > 0 ? '+' : ''}${moreDays}`, note: 'dagar per årskull' },
            { name: 'Ersättning', value: to.amountOre === null ? '–' : wholeKronor(to.amountOre), note: from.amountOre === null ? 'välj ett avtal för belopp' : `kr, mot ${kronorSwedish(from.amountOre)}` },
            { name: 'Skillnad', value: moreOre === null ? '–' : `${moreOre > 0n ? '+' : ''}${wholeKronor(moreOre)}`, note: 'kr per årskull' },
            { name: 'Helårsstudenter', value: decimalSwedish(to.fullTimeStudents), note: `mot ${decimalSwedish(from.fullTimeStudents)}` },
          ]}
        />
      </div>
      <Block id="terminer" title="Termin för termin" note="Den som började på nuvarande kursplan läser klart den.">
        <BarRows
          id="terminer-bild" title="Dagar per termin" description={terms.map(({ term, oldDays, newDays }) => `${term}: ${oldDays} dagar på nuvarande och ${newDays} på ny kursplan.`).join(' ')}
          rows={terms.map(({ term, oldDays, newDays }) => ({
            label: term, bars: [{ value: oldDays, text: `${oldDays} dagar`, tone: 'b3' as const }, { value: newDays, text: `${newDays} dagar`, tone: 'b1' as const }],
          }))}
          legend={[{ tone: 'b3', text: 'Nuvarande kursplan' }, { tone: 'b1', text: 'Ny kursplan' }]}
        />
        <div class="top4"><Table labelledBy="terminer" columns={termColumns} rows={terms} rowKey={({ term }) => term} /></div>
      </Block>
      <Block id="kurser" title="Vad kursplanerna kräver">
        <Table labelledBy="kurser" columns={blockColumns} rows={[...from.blocks, ...to.blocks]} rowKey={(block) => [block.curriculum, block.course, block.specialty, block.days].join(' ')} />
      </Block>
    </div>
  );
}

/** Days and money under both curricula. */
export function CurriculaPage({ compared, input, choices, failure }: CurriculaPageProps): VNode {
  const sub = compared ? `${input.sokande} studenter: ${compared.from.days} dagar blir ${compared.to.days}.` : 'Dagar och pengar under nuvarande och ny kursplan, innan någon är placerad.';
  return (
    <div>
      <Head title="Kursplaner" sub={sub} />
      <ForecastTabs at="/ekonomi/prognos/kursplaner" />
      {failure === undefined ? null : <Alert tone="bad" title={failure} />}
      <Choices input={input} choices={choices} />
      {compared === null ? null : <Compared compared={compared} />}
    </div>
  );
}
