/** How the platforms that schools have differ from each other, as data (lti.md §3 and §7). */
export interface Profile {
  readonly name: ProfileName;
  /** An issuer that all schools share; null: the address of the platform itself. */
  readonly sharedIssuer: string | null;
  /** What `iss` of a tool's assertion must be addressed to; null: the token address. */
  readonly tokenAudience: string | null;
  /** Nobody is named: `sub` and roles, and nothing else. */
  readonly anonymous: boolean;
  /** How the class list spells roles: `Learner`, or the whole URI. */
  readonly roles: 'short' | 'long';
  /** Calls of services without a User-Agent are refused. */
  readonly userAgent: 'demanded' | 'any';
  /** The frame that keeps state for tools, and whether the login says so; null: none. `apart`: it is of the site where people sign in. */
  readonly storage: { readonly target: string; readonly told: boolean; readonly apart?: true } | null;
  /** Query string of every address of the gradebook; without it the platform does not know which tool asks. */
  readonly serviceQuery: string;
  readonly initiation: 'POST' | 'GET';
  readonly audience: 'text' | 'array';
  readonly deepLink: {
    readonly types: readonly string[];
    readonly multiple: boolean;
    /** Whether the platform sends `data`, which must come back as it is. */
    readonly data: boolean;
  };
  /** A score with the very moment of the one before. */
  readonly sameScore: 'accepted' | 'conflict';
  /** Members on a page when nothing was asked. */
  readonly page: number;
  readonly notices: boolean;
  readonly groups: boolean;
  /** Seconds an access token lives. */
  readonly tokenSeconds: number;
}

export const PROFILE_NAMES = [
  'moodle',
  'canvas',
  'itslearning',
  'brightspace',
  'blackboard',
  'sakai',
] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

const ALL_TYPES = ['ltiResourceLink', 'link', 'html'];

/** What most do; a profile says what it does otherwise. */
const USUAL: Omit<Profile, 'name'> = {
  sharedIssuer: null,
  tokenAudience: null,
  anonymous: false,
  roles: 'long',
  userAgent: 'any',
  storage: null,
  serviceQuery: '',
  initiation: 'POST',
  audience: 'text',
  deepLink: { types: ALL_TYPES, multiple: true, data: true },
  sameScore: 'accepted',
  page: 50,
  notices: false,
  groups: false,
  tokenSeconds: 3600,
};

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  moodle: {
    ...USUAL,
    name: 'moodle',
    roles: 'short',
    serviceQuery: 'type_id=1',
    deepLink: { types: ['ltiResourceLink'], multiple: true, data: false },
    sameScore: 'conflict',
  },
  canvas: {
    ...USUAL,
    name: 'canvas',
    sharedIssuer: 'https://canvas.instructure.com',
    userAgent: 'demanded',
    // The pages are of the school, signing in is at one address for all (lti.md §3: sso.canvaslms.com).
    storage: { target: 'post_message_forwarding', told: true, apart: true },
    audience: 'array',
    page: 10,
    notices: true,
    groups: true,
  },
  itslearning: {
    ...USUAL,
    name: 'itslearning',
    anonymous: true,
    initiation: 'GET',
    deepLink: { types: ['ltiResourceLink'], multiple: false, data: true },
  },
  brightspace: {
    ...USUAL,
    name: 'brightspace',
    tokenAudience: 'https://api.brightspace.com/auth/token',
    storage: { target: 'lti_storage', told: true },
    page: 20,
  },
  blackboard: {
    ...USUAL,
    name: 'blackboard',
    storage: { target: 'lti_storage_frame', told: false },
    serviceQuery: 'site=a%2Fb',
    tokenSeconds: 300,
    groups: true,
  },
  sakai: {
    ...USUAL,
    name: 'sakai',
    storage: { target: '_parent', told: true },
    initiation: 'GET',
    page: 200,
  },
};
