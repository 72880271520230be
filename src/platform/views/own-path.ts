/** A path on this site, else the start page: nobody is led elsewhere after login. */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) && !path.startsWith('/logga-') ? path : '/';
}
