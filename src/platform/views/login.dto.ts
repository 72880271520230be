import { TextField } from '../http/fields';

export class LoginForm {
  @TextField({ min: 1, max: 254 }) readonly email!: string;
  @TextField({ min: 1, max: 1024 }) readonly password!: string;
  @TextField({ optional: true, max: 500 }) readonly vidare?: string;
}

export class LoginQuery {
  @TextField({ optional: true, max: 500 }) readonly vidare?: string;
}
