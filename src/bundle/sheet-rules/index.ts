import type { SheetRule } from '../draft';
import { belonging } from './belonging';
import { doubled } from './doubled';
import { ordered } from './ordered';
import { overlap } from './overlap';
import { references } from './references';

/** The rules that hold for every sheet by its declaration. */
export const SHEET_RULES: readonly SheetRule[] = [doubled, ordered, references, belonging, overlap];
