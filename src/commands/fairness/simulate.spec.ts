import { Burden } from '../../allocation/cost';
import { standardPolicy } from '../../fairness/policy';
import { drawTerms } from './cohort';
import { demandOf, firstCome, lottery, runTerms, vilplats, type Demand, type Practice } from './simulate';

const order = { seed: 9, terms: 3, students: 20, policy: standardPolicy };
const terms = drawTerms(order).map(demandOf);

/** What the practice leaves wrong in a term: more in a clinic than it has places for, or a student in two places at once. */
function faults({ picture }: Demand, placements: ReturnType<Practice>): string[] {
  const over = picture.capacity.flatMap(({ unitId, monday, places }) => {
    const there = placements.filter((placement) => placement.unitId === unitId && placement.firstDay <= monday && monday <= placement.lastDay).length;
    return there > places ? [`${unitId} ${monday}: ${there} of ${places}`] : [];
  });
  const twice = placements.filter((one) => placements.some((other) => other !== one && other.studentId === one.studentId && other.firstDay <= one.lastDay && one.firstDay <= other.lastDay));
  return [...over, ...twice.map(({ studentId }) => studentId)];
}

describe('drawTerms', () => {
  it('draws the same cohort from the same seed, and another from another', () => {
    expect(drawTerms(order)).toEqual(drawTerms(order));
    expect(drawTerms({ ...order, seed: 10 })[0]?.wishes).not.toEqual(drawTerms(order)[0]?.wishes);
  });

  it('has places for everybody, but near ones for less than all', () => {
    for (const { picture } of terms) {
      const burden = new Burden(picture);
      for (const { requirements } of picture.courses) {
        for (const requirement of requirements) {
          const opened = picture.capacity.filter(({ specialty }) => specialty === requirement.specialty);
          const rounds = Math.floor(15 / requirement.windowWeeks);
          const seats = (some: typeof opened): number => (some.reduce((sum, { places }) => sum + places, 0) / 15) * rounds;
          const [first] = picture.enrolments;
          const near = opened.filter(({ unitId }) => burden.facts(first!, picture.units.find(({ id }) => id === unitId), requirement).km <= standardPolicy.commutingKm);
          expect(seats(opened)).toBeGreaterThanOrEqual(order.students);
          expect(seats(near)).toBeLessThan(order.students);
        }
      }
    }
  });
});

describe('a practice', () => {
  it.each([['VILplats', vilplats], ['lottery', lottery], ['first come', firstCome]] as const)('%s keeps to the places there are', (_, practice) => {
    for (const term of terms) expect(faults(term, practice(term, 3))).toEqual([]);
  });

  it('gives the first in the queue what weighs least for her of everything there is', () => {
    const [term] = terms as [Demand];
    const [first] = [...term.picture.enrolments].sort((a, b) => (a.requestedAt! < b.requestedAt! ? -1 : 1));
    const [requirement] = term.picture.courses[0]!.requirements;
    const units = new Map(term.picture.units.map((unit) => [unit.id, unit]));
    const points = (unitId: string): number => term.burden.points(first!, units.get(unitId), requirement!);
    const { unitId } = firstCome(term, 1).find((placement) => placement.studentId === first!.studentId && placement.requirementId === requirement!.id)!;
    expect(points(unitId)).toBe(Math.min(...term.picture.units.filter(({ specialties }) => specialties.includes(requirement!.specialty)).map(({ id }) => points(id))));
  });

  it('is told what everybody has borne before, and is measured by what all terms together weigh', () => {
    const carried: number[] = [];
    const watched: Practice = (demand, seed) => {
      carried.push(demand.picture.carried.size);
      return lottery(demand, seed);
    };
    const { spread } = runTerms(terms, watched, standardPolicy, 1);
    expect(carried[0]).toBe(0);
    expect(carried[2]).toBeGreaterThanOrEqual(carried[1]!);
    expect(spread).toEqual(runTerms(terms, lottery, standardPolicy, 1).spread);
    const nobody = runTerms(terms, () => [], standardPolicy, 1);
    const blocks = terms.reduce((sum, { picture }) => sum + picture.courses[0]!.requirements.length, 0);
    expect(nobody).toMatchObject({ unplaced: blocks * order.students, spread: { worst: blocks * standardPolicy.unplaced, gini: 0 } });
  });

  it('leaves the worst off better off in VILplats than in a lottery or a queue', () => {
    const worst = (practice: Practice): number => runTerms(terms, practice, standardPolicy, 1).spread.worst;
    expect(worst(vilplats)).toBeLessThan(worst(lottery));
    expect(worst(vilplats)).toBeLessThan(worst(firstCome));
  });
});
