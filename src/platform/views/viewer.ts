import type { AccountRole } from '../auth/role';
import type { IconName } from './icon';

/** What people call the roles. */
export const roleNames: Readonly<Record<AccountRole, string>> = {
  coordinator: 'Samordnare',
  region_coordinator: 'Regionsamordnare',
  host: 'Enhetsansvarig',
  finance: 'Ekonom',
  student: 'Student',
  admin: 'Administratör',
};

/** Who looks at a page: what the shell shows of them. */
export interface Viewer {
  readonly name: string;
  /** Swedish name of the role. */
  readonly role: string;
  readonly organisation: string;
}

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** Begin of the paths that lie under the link, where it is another than the link itself. */
  readonly covers?: string;
}

export interface NavigationSection {
  readonly title: string;
  readonly links: readonly NavigationLink[];
}

/** First letters of the first and the last name, at most two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '');
  return letters.join('').toUpperCase();
}
