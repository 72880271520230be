import { Shown, ShownList } from '../platform/http/answer';

class AlternativeAnswer {
  @Shown() readonly unit!: string;
  @Shown() readonly name!: string;
  @Shown() readonly town!: string;
  @Shown() readonly organisation!: string;
  @Shown() readonly firstWeek!: string;
  @Shown() readonly lastWeek!: string;
  @Shown({ type: 'integer', description: 'Kilometres one way from the study town.' }) readonly km!: number;
}

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
  @ShownList(AlternativeAnswer) readonly alternatives!: AlternativeAnswer[];
}
