import type { ProblemAnswer } from '../http/problem-answer';

/** Swedish sentences by the code of a Problem. */
export type Sentences = Readonly<Record<string, string>>;

const common: Sentences = {
  'request-invalid': 'Något är inte ifyllt som det ska. Rätta det och försök igen.',
  'role-required': 'Be någon i din organisation som har rätt roll, eller logga in med ett annat konto.',
  'side-required': 'Det här är för den andra parten att göra.',
  'foreign-origin': 'Det kom från en annan webbplats och är inte utfört. Gå till VILplats och gör det där.',
  'method-not-allowed': 'Det går inte att göra på den här adressen.',
  'too-large': 'Det du skickade är för stort.',
  'link-expired': 'Länken gällde till en dag som har passerat. Be lärosätet eller regionen om en ny.',
  'link-revoked': 'Länken är återtagen. Be lärosätet eller regionen om en ny.',
  'link-answered': 'Allt som länken gällde är besvarat eller återtaget. Du behöver inte göra något mer.',
};

const missing = 'Sidan finns inte, eller så har du inte tillgång till den.';

const byStatus: Readonly<Record<number, string>> = {
  400: 'Adressen eller formuläret innehåller något som inte går att läsa. Gå tillbaka och försök igen.',
  401: 'Logga in och försök igen.',
  403: 'Det hör till en annan organisation eller en annan roll.',
  409: 'Det finns redan något som krockar. Läs hur det ser ut nu och försök igen.',
  410: 'Det fanns här men gäller inte längre.',
  412: 'Läs hur det ser ut nu och gör om ändringen.',
  422: 'En regel hindrar det. Ändra och försök igen.',
  429: 'Vänta en kvart och försök igen.',
  503: 'Många arbetar med samma sak just nu. Försök igen om några sekunder.',
};

/** What a Problem means to a person; what is missing and what is somebody else's sound the same, so that nobody learns which it was. */
export function inSwedish({ code, status }: Pick<ProblemAnswer, 'code' | 'status'>, own: Sentences = {}): string {
  if (status === 404) return missing;
  return own[code] ?? common[code] ?? byStatus[status] ?? 'Felet är antecknat. Försök igen, och hör av dig till den som sköter VILplats om det består.';
}

/** The fields of a form that could not be read. */
export const wrongFields = ({ code, breaches = [] }: ProblemAnswer): string[] =>
  code === 'request-invalid' ? [...new Set(breaches.map(({ detail }) => /^\w*/.exec(detail)?.join('') ?? ''))] : [];

/** What stood in the fields of a form. */
export const inputOf = (body: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
