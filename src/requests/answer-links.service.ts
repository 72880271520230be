import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { maySupervise, type NamedSupervisor } from '../bookings/supervision';
import { Signer } from '../platform/auth/signer';
import { actorName } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Page, PageRequest, Row } from '../platform/database/listing';
import { requireRole } from '../platform/database/require-role';
import { Problem } from '../shared/problem';
import { daysAfter } from './answer';
import { LINK_PURPOSE, linkState, readToken, signedText, tokenOf } from './answer-link';
import type { AnswerLink, LinkedPlacement } from './answer-links.repository';
import { answerLinkListing, AnswerLinksRepository } from './answer-links.repository';
import { AnswersService, type Acceptance, type Refusal } from './answers.service';
import type { Answerer } from './answerer';
import { QuestionsService } from './questions.service';

/** A link to be made: for all that waits at the unit, or for some of it. */
export interface LinkOrder {
  readonly unit: string;
  readonly request?: string | undefined;
  readonly bookings?: readonly string[] | undefined;
  /** Days that it can be used. */
  readonly days: number;
}

/** What whoever has the link sees. */
export interface OpenedLink {
  readonly link: AnswerLink;
  readonly placements: readonly LinkedPlacement[];
  readonly supervisors: readonly NamedSupervisor[];
}

const makers = ['coordinator', 'region_coordinator', 'admin'];

/** Links by which a host without an account answers what it is asked: signed, for some placements only, until a day. */
@Injectable()
export class AnswerLinksService {
  constructor(
    private readonly doorway: Doorway,
    private readonly links: AnswerLinksRepository,
    private readonly answers: AnswersService,
    private readonly questions: QuestionsService,
    private readonly signer: Signer,
  ) {}

  page(party: ActingParty, request: PageRequest): Promise<Page> {
    return this.doorway.asParty(party, (em) => answerLinkListing.page(em, request));
  }

  one(party: ActingParty, id: string): Promise<Row> {
    return this.doorway.asParty(party, (em) => answerLinkListing.one(em, id));
  }

  /** Makes a link and gives its path, which is told this once. */
  async make(order: LinkOrder, acting: ActingParty, now: Date): Promise<{ readonly id: string; readonly path: string }> {
    requireRole(acting, makers, 'make links to answer by');
    return this.doorway.asSystem(async (em) => {
      const waiting = await this.links.waiting(em, { unit: order.unit, organisationId: acting.organisationId, bookingIds: order.bookings, requestId: order.request });
      const [first] = waiting;
      const isWhole = order.bookings === undefined || order.bookings.length === waiting.length;
      if (first === undefined || !isWhole) throw new Problem('nothing-waits', 'refused', `Nothing of that waits for an answer by ${order.unit.slice(0, 40)}, as far as it is yours to ask about.`);
      const id = await this.links.insert(em, {
        unitId: first.unitId, organisationId: acting.organisationId, bookingIds: waiting.map((booking) => booking.id), nonce: randomBytes(16).toString('base64url'),
        expiresAt: daysAfter(now, order.days), madeBy: actorName(acting), accountId: acting.personId ?? null,
      });
      const link = await this.links.find(em, id);
      if (link === undefined) throw unknown();
      return { id, path: `/svara/${tokenOf(id, await this.signer.sign(em, LINK_PURPOSE, signedText(link)))}` };
    });
  }

  /** Takes a link back; nobody answers by it any more. */
  async revoke(id: string, acting: ActingParty, now: Date): Promise<void> {
    requireRole(acting, makers, 'take back links to answer by');
    await this.one(acting, id);
    await this.doorway.asSystem((em) => this.links.revoke(em, id, now));
  }

  /** What the link is for. A forged one is as missing as one that never was; one that has served its time is gone. */
  async open(token: string, now: Date): Promise<OpenedLink> {
    return this.doorway.asSystem(async (em) => {
      const { link, placements } = await this.verified(em, token, now);
      return { link, placements, supervisors: await this.supervisors(em, link, placements) };
    });
  }

  accept(token: string, bookingIds: readonly string[], acceptance: Acceptance, now: Date): Promise<OpenedLink> {
    return this.answered(token, bookingIds, now, (ids, by) => this.answers.accept(ids, acceptance, by));
  }

  decline(token: string, bookingIds: readonly string[], refusal: Refusal, now: Date): Promise<OpenedLink> {
    return this.answered(token, bookingIds, now, (ids, by) => this.answers.decline(ids, refusal, by));
  }

  /** Gives what the link shows afterwards, also where that was the last of it. */
  private async answered(token: string, bookingIds: readonly string[], now: Date, answer: (ids: readonly string[], by: Answerer) => Promise<void>): Promise<OpenedLink> {
    return this.doorway.asSystem(async (em) => {
      const { link } = await this.verified(em, token, now);
      if (bookingIds.length === 0) throw new Problem('nothing-chosen', 'invalid', 'placements: name at least one.');
      if (bookingIds.some((id) => !link.bookingIds.includes(id))) throw new Problem('not-in-link', 'forbidden', 'The link is for other placements; answer those that it shows.');
      await answer(await this.questions.about(bookingIds, now), { acting: { organisationId: link.hostId, role: 'host' }, onlyUnitId: link.unitId, via: `svarslänk ${link.number}`, now });
      const placements = await this.links.placements(em, link.bookingIds);
      return { link, placements, supervisors: await this.supervisors(em, link, placements) };
    });
  }

  private async verified(em: EntityManager, token: string, now: Date): Promise<{ link: AnswerLink; placements: LinkedPlacement[] }> {
    const parts = readToken(token);
    const link = parts && (await this.links.find(em, parts.id));
    if (!parts || !link || !(await this.signer.verifies(em, LINK_PURPOSE, signedText(link), parts.signature))) throw unknown();
    const placements = await this.links.placements(em, link.bookingIds);
    const state = linkState(link, placements.filter(({ isOpen }) => isOpen).length, now);
    if (state !== 'open') throw new Problem(`link-${state}`, 'gone', `The link is ${state}; ask the university or the region for a new one.`);
    return { link, placements };
  }

  /** Those who may supervise any of the placements. */
  private async supervisors(em: EntityManager, { unitId }: AnswerLink, placements: readonly LinkedPlacement[]): Promise<NamedSupervisor[]> {
    const all = await this.links.supervisors(em, unitId);
    return all.filter((supervisor) => placements.some((placement) => placement.isOpen && maySupervise(supervisor, { ...placement, unitId })));
  }
}

const unknown = (): Problem => new Problem('not-found', 'missing', 'There is no such link.');
