import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateSchool } from '../../adapters/parnassys/simulator/generate.ts';
import { startParnassysSimulator } from '../../adapters/parnassys/simulator/server.ts';

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/**
 * The LVS of every school: real answers of the ParnasSys simulator, kept until the school changes, so that what is measured is
 * Koers. A school may be slow, and who only asks whether it is there (GET) is counted.
 */
export async function startLvs(brins: readonly string[], leerlingen: number) {
  const sim = await startParnassysSimulator({
    schools: brins.map((brin, i) => generateSchool({ brin, leerlingen, seed: i + 1 })),
    port: 0,
  });
  const kept = new Map<string, Promise<Buffer>>();
  const slowMs = new Map<string, number>();
  const asked = new Map<string, number[]>();
  const answerOf = async (body: Buffer, action: unknown): Promise<Buffer> => {
    const headers = { 'content-type': 'text/xml', soapaction: String(action) };
    const res = await fetch(sim.url, { method: 'POST', body: new Uint8Array(body), headers });
    if (res.status !== 200) throw new Error(`simulator answered ${res.status}`);
    return Buffer.from(await res.arrayBuffer());
  };
  const server = createServer(async (req, res) => {
    const brin = (req.url ?? '').slice(1);
    const body = await bodyOf(req);
    if (req.method === 'GET') {
      asked.set(brin, [...(asked.get(brin) ?? []), performance.now()]);
      return void res.end();
    }
    if (!kept.has(brin)) kept.set(brin, answerOf(body, req.headers['soapaction']));
    const bytes = await kept.get(brin);
    await sleep(slowMs.get(brin) ?? 0);
    res.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': bytes?.length });
    res.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (brin: string) => `http://127.0.0.1:${port}/${brin}`,
    answer: async (brin: string) => (await kept.get(brin)) ?? Buffer.alloc(0),
    slow: (brin: string, ms: number) => void slowMs.set(brin, ms),
    /** When a school was asked whether it is there, in milliseconds. */
    asked,
    school: (brin: string) => sim.school(brin),
    /** Gives a few leerlingen of a school another roepnaam. */
    rename: (brin: string, as: string, howMany = 5) => {
      for (const { key } of sim.school(brin).leerlingen.slice(0, howMany))
        sim.changeLeerling(brin, { kind: 'update', key, set: { roepnaam: `${as}${key}` } });
      kept.delete(brin);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await sim.close();
    },
  };
}

export type Lvs = Awaited<ReturnType<typeof startLvs>>;
