/**
 * The address in Koers that a launch asks for, or null when it is not ours. A path that begins with two slashes
 * would lead to another site once it is used without its origin.
 */
export function ownTarget(uri: string, origin: string): URL | null {
  if (!URL.canParse(uri)) return null;
  const url = new URL(uri);
  if (url.origin !== origin || url.username || url.password || url.pathname.startsWith('//')) return null;
  url.hash = '';
  return url;
}

/** Whether no page in particular is meant. Many ELOs are set up with our launch address as target. */
export const isFirstPage = (target: URL): boolean =>
  target.pathname === '/' || target.pathname.startsWith('/lti/');

/** Where the person lands. */
export function landing(target: URL, fallback: string): string {
  return new URL(isFirstPage(target) ? fallback : target.pathname + target.search, target.origin).href;
}
