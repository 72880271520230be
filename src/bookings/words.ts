export const levelNames = { basic: 'Grundnivå', advanced: 'Avancerad nivå' } as const;

/** What people call the states of a booking, and how they look. */
export const stateNames: Readonly<Record<string, readonly [name: string, tone: 'plain' | 'ok' | 'warn' | 'bad' | 'info' | 'lock']>> = {
  requested: ['Önskad', 'plain'],
  held: ['Väntar på svar', 'info'],
  offered: ['Väntar på svar', 'info'],
  confirmed: ['Accepterad', 'ok'],
  published: ['Publicerad', 'ok'],
  started: ['Pågår', 'ok'],
  completed: ['Genomförd', 'lock'],
  interrupted: ['Avbruten', 'warn'],
  cancelled: ['Inställd', 'bad'],
  withdrawn: ['Återlämnad', 'bad'],
  replaced: ['Ersatt', 'plain'],
};

export const closureNames: Readonly<Record<string, string>> = {
  reorganisation: 'Omorganisation',
  staff_shortage: 'Personalbrist',
  holiday: 'Semester',
  rebuilding: 'Ombyggnad',
  other: 'Annat',
};
