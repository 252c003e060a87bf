import { describe, expect, it } from 'vitest';
import { renderPage } from '../render.ts';
import { fakeAssets } from '../test-kit/fake-assets.ts';
import { tagsNamed, tagsOf } from '../test-kit/tags.ts';
import { HTMX_CONFIG } from './hx.ts';
import { ICON_NAMES, Icon } from './icon.tsx';
import { Layout } from './layout.tsx';
import { initialen } from './leerling-chip.tsx';

const html = renderPage(
  <Layout
    title="De Schelpen"
    assets={fakeAssets}
    viewer={{ naam: 'Marjan Schelpenpad', rol: 'leerkracht', school: 'De Kompasroos' }}
    nav={[
      { href: '/vandaag', label: 'Vandaag', current: true },
      { href: '/groepen', label: 'Groepen' },
    ]}
    clients={['screens/groep.js']}
  >
    <h1>De Schelpen</h1>
  </Layout>,
);

describe('Layout', () => {
  it('is a Dutch document with a title, a main landmark and a skip link to it', () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="nl">/);
    expect(html).toContain('<title>De Schelpen · Koers</title>');
    const skip = tagsNamed(html, 'a')[0]?.attributes.get('href');
    expect(tagsNamed(html, 'main')[0]?.attributes.get('id')).toBe(skip?.slice(1));
  });

  it('says who I am and where I am', () => {
    expect(html).toContain('leerkracht · De Kompasroos');
    const current = tagsOf(html).filter((tag) => tag.attributes.get('aria-current') === 'page');
    expect(current.map((tag) => tag.attributes.get('href'))).toEqual(['/vandaag']);
  });

  it('has a polite live region and a place for messages', () => {
    const status = tagsOf(html).find((tag) => tag.attributes.get('id') === 'status');
    expect(status?.attributes.get('aria-live')).toBe('polite');
    expect(html).toContain('id="meldingen"');
  });

  it('hands htmx its config before htmx loads, and the client of the screen after', () => {
    const meta = tagsNamed(html, 'meta').find((tag) => tag.attributes.get('name') === 'htmx-config');
    expect(meta?.attributes.get('content')).toBe(HTMX_CONFIG);
    expect(tagsNamed(html, 'script').map((tag) => tag.attributes.get('src'))).toEqual([
      '/assets/htmx.js',
      '/assets/koers.js',
      '/assets/screens/groep.js',
    ]);
  });
});

describe('Icon', () => {
  it.each(ICON_NAMES)('%s exists, is hidden from screen readers and has no square around it', (name) => {
    const icon = renderPage(<Icon name={name} />);
    expect(icon).toContain('aria-hidden="true"');
    expect(icon).toMatch(/<path d="[^"]+"/);
    expect(icon).not.toContain('M0 0h24v24H0z');
  });
});

describe('initialen', () => {
  it.each([
    ['Pip Regenlaars', 'PR'],
    ['Jan van der Berg', 'JB'],
    ['Zoë', 'Z'],
    ['', ''],
  ])('%s becomes %s', (naam, verwacht) => {
    expect(initialen(naam)).toBe(verwacht);
  });
});
