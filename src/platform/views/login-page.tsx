import type { VNode } from 'preact';
import { Alert } from './status';

interface LoginPageProps {
  /** Where to go afterwards. */
  readonly onward: string;
  readonly email?: string;
  /** Why the attempt before failed, in Swedish. */
  readonly failure?: string;
}

/** Where somebody says who they are. */
export function LoginPage({ onward, email = '', failure }: LoginPageProps): VNode {
  const invalid = failure === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': 'fel' };
  return (
    <div class="login">
      <div class="head"><div><h1>Logga in</h1><p class="sub">Med kontot du fått av din organisation.</p></div></div>
      {failure === undefined ? null : <div id="fel"><Alert tone="bad" title={failure} /></div>}
      <form class="card pad stack" method="post" action="/logga-in">
        <input type="hidden" name="vidare" value={onward} />
        <div class="field">
          <label for="epost">E-post</label>
          <input id="epost" name="email" type="email" autocomplete="username" required maxlength={254} value={email} {...invalid} />
        </div>
        <div class="field">
          <label for="losen">Lösenord</label>
          <input id="losen" name="password" type="password" autocomplete="current-password" required maxlength={1024} {...invalid} />
        </div>
        <p class="actions"><button type="submit" class="btn primary">Logga in</button></p>
      </form>
    </div>
  );
}
