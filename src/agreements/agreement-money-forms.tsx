import type { ComponentChildren, VNode } from 'preact';
import { SelectField, TextField } from '../platform/views/form-field';
import { Refused } from '../platform/views/status';
import type { AgreementMoney, MoneyLeg, MoneyTerms } from './agreement-money';
import { ratedKinds } from './leg';
import { moneyAddress } from './money-facts';
import { DateField, DecisionFields, Filled, Tick } from './money-form-fields';
import type { MoneyRefusal } from './money-refusal';
import { absenceWords, advancerWords, kindTitles, periodPhrases, unitPhrases, vatWords } from './money-sentences';
import { rateUnits } from './rate';

interface FormsProps {
  readonly money: AgreementMoney;
  readonly refusal: MoneyRefusal | undefined;
}

const statusOptions = [['decided', 'Beslutad'], ['preliminary', 'Preliminär, rättas när den beslutas']] as const;

/** A form that is folded until somebody wants it, and leads to what the change would do. */
function Step({ code, form, path, title, hint, children }: { code: string; form: Filled; path: string; title: string; hint?: string; children: ComponentChildren }): VNode {
  return (
    <details open={form.isRefused} class="top4">
      <summary><span>{title}</span></summary>
      <form class="card pad stack" method="post" action={`${moneyAddress(code)}/${path}/visa#${form.errorId}`}>
        <Refused id={form.errorId} sentence={form.sentence} />
        {children}
        <p class="actions"><button type="submit" class="btn primary">Visa vad ändringen gör</button></p>
        <p class="hint">{hint ?? 'Inget sparas förrän du har sett det och sparar på nästa sida.'}</p>
      </form>
    </details>
  );
}

function RateForm({ money: { agreement, legs }, refusal }: FormsProps): VNode | null {
  const own = legs.filter(({ kind, inherits }) => ratedKinds.includes(kind) && !inherits);
  const [first] = own;
  if (first === undefined) return null;
  const form = new Filled('ersattning', { leg: first.code, unit: first.rates.at(-1)?.unit ?? 'week', status: 'decided' }, refusal);
  return (
    <Step code={agreement.code} form={form} path="ersattning" title="Ny eller beslutad ersättning" hint="En preliminär ersättning från samma dag ersätts. Ligger dagen bakåt i tiden rättas det som är fakturerat i nästa körning.">
      <div class="form-grid">
        <SelectField {...form.of('leg', 'Betalning')} options={own.map(({ code, kind }) => [code, `${kindTitles[kind]} (${code})`])} />
        <DateField {...form.of('from', 'Gäller från')} />
        <TextField {...form.of('kronor', 'Kronor', 'Till exempel 3966,79')} required />
        <SelectField {...form.of('unit', 'Enhet')} options={rateUnits.map((unit) => [unit, unitPhrases[unit]])} />
        <SelectField {...form.of('status', 'Läge')} options={statusOptions} />
        <TextField {...form.of('decision', 'Beslutet heter', 'Till exempel ALF-ersättning 2027')} required />
      </div>
      <DecisionFields form={form} />
      <Tick id="ersattning-replaces" name="replaces" label="Ersätter en ersättning som redan är beslutad från samma dag" checked={form.input['replaces'] === 'ja'} />
    </Step>
  );
}

function RevisionForm({ money: { agreement, legs }, refusal }: FormsProps): VNode | null {
  if (!legs.some(({ kind, inherits, rates }) => ratedKinds.includes(kind) && !inherits && rates.length > 0)) return null;
  const form = new Filled('upprakning', { status: 'decided' }, refusal);
  return (
    <Step code={agreement.code} form={form} path="upprakning" title="Räkna upp alla ersättningar" hint="Varje ersättning räknas från den som gäller dagen före, och avrundas en gång till hela ören.">
      <div class="form-grid">
        <DateField {...form.of('from', 'Gäller från', 'Till exempel nyår')} />
        <TextField {...form.of('percent', 'Ändring i procent', 'Till exempel 2,7')} required />
        <SelectField {...form.of('status', 'Läge')} options={statusOptions} />
        <TextField {...form.of('decision', 'Beslutet heter')} required />
      </div>
      <DecisionFields form={form} />
    </Step>
  );
}

/** What stands in the form of new terms: those that hold last. */
function termsFields(last: MoneyTerms | undefined): Readonly<Record<string, string>> {
  if (last === undefined) return {};
  const { absence, noticeDays, cancelDeadlineDays, cancelPercent, cancelMaxWeeks, housingRules, travelRules, housingAdvancedBy } = last;
  return {
    absence, noticeDays: String(noticeDays), cancelDeadlineDays: String(cancelDeadlineDays), cancelPercent: String(cancelPercent), cancelMaxWeeks: String(cancelMaxWeeks ?? ''),
    housingRules: housingRules ?? '', travelRules: travelRules ?? '', housingAdvancedBy: housingAdvancedBy ?? '',
  };
}

