import type { Row } from '../bundle';
import { grouped, type Check } from './check';

/** The steps that lead from a row back to itself by naming another row each; empty when there is no such way. */
function circle(start: string, next: (code: string) => string | undefined): string[] {
  const way = [start];
  for (let at = next(start); at !== undefined; at = next(at)) {
    if (at === start) return [...way, start];
    if (way.includes(at)) return [];
    way.push(at);
  }
  return [];
}

const restsNotOnItself: Check = ({ agreements }, say, ground) => {
  const known = ground.known('agreements');
  for (const entry of agreements) {
    const way = circle(entry.row.code, (code) => known.get(code)?.parent);
    if (way.length > 0) say('agreements', entry, 'parent', 'circular-parent', `an agreement that does not rest on this one (${way.join(' on ')})`);
  }
};

const succeedsNotItself: Check = ({ agreements }, say, ground) => {
  const known = ground.known('agreements');
  for (const entry of agreements) {
    const { successor, succeeded_from: from } = entry.row;
    const way = circle(entry.row.code, (code) => known.get(code)?.successor);
    if (way.length > 0) say('agreements', entry, 'successor', 'circular-successor', `an agreement that this one does not succeed (${way.join(' to ')})`);
    if ((successor === undefined) === (from === undefined)) continue;
    say('agreements', entry, successor === undefined ? 'successor' : 'succeeded_from', 'half-succeeded', 'successor and succeeded_from both, or neither');
  }
};

const partyFitsRole: Check = ({ agreement_parties: parties }, say, ground) => {
  const known = ground.known('organisations');
  for (const entry of parties) {
    const kind = known.get(entry.row.organisation)?.kind;
    const { role } = entry.row;
    if (kind === undefined || role === 'mediator') continue;
    if (role === 'host' && kind === 'university') say('agreement_parties', entry, 'role', 'role-not-for-kind', 'owner or cooperating for a university');
    if (role !== 'host' && kind !== 'university') say('agreement_parties', entry, 'role', 'role-not-for-kind', `host or mediator for a ${kind}`);
  }
};

const oneMediator: Check = ({ agreement_parties: parties }, say) => {
  for (const [, [first, ...others]] of grouped(parties.filter(({ row }) => row.role === 'mediator'), (row) => row.agreement)) {
    for (const entry of others) say('agreement_parties', entry, 'role', 'second-mediator', `one mediator per agreement (${first?.row.organisation ?? ''} is it)`);
  }
};

/** Whether an organisation, or anybody, holds a role in an agreement. */
function holders(parties: readonly { readonly row: Row<'agreement_parties'> }[]): ReadonlySet<string> {
  return new Set(parties.flatMap(({ row }) => [`${row.agreement} ${row.role}`, `${row.agreement} ${row.role} ${row.organisation}`]));
}

const quotaAtHost: Check = ({ quotas, agreement_parties: parties }, say, ground) => {
  const held = holders(parties);
  for (const entry of quotas) {
    const { agreement, host } = entry.row;
    if (host === undefined || held.has(`${agreement} host ${host}`) || !ground.known('agreements').has(agreement)) continue;
    if (!ground.mayBeLost('agreement_parties', { agreement, role: 'host', organisation: host })) say('quotas', entry, 'host', 'not-host-party', `an organisation with the role host in agreement ${agreement}`);
  }
};

const quotaForCoveredCourse: Check = (bundle, say, ground) => {
  const [courses, curricula] = [ground.known('courses'), ground.known('curricula')];
  const covered = new Set(bundle.agreement_programmes.map(({ row }) => `${row.agreement} ${row.programme}`));
  for (const entry of bundle.quotas) {
    const { agreement, course = '' } = entry.row;
    const programme = curricula.get(courses.get(course)?.curriculum ?? '')?.programme;
    if (programme === undefined || covered.has(`${agreement} ${programme}`) || !ground.known('agreements').has(agreement)) continue;
    if (ground.mayBeLost('agreement_programmes', { agreement, programme })) continue;
    say('quotas', entry, 'course', 'course-not-covered', `a course of a programme that agreement ${agreement} covers (this is of ${programme})`);
  }
};

const partiesOfLegAreKnown: Check = ({ legs }, say, ground) => {
  const known = ground.known('organisations');
  for (const entry of legs) {
    for (const column of ['creditor', 'debtor', 'later_debtor'] as const) {
      const party = entry.row[column];
      if (party === undefined || party.startsWith('@') || known.has(party) || ground.mayBeLost('organisations', { code: party })) continue;
      say('legs', entry, column, 'unknown-reference', 'the code of an organisation, @owner, @mediator or @host');
    }
    if (entry.row.creditor === entry.row.later_debtor) say('legs', entry, 'later_debtor', 'same-party', 'another than the creditor');
    if ((entry.row.later_debtor === undefined) !== (entry.row.later_after_months === undefined)) say('legs', entry, 'later_after_months', 'half-later', 'later_debtor and later_after_months both, or neither');
    if (entry.row.creditor === entry.row.debtor) say('legs', entry, 'debtor', 'same-party', 'another than the creditor');
  }
};

const rolesOfLegAreHeld: Check = ({ legs, agreement_parties: parties }, say, ground) => {
  const held = holders(parties);
  for (const entry of legs) {
    const { agreement } = entry.row;
    for (const column of ['creditor', 'debtor', 'later_debtor'] as const) {
      const role = roleOf(entry.row[column] ?? '');
      if (role === undefined || held.has(`${agreement} ${role}`) || !ground.known('agreements').has(agreement)) continue;
      if (!ground.mayBeLost('agreement_parties', { agreement, role })) say('legs', entry, column, 'role-not-held', `a role that a party of agreement ${agreement} holds`);
    }
  }
};

const roleOf = (party: string): Row<'agreement_parties'>['role'] | undefined => (['owner', 'mediator', 'host'] as const).find((role) => party === `@${role}`);

/** With several owners each settles for its own students, so that nobody does for those of cooperating universities. */
const ownerIsClear: Check = ({ legs, agreement_parties: parties }, say) => {
  const byAgreement = grouped(parties, (row) => row.agreement);
  for (const entry of legs) {
    const roles = (byAgreement.get(entry.row.agreement) ?? []).map(({ row }) => row.role);
    if (roles.filter((role) => role === 'owner').length < 2 || !roles.includes('cooperating')) continue;
    for (const column of ['creditor', 'debtor', 'later_debtor'] as const) {
      if (entry.row[column] === '@owner') say('legs', entry, column, 'owner-unclear', `the code of an organisation: agreement ${entry.row.agreement} has several owners, and cooperating parties that none of them settles for`);
    }
  }
};

const termsBeginLater: Check = ({ settlement_terms: terms }, say, ground) => {
  const known = ground.known('agreements');
  for (const entry of terms) {
    const first = known.get(entry.row.agreement)?.valid_from;
    if (first !== undefined && entry.row.from_day <= first) say('settlement_terms', entry, 'from_day', 'terms-before', `a day after ${first}, when the agreement begins with the terms of its own row`);
  }
};

export const agreementChecks: readonly Check[] = [
  restsNotOnItself, termsBeginLater, succeedsNotItself, partyFitsRole, oneMediator, quotaAtHost, quotaForCoveredCourse, partiesOfLegAreKnown, rolesOfLegAreHeld,
  ownerIsClear,
];
