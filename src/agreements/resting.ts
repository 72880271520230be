import type { Day } from '../shared/day';
import type { Breach } from '../shared/problem';
import { organisationsIn, type AgreementOrder } from './agreement-order';
import type { LegRole } from './leg';

/** What rests on an agreement: placements made under it or settled under it, and issued invoices. */
export interface Resting {
  /** Bookings under the agreement, or under one that it has succeeded. */
  readonly bookings: number;
  /** First and last day of the bookings under the agreement itself; null without any. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Codes of the hosts, universities and programmes of the bookings under the agreement itself. */
  readonly hosts: readonly string[];
  readonly universities: readonly string[];
  readonly programmes: readonly string[];
  /** Numbers of issued invoices, the first few. */
  readonly invoices: readonly string[];
  readonly invoiceCount: number;
}

export const isAtRest = ({ bookings, invoiceCount }: Pick<Resting, 'bookings' | 'invoiceCount'>): boolean => bookings === 0 && invoiceCount === 0;

/** Such as "12 placements (2026-08-31 to 2026-10-04) and 2 issued invoices (BLK-1, BLK-2)". */
export function restingWords({ bookings, firstDay, lastDay, invoices, invoiceCount }: Pick<Resting, 'bookings' | 'firstDay' | 'lastDay' | 'invoices' | 'invoiceCount'>): string {
  const span = firstDay !== null && lastDay !== null ? ` (${firstDay} to ${lastDay})` : '';
  const numbers = `${invoices.join(', ')}${invoiceCount > invoices.length ? ' and others' : ''}`;
  return [
    ...(bookings > 0 ? [`${bookings} ${bookings === 1 ? 'placement' : 'placements'}${span}`] : []),
    ...(invoiceCount > 0 ? [`${invoiceCount} issued ${invoiceCount === 1 ? 'invoice' : 'invoices'} (${numbers})`] : []),
  ].join(' and ');
}

export const succession = (code: string): string => `make a new agreement and let it take over from a later day (POST /api/v1/agreements/${code}/succeed)`;

const settled = ['number', 'funding'] as const;
const termed = ['absence', 'noticeDays', 'cancelDeadlineDays', 'cancelPercent', 'cancelMaxWeeks', 'housingRules', 'travelRules', 'housingAdvancedBy'] as const;

/** What an edit would take from under placements and invoices that rest on the agreement. */
export function restingBreaches(before: AgreementOrder, after: AgreementOrder, resting: Resting, legRoles: readonly LegRole[]): Breach[] {
  if (isAtRest(resting)) return [];
  const words = restingWords(resting);
  const way = succession(before.code);
  const newTerms = `begin a new version of the terms on a later day (POST /api/v1/agreements/${before.code}/terms)`;
  const held = (field: string, detail: string, instead = way): Breach => ({ code: 'rested-on', detail: `${field}: ${detail}; ${instead}.` });
  return [
    ...settled.filter((field) => before[field] !== after[field]).map((field) => held(field, `${words} rest on ${before[field]}`)),
    ...termed.filter((field) => before[field] !== after[field]).map((field) => held(field, `${words} rest on ${before[field] ?? 'none'}`, newTerms)),
    ...movedRoles(before, after, legRoles).map((role) => held('parties', `${words} are settled with ${organisationsIn(before.parties, role).join(' and ') || 'nobody'} as ${role}`)),
    ...outside(after, resting),
    ...left(before, after, resting),
  ];
}

/** Roles that decide who bills whom, and that somebody else would hold. */
function movedRoles(before: AgreementOrder, after: AgreementOrder, legRoles: readonly LegRole[]): LegRole[] {
  const holders = (order: AgreementOrder, role: LegRole): string => organisationsIn(order.parties, role).sort().join(' ');
  return (['owner', 'mediator'] as const).filter((role) => legRoles.includes(role) && holders(before, role) !== holders(after, role));
}

function outside({ validFrom, validTo }: AgreementOrder, { firstDay, lastDay }: Resting): Breach[] {
  return [
    ...(firstDay !== null && firstDay < validFrom ? [{ code: 'placed-before', detail: `validFrom: placements begin on ${firstDay}; give that day or an earlier one.` }] : []),
    ...(lastDay !== null && validTo !== null && lastDay > validTo ? [{ code: 'placed-after', detail: `validTo: placements last until ${lastDay}; give that day or a later one, or withdraw the agreement from new bookings.` }] : []),
  ];
}

function left(before: AgreementOrder, after: AgreementOrder, { hosts, universities, programmes }: Resting): Breach[] {
  const gone = (...roles: readonly ('owner' | 'cooperating' | 'host')[]): string[] => {
    const staying = organisationsIn(after.parties, ...roles);
    return organisationsIn(before.parties, ...roles).filter((code) => !staying.includes(code));
  };
  const say = (field: string, code: string, what: string): Breach => ({ code: 'placed-with', detail: `${field}: ${code} ${what}; keep ${code} while they stand.` });
  return [
    ...gone('host').filter((code) => hosts.includes(code)).map((code) => say('parties', code, 'receives students under the agreement')),
    ...gone('owner', 'cooperating').filter((code) => universities.includes(code)).map((code) => say('parties', code, 'has students placed under the agreement')),
    ...before.programmes.filter((code) => programmes.includes(code) && !after.programmes.includes(code)).map((code) => say('programmes', code, 'has students placed under the agreement')),
  ];
}
