import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../../../gateway/app.ts';
import type { KnownActor } from '../../../../gateway/model/actor.ts';
import { outboundFetch } from '../../../../gateway/platform/http/outbound-fetch.ts';
import { createLog } from '../../../../gateway/platform/log.ts';
import { createMetrics } from '../../../../gateway/platform/metrics.ts';
import { ensureRelatie } from '../../../../gateway/school/people.ts';
import { type TestDb, testDb } from '../../../../test/support/db.ts';
import { type DemoClass, demoClass, persoon } from '../../../../test/support/demo-class.ts';
import { ownSigner } from '../../../lti/own-signature.ts';
import { launchPages } from '../../../lti/pages.tsx';
import { ltiRoutes } from '../../../lti/routes.ts';
import type { CourseMember } from '../../../lti/testing/platform/course.ts';
import type { Opening } from '../../../lti/testing/platform/launch-claims.ts';
import { formOf, openInPlatform } from '../../../lti/testing/platform/opening.ts';
import { startTestPlatform, type TestPlatform } from '../../../lti/testing/platform/platform.ts';
import type { ProfileName } from '../../../lti/testing/platform/profiles.ts';
import { registerTestPlatform, toolAt } from '../../../lti/testing/platform/stage.ts';
import type { TestBrowser } from '../../../lti/testing/test-browser.ts';
import { scrambled } from '../../../lti/testing/test-koers.ts';
import type { Assets } from '../../../ui/assets.ts';
import { fakeAssets } from '../../../ui/test-kit/fake-assets.ts';
import { renderProblem, screenRoutes } from '../../routes.tsx';
import { plaatsenRoutes } from '../routes.tsx';

/** Koers with its screens, and a platform with a course in which the people of a class sit. */
export interface Les {
  readonly t: TestDb;
  readonly k: DemoClass;
  readonly origin: string;
  readonly platform: TestPlatform;
  /** Of the platform in Koers. */
  readonly id: string;
  /** Ouder of the first pupil, and ouder of nobody. */
  readonly ouder: string;
  readonly vreemd: string;
  /** Opens something in the course, and goes on to where Koers sends him. */
  open(wie: Wie, opening?: Partial<Opening>): Promise<Geopend>;
  /** A deep linking request, up to the page where one chooses. */
  kies(wie: Wie, opening?: Partial<Opening>): Promise<Kiezend>;
}

/** Who sits in the course; pupils by their number. */
export type Wie = 'marjan' | 'igor' | 'wendy' | 'ouder' | 'vreemd' | 'leerling0' | 'leerling1';

export interface Geopend {
  readonly browser: TestBrowser;
  /** What the launch answered. */
  readonly status: number;
  readonly naar: string;
  readonly html: string;
}

export interface Kiezend extends Geopend {
  /** Path of the page. */
  readonly pad: string;
  get(query?: string): Promise<{ status: number; html: string }>;
  post(plekken: readonly string[], naar?: string, more?: Readonly<Record<string, string>>): Promise<Antwoord>;
}

/** The page that goes to the platform. */
export interface Antwoord {
  readonly status: number;
  readonly html: string;
  readonly csp: string;
  readonly form: { action: string; fields: Record<string, string> };
  /** Sends it on, as the browser does. @returns what the platform says */
  stuur(): Promise<{ status: number; tekst: string }>;
}

type Set = Omit<Les, 't' | 'open' | 'kies'> & { close(): Promise<unknown> };

/** With pages that a browser can show, on a name that is another site than the ELO's; else for HTTP alone. */
export interface Vorm {
  readonly assets?: Assets;
}

async function koersOp(db: TestDb['db'], k: DemoClass, { assets }: Vorm) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://${assets ? 'localhost' : '127.0.0.1'}:${(server.address() as AddressInfo).port}`;
  const log = createLog('silent');
  const now = () => new Date();
  const seals = { seal: scrambled, open: scrambled };
  const launching = {
    db,
    origin: () => origin,
    now,
    fetch: outboundFetch({ allowLoopback: true }),
    demo: true,
  };
  const pages = launchPages(assets ?? fakeAssets);
  const routes = [
    ...ltiRoutes({ ...launching, ...seals, log, fallbackTarget: '/vandaag', pages }),
    ...screenRoutes({ assets: assets ?? (fakeAssets as Assets), demo: false, keys: k.keys }),
    ...plaatsenRoutes({
      ...launching,
      assets: assets ?? fakeAssets,
      signer: ownSigner({ ...launching, ...seals }),
    }),
  ];
  const renderer = renderProblem(assets ?? fakeAssets);
  const deps = { db, log, metrics: createMetrics(), origin: () => origin, renderProblem: renderer };
  server.on('request', createApp(routes, deps, {}).app);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, close };
}

