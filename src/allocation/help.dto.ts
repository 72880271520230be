import { Expose, Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { Shown, ShownIfAny, ShownList } from '../platform/http/answer';

const kinds = ['capacity', 'supervisors', 'quota', 'beds', 'window'];

export class RelaxationAnswer {
  @Shown({ enum: kinds, description: 'More places at a unit, a further supervisor, a higher quota, more beds that a host has in a town, or a wider window for a block.' }) readonly kind!: string;
  @ShownIfAny() readonly unit?: string;
  @ShownIfAny() readonly specialty?: string;
  @ShownIfAny() readonly level?: string;
  @ShownIfAny({ description: 'Of the weeks that it is about.' }) readonly firstWeek?: string;
  @ShownIfAny() readonly lastWeek?: string;
  @ShownIfAny() readonly quota?: string;
  @ShownIfAny({ description: 'Code of the town that the beds are in.' }) readonly town?: string;
  @ShownIfAny({ description: 'Name of the host whose beds they are.' }) readonly host?: string;
  @ShownIfAny({ type: 'integer', description: 'Places or beds more, or students that the further supervisor takes at a time.' }) readonly by?: number;
  @ShownIfAny() readonly course?: string;
  @ShownIfAny() readonly requirement?: string;
  @ShownIfAny({ description: 'The first week that the block may lie in.' }) readonly earliestWeek?: string;
  @ShownIfAny() readonly latestWeek?: string;
  @Shown({ description: 'In Swedish.' }) readonly sv!: string;
  @Shown({ description: 'In English.' }) readonly en!: string;
}

export class SeatAnswer {
  @Shown() readonly unit!: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
}

export class HelpMoveAnswer {
  @ShownIfAny({ description: 'Absent where she is another university’s.' }) readonly student?: string;
  @Expose() @Type(() => SeatAnswer) @ApiProperty({ type: SeatAnswer }) readonly from!: SeatAnswer;
  @Expose() @Type(() => SeatAnswer) @ApiProperty({ type: SeatAnswer, nullable: true, description: 'Null where the block has no place any longer.' }) readonly to!: SeatAnswer | null;
}

export class HelpProposalAnswer {
  @ShownList(RelaxationAnswer) readonly relaxations!: RelaxationAnswer[];
  @Shown({ type: 'integer', description: 'Blocks without a place in the run.' }) readonly unplacedBefore!: number;
  @Shown({ type: 'integer', description: 'Blocks without a place when the term was solved again with the relaxations made.' }) readonly unplacedAfter!: number;
  @ShownList(HelpMoveAnswer) readonly moved!: HelpMoveAnswer[];
  @Shown({ description: 'In Swedish: the relaxations and their effect.' }) readonly sv!: string;
  @Shown({ description: 'In English.' }) readonly en!: string;
}

export class BeyondHelpAnswer {
  @Shown({ description: 'Stable code of the reason.' }) readonly code!: string;
  @Shown({ type: 'integer' }) readonly blocks!: number;
  @Shown() readonly sv!: string;
  @Shown() readonly en!: string;
}

export class RunHelpAnswer {
  @Shown({ type: 'integer', description: 'Blocks without a place.' }) readonly unplaced!: number;
  @ShownList(HelpProposalAnswer) readonly proposals!: HelpProposalAnswer[];
  @ShownList(BeyondHelpAnswer) readonly beyond!: BeyondHelpAnswer[];
  @Shown({ description: 'Whether time ran out before everything had been tried.' }) readonly cut!: boolean;
}
