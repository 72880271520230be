import type { Resource, ResourceKind } from '../problem';
import type { Placed, PlanToJudge, Rule, RuleBreach } from './rule';
import { endOf, limitIn } from './rule';

/** The rule that resources of one kind are not taken beyond their limits. */
export function capacityRule(kind: ResourceKind, code: string, title: string): Rule {
  return { code, title, judge: (plan) => overTaken(plan, kind, code) };
}

function overTaken(plan: PlanToJudge, kind: ResourceKind, code: string): RuleBreach[] {
  const taken = takenOf(plan);
  return plan.problem.resources.flatMap((resource, r) => (resource.kind !== kind ? [] : (taken[r] ?? []).flatMap((members, week) => (
    members <= limitIn(resource, week) ? [] : [breach(resource, week, members, code)]
  ))));
}

/** Members by resource and week; a term's in week 0. */
function takenOf({ problem, placed }: PlanToJudge): number[][] {
  const taken = problem.resources.map(({ per }) => new Array<number>(per === 'term' ? 1 : problem.weeks).fill(0));
  for (const one of placed) for (const r of one.block.places[one.choice.place]?.uses ?? []) take(taken[r] ?? [], one, problem.resources[r]?.per === 'term');
  return taken;
}

function take(weeks: number[], one: Placed, perTerm: boolean): void {
  const [from, to] = perTerm ? [0, 1] : [one.choice.start, endOf(one)];
  for (let week = from; week < to; week++) weeks[week] = (weeks[week] ?? 0) + one.entity.size;
}

function breach(resource: Resource, week: number, members: number, code: string): RuleBreach {
  const limit = limitIn(resource, week);
  const when = resource.per === 'term' ? 'in the term' : `in week ${week}`;
  return {
    code,
    resource: resource.id,
    ...(resource.per === 'term' ? {} : { week }),
    detail: `${resource.id} is taken by ${members} ${when} but has room for ${limit}; move ${members - limit}`,
  };
}
