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
  readonly #always: Readonly<Record<string, string>>;

  /** @param always headers of every request, as those of a program with a token */
  constructor(always: Readonly<Record<string, string>> = {}) {
    this.#always = always;
  }

  /** A GET, or a POST of a form. @throws when the status is not the expected one */
  async send(
    url: string,
    expected: number,
    form?: Readonly<Record<string, string>>,
    partial = false,
  ): Promise<Answer> {
    const answer = await this.ask(url, form ? new URLSearchParams(form).toString() : undefined, partial);
    if (answer.status === expected) return answer;
    throw new Error(`${url}: ${answer.status} ${answer.body.replace(/<[^>]*>|\s+/g, ' ').slice(0, 400)}`);
  }

  /** Whether it keeps a cookie of this name. */
  has(cookie: string): boolean {
    return this.#cookies.has(cookie);
  }

  /** Keeps a cookie that it got in another way. */
  keep(cookie: string, value: string): void {
    this.#cookies.set(cookie, value);
  }

  /** Another one that holds the same cookies. */
  copy(): BenchBrowser {
    const other = new BenchBrowser();
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value);
    return other;
  }

  /**
   * A GET, or a POST of a form that is already written out; whatever comes back. Redirects are not followed.
   * @param partial asks for a part of a page, as htmx does
   */
  ask(url: string, body?: string, partial = false): Promise<Answer> {
    const headers: Record<string, string> = {
      accept: 'text/html',
      ...this.#always,
      origin: new URL(url).origin,
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(partial ? { 'hx-request': 'true' } : {}),
    };
    if (body !== undefined) {
      headers['content-type'] = 'application/x-www-form-urlencoded';
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    const method = body === undefined ? 'GET' : 'POST';
    return new Promise((resolve, reject) => {
      const req = http.request(
        url,
        { method, agent: this.#agent, headers, path: url.slice(new URL(url).origin.length) },
        (res) => {
          this.#read(res).then(resolve, reject);
        },
      );
      req.once('error', (error: NodeJS.ErrnoException) => {
        // The server let go of a kept connection just as we took it up: every browser asks again then.
        if (req.reusedSocket && error.code === 'ECONNRESET')
          this.ask(url, body, partial).then(resolve, reject);
        else reject(error);
      });
      req.end(body);
    });
  }

  async #read(res: http.IncomingMessage): Promise<Answer> {
    const parts: Buffer[] = [];
    for await (const part of res) parts.push(part as Buffer);
    for (const line of res.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/; Max-Age=0(;|$)/.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return {
      status: res.statusCode ?? 0,
      location: res.headers.location,
      body: Buffer.concat(parts).toString(),
    };
  }

  close(): void {
    this.#agent.destroy();
  }
}
