import type { PriorityCriterion } from '../agreements/agreement';
import type { AgreementFacts } from '../bookings/candidate';
import type { Level } from '../organisations/unit';
import type { PictureEnrolment } from './term-picture';

/** What of a student an agreement's priority order may look at. */
export interface Traits extends Pick<PictureEnrolment, 'universityId' | 'precedence' | 'enrolledAbroad' | 'distance'> {
  readonly homeCounty: string | null;
}

/** The place that the order is asked for. */
export interface OrderedPlace {
  readonly hostCounty: string | null;
  /** Of the block that would be done there. */
  readonly level: Level;
}

/** Those enrolled abroad come after everybody else, whatever the agreement says. */
export const ABROAD_TIER = 1_000;

const isParty = (agreement: AgreementFacts, organisationId: string, wanted: string): boolean =>
  agreement.parties.some((party) => party.organisationId === organisationId && party.role === wanted);

/** Where the order has a tier for distance students, they belong there and not with their university. */
const isAtDistance = ({ tiers }: AgreementFacts, { distance }: Traits): boolean => distance && tiers.some(({ criterion }) => criterion === 'distance');

type Test = (agreement: AgreementFacts, traits: Traits, place: OrderedPlace) => boolean;

const tests: Readonly<Record<PriorityCriterion, Test>> = {
  special_reason: (_, { precedence }) => precedence === 'special_reason',
  parent: (_, { precedence }) => precedence === 'parent',
  doctoral_student: (_, { precedence }) => precedence === 'doctoral_student',
  teaching_assistant: (_, { precedence }) => precedence === 'teaching_assistant',
  owner: (agreement, traits) => !isAtDistance(agreement, traits) && isParty(agreement, traits.universityId, 'owner'),
  cooperating: (agreement, traits) => !isAtDistance(agreement, traits) && isParty(agreement, traits.universityId, 'cooperating'),
  distance: (_, { distance }) => distance,
  lives_in_region: (_, { homeCounty }, { hostCounty }) => homeCounty !== null && homeCounty === hostCounty,
  advanced_level: (_, __, { level }) => level === 'advanced',
  basic_level: (_, __, { level }) => level === 'basic',
  enrolled_abroad: (_, { enrolledAbroad }) => enrolledAbroad,
  everyone: () => true,
};

/** The student's tier under the agreement at the place: the lowest whose criterion holds, else one after the last. */
export function tierIn(agreement: AgreementFacts, traits: Traits, place: OrderedPlace): number {
  if (traits.enrolledAbroad) return ABROAD_TIER;
  if (agreement.tiers.length === 0) return 1;
  const fitting = agreement.tiers.filter(({ criterion }) => tests[criterion](agreement, traits, place)).map(({ tier }) => tier);
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(...agreement.tiers.map(({ tier }) => tier)) + 1;
}
