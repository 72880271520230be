import type { Account } from './platform/auth/account';
import type { AccountRole } from './platform/auth/role';
import type { NavigationLink, NavigationSection } from './platform/views/viewer';

const term: NavigationLink = { href: '/terminer', label: 'Terminen', icon: 'home' };
const grid: NavigationLink = { href: '/rutnat', label: 'Veckorutnät', icon: 'grid', covers: '/regioner' };
const units: NavigationLink = { href: '/enheter', label: 'Enheter', icon: 'calendar' };
const ownUnit: NavigationLink = { href: '/enheter', label: 'Kapacitet', icon: 'calendar' };
const invoices: NavigationLink = { href: '/ekonomi/fakturor', label: 'Fakturor', icon: 'coin' };
const exported: NavigationLink = { href: '/ekonomi/export', label: 'Export', icon: 'download' };
const claims: NavigationLink = { href: '/ekonomi/ersattningar', label: 'Boende och resor', icon: 'bed' };
const runs: NavigationLink = { href: '/ekonomi/korningar', label: 'Körningar', icon: 'check' };
const payouts: NavigationLink = { href: '/ekonomi/utbetalningar', label: 'Utbetalningar', icon: 'coin' };
const places: NavigationLink = { href: '/lediga-platser', label: 'Lediga platser', icon: 'search' };
const notices: NavigationLink = { href: '/meddelanden', label: 'Meddelanden', icon: 'inbox' };
const demands: NavigationLink = { href: '/krav', label: 'Krav', icon: 'check' };
const orders: NavigationLink = { href: '/turordning', label: 'Turordningar', icon: 'document' };
const swaps: NavigationLink = { href: '/byten', label: 'Byten', icon: 'swap' };
const requests: NavigationLink = { href: '/forfragningar', label: 'Förfrågningar', icon: 'document' };
const agreements: NavigationLink = { href: '/avtal', label: 'Avtal', icon: 'document' };
const mine: NavigationLink = { href: '/min-placering', label: 'Min placering', icon: 'home' };
const courses: NavigationLink = { href: '/kurser', label: 'Kurser', icon: 'document' };
const beds: NavigationLink = { href: '/boendeplatser', label: 'Boendeplatser', icon: 'bed' };

const attended: NavigationLink = { href: '/narvaro', label: 'Närvaro', icon: 'check' };
const days: NavigationLink = { href: '/dagar', label: 'Dagar', icon: 'calendar' };

const forecasts: NavigationLink = { href: '/ekonomi/prognos', label: 'Prognos', icon: 'chart' };

const money: NavigationSection = { title: 'Ekonomi', links: [invoices, runs, forecasts] };

/** What each role finds in the navigation; the first link is where it begins. */
const sections: Readonly<Record<AccountRole, readonly NavigationSection[]>> = {
  coordinator: [{ title: 'Terminen', links: [term, grid, places, demands, attended, days, courses, orders, agreements, notices] }, money],
  region_coordinator: [{ title: 'Regionen', links: [grid, requests, units, attended, places, demands, swaps, beds, agreements, notices] }, money],
  host: [{ title: 'Enheten', links: [ownUnit, attended, grid, places, demands, swaps, notices] }],
  finance: [{ title: 'Ekonomi', links: [invoices, runs, claims, payouts, exported, forecasts, agreements] }, { title: 'Platser', links: [places] }],
  student: [{ title: 'Student', links: [mine, places, notices] }],
  admin: [{ title: 'Organisationen', links: [units, grid, requests, places, demands, courses, orders, beds, agreements, notices] }, money],
};

export const navigation = ({ role }: Pick<Account, 'role'>): readonly NavigationSection[] => sections[role];
