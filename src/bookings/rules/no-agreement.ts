import { dateSwedish, datesSwedish, listed } from '../../shared/swedish';
import { agreementsFor, coversSpan } from '../agreement-choice';
import type { AgreementFacts, Rule } from '../candidate';

/** An agreement must cover the programme, the unit's organisation as host, and every day. */
export const noAgreement: Rule = {
  code: 'no-agreement',
  title: 'Avtal',
  breach: (candidate) => {
    const { unit, programmeName, span, namedAgreement } = candidate;
    const covering = agreementsFor(candidate.agreements, candidate.programmeId, unit.organisationId);
    const valid = covering.filter((agreement) => !agreement.withdrawn && coversSpan(agreement, span));
    if (valid.length > 0) return namedAgreement === undefined || valid.some(({ code }) => code === namedAgreement) ? undefined : notNamed(namedAgreement, unit.organisationName, valid);
    const [known] = covering;
    if (known === undefined) return `Inget avtal låter ${programmeName} placera studenter hos ${unit.organisationName}. Teckna ett avtal eller välj en annan värd.`;
    if (known.withdrawn) return `Avtalet ”${known.name}” med ${unit.organisationName} är uppsagt${withdrawal(known)} och ger inga nya platser. Teckna ett nytt avtal eller välj en annan värd.`;
    const ended = known.withdrawnOn ? `, eftersom det är uppsagt${withdrawal(known)}` : '';
    return `Avtalet ”${known.name}” med ${unit.organisationName} gäller inte hela tiden ${datesSwedish(span.firstDay, span.lastDay)}${ended}. Förläng avtalet eller välj en annan tid.`;
  },
};

const notNamed = (named: string, host: string, valid: readonly AgreementFacts[]): string =>
  `Avtalet ${named} låter ingen student på programmet vara hos ${host} hela tiden. Det gör ${listed(valid.map(({ code, name }) => `${code} (”${name}”)`), 'och')}; ange något av dem, eller inget.`;

const withdrawal = ({ withdrawnOn, withdrawnReason }: AgreementFacts): string =>
  `${withdrawnOn ? ` från och med ${dateSwedish(withdrawnOn)}` : ''}${withdrawnReason ? ` (${withdrawnReason.replace(/\.$/, '')})` : ''}`;
