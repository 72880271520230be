import { ApiProperty } from '@nestjs/swagger';
import { Expose, Type } from 'class-transformer';
import { CodeField } from '../platform/http/fields';
import { Shown, ShownIfAny, ShownList } from '../platform/http/answer';

const measures = ['student-weeks', 'group-weeks', 'students', 'groups', 'blocks'];

export class HoldersAnswer {
  @ShownIfAny({ type: 'integer', description: 'Under the agreement of the place; absent for those booked before or apart from the run.' }) readonly tier?: number;
  @Shown({ type: 'integer' }) readonly students!: number;
}

export class WishReasonAnswer {
  @ShownIfAny({ type: 'integer', description: 'Absent where nobody wished for it.' }) readonly rank?: number;
  @Shown({ description: 'Name of the unit, or of the town.' }) readonly place!: string;
  @Shown({ description: 'Stable code of what stands in the way.' }) readonly code!: string;
  @Shown({ description: 'In Swedish.' }) readonly sv!: string;
  @Shown({ description: 'In English.' }) readonly en!: string;
  @ShownList(HoldersAnswer) readonly holders!: HoldersAnswer[];
  @ShownList(HoldersAnswer) readonly movers!: HoldersAnswer[];
}

export class PlacementReasonAnswer {
  @Shown({ format: 'uuid' }) readonly id!: string;
  @Shown({ format: 'uuid' }) readonly runId!: string;
  @Shown() readonly student!: string;
  @Shown() readonly course!: string;
  @Shown() readonly requirement!: string;
  @Shown() readonly term!: string;
  @Shown({ description: 'Whether the block has a place, only not the one first wished for.' }) readonly placed!: boolean;
  @ShownIfAny({ type: 'integer', description: 'Which wish was met; absent for none.' }) readonly gotRank?: number;
  @Shown({ description: 'Stable code of what stands in the way.' }) readonly reasonCode!: string;
  @Shown({ description: 'In Swedish: the rule, the figure and the way out.' }) readonly reason!: string;
  @Shown({ description: 'The same in English.' }) readonly reasonEnglish!: string;
  @ShownList(WishReasonAnswer) readonly wishes!: WishReasonAnswer[];
}

export class ShortageProofAnswer {
  @Shown({ type: 'integer' }) readonly demand!: number;
  @Shown({ type: 'integer', description: 'Less than the demand.' }) readonly supply!: number;
  @Shown({ enum: measures, description: 'What both are counted in.' }) readonly measure!: string;
  @Shown({ type: 'integer', description: 'Students who stay without a place, or without one together with their group, at least.' }) readonly atLeast!: number;
  @Shown({ description: 'The whole count in Swedish.' }) readonly sv!: string;
  @Shown({ description: 'The same in English.' }) readonly en!: string;
}

export class WhyNotQuery {
  @CodeField() readonly student!: string;
  @CodeField() readonly course!: string;
  @CodeField() readonly requirement!: string;
  @CodeField() readonly term!: string;
  @CodeField() readonly unit!: string;
}

export class RuleAgainstAnswer {
  @Shown({ description: 'Stable code of the rule.' }) readonly code!: string;
  @Shown({ description: 'In Swedish.' }) readonly sv!: string;
  @Shown({ description: 'In English.' }) readonly en!: string;
}

export class GivenUpAnswer {
  @Shown({ type: 'integer', description: 'Of those any one of whom makes room, how many could be elsewhere.' }) readonly elsewhere!: number;
  @Shown({ type: 'integer', description: 'How many would lose their place.' }) readonly without!: number;
}

export class WhyNotAnswer {
  @Shown({ description: 'Stable code of what stands in the way; `free` where nothing does, `here` where the block is there.' }) readonly code!: string;
  @ShownList(RuleAgainstAnswer) readonly rules!: RuleAgainstAnswer[];
  @ShownList(HoldersAnswer) readonly holders!: HoldersAnswer[];
  @ShownList(HoldersAnswer) readonly movers!: HoldersAnswer[];
  @Expose() @Type(() => GivenUpAnswer) @ApiProperty({ type: GivenUpAnswer, nullable: true }) readonly givenUp!: GivenUpAnswer | null;
  @Shown({ description: 'The whole answer in Swedish.' }) readonly sv!: string;
  @Shown({ description: 'In English.' }) readonly en!: string;
}

export class WhyFormQuery {
  @CodeField({ optional: true }) readonly student?: string;
  @CodeField({ optional: true }) readonly course?: string;
  @CodeField({ optional: true }) readonly requirement?: string;
  @CodeField({ optional: true }) readonly unit?: string;
}
