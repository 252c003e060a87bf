/** A browser as far as a launch needs one: it keeps cookies, does not follow redirects, and says that it wants pages. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** The Set-Cookie lines as they came, newest answer only. */
  setCookies: readonly string[] = [];

  async request(url: string | URL, form?: Readonly<Record<string, string>>, headers: HeadersInit = {}) {
    const res = await fetch(url, {
      method: form ? 'POST' : 'GET',
      ...(form ? { body: new URLSearchParams(form) } : {}),
      redirect: 'manual',
      headers: {
        Accept: 'text/html',
        Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
    });
    this.setCookies = res.headers.getSetCookie();
    for (const line of this.setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/; Max-Age=0(;|$)/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return res;
  }
}
