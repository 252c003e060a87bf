import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchBrowser } from './browser.ts';

interface Cell {
  readonly path: string;
  /** What the button says of itself after the id of the act: stand, behaald vanaf, matrix. */
  stand: number;
  readonly rest: string;
}

/** One tap on the screen: where it goes and how long it took, in ms, from the moment it was meant to be made. */
export interface Tap {
  readonly at: number;
  readonly took: number;
}

/** A teacher in front of the group matrix. Taps go from cell to cell, each with a fresh act id, as a person's do. */
export class Taps {
  readonly #browser: BenchBrowser;
  readonly #origin: string;
  readonly #cells: Cell[];
  #next = 0;

  constructor(browser: BenchBrowser, origin: string, html: string) {
    this.#browser = browser;
    this.#origin = origin;
    this.#cells = [...html.matchAll(/<button[^>]*hx-post="(\/matrix\/leerling\/[^"]+)"[^>]*>/g)].map(
      ([tag, path = '']) => {
        const [, stand, ...rest] = (/ value="([^"]+)"/.exec(tag)?.[1] ?? '').split('~');
        return { path, stand: Number(stand), rest: rest.join('~') };
      },
    );
  }

  get count(): number {
    return this.#cells.length;
  }

  async tap(): Promise<void> {
    const cell = this.#cells[this.#next++ % this.#cells.length];
    if (!cell) throw new Error('the matrix has no cells to tap');
    const was = cell.stand;
    cell.stand = was === 4 ? 2 : 4;
    await this.#browser.send(`${this.#origin}${cell.path}`, 200, {
      cel: [randomUUID(), was, cell.rest].join('~'),
      zet: String(cell.stand),
    });
  }

  /** One after another. @returns ms each took */
  async series(times: number): Promise<number[]> {
    const took: number[] = [];
    for (let i = 0; i < times; i += 1) {
      const began = performance.now();
      await this.tap();
      took.push(performance.now() - began);
    }
    return took;
  }

  /**
   * Taps at a steady pace whatever the answers do, until told to stop. A tap that has to wait for its turn counts from
   * when it was due: a stall is felt by everyone who taps during it.
   */
  async steady(everyMs: number, stop: AbortSignal): Promise<Tap[]> {
    const taps: Promise<Tap>[] = [];
    const began = performance.now();
    for (let due = began; !stop.aborted; due += everyMs) {
      const wait = due - performance.now();
      if (wait > 0) await sleep(wait);
      const at = performance.timeOrigin + due;
      const tap = this.tap().then(() => ({ at, took: performance.timeOrigin + performance.now() - at }));
      tap.catch(() => {}); // heard below, when all have come back
      taps.push(tap);
    }
    return await Promise.all(taps);
  }
}
