import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../gateway/errors.ts';

/**
 * Lets a simulator listen on the loopback address.
 * @param port 0 for a free one
 * @throws AppError `busy` when something else listens there
 */
export async function listenOnLoopback(server: Server, port = 0) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new AppError('busy', `Poort ${port} is bezet.`, { cause })));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    /** Ends every connection, also one that waits for an answer. */
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
