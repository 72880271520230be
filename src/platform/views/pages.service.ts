import { Inject, Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { Account } from '../auth/account';
import type { PlatformRequest } from '../http/request';
import { renderDocument } from './render';
import { roleNames, type NavigationSection } from './viewer';

/** What an account finds in the navigation; provided by whoever knows all rooms. */
export type NavigationFor = (account: Account) => readonly NavigationSection[];

/** Token of NavigationFor. */
export const navigationFor = Symbol('navigation');

/** What stands on a page. */
export interface Drawing {
  readonly title: string;
  readonly content: VNode;
  readonly layout?: 'compact' | 'student';
  /** Whether blocks of the page follow what happens. */
  readonly live?: boolean;
}

/** Draws whole pages around what a room has to show. */
@Injectable()
export class Pages {
  constructor(@Inject(navigationFor) private readonly navigation: NavigationFor) {}

  draw({ account, path }: PlatformRequest, { title, content, layout, live }: Drawing): string {
    return renderDocument({
      title,
      layout,
      live,
      path,
      viewer: account && { name: account.name, role: roleNames[account.role], organisation: account.organisationName },
      navigation: account ? this.navigation(account) : [],
      children: content,
    });
  }
}
