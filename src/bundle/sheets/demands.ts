import { demandKinds } from '../../readiness/demand';
import { oneOf } from '../kinds/choice';
import { whole } from '../kinds/number';
import { code } from '../kinds/text';
import { optional, required, sheet } from '../sheet';

export const demands = sheet({
  name: 'demands',
  holds: 'What a unit, or an agreement, demands of students before a placement; only whether it is met is ever kept.',
  required: false,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the demand.', example: 'bl-kir-utdrag' }),
    unit: optional(code, { to: 'units', means: 'The unit that demands it; or else `agreement`.', example: 'bl-kir-kka' }),
    agreement: optional(code, { to: 'agreements', means: 'The agreement that demands it; or else `unit`.', example: 'lu-skane-blekinge' }),
    kind: required(oneOf(...demandKinds), { means: 'What is demanded: vaccination status, MRSA questions, TB questions, an extract from the register of convictions, a confidentiality undertaking, an e-card.', example: 'register_extract' }),
    days_before: optional(whole(0, 365), { means: 'Days before the start by which it is to be met; blank for the day on which the agreement has unready placements cancelled.', example: '14' }),
  },
  rules: ['A row names a unit or an agreement, and not both; each demands a kind once.'],
  stored: { table: 'readiness_demands' },
});
