import type { SiteFacts } from '../bookings/candidate';

/** `seats` shared out by weight: the whole parts first, what is left to the largest remainders, ties to the earlier. */
export function largestRemainder(weights: readonly number[], seats: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => Math.floor((seats * weight) / total));
  const left = seats - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = weights.map((weight, i) => ({ i, remainder: (seats * weight) % total })).sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}

/** One student, or a pair that stays together, who wants a study site. */
export interface SiteApplicant {
  readonly id: string;
  readonly size: number;
  /** The site that is given already. */
  readonly siteId: string | null;
  /** Towns wished for, the dearest first. */
  readonly townIds: readonly string[];
}

class Seats {
  constructor(private readonly left: Map<string, number>) {}

  has(siteId: string, size: number): boolean {
    return (this.left.get(siteId) ?? 0) >= size;
  }

  take(siteId: string, size: number): void {
    this.left.set(siteId, (this.left.get(siteId) ?? 0) - size);
  }

  /** The site with most seats left, the earlier of equals. */
  largest(): string | undefined {
    return [...this.left].sort((a, b) => b[1] - a[1])[0]?.[0];
  }
}

/** Gives every applicant a site: seats by weight over the cohort; wishes first, in the applicants' order, then who is left. */
export function shareSites(sites: readonly Pick<SiteFacts, 'id' | 'weight' | 'townIds'>[], applicants: readonly SiteApplicant[]): Map<string, string> {
  const heads = applicants.reduce((sum, { size }) => sum + size, 0);
  const shares = largestRemainder(sites.map(({ weight }) => weight), heads);
  const seats = new Seats(new Map(sites.map(({ id }, i) => [id, shares[i] ?? 0])));
  const given = new Map<string, string>();
  const give = ({ id, size }: SiteApplicant, siteId: string): void => {
    given.set(id, siteId);
    seats.take(siteId, size);
  };
  for (const applicant of applicants) if (applicant.siteId !== null) give(applicant, applicant.siteId);
  for (const applicant of applicants) {
    if (given.has(applicant.id)) continue;
    const wished = applicant.townIds.flatMap((townId) => sites.filter((site) => site.townIds.includes(townId)));
    const site = wished.find(({ id }) => seats.has(id, applicant.size));
    if (site) give(applicant, site.id);
  }
  for (const applicant of applicants) {
    const site = seats.largest();
    if (!given.has(applicant.id) && site !== undefined) give(applicant, site);
  }
  return given;
}
