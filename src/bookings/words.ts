export { closureNames, levelNames } from '../capacity/words';

/** What people call the states of a booking, and how they look. */
export const stateNames: Readonly<Record<string, readonly [name: string, tone: 'plain' | 'ok' | 'warn' | 'bad' | 'info' | 'lock']>> = {
  requested: ['Önskad', 'plain'],
  held: ['Väntar på svar', 'info'],
  offered: ['Erbjuden', 'info'],
  confirmed: ['Accepterad', 'ok'],
  published: ['Publicerad', 'ok'],
  started: ['Pågår', 'ok'],
  completed: ['Genomförd', 'lock'],
  interrupted: ['Avbruten', 'warn'],
  cancelled: ['Inställd', 'bad'],
  withdrawn: ['Återlämnad', 'bad'],
  replaced: ['Ersatt', 'plain'],
};
