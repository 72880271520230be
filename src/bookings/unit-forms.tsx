import type { VNode } from 'preact';
import { addDays } from '../shared/day';
import { daysSwedish, weekNumber } from '../shared/swedish';
import { mondayOf, type Week } from '../shared/week';
import type { UnitOverview } from './unit-overview';
import { closureNames } from './words';

function WeekChoice({ id, name, label, weeks, last }: { id: string; name: string; label: string; weeks: readonly Week[]; last?: boolean }): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {weeks.map((week, i) => (
          <option key={week} value={week} selected={last ? i === weeks.length - 1 : i === 0}>
            {`Vecka ${weekNumber(week)}, ${daysSwedish(mondayOf(week), addDays(mondayOf(week), 4))}`}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Publishes places for a stretch of weeks. */
export function PublishForm({ unit, weeks }: { unit: UnitOverview; weeks: readonly Week[] }): VNode {
  return (
    <form class="card pad stack" method="post" action={`/enheter/${encodeURIComponent(unit.code)}/kapacitet`}>
      <h3>Publicera platser</h3>
      <input type="hidden" name="term" value={unit.term.code} />
      <div class="filters">
        <div class="field">
          <label for="spec">Specialitet</label>
          <select id="spec" name="specialty">
            {unit.specialties.map((specialty) => <option key={specialty.code} value={specialty.code}>{specialty.name}</option>)}
          </select>
        </div>
        <div class="field">
          <label for="niva">Nivå</label>
          <select id="niva" name="level"><option value="basic">Grundnivå</option><option value="advanced">Avancerad nivå</option></select>
        </div>
        <WeekChoice id="fran" name="firstWeek" label="Från" weeks={weeks} />
        <WeekChoice id="till" name="lastWeek" label="Till och med" weeks={weeks} last />
        <div class="field">
          <label for="antal">Platser per vecka</label>
          <input id="antal" name="places" inputmode="numeric" required pattern="[0-9]{1,3}" />
        </div>
      </div>
      <p class="actions"><button type="submit" class="btn primary">Publicera</button></p>
      <p class="hint">Platserna ersätter det som är publicerat för veckorna. De kan inte bli färre än de bokade.</p>
    </form>
  );
}

/** Closes a stretch of weeks. */
export function CloseForm({ unit, weeks }: { unit: UnitOverview; weeks: readonly Week[] }): VNode {
  return (
    <form class="card pad stack" method="post" action={`/enheter/${encodeURIComponent(unit.code)}/stangning`}>
      <h3>Stäng veckor</h3>
      <input type="hidden" name="term" value={unit.term.code} />
      <div class="filters">
        <WeekChoice id="stang-fran" name="firstWeek" label="Från" weeks={weeks} />
        <WeekChoice id="stang-till" name="lastWeek" label="Till och med" weeks={weeks} />
        <div class="field">
          <label for="orsak">Orsak</label>
          <select id="orsak" name="reason">
            {Object.entries(closureNames).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
          </select>
        </div>
      </div>
      <p class="actions"><button type="submit" class="btn">Stäng veckorna</button></p>
    </form>
  );
}
