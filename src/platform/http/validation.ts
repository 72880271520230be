import { ValidationPipe } from '@nestjs/common';
import { Problem } from '../../shared/problem';
import type { Breach } from '../../shared/problem';

/** What was found wrong with a field, and within it. */
interface FieldFault {
  readonly property: string;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly FieldFault[];
}

/** Fields whose values are never said back. */
const secret = /password|secret|token/i;

/** Checks what comes in: only known fields, each as its class demands, and all that is wrong told at once. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    validationError: { target: false, value: true },
    exceptionFactory: (errors) => invalid(errors),
  });
}

function invalid(errors: readonly FieldFault[]): Problem {
  const breaches = errors.flatMap((error) => breachesOf(error, ''));
  const fields = breaches.map((breach) => breach.detail);
  return new Problem('request-invalid', 'invalid', `The request cannot be used: ${fields.slice(0, 5).join('; ')}.`, breaches);
}

/** The code of each breach is the rule; the detail begins with the path of the field, such as `items[2].week`. */
function breachesOf(error: FieldFault, prefix: string): Breach[] {
  const path = pathOf(prefix, error.property);
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ code, detail: `${path}: ${said(error, code, message)}` }));
  const nested = (error.children ?? []).flatMap((child) => breachesOf(child, path));
  return [...own, ...nested];
}

function pathOf(prefix: string, property: string): string {
  if (prefix === '') return property;
  return /^\d+$/.test(property) ? `${prefix}[${property}]` : `${prefix}.${property}`;
}

function said({ property, value }: FieldFault, code: string, message: string): string {
  if (code === 'whitelistValidation') return 'there is no such field';
  const rule = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  return `${rule}${got(property, value)}`;
}

function got(property: string, value: unknown): string {
  if (value === undefined) return ' (it is missing)';
  if (typeof value === 'object' || secret.test(property)) return '';
  return ` (it is ${JSON.stringify(value).slice(0, 60)})`;
}
