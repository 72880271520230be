import { listOf, oneOf } from '../kinds/choice';
import { hsaId } from '../kinds/register';
import { code, text } from '../kinds/text';
import { required, sheet } from '../sheet';

export const specialties = sheet({
  name: 'specialties',
  holds: 'What placements are about: medicine, surgery, primary care, intensive care nursing.',
  required: false,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the specialty.', example: 'surgery' }),
    name: required(text(), { means: 'Name of the specialty, as users read it.', example: 'Kirurgi' }),
  },
  stored: { table: 'specialties' },
});

export const units = sheet({
  name: 'units',
  holds: 'Clinics, wards and health centres that receive students.',
  required: true,
  key: ['code'],
  unique: [['hsa_id']],
  columns: {
    code: required(code, { means: 'Identifier of the unit.', example: 'bl-kir-kka' }),
    organisation: required(code, { to: 'organisations', of: ['region', 'municipality', 'private'], means: 'The host that the unit belongs to.', example: 'RBL' }),
    town: required(code, { to: 'towns', means: 'Town that the unit lies in.', example: 'karlskrona' }),
    name: required(text(), { means: 'Name of the unit.', example: 'Kirurgkliniken Karlskrona' }),
    hsa_id: required(hsaId, { means: 'The unit in the national HSA catalogue.', example: 'SE2321000081-A01' }),
    booking_model: required(oneOf('regulated', 'first_come', 'mixed'), { means: 'How places are given: by agreements and priority orders, to the first who asks, or the former and then the latter.', example: 'regulated' }),
    specialties: required(listOf(code), { to: 'specialties', means: 'Specialties of the unit.', example: 'surgery|orthopaedics' }),
  },
  stored: {
    table: 'units',
    read: { specialties: `(SELECT string_agg(s.specialty, '|') FROM unit_specialties s WHERE s.unit_id = t.id)` },
    after: [
      `INSERT INTO unit_specialties (unit_id, specialty)
         SELECT u.id, s FROM {rows} JOIN units u ON u.code = r.code, unnest(string_to_array(r.specialties, '|')) s`,
    ],
  },
});
