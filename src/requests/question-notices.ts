import { type DeclineReason, declineSentence } from '../bookings/decline';
import type { NewNotice } from '../notices/notice';
import { groupBy } from '../shared/group-by';
import { momentSwedish } from '../shared/swedish-time';
import type { Question } from './question';
import { placementsOf, placeOf, subjectOf } from './question-words';

/** Questions between one university and one unit, or one region where no unit is chosen. */
interface Group {
  readonly questions: readonly Question[];
  readonly first: Question;
  /** The same for the same questions, whoever tells of them. */
  readonly key: string;
}

function groupsOf(questions: readonly Question[]): Group[] {
  const groups = groupBy(questions, ({ universityId, hostId, unitId }) => `${universityId} ${unitId ?? hostId}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const key = group.map(({ id }) => id).sort()[0] ?? '';
    return first === undefined ? [] : [{ questions: group, first, key }];
  });
}

const unitLink = ({ unit, term }: Question): string => (unit === null ? '/forfragningar' : `/enheter/${encodeURIComponent(unit)}/kapacitet?termin=${encodeURIComponent(term)}#forfragningar`);
const universityLink = ({ term }: Question): string => `/terminer/${encodeURIComponent(term)}/forfragningar`;

const toHost = ({ hostId, unitId }: Question): NewNotice['to'] => ({ organisationId: hostId, ...(unitId !== null && { unitId }) });
const toUniversity = ({ universityId }: Question): NewNotice['to'] => ({ organisationId: universityId });

const only = ({ questions, first }: Group): { bookingId?: string } => (questions.length === 1 && first.bookingId !== null ? { bookingId: first.bookingId } : {});

/** The host has something to answer. */
export const askedNotices = (questions: readonly Question[]): NewNotice[] => groupsOf(questions).map((group) => ({
  key: `answer-asked:${group.key}`, kind: 'answer-asked', to: toHost(group.first), link: unitLink(group.first), ...only(group),
  sentence: `${group.first.university} väntar på svar om ${placementsOf(group.questions)} (${subjectOf(group.questions)}). Svara senast ${momentSwedish(group.first.dueAt)}.`,
}));

/** The limit comes near. Who has been told under the limit is not told again. */
export const reminderNotices = (questions: readonly Question[], limit: string): NewNotice[] => groupsOf(questions).map((group) => ({
  key: `answer-reminder:${group.first.unitId ?? group.first.hostId}:${group.first.universityId}:${limit}`, kind: 'answer-reminder', link: unitLink(group.first), ...only(group),
  to: group.first.escalatedAt === null ? toHost(group.first) : { organisationId: group.first.hostId },
  sentence: `Påminnelse: ${group.first.university} väntar på svar om ${placementsOf(group.questions)} på ${placeOf(group.first)} (${subjectOf(group.questions)}). Svara senast ${momentSwedish(group.first.dueAt)}.`,
}));

/** The unit has not answered; the region's coordinator is to, until then. */
export const escalatedNotices = (questions: readonly Question[], dueAt: Date): NewNotice[] => groupsOf(questions).flatMap((group) => {
  const { first, key, questions: all } = group;
  const about = `${placementsOf(all)} (${subjectOf(all)})`;
  const until = momentSwedish(dueAt);
  const kind = 'answer-escalated';
  return [
    { key: `${kind}:${key}:host`, kind, to: { organisationId: first.hostId }, link: '/forfragningar', ...only(group), sentence: `${placeOf(first)} har inte svarat ${first.university} om ${about}. Regionens samordnare har till ${until} på sig att svara eller hänvisa.` },
    { key: `${kind}:${key}:university`, kind, to: toUniversity(first), link: universityLink(first), ...only(group), sentence: `${placeOf(first)} har inte svarat om ${about}. Frågan har gått till samordnaren hos ${first.host}, som har till ${until} på sig.` },
  ];
});

/** Nobody has answered in time; what was held is given back. */
export const lapsedNotices = (questions: readonly Question[]): NewNotice[] => groupsOf(questions).flatMap((group) => {
  const { first, key, questions: all } = group;
  const about = `${placementsOf(all)} (${subjectOf(all)})`;
  const kind = 'answer-lapsed';
  return [
    { key: `${kind}:${key}:host`, kind, to: toHost(first), link: unitLink(first), ...only(group), sentence: `Svarstiden för ${about} från ${first.university} har gått ut. Förfrågan har förfallit och platserna är lämnade tillbaka.` },
    { key: `${kind}:${key}:university`, kind, to: toUniversity(first), link: universityLink(first), ...only(group), sentence: `${placeOf(first)} svarade inte i tid om ${about}. Förfrågan har förfallit; be om platser på en annan enhet.` },
  ];
});

/** The university hears what the host has said. */
export const answeredNotices = (questions: readonly Question[], said: { readonly accepted: true } | { readonly reasonCode: DeclineReason; readonly note: string }): NewNotice[] =>
  groupsOf(questions).map((group) => {
    const kind = 'accepted' in said ? 'answer-accepted' : 'answer-declined';
    const verb = 'accepted' in said ? 'tackar ja till' : 'avböjer';
    const why = 'accepted' in said ? '' : ` Orsak: ${declineSentence(said.reasonCode, said.note)}.`;
    return {
      key: `${kind}:${group.key}`, kind, to: toUniversity(group.first), link: universityLink(group.first), ...only(group),
      sentence: `${placeOf(group.first)} ${verb} ${placementsOf(group.questions)} (${subjectOf(group.questions)}).${why}`,
    };
  });

/** The university hears where the host has sent its question on to. */
export const redirectedNotices = (questions: readonly Question[], to: string): NewNotice[] => groupsOf(questions).map((group) => ({
  key: `answer-redirected:${group.key}`, kind: 'answer-redirected', to: toUniversity(group.first), link: universityLink(group.first),
  sentence: `${placeOf(group.first)} hänvisar ${placementsOf(group.questions)} (${subjectOf(group.questions)}) till ${to}, som nu har frågan.`,
}));
