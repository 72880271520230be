import { Shown, ShownIfAny, ShownList, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, CodesField, DayField, LineField, ListField, NewCodeField, WholeField } from '../platform/http/fields';
import { absencePolicies, agreementRoles, bookingModels, escalations, fundings, priorityCriteria } from './agreement';
import type { AbsencePolicy, AgreementRole, BookingModel, Escalation, Funding, PriorityCriterion } from './agreement';
import { deadlines, unreadyRules, type UnreadyRule } from './deadline';
import { advancers, type HousingAdvancer } from './settlement-terms';

class AgreementPartyAnswer {
  @Shown() readonly organisation!: string;
  @Shown({ enum: agreementRoles }) readonly role!: string;
}

class PriorityAnswer {
  @Shown({ type: 'integer' }) readonly tier!: number;
  @Shown({ enum: priorityCriteria }) readonly criterion!: string;
}

export class AgreementAnswer {
  @Shown() readonly code!: string;
  @Shown() readonly number!: string;
  @Shown() readonly name!: string;
  @ShownIfAny() readonly parent?: string;
  @Shown({ format: 'date' }) readonly validFrom!: string;
  @ShownIfAny({ format: 'date' }) readonly validTo?: string;
  @ShownIfAny({ format: 'date' }) readonly withdrawnOn?: string;
  @ShownIfAny() readonly withdrawnReason?: string;
  @ShownIfAny({ description: 'The agreement that takes over.' }) readonly successor?: string;
  @ShownIfAny({ format: 'date', description: 'First day of placement that is settled under the successor.' }) readonly succeededFrom?: string;
  @Shown({ enum: fundings }) readonly funding!: string;
  @Shown({ enum: bookingModels }) readonly bookingModel!: string;
  @Shown({ enum: absencePolicies }) readonly absence!: string;
  @Shown({ type: 'integer', description: 'Scheduled days that are paid after a student has dropped out.' }) readonly noticeDays!: number;
  @Shown({ type: 'integer', description: 'A placement cancelled fewer days than this before its first is charged.' }) readonly cancelDeadlineDays!: number;
  @Shown({ type: 'integer', description: 'Per cent of what it would have cost.' }) readonly cancelPercent!: number;
  @ShownIfAny({ type: 'integer', description: 'At most so many weeks of it count.' }) readonly cancelMaxWeeks?: number;
  @ShownIfAny({ enum: advancers, description: 'Who pays the rent first.' }) readonly housingAdvancedBy?: string;
  @ShownIfAny() readonly decidedBy?: string;
  @ShownIfAny({ format: 'date' }) readonly decidedOn?: string;
  @ShownIfAny({ description: 'Number of the document that decides these terms.' }) readonly documentNumber?: string;
  @Shown({ type: 'integer' }) readonly answerDays!: number;
  @Shown({ type: 'integer' }) readonly reminderDaysBefore!: number;
  @Shown({ enum: escalations }) readonly escalation!: string;
  @Shown({ enum: unreadyRules, description: 'What becomes of placements whose requirements are not met in time.' }) readonly unready!: string;
  @Shown({ type: 'integer', description: 'Weeks before the start by which students must be told.' }) readonly publishWeeksBefore!: number;
  @Shown({ type: 'integer', description: 'Days before that at which both parties are reminded.' }) readonly publishWarnDays!: number;
  @Shown({ type: 'integer', description: 'Days before its last day at which all parties are reminded.' }) readonly expiryWarnDays!: number;
  @Shown({ type: 'integer', description: 'Days before the start at which unmet requirements are first warned of.' }) readonly readyWarnDays!: number;
  @Shown({ type: 'integer', description: 'Days before the start at which unmet requirements cancel the placement.' }) readonly readyCancelDays!: number;
  @Shown({ type: 'integer', description: 'Days after the end at which a host is reminded of days that are not certified.' }) readonly certifyRemindDays!: number;
  @Shown({ type: 'integer', description: 'Days after the end at which its organisation and the university are told too.' }) readonly certifyEscalateDays!: number;
  @Shown({ type: 'integer', description: 'Hours for which a freed place is offered to each reserve.' }) readonly offerHours!: number;
  @Shown({ type: 'integer', description: 'Weeks before the start from which students enrolled abroad need not wait for the term’s round.' }) readonly abroadWeeksBefore!: number;
  @ShownIfAny() readonly housingRules?: string;
  @ShownIfAny() readonly travelRules?: string;
  @ShownList(AgreementPartyAnswer) readonly parties!: AgreementPartyAnswer[];
  @Shown({ type: [String] }) readonly programmes!: string[];
  @ShownList(PriorityAnswer) readonly priorities!: PriorityAnswer[];
  @ShownVersion() readonly version!: number;
}

class PartyField {
  @CodeField({ description: 'Code of the organisation.' }) readonly organisation!: string;
  @ChoiceField(agreementRoles, { description: 'Universities own or cooperate; others host. At most one mediates.' }) readonly role!: AgreementRole;
}

class PriorityField {
  @WholeField({ min: 1, max: 20, description: '1 first; several criteria may share a tier.' }) readonly tier!: number;
  @ChoiceField(priorityCriteria) readonly criterion!: PriorityCriterion;
}

