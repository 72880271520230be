import { Type } from 'class-transformer';
import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { Shown, ShownIfAny, ShownList, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, field, FlagField, IdField, ListField, WholeField, type FieldOptions } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { endings, MOST_PLACES, ringStates } from './swap';

const momentShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

@ValidatorConstraint({ name: 'moment' })
class MomentRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && momentShape.test(value) && !Number.isNaN(Date.parse(value));
  }

  defaultMessage(): string {
    return '$property must be a time with its zone, such as 2026-12-01T08:00:00+01:00';
  }
}

const MomentField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: String, format: 'date-time', example: '2026-12-01T08:00:00+01:00' }, [Validate(MomentRule)], options);

export class SwapIdParam {
  @IdField() readonly id!: string;
}

export class WindowQuery extends PageQuery {
  @CodeField({ optional: true }) readonly term?: string;
}

export class OpenWindow {
  @CodeField() readonly term!: string;
  @MomentField() readonly opensAt!: string;
  @MomentField() readonly closesAt!: string;
  @WholeField({ optional: true, min: 2, max: 8, description: 'Students in a ring at most; 6 unless told otherwise.' }) readonly longestRing?: number;
  @WholeField({ optional: true, min: 1, max: 720, description: 'Hours in which a student answers; 48 unless told otherwise, and never beyond the closing.' }) readonly answerHours?: number;
  @WholeField({ optional: true, min: 1, max: 720, description: 'Hours in which a unit answers; 72 unless told otherwise, and never beyond the closing.' }) readonly hostAnswerHours?: number;
  @WholeField({ optional: true, min: 1, max: 720, description: 'Hours from one search for rings to the next; 24 unless told otherwise.' }) readonly searchEveryHours?: number;
  @WholeField({ optional: true, max: 2_147_483_647, description: 'Decides between rings that are equally good; 1 unless told otherwise.' }) readonly seed?: number;
}

/** What is left out stays as it is. */
export class ChangeWindow extends changesOf(OpenWindow, ['term']) {}

export class WindowAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly term!: string;
  @Shown({ format: 'date-time' }) readonly opensAt!: string;
  @Shown({ format: 'date-time' }) readonly closesAt!: string;
  @Shown({ enum: ['coming', 'open', 'closed'] }) readonly state!: string;
  @Shown({ type: 'integer' }) readonly longestRing!: number;
  @Shown({ type: 'integer' }) readonly answerHours!: number;
  @Shown({ type: 'integer' }) readonly hostAnswerHours!: number;
  @Shown({ type: 'integer' }) readonly searchEveryHours!: number;
  @Shown({ type: 'integer' }) readonly seed!: number;
  @ShownIfAny({ format: 'date-time', description: 'Absent where no more searches come by themselves.' }) readonly nextSearchAt?: string;
  @ShownVersion() readonly version!: number;
}

const count = { type: 'integer' } as const;

export class SearchQuery extends PageQuery {
  @IdField({ optional: true }) readonly windowId?: string;
}

export class SearchAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ format: 'uuid' }) readonly windowId!: string;
  @Shown(count) readonly number!: number;
  @Shown({ enum: ['queued', 'done'] }) readonly state!: string;
  @Shown({ format: 'date-time' }) readonly askedAt!: string;
  @Shown({ ...count, description: 'Same wishes and same seed give the same rings.' }) readonly seed!: number;
  @ShownIfAny({ ...count, description: 'Wishes that were free to be part of a ring.' }) readonly wishes?: number;
  @ShownIfAny({ ...count, description: 'Exchanges that were wished, could be part of a ring, and that no rule forbade.' }) readonly exchanges?: number;
  @ShownIfAny({ ...count, description: 'Rings that came in question.' }) readonly candidates?: number;
  @ShownIfAny({ ...count, description: 'Rings that were chosen, and whose students are asked.' }) readonly rings?: number;
  @ShownIfAny(count) readonly students?: number;
  @ShownIfAny({ ...count, description: 'A place named first gives ten points, second nine, and so on.' }) readonly points?: number;
  @ShownIfAny({ ...count, description: 'All rings of so many students came in question.' }) readonly upTo?: number;
  @ShownIfAny({ description: 'Whether it is certain that no others give more points, or as many to more students.' }) readonly proven?: boolean;
}

class WishCounts {
  @Shown(count) readonly open!: number;
  @Shown(count) readonly withdrawn!: number;
  @Shown(count) readonly fulfilled!: number;
  @Shown(count) readonly lapsed!: number;
}

class RingCounts {
  @Shown({ ...count, description: 'Students are asked.' }) readonly asked!: number;
  @Shown({ ...count, description: 'Units are asked.' }) readonly hosts!: number;
  @Shown(count) readonly carriedOut!: number;
  @Shown(count) readonly dissolved!: number;
}

