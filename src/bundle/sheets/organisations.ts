import { postalCodeShape } from '../../organisations/register-number';
import { countyCode, oneOf, yesNo } from '../kinds/choice';
import { amount } from '../kinds/number';
import { pattern } from '../kinds/pattern';
import { bankgiro, organisationNumber } from '../kinds/register';
import { code, shaped, text } from '../kinds/text';
import { defaulted, optional, required, sheet } from '../sheet';

const postalCode = shaped('postal code', postalCodeShape, 'invalid-postal-code', 'five digits, such as 371 81');

export const organisations = sheet({
  name: 'organisations',
  holds: 'Universities and the hosts of placements: regions, municipalities and private providers.',
  required: true,
  key: ['code'],
  unique: [['organisation_number']],
  columns: {
    code: required(code, { means: 'Identifier of the organisation.', example: 'RBL' }),
    kind: required(oneOf('university', 'region', 'municipality', 'private'), { means: 'What the organisation is.', example: 'region' }),
    name: required(text(), { means: 'Name as on invoices.', example: 'Region Blekinge' }),
    organisation_number: required(organisationNumber, { means: 'Organisation number; the electronic address of invoices.', example: '232100-0081' }),
    county_code: optional(countyCode, { means: 'County; must be given for a region, and no two regions have the same.', example: '10' }),
    alf: defaulted(yesNo, false, { means: 'Whether the region is party to the ALF agreement; only a region can be.', example: 'no' }),
    street: defaulted(text(), '', { means: 'Street or box, for invoices.', example: 'Provgatan 1' }),
    postal_code: defaulted(postalCode, '', { means: 'Postal code, for invoices.', example: '371 81' }),
    city: defaulted(text(), '', { means: 'Postal town, for invoices.', example: 'Karlskrona' }),
    bankgiro: optional(bankgiro, { means: 'Bankgiro that is paid to when the organisation is the creditor.', example: '5050-1055' }),
    buyer_reference: optional(text(), { means: 'Reference that invoices to the organisation must carry.', example: 'ZZ1234' }),
    reference_pattern: optional(pattern, { means: 'Shape that the reference must have in whole; a reference of another shape is refused before the invoice is issued.', example: 'ZZ[0-9]{4}' }),
    cost_per_day: optional(amount, { means: 'Own cost of receiving a student, kronor a student-day, for the report of coverage.', example: '840.00' }),
  },
  rules: ['`reference_pattern` must fit `buyer_reference` when both are given.'],
  stored: { table: 'organisations' },
});
