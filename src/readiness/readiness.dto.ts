import { Shown, ShownIfAny, ShownList, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, DayField, FlagField, ListField, NewCodeField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { demandKinds, type DemandKind } from './demand';

export class DemandQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
  @CodeField({ optional: true }) readonly agreement?: string;
  @ChoiceField(demandKinds, { optional: true }) readonly kind?: string;
}

export class DemandAnswer {
  @Shown() readonly code!: string;
  @ShownIfAny({ description: 'Demanded before every placement at this unit.' }) readonly unit?: string;
  @ShownIfAny({ description: 'Demanded before every placement under this agreement.' }) readonly agreement?: string;
  @Shown({ enum: demandKinds }) readonly kind!: string;
  @ShownIfAny({ type: 'integer', description: 'To be met before the day so many days before the start; absent: before placements are cancelled under the agreement.' }) readonly daysBefore?: number;
  @ShownVersion() readonly version!: number;
}

export class AddDemand {
  @NewCodeField() readonly code!: string;
  @CodeField({ clearable: true, description: 'A unit of one’s own, or an agreement that one decides on: one of them.' }) readonly unit?: string | null;
  @CodeField({ clearable: true }) readonly agreement?: string | null;
  @ChoiceField(demandKinds) readonly kind!: DemandKind;
  @WholeField({ clearable: true, max: 365, description: 'To be met before the day so many days before the start; left out: before placements are cancelled under the agreement.' }) readonly daysBefore?: number | null;
}

export class ChangeDemand extends changesOf(AddDemand, ['code', 'unit', 'agreement', 'kind']) {}

export class ClearanceQuery extends PageQuery {
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly host?: string;
  @ChoiceField(demandKinds, { optional: true }) readonly kind?: string;
}

export class ClearanceAnswer {
  @Shown() readonly id!: string;
  @Shown() readonly student!: string;
  @Shown({ enum: demandKinds }) readonly kind!: string;
  @ShownIfAny({ description: 'The host at which it holds, where a host sees to it.' }) readonly host?: string;
  @Shown({ description: 'Of a student’s rows of one kind, at one host where a host sees to it, the last counts.' }) readonly met!: boolean;
  @ShownIfAny({ format: 'date', description: 'Last day on which it is met.' }) readonly expiresOn?: string;
  @Shown({ description: 'The organisation that verified it.' }) readonly verifiedFor!: string;
  @ShownIfAny({ description: 'Who verified it.' }) readonly verifiedBy?: string;
  @Shown({ format: 'date-time' }) readonly verifiedAt!: Date;
}

class ClearanceField {
  @CodeField() readonly student!: string;
  @ChoiceField(demandKinds) readonly kind!: DemandKind;
  @FlagField() readonly met!: boolean;
  @DayField({ optional: true, description: 'Last day on which it is met; must be told of a register extract.' }) readonly expiresOn?: string;
  @CodeField({ optional: true, description: 'The host at which it holds: told by a university of what a host sees to.' }) readonly host?: string;
}

export class MarkClearances {
  @ListField(ClearanceField, { min: 1, max: 500, description: 'All of them are kept, or none.' }) readonly clearances!: ClearanceField[];
}

export class ReadinessQuery extends PageQuery {
  @CodeField({ optional: true }) readonly term?: string;
  @CodeField({ optional: true }) readonly unit?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @ChoiceField(['true', 'false'], { optional: true, description: 'Only placements before which all is met, or only the others.' }) readonly ready?: string;
}

class DemandStatusAnswer {
  @Shown({ enum: demandKinds }) readonly kind!: string;
  @Shown({ format: 'date', description: 'To be met before this day.' }) readonly dueOn!: string;
  @Shown({ enum: ['met', 'not_met', 'expires'], description: '`expires`: met, but not to the end of the placement.' }) readonly status!: string;
  @ShownIfAny({ format: 'date' }) readonly expiresOn?: string;
  @ShownIfAny() readonly verifiedFor?: string;
  @ShownIfAny() readonly verifiedBy?: string;
  @ShownIfAny({ format: 'date-time' }) readonly verifiedAt?: string;
}

export class ReadinessAnswer {
  @Shown({ format: 'uuid', description: 'The booking.' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown() readonly term!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly state!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ description: 'Whether all that is demanded is met to the end of the placement.' }) readonly ready!: boolean;
  @ShownList(DemandStatusAnswer) readonly demands!: DemandStatusAnswer[];
}
