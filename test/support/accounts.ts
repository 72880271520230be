import type { AccountRole } from '../../src/platform/auth/role';
import { hashPassword } from '../../src/platform/auth/password';
import type { Doorway } from '../../src/platform/database/doorway';

/** The password of every account made here. */
export const specPassword = 'ett långt lösenord';

/** Makes a university and accounts of it, one for each role given; the address is `<role>@spec.example`. */
export async function addAccounts(doorway: Doorway, accountRoles: readonly AccountRole[]): Promise<string> {
  const hash = await hashPassword(specPassword, { N: 1024, r: 8, p: 1 });
  return doorway.asSystem(async (em) => {
    const [organisation] = await em.query<{ id: string }[]>(
      "INSERT INTO organisations (code, kind, name, organisation_number) VALUES ('SPEC', 'university', 'Provuniversitetet', '2021002999') RETURNING id",
    );
    if (organisation === undefined) throw new Error('The organisation was not added.');
    for (const role of accountRoles) {
      await em.query('INSERT INTO accounts (email, name, password_hash, organisation_id, role) VALUES ($1, $2, $3, $4, $5)', [
        `${role}@spec.example`,
        `Prov ${role}`,
        hash,
        organisation.id,
        role,
      ]);
    }
    return organisation.id;
  });
}
