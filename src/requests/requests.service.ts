import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { closedOn } from '../agreements/booking-window';
import { chosenAgreement } from '../bookings/agreement-choice';
import { AskedBookingsService } from '../bookings/asked-bookings.service';
import { BookingsService } from '../bookings/bookings.service';
import { FactsRepository } from '../bookings/facts.repository';
import type { ActingParty } from '../platform/database/acting-party';
import { actorName } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { addDays } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { Problem, type Breach } from '../shared/problem';
import { mondayOf, parseWeek } from '../shared/week';
import { AnswersRepository } from './answers.repository';
import type { NewQuestion } from './question';
import { AskingService } from './asking.service';
import { roundOpen } from './booking-model';
import type { RequestOrder } from './request';
import type { Addressed, Candidate } from './requests.repository';
import { RequestsRepository } from './requests.repository';

type Addressee = Addressed & { readonly hostId: string };

/** A student for whom places could not be asked. */
interface RefusedStudent {
  readonly enrolmentId: string;
  /** Her code. */
  readonly student: string;
  readonly breaches: readonly Breach[];
}

/** Universities ask hosts for places. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly requests: RequestsRepository,
    private readonly answers: AnswersRepository,
    private readonly asking: AskingService,
    private readonly asked: AskedBookingsService,
    private readonly bookings: BookingsService,
    private readonly facts: FactsRepository,
  ) {}

  /**
   * Asks for places for the students named, or all of the course who have none. Whom a rule keeps out is told with the reason; where
   * that is everybody nothing is asked. Gives the request's id.
   */
  async ask(order: RequestOrder, acting: ActingParty, now: Date): Promise<string> {
    requireRole(acting, ['coordinator', 'admin'], 'ask for places');
    return this.doorway.asSystem(async (em) => {
      const to = await this.addressed(em, order, acting);
      const students = await this.students(em, to, order.students);
      const firstDay = mondayOf(parseWeek(order.firstWeek));
      const { hostId, unitId, termId, courseId, requirementId } = to;
      const requestId = await this.requests.insert(em, {
        universityId: acting.organisationId, hostId, unitId, termId, courseId, requirementId, firstDay, message: order.message ?? '', askedBy: actorName(acting),
      });
      const refused = unitId === null
        ? await this.askRegion(em, { requestId, to, students, firstDay, acting, now })
        : await this.askUnit(em, { requestId, order, to, students, acting, now });
      if (refused.length === students.length) throw allRefused(refused);
      for (const { enrolmentId, breaches } of refused) {
        await this.requests.insertItem(em, requestId, { enrolmentId, refusal: breaches.map(({ detail }) => detail).join(' ') });
      }
      return requestId;
    });
  }

  /** The university takes back what has not been answered, all or the items named; places that are held are given back. */
  async withdraw(requestId: string, itemIds: readonly string[] | undefined, reason: string, acting: ActingParty, now: Date): Promise<void> {
    requireRole(acting, ['coordinator', 'admin'], 'take a request back');
    await this.doorway.asSystem(async (em) => {
      const side = await this.requests.sideOf(em, requestId, acting.organisationId);
      if (side !== 'university') throw nothingThere(requestId);
      const items = await this.requests.openItems(em, requestId, itemIds);
      if (items.length === 0 || (itemIds !== undefined && items.length !== itemIds.length)) throw answered();
      await this.answers.lock(em, items.flatMap(({ answerId }) => answerId ?? []));
      for (const { bookingId } of items) if (bookingId !== null) await this.bookings.step(bookingId, { step: 'withdraw', reason }, acting);
      await this.answers.say(em, items.flatMap(({ answerId }) => answerId ?? []), { outcome: 'settled', by: actorName(acting), at: now, note: reason });
      await this.answers.settleItems(em, items.map(({ id }) => id), 'withdrawn', reason);
    });
  }

  /** Ids of the questions of a request that are open, of all its students or of those named; a question that is not there yet is asked. */
  async openAnswers(requestId: string, itemIds: readonly string[] | undefined, organisationId: string, now: Date): Promise<string[]> {
    return this.doorway.asSystem(async (em) => {
      if ((await this.requests.sideOf(em, requestId, organisationId)) === undefined) throw nothingThere(requestId);
      const before = await this.requests.openItems(em, requestId, itemIds);
      await this.asking.ask(em, before.flatMap(({ bookingId }) => bookingId ?? []), now);
      const items = await this.requests.openItems(em, requestId, itemIds);
      if (items.length === 0 || (itemIds !== undefined && items.length !== itemIds.length)) throw answered();
      return items.flatMap(({ answerId }) => answerId ?? []);
    });
  }

  /** Ids of the questions of a request for which the organisation has yet to choose a unit. */
  async unplaced(requestId: string, organisationId: string): Promise<string[]> {
    return this.doorway.asSystem(async (em) => {
      if ((await this.requests.sideOf(em, requestId, organisationId)) !== 'host') throw nothingThere(requestId);
      const items = await this.requests.openItems(em, requestId, undefined);
      const open = items.flatMap(({ bookingId, answerId }) => (bookingId === null ? answerId ?? [] : []));
      if (open.length === 0) throw answered();
      return open;
    });
  }

  private async addressed(em: EntityManager, order: RequestOrder, acting: ActingParty): Promise<Addressee> {
    if ((order.unit === undefined) === (order.region === undefined)) throw new Problem('address-unclear', 'invalid', 'Name either a unit, or the region whose coordinator chooses one.');
    const to = await this.requests.addressed(em, acting.organisationId, order);
    if (to === undefined) throw new Problem('not-found', 'missing', `There is no term ${order.term} or no course ${order.course} of yours with a block ${order.requirement}.`);
    if (to.hostId === null) throw new Problem('not-found', 'missing', `There is no ${order.unit === undefined ? `host "${order.region ?? ''}"` : `unit "${order.unit}"`}.`);
    const { unitName, model, isPublished } = to;
    const breach = unitName !== null && model !== null ? roundOpen({ unitName, model, term: order.term, isPublished }) : undefined;
    if (breach !== undefined) throw new Problem('regulated-round', 'refused', breach, [{ code: 'regulated-round', detail: breach }]);
    return { ...to, hostId: to.hostId };
  }

  private async students(em: EntityManager, to: Addressed, named: readonly string[] | undefined): Promise<Candidate[]> {
    const all = await this.requests.candidates(em, to, named);
    if (named === undefined) {
      const without = all.filter(({ isPlaced, isAsked }) => !isPlaced && !isAsked);
      if (without.length === 0) throw new Problem('nobody-without', 'refused', 'Everybody on the course has a place for the block, or one has been asked for; name students to ask again.');
      return without;
    }
    const breaches = [
      ...named.filter((code) => !all.some(({ student }) => student === code)).map((code) => ({ code: 'not-enrolled', detail: `students: ${code} is not on the course in the term; leave ${code} out.` })),
      ...all.filter(({ isPlaced }) => isPlaced).map(({ student }) => ({ code: 'placed-already', detail: `students: ${student} has a place for the block; move or cancel that first.` })),
      ...all.filter(({ isPlaced, isAsked }) => isAsked && !isPlaced).map(({ student }) => ({ code: 'asked-already', detail: `students: a place for ${student} has been asked for and not answered; withdraw that first.` })),
    ];
    if (breaches.length > 0) throw new Problem('students-refused', 'refused', breaches.map(({ detail }) => detail).join(' '), breaches);
    return all;
  }

  /** Each student for herself: what one rule keeps from one keeps nothing from the others. */
  private async askUnit(em: EntityManager, { requestId, order, to, students, acting, now }: {
    requestId: string; order: RequestOrder; to: Addressee; students: readonly Candidate[]; acting: ActingParty; now: Date;
  }): Promise<RefusedStudent[]> {
    const refused: RefusedStudent[] = [];
    const bookingIds: string[] = [];
    for (const { enrolmentId, student } of students) {
      try {
        const { id } = await this.asked.ask({ enrolmentId, requirementId: to.requirementId, unit: order.unit ?? '', firstWeek: order.firstWeek }, acting);
        await this.requests.insertItem(em, requestId, { enrolmentId, bookingId: id });
        bookingIds.push(id);
      } catch (error) {
        if (!(error instanceof Problem) || (error.kind !== 'refused' && error.kind !== 'conflict')) throw error;
        refused.push({ enrolmentId, student, breaches: error.breaches.length > 0 ? error.breaches : [{ code: error.code, detail: error.detail }] });
      }
    }
    await this.asking.ask(em, bookingIds, now);
    return refused;
  }

  /** The region's coordinator is asked for all; rules are judged when a unit is chosen. */
  private async askRegion(em: EntityManager, { requestId, to, students, firstDay, acting, now }: {
    requestId: string; to: Addressee; students: readonly Candidate[]; firstDay: string; acting: ActingParty; now: Date;
  }): Promise<RefusedStudent[]> {
    const span = { firstDay, lastDay: addDays(firstDay, 7 * to.windowWeeks - 1) };
    const agreement = chosenAgreement({ agreements: await this.facts.agreements(em, [to.programmeId]), programmeId: to.programmeId, hostId: to.hostId, universityId: acting.organisationId, span });
    if (agreement === undefined) {
      const breaches = [{ code: 'no-agreement', detail: 'Inget gällande avtal låter programmet placera studenter hos värden hela tiden. Teckna ett avtal eller välj en annan värd.' }];
      return students.map(({ enrolmentId, student }) => ({ enrolmentId, student, breaches }));
    }
    const window = await this.requests.windowOf(em, { agreementId: agreement.id, termId: to.termId, hostId: to.hostId, now });
    const closed = window && closedOn(window.day, window, { agreement: agreement.name, term: window.term });
    if (closed !== undefined) return students.map(({ enrolmentId, student }) => ({ enrolmentId, student, breaches: [{ code: 'window-closed', detail: closed }] }));
    const terms = await this.answers.termsOf(em, agreement.id);
    const questions: NewQuestion[] = [];
    for (const { enrolmentId } of students) {
      const itemId = await this.requests.insertItem(em, requestId, { enrolmentId });
      questions.push({ ...terms, ...span, bookingId: null, itemId, universityId: acting.organisationId, hostId: to.hostId, unitId: null, agreementId: agreement.id, termId: to.termId, requirementId: to.requirementId });
    }
    await this.asking.askAll(em, questions, now);
    return [];
  }
}

const nothingThere = (id: string): Problem => new Problem('not-found', 'missing', `There is no request "${id.slice(0, 60)}".`);
const answered = (): Problem => new Problem('already-answered', 'conflict', 'Nothing of that waits for an answer any more; read the request again.');

/** Each reason once, with the students whom it keeps out. */
function allRefused(refused: readonly RefusedStudent[]): Problem {
  const told = groupBy(refused.flatMap(({ student, breaches }) => breaches.map((breach) => ({ student, breach }))), ({ breach }) => breach.detail);
  const breaches = [...told.values()].flatMap((alike) => alike.slice(0, 1).map(({ breach }) => (
    { ...breach, detail: `${alike.map(({ student }) => student).join(', ')}: ${breach.detail}` }
  )));
  return new Problem('request-refused', 'refused', `No place can be asked for. ${breaches.map(({ detail }) => detail).join(' ')}`, breaches);
}
