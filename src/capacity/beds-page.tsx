import type { VNode } from 'preact';
import { SelectField, TextField, type FieldProps } from '../platform/views/form-field';
import { Empty, Refused } from '../platform/views/status';
import { Block, Head, Unseen } from '../platform/views/text';
import { counted, dayShort, weekNumber, weeksSwedish } from '../shared/swedish';
import { mondayOf, type Week } from '../shared/week';
import type { BedsOverview, BedsRefusal, BedsRow } from './beds-overview';

interface BedsPageProps {
  readonly beds: BedsOverview;
  readonly refusal?: BedsRefusal | undefined;
}

const beds = (count: number): string => counted(count, 'boendeplats', 'boendeplatser');

const weekOptions = (weeks: readonly Week[], chosen: string): (readonly [string, string])[] =>
  (chosen === '' || weeks.includes(chosen) ? weeks : [chosen, ...weeks].sort())
    .map((week) => [week, `Vecka ${weekNumber(week)}, ${dayShort(mondayOf(week))} ${week.slice(0, 4)}`]);

interface FormProps {
  readonly overview: BedsOverview;
  /** None for a new one. */
  readonly row?: BedsRow;
  readonly refusal: BedsRefusal | undefined;
}

/** What stands in a row's form, or in that of a new one. */
function standingIn({ towns, weeks }: BedsOverview, row: BedsRow | undefined): BedsRefusal['input'] {
  if (row) return { version: String(row.version), firstWeek: row.firstWeek, lastWeek: row.lastWeek, beds: String(row.beds) };
  return { version: '', town: towns[0]?.code ?? '', firstWeek: weeks[0] ?? '', lastWeek: weeks.at(-1) ?? '', beds: '' };
}

function BedsForm({ overview, row, refusal }: FormProps): VNode {
  const id = row ? `rad-${row.code}` : 'ny';
  const input = refusal?.input ?? standingIn(overview, row);
  const field = (name: string, label: string): FieldProps => ({ id: `${id}-${name}`, name, label, value: input[name] ?? '', error: refusal?.errors[name] });
  const weeks = (name: string): (readonly [string, string])[] => weekOptions(overview.weeks, input[name] ?? '');
  return (
    <form class={row ? 'body stack' : 'card pad stack'} method="post" action={`/boendeplatser${row ? `/${encodeURIComponent(row.code)}` : ''}#${id}-fel`}>
      <Refused id={`${id}-fel`} sentence={refusal?.sentence} />
      {row ? <input type="hidden" name="version" value={input['version']} /> : null}
      <div class="form-grid">
        {row ? null : <SelectField {...field('town', 'Ort')} options={overview.towns.map(({ code, name }) => [code, name])} />}
        <SelectField {...field('firstWeek', 'Från och med')} options={weeks('firstWeek')} />
        <SelectField {...field('lastWeek', 'Till och med')} options={weeks('lastWeek')} />
        <TextField {...field('beds', 'Boendeplatser varje vecka')} digits={5} required />
      </div>
      <p class="actions"><button type="submit" class="btn primary">{row ? 'Spara' : 'Lägg till'}</button></p>
    </form>
  );
}

function Row({ overview, row, refusal }: Required<Pick<FormProps, 'overview' | 'row'>> & Pick<FormProps, 'refusal'>): VNode {
  const free = row.beds - row.taken;
  return (
    <li>
      <div class="row">
        <div class="grow"><b>{row.town}</b><span>{`${weeksSwedish(row.firstWeek, row.lastWeek)}: ${beds(row.beds)} varje vecka`}</span></div>
        <span class="muted small">{row.taken === 0 ? 'Ingen bor där än' : `Som mest ${row.taken} upptagna, ${free > 0 ? `${free} kvar` : 'fullt'}`}</span>
      </div>
      <details open={refusal !== undefined}>
        <summary class="small muted"><span>Ändra<Unseen>{` ${row.town}, ${weeksSwedish(row.firstWeek, row.lastWeek)}`}</Unseen></span></summary>
        <BedsForm overview={overview} row={row} refusal={refusal} />
      </details>
    </li>
  );
}

/** A host's beds by town and weeks; a refused form as it was sent. */
export function BedsPage({ beds: overview, refusal }: BedsPageProps): VNode {
  const { organisation, rows, towns } = overview;
  return (
    <div>
      <Head
        title="Boendeplatser"
        sub={`${organisation}: boende för studenter som har för långt hem. Fördelningen och bokningar håller sig inom antalet. Veckor utan uppgift har ingen gräns.`}
      />
      <Block id="platserna" title="Per ort och vecka">
        {rows.length === 0 ? (
          <Empty title="Inget är ifyllt">Då begränsar boendet ingen. Lägg till det antal ni har nedan.</Empty>
        ) : (
          <ul class="rows">{rows.map((row) => <Row key={row.code} overview={overview} row={row} refusal={refusal?.code === row.code ? refusal : undefined} />)}</ul>
        )}
      </Block>
      <Block id="nya" title="Lägg till">
        {towns.length === 0 ? <Empty title="Inga orter">Organisationen har inga enheter, så det finns ingen ort att ha boende på.</Empty> : <BedsForm overview={overview} refusal={refusal && refusal.code === undefined ? refusal : undefined} />}
      </Block>
    </div>
  );
}
