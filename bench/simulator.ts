import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateSchool } from '../adapters/parnassys/simulator/generate.ts';
import { type ParnassysSimulator, startParnassysSimulator } from '../adapters/parnassys/simulator/server.ts';
import { serve } from './child.ts';

interface SchoolOrder {
  readonly brin: string;
  readonly leerlingen: number;
}

interface Kept {
  readonly brin: string;
  readonly parnassys: ParnassysSimulator;
  /** The answer as it went over the line the first time. */
  answer: Buffer | null;
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/**
 * The LVS of the bench: real answers of the ParnasSys simulator, each made once and then given again byte by byte, as
 * fast as the line takes them. So what is measured is what Koers does with an answer, not how long one takes to make.
 */
class Simulators {
  readonly #kept = new Map<string, Kept>();
  readonly #server = createServer(async (req, res) => {
    const kept = this.#kept.get((req.url ?? '').slice(1));
    const question = await bodyOf(req);
    if (!kept) return void res.writeHead(404).end();
    kept.answer ??= await this.#ask(kept, question, req.headers['soapaction']);
    res.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': kept.answer.length });
    res.end(kept.answer);
  });

  async #ask(kept: Kept, question: Buffer, action: unknown): Promise<Buffer> {
    const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: String(action) };
    const res = await fetch(kept.parnassys.url, { method: 'POST', body: new Uint8Array(question), headers });
    if (res.status !== 200) throw new Error(`simulator answered ${res.status}: ${await res.text()}`);
    return Buffer.from(await res.arrayBuffer());
  }

  /** Opens a school. @returns the address of its connection */
  async open({ brin, leerlingen }: SchoolOrder): Promise<string> {
    const schools = [generateSchool({ brin, leerlingen, seed: leerlingen })];
    this.#kept.set(brin, {
      brin,
      parnassys: await startParnassysSimulator({ schools, port: 0 }),
      answer: null,
    });
    if (!this.#server.listening)
      await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${brin}`;
  }

  /** Gives every leerling of a school another roepnaam. */
  async rename({ brin, as }: { brin: string; as: string }): Promise<void> {
    const kept = this.#kept.get(brin);
    if (!kept) throw new Error(`no school ${brin}`);
    for (const { key } of kept.parnassys.school(brin).leerlingen)
      kept.parnassys.changeLeerling(brin, { kind: 'update', key, set: { roepnaam: `${as}${key}` } });
    kept.answer = null;
  }
}

const api = (simulators: Simulators) => ({
  open: (order: SchoolOrder) => simulators.open(order),
  rename: (to: { brin: string; as: string }) => simulators.rename(to),
});
export type SimulatorApi = ReturnType<typeof api>;

/** The simulators as a child process. */
export const runSimulator = (): void => serve(api(new Simulators()));
