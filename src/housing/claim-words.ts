import { kronorSwedish, type Ore } from '../shared/money';
import { counted } from '../shared/swedish';
import type { Advancer, Claim, ClaimBasis, ClaimKind, ClaimState, Home } from './claim';

export const kindNames: Readonly<Record<ClaimKind, string>> = { housing: 'Boende', travel: 'Resa' };

/** In a word, with the tone of its pill. */
export const stateWords: Readonly<Record<ClaimState, readonly [words: string, tone: 'ok' | 'warn' | 'bad' | 'info']>> = {
  draft: ['Inte inskickat', 'warn'], submitted: ['Granskas', 'info'], returned: ['Komplettera', 'warn'], approved: ['Beviljat', 'ok'], refused: ['Avslaget', 'bad'],
};

export const homeNames: Readonly<Record<Home, string>> = { rented: 'Hyrt', family: 'Hos familj', own: 'Egen bostad' };

export const advancerNames: Readonly<Record<Advancer, string>> = { student: 'Studenten', university: 'Lärosätet', mediator: 'Förmedlaren', host: 'Värden' };

export const basisNames: Readonly<Record<ClaimBasis, string>> = { weeks: 'Veckor', nights: 'Nätter', month: 'Dagar av månadshyra', ticket: 'Biljetter' };

const units: Readonly<Record<ClaimBasis, readonly [one: string, many: string]>> = {
  weeks: ['vecka', 'veckor'], nights: ['natt', 'nätter'], month: ['dag av månadshyra', 'dagar av månadshyra'], ticket: ['biljett', 'biljetter'],
};

/** `4 veckor`, `12 nätter`. */
export const unitWords = ({ basis, units: count }: Pick<Claim, 'basis' | 'units'>): string => counted(count, ...units[basis]);

/** `4 900,00 kr av 5 200,00 kr`. */
export const ofReceipt = (part: Ore, receipt: Ore): string => `${kronorSwedish(part)} kr av ${kronorSwedish(receipt)} kr`;

/** What a step was called when it was taken. */
export const stepNames: Readonly<Record<string, string>> = {
  opened: 'Öppnat från placeringen', completed: 'Ändrat', submitted: 'Inskickat', case_opened: 'Ärende öppnat', returned: 'Skickat tillbaka', approved: 'Beviljat', refused: 'Avslaget',
};
