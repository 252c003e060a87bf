import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--k-([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
);

/** Relative luminance, WCAG 2.2 definition. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [a, b] = [tokens.get(one), tokens.get(other)];
  if (a === undefined || b === undefined) throw new Error(`no token ${a === undefined ? one : other}`);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['water-1', 'water-2', 'surface', 'land-1', 'land-2'];
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
  ['surface', 'ink'],
  ['water-2', 'ink'],
  ['beacon', 'ink'],
  ['ink', 'beacon'],
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
  ['beacon', 'ink'],
  ['sea', 'water-3'],
];

describe('contrast of the tokens (R86)', () => {
  it.each(TEXT)('%s on %s carries text: at least 4.5 (WCAG 1.4.3)', (one, other) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(UI)('%s on %s shows a control or a drawing: at least 3 (WCAG 1.4.11)', (one, other) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(3);
  });

  it('measures as WCAG does', () => {
    tokens.set('black', '#000000').set('white', '#ffffff');
    expect(contrast('black', 'white')).toBeCloseTo(21, 5);
  });
});
