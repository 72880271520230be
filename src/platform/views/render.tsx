import { render } from 'preact-render-to-string';
import { Shell, type ShellProps } from './shell';
import { stylesheet } from './static-files';

/** A whole HTML document; text is escaped by the renderer. */
export const renderDocument = (props: Omit<ShellProps, 'stylesheet'>): string =>
  `<!DOCTYPE html>${render(<Shell {...props} stylesheet={`/static/${stylesheet.name}`} />)}`;
