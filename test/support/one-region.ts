import type { Factory } from './factories';

export interface OneRegionOrder {
  readonly specialty: string;
  readonly places: number;
  readonly weeks: readonly [string, string];
  readonly county?: string;
  readonly course?: Readonly<Record<string, unknown>>;
  readonly requirement?: Readonly<Record<string, unknown>>;
}

/** A university with a programme and an agreement with one region that has one unit, and a term. */
export async function oneRegion(factory: Factory, { specialty, places, weeks, county = '10', course, requirement }: OneRegionOrder) {
  const universityId = await factory.organisation('university');
  const regionId = await factory.region(county);
  const townId = await factory.town(county);
  const programmeId = await factory.programme(universityId);
  const termId = await factory.term('HT2026', ...weeks);
  const courseId = await factory.course(programmeId, course);
  const requirementId = await factory.requirement(courseId, specialty, requirement);
  const unitId = await factory.unit(regionId, townId, [specialty]);
  const agreementId = await factory.agreement([[universityId, 'owner'], [regionId, 'host']], [programmeId]);
  await factory.offer(unitId, specialty, weeks, places);
  await factory.rebuildCounters();
  const unit = await factory.codeOf('units', unitId);
  return { universityId, regionId, townId, programmeId, termId, courseId, requirementId, unitId, unit, agreementId, specialty };
}