class EndingCount {
  @Shown({ enum: endings }) readonly ending!: string;
  @Shown(count) readonly rings!: number;
}

/** How a window goes; names nobody. */
export class WindowNumbers {
  @Type(() => WishCounts) @Shown({ type: WishCounts }) readonly wishes!: WishCounts;
  @Type(() => RingCounts) @Shown({ type: RingCounts }) readonly rings!: RingCounts;
  @ShownList(EndingCount) readonly endings!: EndingCount[];
  @Shown({ ...count, description: 'Students who have another placement by an exchange.' }) readonly exchanged!: number;
  @Shown({ ...count, description: 'Students who have yet to answer.' }) readonly awaitedStudents!: number;
  @Shown({ ...count, description: 'Units that have yet to answer.' }) readonly awaitedUnits!: number;
}

const wishStates = ['open', 'withdrawn', 'fulfilled', 'lapsed'] as const;

export class SwapWishQuery extends PageQuery {
  @IdField({ optional: true }) readonly bookingId?: string;
  @ChoiceField(wishStates, { optional: true }) readonly state?: string;
}

class PlaceField {
  @CodeField({ optional: true, description: 'Any unit in the town.' }) readonly town?: string;
  @CodeField({ optional: true }) readonly unit?: string;
}

export class WishToSwap {
  @IdField({ description: 'Her own published placement.' }) readonly bookingId!: string;
  @ListField(PlaceField, { min: 1, max: MOST_PLACES, description: 'What she would take instead, wished most first; each a town or a unit.' }) readonly places!: PlaceField[];
  @FlagField({ optional: true, description: 'Whether she keeps her weeks; she need not unless she says so.' }) readonly sameWeeks?: boolean;
}

class WishedPlaceAnswer {
  @Shown(count) readonly rank!: number;
  @ShownIfAny() readonly town?: string;
  @ShownIfAny() readonly unit?: string;
}

export class SwapWishAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ format: 'uuid' }) readonly windowId!: string;
  @Shown({ format: 'uuid' }) readonly bookingId!: string;
  @Shown({ ...count, description: 'Number of the placement.' }) readonly placement!: number;
  @Shown({ enum: wishStates }) readonly state!: string;
  @Shown() readonly sameWeeks!: boolean;
  @ShownList(WishedPlaceAnswer) readonly places!: WishedPlaceAnswer[];
  @Shown({ format: 'date-time' }) readonly createdAt!: string;
  @ShownIfAny({ format: 'date-time' }) readonly endedAt?: string;
}

const answers = ['waiting', 'yes', 'no'] as const;

export class SwapOfferQuery extends PageQuery {
  @ChoiceField(ringStates, { optional: true }) readonly state?: string;
  @ChoiceField(answers, { optional: true }) readonly answer?: string;
}

export class SwapOfferAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ ...count, description: 'Number of the ring.' }) readonly ring!: number;
  @Shown({ enum: ringStates, description: 'Students are asked, then units; then all places are exchanged, or none.' }) readonly state!: string;
  @Shown({ format: 'uuid' }) readonly wishId!: string;
  @Shown({ format: 'uuid', description: 'The placement that she would give up.' }) readonly bookingId!: string;
  @Shown(count) readonly placement!: number;
  @Shown({ description: 'The unit that she would be at instead.' }) readonly unit!: string;
  @Shown() readonly unitName!: string;
  @Shown() readonly town!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ ...count, description: 'How far down she named it.' }) readonly rank!: number;
  @Shown({ enum: answers }) readonly answer!: string;
  @Shown({ format: 'date-time' }) readonly answerBy!: string;
  @ShownIfAny({ enum: endings, description: 'Why it came to nothing.' }) readonly ending?: string;
  @ShownIfAny({ format: 'uuid', description: 'The placement that came of it.' }) readonly madeBookingId?: string;
}

export class QuestionQuery extends PageQuery {
  @CodeField({ optional: true }) readonly unit?: string;
  @ChoiceField(answers, { optional: true }) readonly answer?: string;
  @ChoiceField(ringStates, { optional: true }) readonly state?: string;
}

class ComingAnswer {
  @Shown({ description: 'Number of the placement that somebody else would take over.' }) readonly number!: string;
  @Shown() readonly course!: string;
  @Shown() readonly university!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
}

export class QuestionAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown(count) readonly ring!: number;
  @Shown({ enum: ringStates }) readonly state!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly unitName!: string;
  @ShownList(ComingAnswer) readonly comings!: ComingAnswer[];
  @Shown({ enum: answers }) readonly answer!: string;
  @Shown({ format: 'date-time' }) readonly answerBy!: string;
  @ShownIfAny({ enum: endings }) readonly ending?: string;
}
