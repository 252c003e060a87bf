import { setTimeout as sleep } from 'node:timers/promises';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { type Demo, demoData, removeData, startDemo } from '../support/demo.ts';
import { type LaunchedPerson, launchHttp } from '../support/launch.ts';

/** What a teacher was told is done: pupil, doel and stand. Nothing of it may be lost. */
interface Told {
  readonly act: string;
}

export interface ChaosReport {
  readonly kills: number;
  readonly killedBeforeReady: number;
  readonly acts: number;
  readonly lost: readonly string[];
  readonly restartsMs: readonly number[];
  readonly leerlingen: number;
  readonly plaatsingen: number;
  readonly strays: number;
}

const TEACHER = { sub: '2001', deployment: '1' };

/** Ticks the first cells of the teacher's group, one request each, and remembers each that was acknowledged. */
async function work(person: LaunchedPerson, told: Told[], until: AbortSignal): Promise<void> {
  const vandaag = await (await person.get('/vandaag')).text();
  const groep = /href="(\/groep\/[0-9a-f-]{36})/.exec(vandaag)?.[1];
  if (!groep) throw new Error('the teacher sees no group');
  while (!until.aborted) {
    const page = await (await person.get(groep)).text();
    const tick = nextTick(page);
    if (!tick) return;
    const answer = await person.post(tick.path, tick.fields);
    if (answer.status === 200) told.push({ act: tick.act });
    await answer.arrayBuffer();
  }
}

interface Tick {
  readonly path: string;
  readonly fields: Record<string, string>;
  readonly act: string;
}

/** A random cell of the matrix as its button would send it: the cell, and what stands in the "wat zet je" box. */
function nextTick(page: string): Tick | null {
  const hidden = Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(groep|leerlijn|toon)" value="([^"]*)"/g)].map(
      ([, n = '', v = '']) => [n, v],
    ),
  );
  const cells = [...page.matchAll(/name="cel" value="([^"]+)"[^>]*hx-post="(\/matrix\/leerling\/[^"]+)"/g)];
  const [, cel = '', path = ''] = cells[Math.floor(Math.random() * cells.length)] ?? [];
  return path ? { path, fields: { ...hidden, zet: 'tik', cel }, act: cel.split('~')[0] ?? '' } : null;
}

async function killed(demo: Demo, told: Told[], afterMs: number): Promise<void> {
  const stop = new AbortController();
  const person = await launchHttp(demo, TEACHER.sub, TEACHER.deployment);
  const working = work(person, told, stop.signal).catch(() => {}); // the kill cuts requests off: those were not acknowledged
  await sleep(afterMs);
  demo.child.kill('SIGKILL');
  stop.abort();
  await working;
}

/** What stands in the database of a demo that was stopped. */
export async function lookInside(
  data: string,
  told: readonly Told[],
): Promise<Pick<ChaosReport, 'lost' | 'leerlingen' | 'plaatsingen'>> {
  const embedded = await openEmbedded(data, data, async () => {});
  const client = await connectClient(
    { ...embedded.superuser, database: embedded.owner.database },
    'koers chaos',
  );
  try {
    const acts = new Set(
      (await client.query<{ id: string }>('SELECT id FROM koers.act')).rows.map((r) => r.id),
    );
    const count = async (from: string) =>
      Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`)).rows[0]?.n);
    return {
      lost: told.map((t) => t.act).filter((id) => !acts.has(id)),
      leerlingen: await count("koers.person WHERE soort = 'leerling' AND ended_at IS NULL"),
      plaatsingen: await count('koers.plaatsing WHERE tot IS NULL'),
    };
  } finally {
    await client.end();
    await embedded.leave();
  }
}

/** Processes that are still at work on this folder. */
export async function strays(data: string): Promise<number> {
  const { readdirSync, readFileSync } = await import('node:fs');
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
    } catch {
      return false;
    }
  }).length;
}

/**
 * Kills the demo with SIGKILL at random points, its first start included, and looks afterwards: it always starts
 * again, no acknowledged act is lost, the school is whole, nothing is left running after a normal stop.
 * @param data a fresh folder; removed afterwards
 */
export async function killDemo(
  kills: number,
  say: (line: string) => void,
  data = demoData(),
): Promise<ChaosReport> {
  const told: Told[] = [];
  const restartsMs: number[] = [];
  let killedBeforeReady = 0;
  try {
    for (let n = 0; n < kills; n++) {
      const early = n === 0 || Math.random() < 0.4;
      const wait = early ? Math.random() * (n < 5 ? 6000 : 2500) : Math.random() * 1500;
      if (early) {
        killedBeforeReady += 1;
        await startDemo(data, {
          onSpawn: (child) => setTimeout(() => child.kill('SIGKILL'), wait),
        }).then(
          (d) => d.child.kill('SIGKILL'),
          () => {},
        );
      } else {
        const demo = await startDemo(data);
        restartsMs.push(demo.readyMs);
        await killed(demo, told, wait);
      }
      say(
        `${n + 1}/${kills} killed after ${Math.round(wait)} ms${early ? ' of starting' : ' of work'}, ${told.length} acts acknowledged`,
      );
    }
    const last = await startDemo(data);
    restartsMs.push(last.readyMs);
    await last.stop();
    await sleep(300);
    const left = await strays(data);
    return {
      kills,
      killedBeforeReady,
      acts: told.length,
      restartsMs,
      strays: left,
      ...(await lookInside(data, told)),
    };
  } finally {
    removeData(data);
  }
}
