import type { NewNotice } from '../notices/notice';
import { addDays, type Day } from '../shared/day';
import { counted, daySwedish, inSentence, listed, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import { demandNames, type DemandKind } from './demand';
import { endsOn, type Stage, type Watched } from './watch';

/** A placement ahead whose demands are not all met, with whom to tell. */
export interface WatchedPlacement extends Watched {
  /** A number that people may read out. */
  readonly number: string;
  readonly lastDay: Day;
  readonly studentId: string;
  readonly universityId: string;
  readonly hostId: string;
  readonly unitId: string;
  readonly unitCode: string;
  /** What is not met. */
  readonly kinds: readonly DemandKind[];
}

type Told = Pick<NewNotice, 'key' | 'kind' | 'sentence' | 'to' | 'link' | 'bookingId'>;

const noticeKinds: Readonly<Record<Stage, string>> = { warned: 'readiness-warning', reminded: 'readiness-reminder', ended: 'readiness-ended' };

const weeksOf = ({ firstDay, lastDay }: WatchedPlacement): string => weeksSwedish(weekOf(firstDay), weekOf(addDays(lastDay, -6)));
const namesOf = (kinds: readonly DemandKind[]): string => listed(kinds.map((kind) => inSentence(demandNames[kind])), 'och');

/** What the student is told; she alone reads which demands it is about. */
function toStudent(stage: Stage, placement: WatchedPlacement): string {
  const [weeks, names] = [weeksOf(placement), namesOf(placement.kinds)];
  if (stage === 'ended') {
    return placement.unready === 'cancel'
      ? `Din placering ${weeks} är inställd, eftersom krav före placeringen inte var uppfyllda i tid: ${names}. Hör av dig till ditt lärosäte.`
      : `Krav inför din placering ${weeks} är inte uppfyllda: ${names}. Placeringen står kvar, men ordna det före starten.`;
  }
  const end = daySwedish(endsOn(placement));
  const otherwise = placement.unready === 'cancel' ? `Är de inte uppfyllda före den ${end} ställs placeringen in.` : `De ska vara uppfyllda före den ${end}.`;
  return `${stage === 'reminded' ? 'Påminnelse: inför' : 'Inför'} din placering ${weeks} är krav inte uppfyllda: ${names}. ${otherwise}`;
}

/** What the university is told before the end, of placements that begin on the same day. */
function toUniversity(placements: readonly WatchedPlacement[], first: WatchedPlacement): string {
  const isOne = placements.length === 1;
  const which = isOne ? `Placering ${first.number}, ${weeksOf(first)}, har` : `${placements.length} placeringar som börjar ${daySwedish(first.firstDay)} har`;
  const what = isOne ? counted(first.kinds.length, 'krav som inte är uppfyllt', 'krav som inte är uppfyllda') : 'krav som inte är uppfyllda';
  const end = daySwedish(placements.map(endsOn).sort()[0] ?? first.firstDay);
  const cancels = placements.some(({ unready }) => unready === 'cancel');
  return `${which} ${what}. ${cancels ? `Det som inte är klart före den ${end} ställs in.` : `De ska vara klara före den ${end}.`}`;
}

const ending = (placement: WatchedPlacement): string => (placement.unready === 'cancel'
  ? `Placering ${placement.number}, ${weeksOf(placement)}, är inställd: kraven före placeringen var inte uppfyllda i tid.`
  : `Placering ${placement.number}, ${weeksOf(placement)}: kraven före placeringen är inte uppfyllda. Placeringen står kvar enligt avtalet.`);

/** What is told to whom about placements of one university that begin on the same day; `mark` is another for each time. */
export function noticesOf(stage: Stage, placements: readonly WatchedPlacement[], mark: string): NewNotice[] {
  const [first] = placements;
  if (first === undefined) return [];
  const kind = noticeKinds[stage];
  const key = (who: string, what: string): string => `${kind}:${who}:${what}`;
  const students = placements.map((placement): Told => ({
    key: key('student', placement.bookingId), kind, sentence: toStudent(stage, placement), to: { studentId: placement.studentId }, link: '/min-placering#krav-fore', bookingId: placement.bookingId,
  }));
  const own = placements.length === 1 ? { bookingId: first.bookingId } : {};
  const university: Told = {
    key: key('university', mark), kind, sentence: stage === 'ended' ? placements.map(ending).join(' ') : toUniversity(placements, first), to: { organisationId: first.universityId }, link: '/krav', ...own,
  };
  const hosts = stage !== 'ended' ? [] : placements.map((placement): Told => ({
    key: key('host', placement.bookingId), kind, sentence: ending(placement), to: { organisationId: placement.hostId, unitId: placement.unitId },
    link: `/enheter/${encodeURIComponent(placement.unitCode)}/kapacitet`, bookingId: placement.bookingId,
  }));
  return [...students, university, ...hosts];
}

/** What a cancelled booking's history says. */
export const unreadyReason = 'Kraven före placeringen var inte uppfyllda i tid';
