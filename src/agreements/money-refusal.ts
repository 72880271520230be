import type { Breach } from '../shared/problem';

type Input = Readonly<Record<string, string>>;

/** A refused form of an agreement's money page, as it was sent. */
export interface MoneyRefusal {
  /** `ersattning`, `upprakning`, `villkor`, `eftertradare`, or `betalning-` and the code of the leg. */
  readonly form: string;
  readonly sentence: string;
  /** Why, by the name of the field. */
  readonly errors: Input;
  readonly input: Input;
}

const day = 'Välj en dag.';
const days = 'Skriv ett antal dagar.';

/** What a field takes, where what stood in it could not be read. */
const readings: Input = {
  from: day, fromDay: day, decidedOn: day, vatDecidedOn: day,
  kronor: 'Skriv kronor med högst två decimaler, till exempel 3966,79.',
  percent: 'Skriv en ändring i procent, till exempel 2,7 eller -1,5.',
  decision: 'Skriv vad beslutet heter, på en rad och utan personnummer.',
  decidedBy: 'Skriv vem som har beslutat, på en rad och utan personnummer.',
  documentNumber: 'Skriv diarienummer eller annat nummer på beslutet.',
  noticeDays: days, cancelDeadlineDays: days, cutOffDays: `${days} Högst 120.`, daysNet: `${days} Högst 120.`,
  cancelPercent: 'Skriv hela procent från 0 till 100.', cancelMaxWeeks: 'Skriv ett antal veckor, högst 52, eller lämna tomt.',
  series: 'Skriv 1 till 12 tecken av A–Z, 0–9 och bindestreck.',
  vatDecidedBy: 'Skriv vem som har beslutat om momsen.', vatReason: 'Skriv lagrummet eller skälet, högst 300 tecken.',
  laterDebtor: 'Skriv en organisations kod, @owner, @mediator eller @host, eller lämna tomt.', laterAfterMonths: 'Skriv ett antal månader, högst 60, eller lämna tomt.',
  successor: 'Välj ett avtal.',
};

/** What a broken rule says, and of which field where it is one. */
const rules: Readonly<Record<string, readonly [field: string | null, says: string]>> = {
  'rate-decided': ['from', 'En ersättning är redan beslutad från den dagen. Välj en senare dag, eller kryssa för att det nya beslutet ersätter det gamla.'],
  'rates-inherited': ['leg', 'Den betalningen följer en annan ersättning. Ändra den där.'],
  'unit-misfit': ['unit', 'Enheten passar inte den betalningen: fasta belopp är per placering, och avbokningar har varken timmar eller besök.'],
  'terms-before': ['fromDay', 'Avtalet börjar med egna villkor. Välj en senare dag.'],
  'terms-after': ['fromDay', 'Avtalet har upphört då. Välj en tidigare dag.'],
  'half-cancellation': ['cancelPercent', 'Både dagar och procent behövs för att en sen avbokning ska kosta. Skriv båda, eller 0 i båda.'],
  'decision-missing': ['documentNumber', 'Nya villkor vilar på ett beslut. Skriv vem som har beslutat och numret.'],
  'already-invoiced': [null, 'Dagar från den dagen är redan fakturerade. Välj en dag efter dem, eller kryssa för att det fakturerade ska rättas.'],
  'rested-on': [null, 'Placeringar eller utfärdade fakturor vilar på det som står. Gör ett nytt avtal och låt det ta över från en senare dag.'],
  'half-later': ['laterAfterMonths', 'Skriv både vem som betalar senare och efter hur många månader, eller inget av dem.'],
  'same-party': ['laterDebtor', 'Den som fakturerar kan inte betala. Välj en annan.'],
  'same-debtor': ['laterDebtor', 'Den betalar redan från början. Välj en annan, eller lämna tomt.'],
  'role-not-held': ['laterDebtor', 'Ingen part i avtalet har den rollen. Lägg till parten, eller skriv en organisations kod.'],
  'owner-unclear': ['laterDebtor', 'Avtalet har flera lärosäten som ägare. Skriv en organisations kod.'],
  'unknown-reference': ['laterDebtor', 'Det finns ingen med den koden.'],
  'nothing-to-revise': ['from', 'Ingen ersättning löper till dagen före och är obeslutad från den dagen. Välj en annan dag.'],
  'revision-unclear': ['percent', 'Så mycket kan en ersättning inte sänkas. Skriv en ändring i procent över -100.'],
  'not-deciding': [null, 'Avtalets ägare eller förmedlare beslutar om det. Be dem göra ändringen.'],
  'stale-version': [null, 'Någon annan har ändrat betalningen sedan sidan visades. Läs hur det ser ut nu och gör om ändringen.'],
};

/** Sentences for problems that are of no field. */
export const moneySentences: Input = Object.fromEntries(Object.entries(rules).map(([code, [, says]]) => [code, says]));

/** Why fields of the form were refused, by their names. */
export function moneyErrors({ code, unread, breaches }: { code: string; unread: readonly string[]; breaches: readonly Breach[] }): Input {
  const wrong = unread.flatMap((name) => (readings[name] === undefined ? [] : [[name, readings[name]] as const]));
  const broken = [code, ...breaches.map((breach) => breach.code)].flatMap((each) => {
    const [field, says] = rules[each] ?? [null, ''];
    return field === null ? [] : [[field, says] as const];
  });
  return Object.fromEntries([...wrong, ...broken]);
}

/** What a refused form says above its fields. */
export function moneySentence({ code, breaches }: { code: string; breaches: readonly Breach[] }, errors: Input): string | undefined {
  const whole = [code, ...breaches.map((breach) => breach.code)].flatMap((each) => (rules[each]?.[0] === null ? [rules[each][1]] : []));
  return whole[0] ?? (Object.keys(errors).length > 0 ? 'Rätta det som är markerat.' : undefined);
}
