import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server with nothing around it, in this same process: what a baseline answers with. */
export async function bareServer(
  listener: RequestListener,
): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The fields of a posted form. */
export async function formOf(req: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const part of req) body += String(part);
  return new URLSearchParams(body);
}
