import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon';
import { MeterPattern } from './status';
import { initials, type NavigationSection, type Viewer } from './viewer';

export interface ShellProps {
  readonly title: string;
  /** Address of the stylesheet. */
  readonly stylesheet: string;
  /** Address of the script, where the page has one; it reads without. */
  readonly script?: string | undefined;
  readonly viewer?: Viewer | undefined;
  readonly navigation: readonly NavigationSection[];
  /** Path of this page, to mark it in the navigation. */
  readonly path: string;
  /** Icon-only navigation for pages that need the width. */
  readonly layout?: 'compact' | 'student' | undefined;
  readonly children: ComponentChildren;
}

function TopBar({ viewer, hasNavigation }: { viewer: Viewer | undefined; hasNavigation: boolean }): VNode {
  return (
    <header class="top">
      {hasNavigation ? (
        <button type="button" class="btn quiet icon nav-open" popovertarget="nav" aria-label="Öppna menyn"><Icon name="menu" /></button>
      ) : null}
      <a class="brand" href="/"><Icon name="grid" /><span>VILplats</span></a>
      {viewer === undefined ? null : (
        <div class="where"><b>{viewer.organisation}</b><span>{viewer.role}</span></div>
      )}
      {viewer === undefined ? null : (
        <div class="end">
          <span class="opt">{viewer.name}</span>
          <span class="who" aria-hidden="true">{initials(viewer.name)}</span>
          <form method="post" action="/logga-ut">
            <button type="submit" class="btn quiet">Logga ut</button>
          </form>
        </div>
      )}
    </header>
  );
}

function SideNavigation({ sections, path }: { sections: readonly NavigationSection[]; path: string }): VNode {
  return (
    <nav id="nav" class="side" popover="auto" aria-label="Huvudmeny">
      {sections.flatMap((section) => [
        <h2 key={`${section.title}-title`}>{section.title}</h2>,
        <ul key={section.title}>
          {section.links.map((link) => (
            <li key={link.href}>
              <a href={link.href} {...(path.startsWith(link.covers ?? link.href) ? { 'aria-current': 'page' as const } : {})}>
                <Icon name={link.icon} />
                <span class="lbl">{link.label}</span>
              </a>
            </li>
          ))}
        </ul>,
      ])}
    </nav>
  );
}

function Footer(): VNode {
  return (
    <footer class="foot">
      <span>VILplats</span>
      <a href="/tillganglighet">Tillgänglighetsredogörelse</a>
      <a href="/api">API</a>
    </footer>
  );
}

/** The whole document around a page: skip link, top bar, navigation of the role, footer. */
export function Shell({ title, stylesheet, script, viewer, navigation, path, layout, children }: ShellProps): VNode {
  const hasNavigation = navigation.length > 0;
  const main = (
    <main id="main" tabindex={-1}>
      {children}
      <Footer />
    </main>
  );
  return (
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – VILplats`}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        {script === undefined ? null : <script src={script} defer />}
      </head>
      <body {...(layout === undefined ? {} : { class: layout })}>
        <a class="skip" href="#main">Hoppa till innehållet</a>
        <TopBar viewer={viewer} hasNavigation={hasNavigation} />
        <MeterPattern />
        {hasNavigation ? <div class="shell"><SideNavigation sections={navigation} path={path} />{main}</div> : main}
      </body>
    </html>
  );
}
