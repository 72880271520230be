import type { Factory } from './factories';

const weeks = ['2026-W36', '2026-W51'] as const;

/** A term in which three universities send students to a region each: three markets that share nothing, each with four seats more than students. */
export async function threeMarkets(factory: Factory, studentsEach = 60): Promise<{ termId: string; universityIds: string[] }> {
  const termId = await factory.term('HT2026', ...weeks);
  const universityIds: string[] = [];
  for (const county of ['10', '13', '08']) {
    const universityId = await factory.organisation('university');
    const regionId = await factory.region(county);
    const townId = await factory.town(county);
    const programmeId = await factory.programme(universityId);
    const courseId = await factory.course(programmeId);
    await factory.requirement(courseId, 'medicine');
    await factory.agreement([[universityId, 'owner'], [regionId, 'host']], [programmeId]);
    // Four stretches of four weeks, at four units.
    for (let i = 0; i < 4; i += 1) {
      const unitId = await factory.unit(regionId, await factory.town(county, { latitude: 56 + i, longitude: 15 }), ['medicine']);
      await factory.offer(unitId, 'medicine', weeks, Math.ceil((studentsEach + 4) / 16));
    }
    await factory.cohort(studentsEach, { universityId, townId, courseId, termId });
    universityIds.push(universityId);
  }
  await factory.rebuildCounters();
  return { termId, universityIds };
}
