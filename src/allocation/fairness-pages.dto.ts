import { OmitType } from '@nestjs/swagger';
import { PolicyFields } from '../fairness/fairness.dto';
import { ChoiceField, TextField, WholeField } from '../platform/http/fields';

const yesOrNo = ['ja', 'nej'] as const;

export class TermParam {
  @TextField({ max: 40 }) readonly term!: string;
}

export class PreviewPageParams extends TermParam {
  @TextField({ max: 40 }) readonly id!: string;
}

/** The term's own policy as it was read; 0 where it had none. */
export class VersionForm {
  @WholeField({ max: 1_000_000_000 }) readonly version!: number;
}

export class PolicyPageForm extends OmitType(PolicyFields, ['leximin']) {
  @ChoiceField(yesOrNo) readonly leximin!: (typeof yesOrNo)[number];
  @WholeField({ max: 2_147_483_647 }) readonly seed!: number;
  @WholeField({ max: 1_000_000_000 }) readonly version!: number;
}
