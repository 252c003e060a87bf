import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { EventMessage } from '../message.ts';

/** A message as it came in. */
export interface Received {
  readonly id: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly event: EventMessage;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

/** A program of a vendor over real HTTP, that keeps what it is sent and fails as it is told to. */
export interface Receiver {
  readonly url: string;
  /** Every message, in its order, also one that was answered with a fault. */
  readonly got: Received[];
  /** Ids of messages that were answered with 200, in order. */
  readonly taken: string[];
  /** Decides the answer; 200 unless told. */
  answer: (message: Received) => Answer | Promise<Answer>;
  /** What it gives back for a challenge; the challenge itself unless told. */
  echo: (challenge: string) => string;
  /** The status that it gives a challenge back with; 200 unless told. */
  echoStatus: number;
  /** Challenges that came in, with their headers. */
  readonly challenges: { body: string; headers: Received['headers'] }[];
  close(): Promise<void>;
}

/** Whether a message was signed with this secret: Standard Webhooks 1.0, by hand, so that our own signer proves nothing. */
export function signedWith(secret: string, { headers, body }: Pick<Received, 'headers' | 'body'>): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const right = createHmac('sha256', key).update(signed).digest();
  return (headers['webhook-signature'] ?? '').split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

/**
 * What the library of Standard Webhooks makes of a message, as a vendor would have it: signature, and a moment within five
 * minutes of now. @throws WebhookVerificationError
 */
export const takenByLibrary = (
  secret: string,
  { headers, body }: Pick<Received, 'headers' | 'body'>,
): unknown => new Webhook(secret).verify(body, headers as Record<string, string>);

export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    const headers = req.headers as Received['headers'];
    const json = JSON.parse(body) as { challenge?: string };
    if (json.challenge !== undefined) {
      receiver.challenges.push({ body, headers });
      res.writeHead(receiver.echoStatus).end(JSON.stringify({ challenge: receiver.echo(json.challenge) }));
      return;
    }
    const message = { id: headers['webhook-id'] ?? '', headers, body, event: EventMessage.parse(json) };
    receiver.got.push(message);
    const { status, headers: more } = await receiver.answer(message);
    if (status < 300) receiver.taken.push(message.id);
    res.writeHead(status, more).end('dank je');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/koers`,
    got: [],
    taken: [],
    challenges: [],
    answer: () => ({ status: 200 }),
    echo: (challenge) => challenge,
    echoStatus: 200,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