export class DrawUpAgreement {
  @NewCodeField() readonly code!: string;
  @LineField({ max: 50, description: 'As it is registered and stands on invoices.' }) readonly number!: string;
  @LineField() readonly name!: string;
  @CodeField({ clearable: true, description: 'The agreement that it rests on.' }) readonly parent?: string | null;
  @DayField() readonly validFrom!: string;
  @DayField({ clearable: true, description: 'Last day; none until further notice.' }) readonly validTo?: string | null;
  @ChoiceField(fundings) readonly funding!: Funding;
  @ChoiceField(bookingModels) readonly bookingModel!: BookingModel;
  @ChoiceField(absencePolicies, { clearable: true, description: 'certified_only unless told otherwise.' }) readonly absence?: AbsencePolicy | null;
  @WholeField({ clearable: true, max: 365, description: 'Scheduled days that are paid after a student has dropped out; 0 unless told otherwise.' }) readonly noticeDays?: number | null;
  @WholeField({ clearable: true, max: 365, description: 'A placement cancelled fewer days than this before its first is charged; 0 unless told otherwise: none is.' }) readonly cancelDeadlineDays?: number | null;
  @WholeField({ clearable: true, max: 100, description: 'Per cent of what it would have cost; 0 unless told otherwise.' }) readonly cancelPercent?: number | null;
  @WholeField({ clearable: true, min: 1, max: 52, description: 'At most so many weeks of it count; all unless told otherwise.' }) readonly cancelMaxWeeks?: number | null;
  @ChoiceField(advancers, { clearable: true, description: 'Who pays the rent first; where the host does, no document follows. Each claim tells unless the agreement does.' }) readonly housingAdvancedBy?: HousingAdvancer | null;
  @LineField({ clearable: true, description: 'Who decided these terms.' }) readonly decidedBy?: string | null;
  @DayField({ clearable: true }) readonly decidedOn?: string | null;
  @LineField({ clearable: true, max: 100, description: 'Number of the document that decides them.' }) readonly documentNumber?: string | null;
  @WholeField({ clearable: true, min: 1, max: 365, description: 'Days that a host has to answer; 14 unless told otherwise.' }) readonly answerDays?: number | null;
  @WholeField({ clearable: true, max: 364, description: 'Days before the limit at which the host is reminded, 0 for no reminder; 3 unless told otherwise.' }) readonly reminderDaysBefore?: number | null;
  @ChoiceField(escalations, { clearable: true, description: 'What follows when nobody answers in time: it lapses (none), or the region’s coordinator gets the same time once more first (region, unless told otherwise).' }) readonly escalation?: Escalation | null;
  @ChoiceField(unreadyRules, { clearable: true, description: 'cancel unless told otherwise: a placement whose requirements are not met in time is cancelled, or all are only told.' }) readonly unready?: UnreadyRule | null;
  @WholeField({ clearable: true, max: deadlines.publishWeeksBefore.most, description: '8 unless told otherwise.' }) readonly publishWeeksBefore?: number | null;
  @WholeField({ clearable: true, max: deadlines.publishWarnDays.most, description: '14 unless told otherwise.' }) readonly publishWarnDays?: number | null;
  @WholeField({ clearable: true, max: deadlines.expiryWarnDays.most, description: '90 unless told otherwise.' }) readonly expiryWarnDays?: number | null;
  @WholeField({ clearable: true, max: deadlines.readyWarnDays.most, description: '28 unless told otherwise; not fewer than readyCancelDays.' }) readonly readyWarnDays?: number | null;
  @WholeField({ clearable: true, max: deadlines.readyCancelDays.most, description: '7 unless told otherwise.' }) readonly readyCancelDays?: number | null;
  @WholeField({ clearable: true, max: deadlines.certifyRemindDays.most, description: '5 unless told otherwise.' }) readonly certifyRemindDays?: number | null;
  @WholeField({ clearable: true, max: deadlines.certifyEscalateDays.most, description: '14 unless told otherwise.' }) readonly certifyEscalateDays?: number | null;
  @WholeField({ clearable: true, min: 1, max: deadlines.offerHours.most, description: '48 unless told otherwise.' }) readonly offerHours?: number | null;
  @WholeField({ clearable: true, max: deadlines.abroadWeeksBefore.most, description: '0 unless told otherwise: they wait for the round.' }) readonly abroadWeeksBefore?: number | null;
  @CodeField({ clearable: true, description: 'None when housing is not reimbursed.' }) readonly housingRules?: string | null;
  @CodeField({ clearable: true, description: 'None when travel is not reimbursed.' }) readonly travelRules?: string | null;
  @ListField(PartyField, { min: 1, max: 200 }) readonly parties!: PartyField[];
  @CodesField({ max: 200, description: 'Codes of programmes of owners and cooperating parties.' }) readonly programmes!: string[];
  @ListField(PriorityField, { clearable: true, max: priorityCriteria.length, description: 'The order in which students come, lowest tier first.' }) readonly priorities?: PriorityField[] | null;
}

/** What is left out stays as it is; null takes away what may be left out. Lists are given as a whole. */
export class AmendAgreement extends changesOf(DrawUpAgreement, ['code']) {}

export class Withdraw {
  @DayField({ description: 'From this day no new bookings; running ones are kept.' }) readonly on!: string;
  @LineField({ optional: true, min: 3, max: 500, description: 'Why; whoever is refused a booking reads it.' }) readonly reason?: string;
}

export class Succeed {
  @CodeField({ description: 'Code of the agreement that takes over.' }) readonly successor!: string;
  @DayField({ description: 'From this day service days are settled under the successor.' }) readonly from!: string;
}
