import { Shown, ShownIfAny } from '../platform/http/answer';
import { ChoiceField, CodeField, IdField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';

const states = ['queued', 'running', 'solved', 'failed', 'published'] as const;

export class RunQuery extends PageQuery {
  @CodeField({ optional: true }) readonly term?: string;
  @ChoiceField(states, { optional: true }) readonly state?: string;
}

export class QueueRun {
  @CodeField() readonly term!: string;
  @WholeField({ max: 2_147_483_647, description: 'Same problem and same seed give the same result.' }) readonly seed!: number;
}

export class RunParam {
  @IdField() readonly id!: string;
}

export class PublishQuery {
  @WholeField({ optional: true, max: 2_147_483_647, description: 'The fencingToken of the run that was looked at: refused when the run has been taken up anew since.' }) readonly token?: number;
}

export class RunAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown() readonly term!: string;
  @ShownIfAny({ description: 'Whose run it is; absent where it is for several universities.' }) readonly university?: string;
  @Shown({ type: [String], description: 'Whose students it is about.' }) readonly universities!: string[];
  @Shown({ type: 'integer' }) readonly seed!: number;
  @Shown({ enum: states }) readonly state!: string;
  @Shown() readonly engineVersion!: string;
  @Shown({ type: 'integer', description: 'How often the run has been taken up; whoever took it up before the last time can write nothing more.' }) readonly fencingToken!: number;
  @ShownIfAny({ description: 'SHA-256 of what the run was solved from, which is kept with it.' }) readonly inputSha256?: string;
  @ShownIfAny() readonly problemSha256?: string;
  @ShownIfAny({ description: 'SHA-256 of what it came to; same input, seed and engine version, same proposal.' }) readonly proposalSha256?: string;
  @ShownIfAny() readonly failure?: string;
  @Shown({ format: 'date-time' }) readonly createdAt!: string;
  @ShownIfAny({ format: 'date-time' }) readonly startedAt?: string;
  @ShownIfAny({ format: 'date-time' }) readonly finishedAt?: string;
  @ShownIfAny({ format: 'date-time' }) readonly publishedAt?: string;
}

export class PublishedAnswer {
  @Shown({ type: 'integer' }) readonly bookings!: number;
  @Shown({ type: 'integer' }) readonly reserves!: number;
  @Shown({ type: 'integer', description: 'Bookings made, among them those that took the place of another.' }) readonly made!: number;
  @Shown({ type: 'integer' }) readonly moved!: number;
  @Shown({ type: 'integer' }) readonly cancelled!: number;
  @Shown({ description: 'Everything stood as the run has it: nothing was written.' }) readonly unchanged!: boolean;
}

export class ReserveQuery extends PageQuery {
  @IdField({ optional: true }) readonly runId?: string;
  @CodeField({ optional: true }) readonly term?: string;
  @CodeField({ optional: true }) readonly course?: string;
  @CodeField({ optional: true }) readonly student?: string;
}

export class ReserveAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ format: 'uuid' }) readonly runId!: string;
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Shown() readonly term!: string;
  @Shown({ type: 'integer' }) readonly position!: number;
  @Shown({ description: 'Stable code of the rule that stands in the way.' }) readonly reasonCode!: string;
  @Shown({ description: 'For a person: the rule, the figure and the way out.' }) readonly reason!: string;
  @Shown({ description: 'The same in English.' }) readonly reasonEnglish!: string;
}
