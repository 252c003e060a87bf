import { SESSION_COOKIE } from '../gateway/platform/http/session-cookie.ts';
import { BenchBrowser } from './browser.ts';
import { serve } from './child.ts';
import { Elo, type LaunchOrder } from './elo.ts';
import { launchesPerSecond, type ToolAddress } from './lti/speed.ts';
import { Taps } from './taps.ts';

/** The people of the bench and their ELO, in a process of their own: their work is not counted with that of Koers. */
class Driver {
  readonly #bare = new BenchBrowser();
  #elo: Elo | undefined;
  #people = new Map<string, { browser: BenchBrowser; origin: string; taps: Taps }>();
  #steady: { stop: AbortController; taps: ReturnType<Taps['steady']> } | undefined;

  async elo() {
    this.#elo ??= await Elo.start();
    return this.#elo.addresses;
  }

  async launches({ times, bare, ...order }: LaunchOrder & { times: number; bare: boolean }): Promise<string> {
    await this.elo();
    let page = '';
    for (let i = 0; i < times; i += 1) {
      if (bare) await this.#elo?.openBare(order);
      else page = (await this.#elo?.open(order))?.html ?? '';
    }
    return page;
  }

  /** Honest launches into a tool, so many at a time. @returns how many a second */
  async toolLaunches({ tool, times, at }: { tool: ToolAddress; times: number; at: number }): Promise<number> {
    await this.elo();
    const elo = this.#elo?.platform;
    if (!elo) throw new Error('no ELO');
    return await launchesPerSecond(tool, elo, { times, at });
  }

  /** Signs a teacher in and opens his group. @returns the page */
  async signIn({ name, ...order }: LaunchOrder & { name: string }): Promise<{ html: string; cells: number }> {
    await this.elo();
    const opened = await this.#elo?.open(order);
    if (!opened) throw new Error('no ELO');
    const taps = new Taps(opened.browser, order.origin, opened.html);
    this.#people.set(name, { browser: opened.browser, origin: order.origin, taps });
    return { html: opened.html, cells: taps.count };
  }

  /** Somebody who is signed in already, by the token of his session. */
  async enter({ name, origin, token }: { name: string; origin: string; token: string }): Promise<void> {
    const browser = new BenchBrowser();
    browser.keep(SESSION_COOKIE, token);
    this.#people.set(name, { browser, origin, taps: new Taps(browser, origin, '') });
  }

  /** @returns how many bytes a page is */
  async weigh({ name, path, partial }: { name: string; path: string; partial: boolean }): Promise<number> {
    const { browser, origin } = this.#person(name);
    return Buffer.byteLength((await browser.send(`${origin}${path}`, 200, undefined, partial)).body);
  }

  /** @returns ms of each */
  async taps({ name, times }: { name: string; times: number }): Promise<number[]> {
    return await this.#person(name).taps.series(times);
  }

  /** @returns ms of each */
  async pages({
    name,
    path,
    times,
    partial = false,
  }: {
    name: string;
    path: string;
    times: number;
    partial?: boolean;
  }): Promise<number[]> {
    const { browser, origin } = this.#person(name);
    return await timed(times, () => browser.send(`${origin}${path}`, 200, undefined, partial));
  }

  /** One request to each of these, of somebody who is signed in: a part of a page, or with a form its answer. @returns the last one */
  async each({
    name,
    paths,
    form,
  }: {
    name: string;
    paths: readonly string[];
    form?: Readonly<Record<string, string>>;
  }): Promise<string> {
    const { browser, origin } = this.#person(name);
    let body = '';
    for (const path of paths) body = (await browser.send(`${origin}${path}`, 200, form, !form)).body;
    return body;
  }

  /** Bare GETs, of nobody. @returns ms of each */
  async gets({
    url,
    times,
    headers,
  }: {
    url: string;
    times: number;
    headers?: Readonly<Record<string, string>>;
  }): Promise<number[]> {
    const by = headers ? new BenchBrowser(headers) : this.#bare;
    return await timed(times, () => by.send(url, 200));
  }

  /** Bare POSTs. @returns ms of each */
  async posts({
    url,
    form,
    times,
  }: {
    url: string;
    form: Record<string, string>;
    times: number;
  }): Promise<number[]> {
    return await timed(times, () => this.#bare.send(url, 200, form));
  }

  async steadyOn({ name, everyMs }: { name: string; everyMs: number }): Promise<void> {
    const stop = new AbortController();
    this.#steady = { stop, taps: this.#person(name).taps.steady(everyMs, stop.signal) };
  }

  async steadyOff(_: null) {
    this.#steady?.stop.abort();
    return (await this.#steady?.taps) ?? [];
  }

  #person(name: string) {
    const person = this.#people.get(name);
    if (!person) throw new Error(`${name} is not signed in`);
    return person;
  }
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return took;
}

const api = (driver: Driver) => ({
  elo: (_: null) => driver.elo(),
  toolLaunches: (arg: Parameters<Driver['toolLaunches']>[0]) => driver.toolLaunches(arg),
  launches: (arg: Parameters<Driver['launches']>[0]) => driver.launches(arg),
  signIn: (arg: Parameters<Driver['signIn']>[0]) => driver.signIn(arg),
  enter: (arg: Parameters<Driver['enter']>[0]) => driver.enter(arg),
  weigh: (arg: Parameters<Driver['weigh']>[0]) => driver.weigh(arg),
  taps: (arg: Parameters<Driver['taps']>[0]) => driver.taps(arg),
  pages: (arg: Parameters<Driver['pages']>[0]) => driver.pages(arg),
  each: (arg: Parameters<Driver['each']>[0]) => driver.each(arg),
  gets: (arg: Parameters<Driver['gets']>[0]) => driver.gets(arg),
  posts: (arg: Parameters<Driver['posts']>[0]) => driver.posts(arg),
  steadyOn: (arg: Parameters<Driver['steadyOn']>[0]) => driver.steadyOn(arg),
  steadyOff: (arg: null) => driver.steadyOff(arg),
});
export type DriverApi = ReturnType<typeof api>;

/** The driver as a child process. */
export const runDriver = (): void => serve(api(new Driver()));
