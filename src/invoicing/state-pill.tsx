import type { VNode } from 'preact';
import type { Tone } from '../platform/views/status';
import { Pill } from '../platform/views/status';
import type { InvoiceState } from './invoice-overview';
import { statusNames } from './invoice-status';

export const stateNames: Readonly<Record<InvoiceState, string>> = { draft: 'Utkast', issued: 'Utfärdad', overdue: 'Förfallodagen passerad', ...statusNames };
const tones: Readonly<Record<InvoiceState, Tone>> = { draft: 'plain', issued: 'lock', sent: 'lock', accepted: 'info', disputed: 'bad', paid: 'ok', overdue: 'warn' };

/** Where an invoice stands. */
export const StatePill = ({ state }: { state: InvoiceState }): VNode => <Pill tone={tones[state]}>{stateNames[state]}</Pill>;
