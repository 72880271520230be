import { closedOn } from '../../agreements/booking-window';
import { chosenAgreement } from '../agreement-choice';
import type { AttemptRule } from '../attempt';

/** Who asks by hand does so within the agreement's window, where places do not go to who comes first. */
export const windowClosed: AttemptRule = {
  code: 'window-closed',
  title: 'Bokningsfönster',
  breach: ({ asked, unit, agreements, programmeId, span, namedAgreement: named, term }) => {
    if (!asked || unit.bookingModel === 'first_come') return undefined;
    const agreement = chosenAgreement({ agreements, programmeId, hostId: unit.organisationId, universityId: asked.universityId, span, named });
    const window = asked.windows.find(({ agreementId }) => agreementId === agreement?.id);
    return agreement && window && closedOn(asked.on, window, { agreement: agreement.name, term: term.code });
  },
};
