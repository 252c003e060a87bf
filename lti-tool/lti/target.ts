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

/** Where the person lands. Many ELOs are set up with our launch address as target: that means the first page. */
export function landing(target: URL, fallback: string): string {
  const first = target.pathname === '/' || target.pathname.startsWith('/lti/');
  return new URL(first ? fallback : target.pathname + target.search, target.origin).href;
}
