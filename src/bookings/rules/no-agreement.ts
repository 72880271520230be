import { dateSwedish, datesSwedish } from '../../shared/swedish';
import { agreementsFor, coversSpan } from '../agreement-choice';
import type { AgreementFacts, Rule } from '../candidate';

/** An agreement must cover the programme, the unit's organisation as host, and every day. */
export const noAgreement: Rule = {
  code: 'no-agreement',
  title: 'Avtal',
  breach: (candidate) => {
    const { unit, programmeName, span } = candidate;
    const covering = agreementsFor(candidate.agreements, candidate.programmeId, unit.organisationId);
    if (covering.some((agreement) => !agreement.withdrawn && coversSpan(agreement, span))) return undefined;
    const [known] = covering;
    if (known === undefined) return `Inget avtal låter ${programmeName} placera studenter hos ${unit.organisationName}. Teckna ett avtal eller välj en annan värd.`;
    if (known.withdrawn) return `Avtalet ”${known.name}” med ${unit.organisationName} är uppsagt${withdrawal(known)} och ger inga nya platser. Teckna ett nytt avtal eller välj en annan värd.`;
    const ended = known.withdrawnOn ? `, eftersom det är uppsagt${withdrawal(known)}` : '';
    return `Avtalet ”${known.name}” med ${unit.organisationName} gäller inte hela tiden ${datesSwedish(span.firstDay, span.lastDay)}${ended}. Förläng avtalet eller välj en annan tid.`;
  },
};

const withdrawal = ({ withdrawnOn, withdrawnReason }: AgreementFacts): string =>
  `${withdrawnOn ? ` från och med ${dateSwedish(withdrawnOn)}` : ''}${withdrawnReason ? ` (${withdrawnReason.replace(/\.$/, '')})` : ''}`;
