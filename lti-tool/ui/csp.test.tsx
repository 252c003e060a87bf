import { describe, expect, it } from 'vitest';
import { ErrorPage } from './components/error-page.tsx';
import { StartPage } from './components/start-page.tsx';
import { renderOntwerp } from './ontwerp.tsx';
import { renderPage } from './render.ts';
import { fakeAssets } from './test-kit/fake-assets.ts';
import { tagsNamed, tagsOf } from './test-kit/tags.ts';

// The design page shows every component in every state, so what holds there holds for the components.
const pages = {
  ontwerp: renderOntwerp(fakeAssets),
  fout: renderPage(<ErrorPage assets={fakeAssets} code="not_found" reference="7F3K" />),
  start: renderPage(<StartPage assets={fakeAssets} title="Welkom" />),
};

describe.each(Object.entries(pages))('page %s under our Content-Security-Policy', (_name, html) => {
  it('has no inline style and no <style>', () => {
    expect(tagsOf(html).filter((tag) => tag.attributes.has('style'))).toEqual([]);
    expect(tagsNamed(html, 'style')).toEqual([]);
  });

  it('has no inline script: every <script> has a src of our own and no content', () => {
    const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, content] of scripts) {
      expect(attributes).toMatch(/ src="\/assets\//);
      expect(content).toBe('');
    }
  });

  it('has no on… attribute, no hx-on, no js: and no trigger filter', () => {
    const attributes = tagsOf(html).flatMap((tag) => [...tag.attributes]);
    expect(attributes.length).toBeGreaterThan(20);
    expect(attributes.filter(([name]) => /^(on|hx-on|data-hx-on)/i.test(name))).toEqual([]);
    expect(attributes.filter(([, value]) => /^\s*(javascript|js):/i.test(value))).toEqual([]);
    expect(attributes.filter(([name, value]) => name === 'hx-trigger' && value.includes('['))).toEqual([]);
  });

  it('loads nothing from elsewhere', () => {
    const links = tagsOf(html).flatMap((tag) => [tag.attributes.get('src'), tag.attributes.get('href')]);
    expect(links.filter((link) => link !== undefined && /^([a-z]+:)?\/\//i.test(link))).toEqual([]);
  });

  it('has no autofocus, which would scroll the ELO, and no id twice', () => {
    const ids = tagsOf(html).flatMap((tag) => tag.attributes.get('id') ?? []);
    expect(html).not.toMatch(/\sautofocus/i);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('points every aria reference and page link at an element that exists', () => {
    const tags = tagsOf(html);
    const ids = new Set(tags.map((tag) => tag.attributes.get('id')));
    const refs = tags.flatMap((tag) =>
      ['aria-labelledby', 'aria-describedby', 'for'].flatMap(
        (name) => tag.attributes.get(name)?.split(' ') ?? [],
      ),
    );
    expect(refs.filter((id) => !ids.has(id))).toEqual([]);
  });
});
