import { render } from 'preact-render-to-string';
import { Shell, type ShellProps } from './shell';
import { liveScript, stylesheet } from './static-files';

/** A whole HTML document; text is escaped by the renderer. */
export const renderDocument = ({ live = false, ...props }: Omit<ShellProps, 'stylesheet' | 'script'> & { readonly live?: boolean | undefined }): string =>
  `<!DOCTYPE html>${render(<Shell {...props} stylesheet={`/static/${stylesheet.name}`} script={live ? `/static/${liveScript.name}` : undefined} />)}`;
