/** One origin and no pattern; `*` is ours alone, for the page of who is not signed in (mount.ts). */
const ORIGIN = /^(\*|https?:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?)$/;

/** Where Microsoft shows tabs: Teams on the web, on a desktop and on a phone (learn.microsoft.com, tab requirements). */
const TEAMS = 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft';

/** Who may show an answer in a frame: these origins, or Microsoft Teams. */
export type Framers = readonly string[] | 'teams';

function frameAncestors(framers: Framers): string {
  if (framers === 'teams') return `'self' ${TEAMS}`;
  const plain = framers.filter((origin) => ORIGIN.test(origin));
  return plain.length > 0 ? `'self' ${plain.join(' ')}` : "'none'";
}

/** What more than usual a page holds. */
export interface Holds {
  /** A frame with another page of ours. */
  readonly frames: boolean;
  /** Forms that go to these origins, beside those to our own. */
  readonly forms: readonly string[];
}

/** The policy of one answer. */
export function contentSecurityPolicy(framers: Framers, { frames, forms }: Holds): string {
  const own = frames ? " frame-src 'self';" : '';
  const to = ["'self'", ...forms.filter((origin) => ORIGIN.test(origin) && origin !== '*')].join(' ');
  return `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; form-action ${to}; base-uri 'none';${own} frame-ancestors ${frameAncestors(framers)}`;
}
