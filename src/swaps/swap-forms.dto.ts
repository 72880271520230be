import { ChoiceField, IdField, TextField, WholeField } from '../platform/http/fields';

export class SwapWishForm {
  @IdField() readonly placering!: string;
  @TextField({ optional: true, max: 60 }) readonly plats1?: string;
  @TextField({ optional: true, max: 60 }) readonly plats2?: string;
  @TextField({ optional: true, max: 60 }) readonly plats3?: string;
  @TextField({ optional: true, max: 60 }) readonly plats4?: string;
  @TextField({ optional: true, max: 60 }) readonly plats5?: string;
  @ChoiceField(['ja'], { optional: true }) readonly veckor?: 'ja';
}

export class AnswerParams {
  @IdField() readonly id!: string;
  @ChoiceField(['ja', 'nej']) readonly svar!: 'ja' | 'nej';
}

export class SwapTermParam {
  @TextField({ max: 40 }) readonly term!: string;
}

export class SwapWindowParams extends SwapTermParam {
  @IdField() readonly id!: string;
}

/** Times are Swedish, as the fields have them. */
export class WindowForm {
  @TextField({ max: 30 }) readonly opensAt!: string;
  @TextField({ max: 30 }) readonly closesAt!: string;
  @WholeField({ min: 2, max: 8 }) readonly longestRing!: number;
  @WholeField({ min: 1, max: 720 }) readonly answerHours!: number;
  @WholeField({ min: 1, max: 720 }) readonly hostAnswerHours!: number;
  @WholeField({ min: 1, max: 720 }) readonly searchEveryHours!: number;
  @WholeField({ max: 2_147_483_647 }) readonly seed!: number;
}

export class WindowChangeForm extends WindowForm {
  @WholeField({ max: 1_000_000_000 }) readonly version!: number;
}
