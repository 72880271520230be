import type { Rule } from '../candidate';

/** Students of a study site are placed in the site's towns. */
export const studySite: Rule = {
  code: 'study-site',
  title: 'Studieort',
  breach: ({ unit, site }) => site === undefined || site.townIds.includes(unit.townId)
    ? undefined
    : `${unit.townName} hör inte till studieorten ${site.name}. Välj en enhet på studieortens orter.`,
};
