import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { soapFault } from '../../_formats/uwlr/simulator/answer.ts';
import type { ActiveFault, SimFault } from '../../_formats/uwlr/simulator/faults.ts';
import { respond, type SimAnswer } from '../../_formats/uwlr/simulator/respond.ts';
import type { SimSchool } from '../../_formats/uwlr/simulator/school.ts';
import { SimState } from '../../_formats/uwlr/simulator/state.ts';
import { listenOnLoopback } from '../../_kit/simulator/loopback.ts';
import { readSoap } from '../../_kit/soap.ts';
import { leerlingenAntwoord, medewerkersAntwoord } from './answer.ts';

export const GKV_CREDENTIALS = {
  leveranciernaam: 'Koers & co',
  leveranciersleutel: 'sim-gkv-sleutel',
} as const;

export interface GkvSimulator {
  readonly endpoint: string;
  setFault(fault: SimFault | null): void;
  replaceSchool(school: SimSchool): void;
  close(): Promise<void>;
}

/** All of a question; a namespace declaration on the root is no content. */
const Vraag = z.strictObject({
  '@xmlns:gkv': z.string().optional(),
  leveranciernaam: z.literal(GKV_CREDENTIALS.leveranciernaam),
  leveranciersleutel: z.literal(GKV_CREDENTIALS.leveranciersleutel),
  brinnummer: z.string().regex(/^\d{2}[A-Z]{2}$/),
  schooljaar: z.string().regex(/^\d{4} \/ \d{4}$/),
});

/** Starts the general web service of a ParnasSys with one school in it, on the loopback address. */
export async function startGkvSimulator(school: SimSchool): Promise<GkvSimulator> {
  const state = new SimState([school], () => new Date());
  const server = createServer((req, res) => {
    bodyOf(req).then(
      (body) => {
        const fault = state.takeFault();
        respond(
          res,
          answerTo(body, String(req.headers['soapaction']), state, school.dependance, fault),
          fault,
        );
      },
      () => res.destroy(),
    );
  });
  const { port, close } = await listenOnLoopback(server);
  return {
    endpoint: `http://127.0.0.1:${port}/gkv/GeneriekeService`,
    setFault: (fault) => state.setFault(fault),
    replaceSchool: (next) => state.replace(next),
    close,
  };
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answerTo(
  body: Buffer,
  action: string,
  state: SimState,
  dependance: string,
  fault: ActiveFault | null,
): SimAnswer {
  const refusal = (code: string): SimAnswer => ({
    status: 500,
    xml: soapFault({ code, reason: 'geweigerd' }),
  });
  if (fault?.kind === 'soap-fault') return refusal(fault.code);
  const operation = action.replace(/^"|"$/g, '');
  const message = readSoap(body);
  const asked = message.kind === 'body' ? Vraag.safeParse(message.body[operation]) : undefined;
  if (!asked?.success) return refusal('Client');
  const school = state.find(asked.data.brinnummer, dependance)?.school;
  if (!school) return refusal('Client');
  if (operation === 'getMedewerkers') return { status: 200, xml: medewerkersAntwoord(school) };
  const xml = leerlingenAntwoord(school, asked.data.schooljaar, fault);
  return {
    status: 200,
    xml: fault?.kind === 'wrong-encoding' ? xml.replace('<roepNaam>', '<roepNaam>é') : xml,
  };
}
