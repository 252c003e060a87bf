import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Tokens = ReadonlyMap<string, string>;
const read = (file: string) => readFileSync(new URL(`./styles/${file}`, import.meta.url), 'utf8');
const tokensOf = (css: string): Tokens =>
  new Map([...css.matchAll(/--k-([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
const block = (selector: string): string => {
  const css = read('themes.css');
  const at = css.indexOf(`${selector} {`);
  return css.slice(at, css.indexOf('}', at));
};
const light = tokensOf(read('tokens.css'));
const themed = (name: string) => tokensOf(block(`:root[data-theme="${name}"]`));
/** The bars of ink (header, toast) in a theme: their own few tokens on those of the theme. */
const bars = (name: string): Tokens =>
  new Map([...themed(name), ...tokensOf(block(`:root[data-theme="${name}"] :is(.k-header, .k-toast)`))]);

/** Relative luminance, WCAG 2.2 definition. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [a, b] = [tokens.get(one), tokens.get(other)];
  if (a === undefined || b === undefined) throw new Error(`no token ${a === undefined ? one : other}`);
  const [more, less] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (more + 0.05) / (less + 0.05);
}

const GROUNDS = ['water-1', 'water-2', 'surface', 'field', 'land-1', 'land-2'];
const TEXT: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
    ['sea', ground],
    ['sea-hover', ground],
  ]),
  ['ink', 'water-3'],
  ['sea-active', 'water-3'],
  ['sea', 'water-3'],
  ['on-sea', 'sea'],
  ['on-sea', 'sea-hover'],
  ['on-sea', 'sea-active'],
  ['on-sea', 'red'],
  ['course', 'course-tint'],
  ['green', 'green-tint'],
  ['amber', 'amber-tint'],
  ['red', 'red-tint'],
  ['red', 'surface'],
  ['red', 'land-1'],
  ['ink', 'green-tint'],
  ['ink', 'amber-tint'],
  ['ink', 'red-tint'],
  ['sea', 'green-tint'],
  ['sea', 'amber-tint'],
  ['sea', 'red-tint'],
];
const UI: [string, string][] = [
  ...['water-1', 'surface', 'land-1'].flatMap((ground): [string, string][] => [
    ['control', ground],
    ['water-4', ground],
    ['course', ground],
    ['sea', ground],
  ]),
  ['course', 'water-2'],
  ['course', 'land-2'],
  ['sea', 'water-3'],
];
/** On the bars of ink: the header and the toast. */
const BARS: [string, string][] = [
  ['surface', 'ink'],
  ['water-2', 'ink'],
  ['beacon', 'ink'],
  ['ink', 'beacon'],
];

const THEMES: [string, Tokens, Tokens][] = [
  ['default', light, light],
  ['dark', themed('dark'), bars('dark')],
  ['contrast', themed('contrast'), bars('contrast')],
];

describe.each(THEMES)('contrast of the tokens (R86), theme %s', (name, tokens, inBars) => {
  it.each(TEXT)('%s on %s carries text: at least 4.5 (WCAG 1.4.3)', (one, other) => {
    expect(contrast(tokens, one, other)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(BARS)('%s on %s in a bar of ink carries text: at least 4.5', (one, other) => {
    expect(contrast(inBars, one, other)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(UI)('%s on %s shows a control or a drawing: at least 3 (WCAG 1.4.11)', (one, other) => {
    expect(contrast(tokens, one, other)).toBeGreaterThanOrEqual(3);
  });

  // The focus of the light one is two rings, one of which shows on every ground.
  if (name !== 'default')
    it('has every colour, and shows the focus on every ground', () => {
      expect([...tokens.keys()].sort()).toEqual([...light.keys()].sort());
      for (const ground of GROUNDS) expect(contrast(tokens, 'beacon', ground)).toBeGreaterThanOrEqual(3);
    });
});

describe('the measure', () => {
  it('is that of WCAG', () => {
    expect(
      contrast(
        new Map([
          ['black', '#000000'],
          ['white', '#ffffff'],
        ]),
        'black',
        'white',
      ),
    ).toBeCloseTo(21, 5);
  });
});
