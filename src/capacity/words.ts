/** The levels as they stand on pages. */
export const levelNames = { basic: 'Grundnivå', advanced: 'Avancerad nivå' } as const;

/** Why units close, as it stands on pages. */
export const closureNames: Readonly<Record<string, string>> = {
  reorganisation: 'Omorganisation',
  staff_shortage: 'Personalbrist',
  holiday: 'Semester',
  rebuilding: 'Ombyggnad',
  other: 'Annat',
};
