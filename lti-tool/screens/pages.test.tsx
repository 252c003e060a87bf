import { describe, expect, it } from 'vitest';
import { renderPage } from '../ui/render.ts';
import { fakeAssets } from '../ui/test-kit/fake-assets.ts';
import { tagsNamed, tagsOf } from '../ui/test-kit/tags.ts';
import { samplePages } from './testing/samples/pages.tsx';

const pages = Object.entries(samplePages(fakeAssets)).map(
  ([name, vnode]) => [name, renderPage(vnode)] as const,
);

/** Levels of the headings in the order of the page. */
const headings = (html: string) => [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));

/** Buttons and links with nothing to call them by. */
function nameless(html: string): string[] {
  return [...html.matchAll(/<(button|a)\b([^>]*)>([\s\S]*?)<\/\1>/g)]
    .filter(([, , attributes, inner]) => {
      const words = (inner ?? '').replace(/<[^>]*>/g, '').trim();
      return words === '' && !/ aria-label(ledby)?="[^"]+"/.test(attributes ?? '');
    })
    .map(([tag]) => tag);
}

describe('the sample pages', () => {
  it('are all the screens, each with a page of its own', () => {
    expect(pages.length).toBeGreaterThanOrEqual(20);
  });
});

describe.each(pages)('page %s', (_name, html) => {
  it('needs no inline style, no inline script and no eval (design §4)', () => {
    const attributes = tagsOf(html).flatMap((tag) => [...tag.attributes]);
    expect(attributes.filter(([name]) => /^(style|on|hx-on|data-hx-on)/i.test(name))).toEqual([]);
    expect(attributes.filter(([, value]) => /^\s*(javascript|js):/i.test(value))).toEqual([]);
    expect(attributes.filter(([name, value]) => name === 'hx-trigger' && value.includes('['))).toEqual([]);
    expect(tagsNamed(html, 'style')).toEqual([]);
    for (const [, attrs, content] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(attrs).toMatch(/ src="\/assets\//);
      expect(content).toBe('');
    }
  });

  it('has one h1 and skips no level of heading', () => {
    const levels = headings(html);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    const jumps = levels.filter((level, i) => i > 0 && level > (levels[i - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });

  it('gives every button and link a name, every id once, and points at nothing that is not there', () => {
    const tags = tagsOf(html);
    const ids = tags.flatMap((tag) => tag.attributes.get('id') ?? []);
    const refs = tags.flatMap((tag) =>
      ['aria-labelledby', 'aria-describedby', 'for'].flatMap(
        (name) => tag.attributes.get(name)?.split(' ') ?? [],
      ),
    );
    expect(nameless(html)).toEqual([]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(refs.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('says in its title what and whose it is, and takes no focus by itself (lti.md §5)', () => {
    expect(html).toMatch(/<title>[^<]{3,} · Koers<\/title>/);
    expect(html).not.toMatch(/\sautofocus/i);
  });
});
