import { describe, expect, it } from 'vitest';
import { HTMX_CONFIG, hx } from './hx.ts';

describe('hx', () => {
  it('writes the attributes of htmx 4', () => {
    const ask = {
      post: '/tik',
      target: '#rij',
      swap: 'outerHTML',
      vals: { stand: 4 },
      pushUrl: true,
      status422: 'swap:outerHTML',
    };
    expect(hx(ask)).toEqual({
      'hx-post': '/tik',
      'hx-target': '#rij',
      'hx-swap': 'outerHTML',
      'hx-vals': '{"stand":4}',
      'hx-push-url': 'true',
      'hx-status:422': 'swap:outerHTML',
    });
    expect(hx(undefined)).toEqual({});
  });

  it.each([
    { trigger: 'click[ctrlKey]' },
    { post: 'js:alert(1)' },
    { include: ' JavaScript:x' },
    { get: 'javascript:alert(1)' },
  ])('refuses what would need eval: %o', (ask) => {
    expect(() => hx(ask)).toThrowError(expect.objectContaining({ code: 'internal' }));
  });
});

describe('htmx config', () => {
  it('injects no style and swaps nothing on an error', () => {
    const config: unknown = JSON.parse(HTMX_CONFIG);
    expect(config).toMatchObject({
      includeIndicatorCSS: false,
      noSwap: expect.arrayContaining(['4xx', '5xx', 204]),
    });
  });
});
