/** On which side somebody may tell or sign the days of a placement, if on any. */
export function actingSide(
  { role, organisationId }: { readonly role: string; readonly organisationId: string }, { hostId, universityId }: { readonly hostId: string; readonly universityId: string },
): 'university' | 'host' | undefined {
  if (role === 'coordinator' && organisationId === universityId) return 'university';
  return (role === 'host' || role === 'region_coordinator') && organisationId === hostId ? 'host' : undefined;
}
