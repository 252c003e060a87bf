import type { Random } from '../random.ts';

type TextMutation = (text: string, random: Random) => string;

/** Values that a reader must have an answer to. */
const NASTY = [
  '',
  ' ',
  '0',
  '-1',
  '00123',
  '99999999999999999999999999',
  '1e400',
  'NaN',
  'null',
  'true',
  '[]',
  '{}',
  '2026-02-31',
  '9999-99-99',
  '0001-01-01',
  '#dummy',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '﻿',
  '&amp;',
  '&#0;',
  '&onbekend;',
  '<![CDATA[x]]>',
  '<!-- -->',
  '"',
  "'",
  ';',
  '\r\n',
  '=1+1',
  '../../etc/passwd',
  'x'.repeat(5000),
  'é𝒳'.repeat(50),
  '['.repeat(3000),
  '<a>'.repeat(3000),
];

/** What stands between two tags, between quotes, after a colon or between two separators: where values live. */
const VALUE = />([^<>]{1,80})<|"([^"\\\r\n]{0,80})"|(?<=[:,;\t])\s*(-?\d[\w.-]*|true|false|null)/g;

function someMatch(text: string, pattern: RegExp, random: Random): RegExpExecArray | undefined {
  const all = [...text.matchAll(pattern)];
  return all.length === 0 ? undefined : random.pick(all);
}

function replaced(text: string, match: RegExpExecArray | undefined, by: string): string {
  if (!match) return text;
  return text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
}

/** The value of a match exchanged, with what stands around it kept. */
function withValue(match: RegExpExecArray | undefined, value: string): string {
  if (!match) return value;
  if (match[1] !== undefined) return `>${value}<`;
  return match[2] === undefined ? value : `"${value}"`;
}

/** A whole element, a whole object, or a whole line. */
const ITEM =
  /<((?:\w+:)?\w+)(?:\s[^<>]*)?>(?:(?!<\1[\s>])[\s\S]){0,2000}?<\/\1>|\{[^{}]{1,1500}\}|^[^<{\r\n]+\r?\n/gm;
const TAG = /<\/?(?:\w+:)?(\w+)/g;
const ATTRIBUTE = /\s[\w:]+="[^"]*"/g;
const NAME = /"(\w+)"\s*:/g;

export const textMutations: Readonly<Record<string, TextMutation>> = {
  'nasty value': (text, random) => {
    const match = someMatch(text, VALUE, random);
    return replaced(text, match, withValue(match, random.pick(NASTY)));
  },
  'swap two values': (text, random) => {
    const [a, b] = [someMatch(text, VALUE, random), someMatch(text, VALUE, random)];
    if (!a || !b || a.index === b.index) return text;
    const [first, second] = a.index < b.index ? [a, b] : [b, a];
    const later = replaced(text, second, first[0]);
    return replaced(later, first, second[0]);
  },
  'an item gone': (text, random) => replaced(text, someMatch(text, ITEM, random), ''),
  'an item twice': (text, random) => {
    const match = someMatch(text, ITEM, random);
    const between = match?.[0].startsWith('{') ? ',' : '';
    return replaced(text, match, match ? match[0] + between + match[0] : '');
  },
  'an item inside another': (text, random) => {
    const [a, b] = [someMatch(text, ITEM, random), someMatch(text, VALUE, random)];
    return replaced(text, b, withValue(b, a?.[0] ?? ''));
  },
  'another type': (text, random) => {
    const match = someMatch(text, VALUE, random);
    return replaced(text, match, random.pick(['null', '[]', '{}', '7', '"x"', '[[]]', '{"a":1}', '<b/>']));
  },
  'another name': (text, random) => {
    const match = someMatch(text, random.chance(0.5) ? TAG : NAME, random);
    return replaced(text, match, match ? match[0].replace(match[1] ?? '', 'Anders') : '');
  },
  'an attribute gone': (text, random) => replaced(text, someMatch(text, ATTRIBUTE, random), ''),
  'nested deep': (text, random) => {
    const match = someMatch(text, VALUE, random);
    const deep = random.chance(0.5)
      ? ['['.repeat(500), ']'.repeat(500)]
      : ['<z>'.repeat(500), '</z>'.repeat(500)];
    return replaced(text, match, deep[0] + (match?.[0] ?? '') + deep[1]);
  },
  'other line ends': (text) => text.replaceAll('\n', '\r\n'),
  'more around it': (text, random) => random.pick(['﻿', ' ', '\n\n', 'x', '<?xml version="1.0"?>']) + text,
};