function TermsForm({ money: { agreement, terms, ruleSets }, refusal }: FormsProps): VNode {
  const rulesOf = (kind: 'housing' | 'travel'): (readonly [string, string])[] => [['', 'Ersätts inte'], ...ruleSets.filter((set) => set.kind === kind).map(({ code, name }) => [code, name] as const)];
  const form = new Filled('villkor', termsFields(terms.at(-1)), refusal);
  return (
    <Step code={agreement.code} form={form} path="villkor" title="Nya villkor från en dag" hint="Fälten är ifyllda med de senaste villkoren. Ansökningar om boende och resor som redan är avgjorda står kvar.">
      <div class="form-grid">
        <DateField {...form.of('fromDay', 'Gäller placeringsdagar från')} />
        <SelectField {...form.of('absence', 'Frånvaro')} options={Object.entries(absenceWords)} />
        <TextField {...form.of('noticeDays', 'Betalda dagar efter avbrott')} digits={3} required />
      </div>
      <div class="form-grid">
        <TextField {...form.of('cancelDeadlineDays', 'Avbokning kostar om färre dagar är kvar än', '0: kostar aldrig')} digits={3} required />
        <TextField {...form.of('cancelPercent', 'Procent av vad placeringen hade kostat')} digits={3} required />
        <TextField {...form.of('cancelMaxWeeks', 'För högst så många veckor', 'Tomt: hela placeringen')} digits={2} />
      </div>
      <div class="form-grid">
        <SelectField {...form.of('housingRules', 'Boende ersätts enligt')} options={rulesOf('housing')} />
        <SelectField {...form.of('travelRules', 'Resor ersätts enligt')} options={rulesOf('travel')} />
        <SelectField {...form.of('housingAdvancedBy', 'Boendet betalas först av')} options={[['', 'Framgår av varje ansökan'], ...Object.entries(advancerWords)]} />
      </div>
      <DecisionFields form={form} />
      <Tick id="villkor-corrects" name="corrects" label="Rätta också det som redan är fakturerat" checked={form.input['corrects'] === 'ja'} />
    </Step>
  );
}

function LegForm({ money: { agreement }, leg, refusal }: FormsProps & { leg: MoneyLeg }): VNode {
  const standing = {
    version: String(leg.version), period: leg.period, cutOffDays: String(leg.cutOffDays), daysNet: String(leg.daysNet), series: leg.series, wholeKronor: leg.wholeKronor ? 'ja' : 'nej',
    vatCategory: leg.vatCategory, vatDecidedBy: leg.vatDecidedBy, vatDecidedOn: leg.vatDecidedOn ?? '', vatReason: leg.vatReason, laterDebtor: leg.laterDebtor?.told ?? '',
    laterAfterMonths: String(leg.laterAfterMonths ?? ''), decidedBy: leg.decidedBy ?? '', decidedOn: leg.decidedOn ?? '', documentNumber: leg.documentNumber ?? '',
  };
  const form = new Filled(`betalning-${leg.code}`, standing, refusal);
  return (
    <Step code={agreement.code} form={form} path={`betalning/${encodeURIComponent(leg.code)}`} title={`Ändra hur ${kindTitles[leg.kind].toLowerCase()} faktureras (${leg.code})`}>
      <input type="hidden" name="version" value={form.input['version']} />
      <div class="form-grid">
        <SelectField {...form.of('period', 'Faktureras')} options={Object.entries(periodPhrases)} />
        <TextField {...form.of('cutOffDays', 'Dagar efter periodens slut', 'Det som skrivs under senare kommer med nästa gång')} digits={3} required />
        <TextField {...form.of('daysNet', 'Dagar netto')} digits={3} required />
        <TextField {...form.of('series', 'Nummerserie')} required />
        <SelectField {...form.of('wholeKronor', 'Avrunda till hela kronor')} options={[['nej', 'Nej'], ['ja', 'Ja']]} />
      </div>
      <div class="form-grid">
        <SelectField {...form.of('vatCategory', 'Moms')} options={Object.entries(vatWords)} />
        <TextField {...form.of('vatDecidedBy', 'Momsbeslut av')} required />
        <DateField {...form.of('vatDecidedOn', 'Momsbeslut den')} />
        <TextField {...form.of('vatReason', 'Lagrum eller skäl')} required />
      </div>
      <div class="form-grid">
        <TextField {...form.of('laterDebtor', 'Betalas senare av', 'En organisations kod, @owner, @mediator eller @host; tomt: samma hela tiden')} />
        <TextField {...form.of('laterAfterMonths', 'Efter så många månader av placeringen')} digits={2} />
      </div>
      <DecisionFields form={form} />
    </Step>
  );
}

function SuccessorForm({ money: { agreement, others }, refusal }: FormsProps): VNode | null {
  if (others.length === 0) return null;
  const form = new Filled('eftertradare', { successor: agreement.successor ?? '', from: agreement.succeededFrom ?? '' }, refusal);
  return (
    <Step code={agreement.code} form={form} path="eftertradare" title="Låt ett annat avtal ta över" hint="Från den dagen avräknas placeringar under det andra avtalet: andra parter, betalningar och ersättningar. Det som är fakturerat står kvar.">
      <div class="form-grid">
        <SelectField {...form.of('successor', 'Avtal som tar över')} options={others.map(({ code, name }) => [code, `${name} (${code})`])} />
        <DateField {...form.of('from', 'Från')} />
      </div>
    </Step>
  );
}

/** All that may be changed of an agreement's money; each change is shown before it is saved. */
export function MoneyForms({ money, refusal }: FormsProps): VNode {
  return (
    <div>
      <RateForm money={money} refusal={refusal} />
      <RevisionForm money={money} refusal={refusal} />
      <TermsForm money={money} refusal={refusal} />
      {money.legs.map((leg) => <LegForm key={leg.code} money={money} leg={leg} refusal={refusal} />)}
      <SuccessorForm money={money} refusal={refusal} />
    </div>
  );
}