/** In the course with this account, and known by it in Koers. */
async function inDeLes(
  k: DemoClass,
  platform: string,
  mensen: Readonly<Record<Wie, string>>,
): Promise<CourseMember[]> {
  await k.as(k.petra, async (tx) => {
    for (const [wie, person_id] of Object.entries(mensen)) {
      const link = {
        school_id: k.school,
        person_id,
        system: `lti:${platform}`,
        key: `sub-${wie}`,
        linked_by: 'import',
      };
      await tx.insertInto('koers.person_key').values(link).execute();
    }
  });
  const lid = (wie: Wie, role: 'Instructor' | 'Learner' | 'Mentor'): CourseMember => ({
    sub: `sub-${wie}`,
    roles: [role],
    ...(role === 'Mentor' ? { mentorOf: ['sub-leerling0'] } : {}),
  });
  return [
    ...(['marjan', 'igor', 'wendy'] as const).map((wie) => lid(wie, 'Instructor')),
    ...(['leerling0', 'leerling1'] as const).map((wie) => lid(wie, 'Learner')),
    ...(['ouder', 'vreemd'] as const).map((wie) => lid(wie, 'Mentor')),
    { sub: 'sub-nieuw', roles: ['Learner'] },
  ];
}

async function start(db: TestDb['db'], profile: ProfileName, vorm: Vorm): Promise<Set> {
  const k = await demoClass(db, 2);
  const [koers, platform] = [await koersOp(db, k, vorm), await startTestPlatform({ profile })];
  platform.useTool(toolAt(koers.origin));
  const { id } = await registerTestPlatform(db, platform, k.school);
  const [leerling0 = '', leerling1 = ''] = k.leerlingen;
  const ouders = await k.as(k.petra, async (tx) => {
    const ouder = await persoon(tx, k.school, 'ouder', 'Sander', 'Wolkenveer');
    await ensureRelatie(tx, k.school, { leerling: leerling0, person: ouder, soort: 'ouder', gezag: true });
    return { ouder, vreemd: await persoon(tx, k.school, 'ouder', 'Vera', 'Elders') };
  });
  const persons = (who: KnownActor) => who.person;
  const mensen = {
    marjan: persons(k.marjan),
    igor: persons(k.igor),
    wendy: persons(k.wendy),
    leerling0,
    leerling1,
  };
  platform.addCourse({
    id: 'cursus-1',
    title: 'Rekenen',
    members: await inDeLes(k, id, { ...mensen, ...ouders }),
  });
  const close = () => Promise.all([koers.close(), platform.close()]);
  return { k, origin: koers.origin, platform, id, ...ouders, close };
}

async function open(les: Les, wie: Wie, opening: Partial<Opening>): Promise<Geopend> {
  const asked = { person: `sub-${wie}`, course: 'cursus-1', target: `${les.origin}/`, ...opening };
  const { browser, res } = await openInPlatform(les.platform, asked);
  const naar = res.headers.get('location') ?? '';
  if (naar === '') return { browser, status: res.status, naar, html: await res.text() };
  // Where a link leads stands behind one more redirect.
  const page = await browser.request(naar);
  const verder = page.headers.get('location');
  const at = verder === null ? naar : new URL(verder, les.origin).href;
  return { browser, status: page.status, naar: at.replace(les.origin, ''), html: await page.text() };
}

async function answer(
  les: Les,
  browser: TestBrowser,
  pad: string,
  fields: readonly [string, string][],
): Promise<Antwoord> {
  const body = new URLSearchParams([...fields]);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: les.origin, accept: 'text/html' };
  const res = await fetch(les.origin + pad, { method: 'POST', body, headers, redirect: 'manual' });
  const html = await res.text();
  const form = formOf(html);
  return {
    status: res.status,
    html,
    csp: res.headers.get('content-security-policy') ?? '',
    form,
    stuur: async () => {
      const sent = await fetch(form.action, { method: 'POST', body: new URLSearchParams(form.fields) });
      return { status: sent.status, tekst: /<h1>([^<]*)/.exec(await sent.text())?.[1] ?? '' };
    },
  };
}

/** Ready from beforeAll on. */
export function lesOp(profile: ProfileName, vorm: () => Promise<Vorm> = async () => ({})): Les {
  const t = testDb();
  const holder: { set?: Set } = {};
  const set = (): Set => {
    if (!holder.set) throw new Error('lesOp() is ready from beforeAll on');
    return holder.set;
  };
  beforeAll(async () => {
    holder.set = await start(t.db, profile, await vorm());
  });
  afterAll(() => holder.set?.close());
  const les: Les = {
    t,
    get k() {
      return set().k;
    },
    get origin() {
      return set().origin;
    },
    get platform() {
      return set().platform;
    },
    get id() {
      return set().id;
    },
    get ouder() {
      return set().ouder;
    },
    get vreemd() {
      return set().vreemd;
    },
    open: (wie, opening = {}) => open(les, wie, opening),
    kies: async (wie, opening = {}) => {
      const geopend = await open(les, wie, { message: 'LtiDeepLinkingRequest', ...opening });
      const { browser, naar: pad } = geopend;
      return {
        ...geopend,
        pad,
        get: async (query = '') => {
          const res = await browser.request(`${les.origin}${pad}${query}`);
          return { status: res.status, html: await res.text() };
        },
        post: (plekken, naar = pad, more = {}) =>
          answer(les, browser, naar, [
            ...plekken.map((plek): [string, string] => ['plek', plek]),
            ...Object.entries(more),
          ]),
      };
    },
  };
  return les;
}
