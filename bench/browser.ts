import http from 'node:http';

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** As little of a browser as a launch and a tap need: cookies and kept connections. It costs the server nothing extra. */
export class BenchBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

  /** A GET, or a POST of a form. @throws when the status is not the expected one */
  send(url: string, expected: number, form?: Readonly<Record<string, string>>): Promise<Answer> {
    const body = form ? new URLSearchParams(form).toString() : undefined;
    const headers: Record<string, string> = {
      accept: 'text/html',
      origin: new URL(url).origin,
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    };
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
    return new Promise((resolve, reject) => {
      const req = http.request(url, { method: form ? 'POST' : 'GET', agent: this.#agent, headers }, (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.once('error', reject);
        res.once('end', () => {
          this.#keep(res.headers['set-cookie'] ?? []);
          const answer = {
            status: res.statusCode ?? 0,
            location: res.headers.location,
            body: Buffer.concat(parts).toString(),
          };
          if (answer.status === expected) resolve(answer);
          else
            reject(
              new Error(`${url}: ${answer.status} ${answer.body.replace(/<[^>]*>|\s+/g, ' ').slice(0, 400)}`),
            );
        });
      });
      req.once('error', reject);
      req.end(body);
    });
  }

  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/; Max-Age=0(;|$)/.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  close(): void {
    this.#agent.destroy();
  }
}
