import { Shown, ShownIfAny, ShownVersion } from '../platform/http/answer';
import { changesOf } from '../platform/http/changes';
import { ChoiceField, CodeField, FlagField, IdField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { queueOrders, type QueueOrder } from './policy';

export class PolicyQuery extends PageQuery {
  @CodeField({ optional: true }) readonly term?: string;
}

/** How a university weighs what its students bear; what is left out is as in the standard. */
export class PolicyFields {
  @WholeField({ optional: true, max: 3000, description: 'Kilometres one way that count as commuting; 50 unless told otherwise.' }) readonly commutingKm?: number;
  @WholeField({ optional: true, max: 1000, description: 'Points for 100 km beyond that, one way, in each week; 10 unless told otherwise.' }) readonly distance?: number;
  @WholeField({ optional: true, max: 3000, description: 'From further away a student lives there during the week; 80 unless told otherwise.' }) readonly housingKm?: number;
  @WholeField({ optional: true, max: 1000, description: 'Points for a night away; 1 unless told otherwise.' }) readonly night?: number;
  @WholeField({ optional: true, max: 1000, description: 'Points for each step down her list of wishes; 10 unless told otherwise.' }) readonly wishStep?: number;
  @WholeField({ optional: true, max: 1000, description: 'Points for a place she has not wished for; 60 unless told otherwise.' }) readonly unwished?: number;
  @WholeField({ optional: true, max: 1000, description: 'Points for a block without a place; 100 unless told otherwise.' }) readonly unplaced?: number;
  @WholeField({ optional: true, max: 100, description: 'Percent of what has been borne that still counts a term later; 90 unless told otherwise.' }) readonly keep?: number;
  @ChoiceField(queueOrders, { optional: true, description: 'Order within a tier: by lot alone, or by what has been borne and then by lot, which is usual.' }) readonly order?: QueueOrder;
  @FlagField({ optional: true, description: 'Whether students exchange places so that those worst off have it better; so it is unless told otherwise.' }) readonly leximin?: boolean;
}

export class AddFairnessPolicy extends PolicyFields {
  @CodeField({ clearable: true, description: 'The term that it is for; left out where it is for all that have none of their own.' }) readonly term?: string | null;
}

/** What is left out stays as it is. */
export class ChangeFairnessPolicy extends changesOf(AddFairnessPolicy, ['term']) {}

export class PolicyParam {
  @IdField() readonly id!: string;
}

export class PolicyAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @ShownIfAny({ description: 'Absent where it is for all terms that have none of their own.' }) readonly term?: string;
  @Shown({ type: 'integer' }) readonly commutingKm!: number;
  @Shown({ type: 'integer' }) readonly distance!: number;
  @Shown({ type: 'integer' }) readonly housingKm!: number;
  @Shown({ type: 'integer' }) readonly night!: number;
  @Shown({ type: 'integer' }) readonly wishStep!: number;
  @Shown({ type: 'integer' }) readonly unwished!: number;
  @Shown({ type: 'integer' }) readonly unplaced!: number;
  @Shown({ type: 'integer' }) readonly keep!: number;
  @Shown({ enum: queueOrders }) readonly order!: string;
  @Shown() readonly leximin!: boolean;
  @ShownVersion() readonly version!: number;
}

export class LedgerQuery extends PageQuery {
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

export class LedgerLineAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown() readonly student!: string;
  @Shown() readonly term!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @ShownIfAny({ description: 'Absent where she had no place.' }) readonly unit?: string;
  @Shown({ type: 'integer', description: 'One way, from study town to unit.' }) readonly km!: number;
  @Shown({ type: 'integer' }) readonly weeks!: number;
  @Shown({ type: 'integer' }) readonly daysPerWeek!: number;
  @Shown({ type: 'integer', description: 'The wishes she had.' }) readonly wishes!: number;
  @ShownIfAny({ type: 'integer', description: 'The one that was met, from 1; absent where none was.' }) readonly wishMet?: number;
}

export class TurnQuery extends PageQuery {
  @IdField({ optional: true }) readonly runId?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly term?: string;
}

export class TurnAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer', description: 'Number of the run.' }) readonly run!: number;
  @Shown({ type: 'integer', description: 'Seed of the lottery.' }) readonly seed!: number;
  @Shown() readonly student!: string;
  @Shown() readonly term!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Shown({ type: 'integer', description: 'Lower tiers come first.' }) readonly tier!: number;
  @Shown({ type: 'integer', description: 'Points from earlier terms, which come before the lot where the university says so.' }) readonly carried!: number;
  @Shown({ type: 'integer', description: 'The lot: the first 48 bits of SHA-256 of `seed:student`; lower ones come first.' }) readonly lot!: number;
  @Shown({ type: 'integer', description: 'Place in the queue to the block, from 1.' }) readonly position!: number;
  @Shown({ type: 'integer', description: 'How many stood in it.' }) readonly queue!: number;
  @ShownIfAny({ description: 'The town she wished for first; absent where it was a unit, or nothing.' }) readonly town?: string;
  @ShownIfAny({ description: 'The unit she wished for first.' }) readonly unit?: string;
  @Shown({ type: 'integer', description: 'Seats there, or anywhere where she had no wish.' }) readonly seats!: number;
  @Shown({ type: 'integer', description: 'Seats that those before her had left.' }) readonly seatsLeft!: number;
  @Shown() readonly placed!: boolean;
}
