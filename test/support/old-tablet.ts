import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Demo, preparedData, removeData, startDemo } from './demo.ts';

/**
 * A demo as iPads before iOS 26.2 meet it: they do not know `Partitioned`, so such a cookie is an ordinary one, which
 * third-party blocking throws away (lti.md §5). A proxy in front takes the word out; the browser's own blocking does the rest.
 */
export async function demoForOldTablets(): Promise<{ demo: Demo; stop(): Promise<void> }> {
  const data = await preparedData();
  const koersPort = () =>
    (JSON.parse(readFileSync(path.join(data, 'demo.json'), 'utf8')) as { koers: number }).koers;
  const proxy = http.createServer((req, res) => {
    const to = http.request(
      { port: koersPort(), host: '127.0.0.1', path: req.url, method: req.method, headers: req.headers },
      (answer) => {
        const cookies = answer.headers['set-cookie']?.map((line) => line.replace(/; Partitioned/i, ''));
        res.writeHead(answer.statusCode ?? 502, {
          ...answer.headers,
          ...(cookies ? { 'set-cookie': cookies } : {}),
        });
        answer.pipe(res);
      },
    );
    to.on('error', () => res.writeHead(502).end());
    req.pipe(to);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const demo = await startDemo(data, {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
  });
  return {
    demo,
    async stop() {
      await demo.stop();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      removeData(data);
    },
  };
}
