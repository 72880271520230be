/** The regions that share highly specialised care (sjukvårdsregioner), each with its counties by code. Halland stands in the southern one, though its north also belongs to the western. */
export const healthcareRegions = [
  { code: 'norra', name: 'Norra sjukvårdsregionen', counties: ['22', '23', '24', '25'] },
  { code: 'mellansverige', name: 'Sjukvårdsregion Mellansverige', counties: ['03', '04', '17', '18', '19', '20', '21'] },
  { code: 'stockholm-gotland', name: 'Sjukvårdsregion Stockholm Gotland', counties: ['01', '09'] },
  { code: 'sydostra', name: 'Sydöstra sjukvårdsregionen', counties: ['05', '06', '08'] },
  { code: 'vastra', name: 'Västra sjukvårdsregionen', counties: ['14'] },
  { code: 'sodra', name: 'Södra sjukvårdsregionen', counties: ['07', '10', '12', '13'] },
] as const;

export type HealthcareRegion = (typeof healthcareRegions)[number];

/** The one that a county lies in; undefined for codes of no county. */
export const healthcareRegionOf = (countyCode: string): HealthcareRegion | undefined =>
  healthcareRegions.find(({ counties }) => (counties as readonly string[]).includes(countyCode));
