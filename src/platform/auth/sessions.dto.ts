import { Shown } from '../http/answer';
import { TextField } from '../http/fields';

/** What somebody proves who they are with. */
export class LoginRequest {
  @TextField({ min: 3, max: 254, description: 'E-mail address of the account.' })
  readonly email!: string;

  @TextField({ min: 1, max: 1024 })
  readonly password!: string;
}

/** A session that has begun; send the token as `Authorization: Bearer`. */
export class SessionAnswer {
  @Shown({ type: String })
  readonly token!: string;

  @Shown({ type: String, format: 'date-time' })
  readonly expiresAt!: Date;

  @Shown({ type: String })
  readonly name!: string;

  @Shown({ type: String })
  readonly role!: string;
}
