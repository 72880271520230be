import { FreePlaceAnswer } from '../capacity/free-places.dto';
import { Shown, ShownList } from '../platform/http/answer';

export class AffectedAnswer {
  @Shown({ format: 'uuid', description: 'Of the booking.' }) readonly id!: string;
  @Shown() readonly state!: string;
  @Shown() readonly student!: string;
  @Shown() readonly unit!: string;
  @Shown() readonly specialty!: string;
  @Shown() readonly level!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ description: 'Whether a new allocation may move it: neither begun nor made by hand.' }) readonly movable!: boolean;
  @ShownList(FreePlaceAnswer) readonly alternatives!: FreePlaceAnswer[];
}
