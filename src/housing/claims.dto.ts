import { ApiProperty } from '@nestjs/swagger';
import { Expose } from 'class-transformer';
import { Shown, ShownIfAny, ShownList, ShownOre, ShownVersion } from '../platform/http/answer';
import { ChoiceField, CodeField, DayField, IdField, LineField, OreField, WholeField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page-query';
import { advancers } from '../agreements/settlement-terms';
import { claimBases, claimKinds, claimStates, homes, type Advancer, type ClaimBasis, type ClaimKind, type Home } from './claim';

export class ClaimQuery extends PageQuery {
  @ChoiceField(claimKinds, { optional: true }) readonly kind?: string;
  @ChoiceField(claimStates, { optional: true }) readonly state?: string;
  @CodeField({ optional: true }) readonly student?: string;
  @IdField({ optional: true }) readonly bookingId?: string;
  @CodeField({ optional: true, description: 'The organisation that bears it, once decided.' }) readonly borneBy?: string;
  @CodeField({ optional: true, description: 'The organisation that pays back whoever paid first, once decided.' }) readonly paidBy?: string;
}

export class ClaimAnswer {
  @Shown() readonly code!: string;
  @Shown({ enum: claimKinds }) readonly kind!: string;
  @Shown({ format: 'uuid' }) readonly bookingId!: string;
  @ShownIfAny() readonly student?: string;
  @Shown({ format: 'date' }) readonly firstDay!: string;
  @Shown({ format: 'date' }) readonly lastDay!: string;
  @Shown({ enum: claimBases }) readonly basis!: string;
  @Shown({ type: 'integer' }) readonly units!: number;
  @ShownOre() readonly receiptOre!: number;
  @Shown({ type: 'integer' }) readonly sharedWith!: number;
  @Shown({ enum: homes }) readonly home!: string;
  @Shown({ enum: advancers }) readonly advancedBy!: string;
  @ShownIfAny({ format: 'date' }) readonly submittedOn?: string;
  @ShownIfAny() readonly submittedBy?: string;
  @ShownIfAny({ format: 'date', description: 'A case opened before the deadline keeps the right.' }) readonly caseOpenedOn?: string;
  @ShownIfAny() readonly caseReason?: string;
  @Shown({ enum: claimStates }) readonly state!: string;
  @ShownIfAny() readonly ruleSet?: string;
  @ShownOre({ optional: true }) readonly proposedOre?: number;
  @ShownOre({ optional: true }) readonly approvedOre?: number;
  @ShownIfAny() readonly reasonCode?: string;
  @ShownIfAny() readonly reason?: string;
  @ShownIfAny({ format: 'date' }) readonly decidedOn?: string;
  @ShownIfAny() readonly decidedBy?: string;
  @ShownIfAny({ description: 'The organisation that bears it.' }) readonly borneBy?: string;
  @ShownIfAny({ description: 'The organisation that pays back whoever paid first.' }) readonly paidBy?: string;
  @ShownIfAny({ format: 'date', description: 'When it was paid back; told to the student and to whoever paid.' }) readonly paidOn?: string;
  @ShownVersion() readonly version!: number;
}

export class ClaimEventAnswer {
  @Shown({ format: 'date-time' }) readonly at!: string;
  @Shown() readonly step!: string;
  @Shown() readonly actor!: string;
  @ShownOre({ optional: true }) readonly amountOre?: number;
  @ShownIfAny() readonly note?: string;
}

export class ClaimCapAnswer {
  @ShownOre() readonly ore!: number;
  @Shown({ description: 'In Swedish.' }) readonly words!: string;
}

export class ClaimProposalAnswer {
  @Shown() readonly code!: string;
  @Shown({ enum: ['approved', 'refused'] }) readonly state!: string;
  @ShownOre() readonly approvedOre!: number;
  @ShownOre() readonly receiptOre!: number;
  @Shown() readonly reasonCode!: string;
  @Shown({ description: 'In Swedish.' }) readonly reason!: string;
  @Shown() readonly agreement!: string;
  @Shown({ type: 'integer', description: 'One way, from the study town to the unit.' }) readonly km!: number;
  @ShownIfAny({ type: 'integer' }) readonly minutes?: number;
  @ShownIfAny() readonly ruleSet?: string;
  @ShownIfAny() readonly ruleName?: string;
  @Expose() @ApiProperty({ type: [String], description: 'The rule set in Swedish, a sentence for each limit.' }) readonly rules!: string[];
  @ShownList(ClaimCapAnswer) readonly caps!: ClaimCapAnswer[];
  @ShownOre({ optional: true }) readonly ownShareOre?: number;
  @ShownIfAny({ format: 'date' }) readonly deadline?: string;
  @ShownIfAny({ type: 'integer', description: 'Days until the deadline; negative when it has passed.' }) readonly daysLeft?: number;
  @Shown({ description: 'Whether it comes in time, or the right to it is kept.' }) readonly inTime!: boolean;
  @ShownIfAny() readonly borneBy?: string;
  @ShownIfAny() readonly paidBy?: string;
}

export class SubmitClaim {
  @CodeField() readonly code!: string;
  @ChoiceField(claimKinds) readonly kind!: ClaimKind;
  @IdField() readonly bookingId!: string;
  @DayField() readonly firstDay!: string;
  @DayField() readonly lastDay!: string;
  @ChoiceField(claimBases) readonly basis!: ClaimBasis;
  @WholeField({ max: 1000, description: 'Weeks or nights, days of a monthly rent, or tickets, as the basis says.' }) readonly units!: number;
  @OreField() readonly receiptOre!: number;
  @WholeField({ optional: true, max: 20, description: 'How many others share the cost.' }) readonly sharedWith?: number;
  @ChoiceField(homes, { optional: true }) readonly home?: Home;
  @ChoiceField(advancers) readonly advancedBy!: Advancer;
}

export class OpenClaimDraft {
  @IdField() readonly bookingId!: string;
  @ChoiceField(claimKinds) readonly kind!: ClaimKind;
}

/** What is left out stays as it is. */
export class CompleteClaim {
  @DayField({ optional: true }) readonly firstDay?: string;
  @DayField({ optional: true }) readonly lastDay?: string;
  @ChoiceField(claimBases, { optional: true }) readonly basis?: ClaimBasis;
  @WholeField({ optional: true, max: 1000 }) readonly units?: number;
  @OreField({ optional: true }) readonly receiptOre?: number;
  @WholeField({ optional: true, max: 20, description: 'How many others share the cost.' }) readonly sharedWith?: number;
  @ChoiceField(homes, { optional: true }) readonly home?: Home;
  @ChoiceField(advancers, { optional: true }) readonly advancedBy?: Advancer;
}

export class ClaimReason {
  @LineField({ max: 500 }) readonly reason!: string;
}

export class ApproveClaim {
  @OreField({ optional: true, description: 'öre; as much as the rule gives unless told otherwise, never more' }) readonly approvedOre?: number;
  @LineField({ optional: true, max: 500, description: 'Needed for less than the rule gives.' }) readonly reason?: string;
}

export class RefuseClaim {
  @LineField({ optional: true, max: 500, description: 'Needed where the rule would grant something.' }) readonly reason?: string;
}
