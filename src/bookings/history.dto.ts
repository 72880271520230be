import { Type } from 'class-transformer';
import { Shown, ShownIfAny, ShownList } from '../platform/http/answer';
import { states } from './booking-state';

const names = Object.keys(states);

class HistoryEventAnswer {
  @ShownIfAny({ enum: names, description: 'Absent where the booking was made.' }) readonly from?: string;
  @Shown({ enum: names }) readonly to!: string;
  @Shown({ format: 'date-time' }) readonly at!: Date;
  @ShownIfAny({ format: 'date', description: 'The day on which it was told, where that was before it was entered.' }) readonly toldOn?: string;
  @Shown({ description: 'Role of whoever took the step, or `system`.' }) readonly by!: string;
  @ShownIfAny({ description: 'Organisation of whoever took the step.' }) readonly organisation?: string;
  @ShownIfAny({ description: 'Who took the step; within the own organisation only.' }) readonly name?: string;
  @Shown() readonly reason!: string;
}

class NeighbourAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown({ enum: names }) readonly state!: string;
  @Shown() readonly unit!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
}

export class HistoryAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ type: 'integer' }) readonly number!: number;
  @Shown({ enum: names }) readonly state!: string;
  @ShownIfAny({ enum: ['university', 'host', 'student'], description: 'The side that is to take the next step; absent where there is none.' }) readonly awaits?: string;
  @Shown({ description: 'Whom it was for, also when it has ended.' }) readonly student!: string;
  @Shown() readonly unit!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @ShownList(HistoryEventAnswer) readonly events!: HistoryEventAnswer[];
  @Type(() => NeighbourAnswer) @ShownIfAny({ type: NeighbourAnswer, description: 'The booking whose place it took.' }) readonly replaces?: NeighbourAnswer;
  @Type(() => NeighbourAnswer) @ShownIfAny({ type: NeighbourAnswer, description: 'The booking that took its place.' }) readonly replacedBy?: NeighbourAnswer;
}
