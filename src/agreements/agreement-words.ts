import type { AgreementRole, BookingModel, Funding, PriorityCriterion } from './agreement';

/** What people call the parts that organisations have. */
export const roleNames: Readonly<Record<AgreementRole, string>> = { owner: 'Lärosäte', cooperating: 'Samverkande lärosäte', mediator: 'Förmedlare', host: 'Värd' };

export const modelNames: Readonly<Record<BookingModel, string>> = { regulated: 'Efter turordning', first_come: 'Först till kvarn', mixed: 'Båda' };

export const fundingNames: Readonly<Record<Funding, string>> = { alf: 'ALF', vulf: 'VULF', vfu: 'VFU', backpack: 'Följer studenten', bilateral: 'Enligt avtalet', none: 'Ingen' };

/** Criteria of priority orders as people call them. */
export const criterionNames: Readonly<Record<PriorityCriterion, string>> = {
  special_reason: 'Särskilda skäl',
  parent: 'Föräldrar',
  doctoral_student: 'Doktorander',
  teaching_assistant: 'Amanuenser',
  owner: 'Avtalets eget lärosäte',
  cooperating: 'Samverkande lärosäten',
  distance: 'Distansstudenter',
  lives_in_region: 'Bosatta i värdens län',
  advanced_level: 'Avancerad nivå',
  basic_level: 'Grundnivå',
  enrolled_abroad: 'Antagna utomlands',
  everyone: 'Alla',
};

const fieldNames: Readonly<Record<string, string>> = {
  number: 'nummer', name: 'namn', parent: 'vilar på', validFrom: 'gäller från', validTo: 'gäller till', funding: 'finansiering', bookingModel: 'bokningsmodell', absence: 'frånvaro',
  unready: 'krav inte uppfyllda', escalation: 'obesvarat', publishWeeksBefore: 'publiceras, veckor före', publishWarnDays: 'påminnelse om publicering, dagar', expiryWarnDays: 'påminnelse om slut, dagar',
  readyWarnDays: 'varning om krav, dagar före', readyCancelDays: 'ställs in, dagar före', answerDays: 'svarstid, dagar', reminderDaysBefore: 'svarspåminnelse, dagar före', certifyRemindDays: 'påminnelse om attest, dagar efter', certifyEscalateDays: 'påminnelse till lärosätet, dagar efter',
  offerHours: 'reservers svarstid, timmar',
  abroadWeeksBefore: 'inskrivna utomlands, veckor före', housingRules: 'boenderegler', travelRules: 'reseregler', parties: 'parter', programmes: 'program', priorities: 'turordning',
  withdrawnOn: 'uppsagt från', withdrawnReason: 'orsak', successor: 'efterträds av', succeededFrom: 'efterträds från', places: 'platser', beyond: 'platser utöver kvoten', reason: 'orsak',
  noticeDays: 'betalda dagar efter avbrott', cancelDeadlineDays: 'avbokning kostar, dagar före', cancelPercent: 'avbokning kostar, procent', cancelMaxWeeks: 'avbokning kostar, högst veckor',
  housingAdvancedBy: 'boende betalas först av', decidedBy: 'beslutat av', decidedOn: 'beslutat den', documentNumber: 'diarienummer', fromDay: 'från', creditor: 'fakturerar', debtor: 'betalar',
  laterDebtor: 'betalar senare', laterAfterMonths: 'efter månader', ratesFrom: 'ersättning som', vatCategory: 'moms', vatDecidedBy: 'momsbeslut av', vatDecidedOn: 'momsbeslut den', vatReason: 'momsgrund',
  period: 'period', cutOffDays: 'stoppdagar efter perioden', daysNet: 'dagar netto', series: 'nummerserie', wholeKronor: 'hela kronor', kind: 'slag', agreement: 'avtal', code: 'kod',
  term: 'termin', town: 'ort', host: 'värd', course: 'kurs', firstDay: 'första dag', lastDay: 'sista dag', from: 'från', amountOre: 'belopp', unit: 'enhet', status: 'läge', decision: 'beslut',
};

export const fieldName = (field: string): string => fieldNames[field] ?? field;

/** What was changed, as the log names it. */
export const changedThing = (what: string): string =>
  what.replace(/^agreement$/, 'Avtalet').replace(/^quota /, 'Kvot ').replace(/^booking window /, 'Bokningsfönster ').replace(/^rate of leg /, 'Ersättning ').replace(/^terms from /, 'Villkor från ').replace(/^leg /, 'Betalning ');

/** A value of the log, in a few words. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueWords).join(', ');
  return typeof value === 'object' ? Object.values(value).map(valueWords).join(' ') : `${value as string | number | boolean}`;
}
