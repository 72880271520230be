import { readFileSync, statSync } from 'node:fs';

/** The operating-system account the database server runs as; absent means the account of this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const lastResort: Account = { uid: 65534, gid: 65534 };

/** PostgreSQL refuses to run as root: root hands it to the owner of existing data, else to `nobody`. */
export function serverAccount(dataDirectory: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return nobody();
}

function nobody(): Account {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    const account = { uid: Number(uid), gid: Number(gid) };
    if (name === 'nobody' && account.uid > 0 && account.gid > 0) return account;
  }
  return lastResort;
}
