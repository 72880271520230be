import type { VNode } from 'preact';
import { SelectField } from '../platform/views/form-field';
import { Refused } from '../platform/views/status';
import { Unseen } from '../platform/views/text';
import { addDays } from '../shared/day';
import { daysSwedish, nameInTown, weekNumber } from '../shared/swedish';
import { mondayOf, type Week } from '../shared/week';
import type { UnitOverview, UnitPlacement } from './unit-overview';
import type { UnitRefusal } from './unit-refusal';
import { declineNames } from './decline';
import { closureNames, levelNames } from './words';

interface FormProps {
  readonly unit: UnitOverview;
  readonly weeks: readonly Week[];
  /** Why this form was refused, when it was. */
  readonly refusal: UnitRefusal | undefined;
}

const weekOptions = (weeks: readonly Week[]): [Week, string][] =>
  weeks.map((week) => [week, `Vecka ${weekNumber(week)}, ${daysSwedish(mondayOf(week), addDays(mondayOf(week), 4))}`]);

/** Publishes places for a stretch of weeks. */
export function PublishForm({ unit, weeks, refusal }: FormProps): VNode {
  const { specialty, level, firstWeek = weeks[0], lastWeek = weeks.at(-1), places } = refusal?.input ?? {};
  const wrong = refusal === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': 'kapacitet-fel' };
  return (
    <form class="card pad stack" method="post" action={`/enheter/${encodeURIComponent(unit.code)}/kapacitet#kapacitet-fel`}>
      <h3>Publicera platser</h3>
      <Refused id="kapacitet-fel" sentence={refusal?.sentence} />
      <input type="hidden" name="term" value={unit.term.code} />
      <div class="filters">
        <SelectField id="spec" name="specialty" label="Specialitet" options={unit.specialties.map(({ code, name }) => [code, name])} value={specialty} />
        <SelectField id="niva" name="level" label="Nivå" options={Object.entries(levelNames)} value={level} />
        <SelectField id="fran" name="firstWeek" label="Från" options={weekOptions(weeks)} value={firstWeek} />
        <SelectField id="till" name="lastWeek" label="Till och med" options={weekOptions(weeks)} value={lastWeek} />
        <div class="field">
          <label for="antal">Platser per vecka</label>
          <input id="antal" name="places" inputmode="numeric" required pattern="[0-9]{1,3}" value={places} {...wrong} />
        </div>
      </div>
      <p class="actions"><button type="submit" class="btn primary">Publicera</button></p>
      <p class="hint">Platserna ersätter det som är publicerat för veckorna. De kan inte bli färre än de bokade.</p>
    </form>
  );
}

/** Closes a stretch of weeks. */
export function CloseForm({ unit, weeks, refusal }: FormProps): VNode {
  const { firstWeek = weeks[0], lastWeek = weeks[0], reason } = refusal?.input ?? {};
  return (
    <form class="card pad stack" method="post" action={`/enheter/${encodeURIComponent(unit.code)}/stangning#stangning-fel`}>
      <h3>Stäng veckor</h3>
      <Refused id="stangning-fel" sentence={refusal?.sentence} />
      <input type="hidden" name="term" value={unit.term.code} />
      <div class="filters">
        <SelectField id="stang-fran" name="firstWeek" label="Från" options={weekOptions(weeks)} value={firstWeek} />
        <SelectField id="stang-till" name="lastWeek" label="Till och med" options={weekOptions(weeks)} value={lastWeek} />
        <SelectField id="orsak" name="reason" label="Orsak" options={Object.entries(closureNames)} value={reason} />
      </div>
      <p class="actions"><button type="submit" class="btn">Stäng veckorna</button></p>
      <p class="hint">De som redan är bokade i veckorna visas nedan och hos lärosätet, som flyttar dem.</p>
    </form>
  );
}

/** Declines a placement, with a reason that its university reads. */
export function DeclineForm({ unit, request, refusal }: Pick<FormProps, 'unit' | 'refusal'> & { request: UnitPlacement }): VNode {
  const id = `skal-${request.number}`;
  const wrong = refusal === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fel` };
  return (
    <form class="body stack" method="post" action={`${stepAddress(unit, request, 'avboj')}#${id}-fel`}>
      <Refused id={`${id}-fel`} sentence={refusal?.sentence} />
      <input type="hidden" name="term" value={unit.term.code} />
      <SelectField id={id} name="reasonCode" label="Orsak, visas för lärosätet" options={Object.entries(declineNames)} value={refusal?.input['reasonCode']} />
      <div class="field">
        <label for={`${id}-ord`}>Kommentar, behövs för ”Annat”</label>
        <input id={`${id}-ord`} name="note" maxlength={200} value={refusal?.input['note']} {...wrong} />
      </div>
      <p class="actions"><button type="submit" class="btn danger">Avböj placeringen</button></p>
    </form>
  );
}

/** Sends a placement on to another unit of the organisation that has the specialty, which then is asked; nothing where there is none. */
export function RedirectForm({ unit, request, refusal }: Pick<FormProps, 'unit' | 'refusal'> & { request: UnitPlacement }): VNode | null {
  const able = unit.others.filter(({ specialties }) => specialties.includes(request.specialty));
  const id = `enhet-${request.number}`;
  if (able.length === 0) return null;
  return (
    <details open={refusal !== undefined}>
      <summary class="small muted"><span>Hänvisa<Unseen>{` placering ${request.number}`}</Unseen> till en annan enhet</span></summary>
      <form class="body stack" method="post" action={`${stepAddress(unit, request, 'hanvisa')}#${id}-fel`}>
        <Refused id={`${id}-fel`} sentence={refusal?.sentence} />
        <input type="hidden" name="term" value={unit.term.code} />
        <SelectField id={id} name="unit" label="Enhet" options={able.map(({ code, name, town }) => [code, nameInTown(name, town)])} value={refusal?.input['unit']} />
        <div class="field">
          <label for={`${id}-ord`}>Kommentar till lärosätet</label>
          <input id={`${id}-ord`} name="note" maxlength={200} value={refusal?.input['note']} />
        </div>
        <p class="actions"><button type="submit" class="btn">Hänvisa placeringen</button></p>
      </form>
    </details>
  );
}

/** Where the answer to a placement is sent. */
export const stepAddress = (unit: UnitOverview, request: UnitPlacement, step: 'acceptera' | 'avboj' | 'hanvisa'): string =>
  `/enheter/${encodeURIComponent(unit.code)}/placeringar/${request.id}/${step}`;
