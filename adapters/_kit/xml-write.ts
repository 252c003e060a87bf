import { AppError } from '../../gateway/errors.ts';
import { illegalCharacter } from './xml-characters.ts';

/** An element to write. `name` may carry a prefix; the root declares it with `xmlns:…` attributes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;

/**
 * @example
 * ```ts
 * element('groep', { key: 'G1' }, element('naam', {}, 'De Vlieger'))
 * ```
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (XmlElement | string)[]
): XmlElement {
  return { name, attributes, children };
}

/**
 * Writes a UTF-8 document. Everything is escaped; there is no way to put raw markup in.
 * @throws AppError `bad_request` when a text holds a character that XML 1.0 §2.2 forbids.
 */
export function writeXml(root: XmlElement): string {
  const parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  write(root, parts);
  return parts.join('');
}

function write(node: XmlElement, parts: string[]): void {
  parts.push('<', checkedName(node.name));
  for (const [name, value] of Object.entries(node.attributes)) {
    parts.push(' ', checkedName(name), '="', escaped(value, node.name, ATTRIBUTE), '"');
  }
  if (node.children.length === 0) {
    parts.push('/>');
    return;
  }
  parts.push('>');
  for (const child of node.children) {
    if (typeof child === 'string') parts.push(escaped(child, node.name, TEXT));
    else write(child, parts);
  }
  parts.push('</', node.name, '>');
}

// A parser turns raw line ends and tabs into something else (XML 1.0 §2.11, §3.3.3), so they go as references.
const TEXT = /[&<>\r]/g;
const ATTRIBUTE = /[&<>"'\r\n\t]/g;
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function escaped(value: string, where: string, pattern: RegExp): string {
  const illegal = illegalCharacter(value);
  if (illegal) {
    throw new AppError(
      'bad_request',
      `In "${where}" staat een teken (${illegal}) dat niet in een bericht mag. Haal het weg.`,
    );
  }
  return value.replace(pattern, (character) => REFERENCES[character] ?? '');
}

function checkedName(name: string): string {
  if (!NAME.test(name))
    throw new AppError('internal', 'Er ging iets mis.', { detail: `not an XML name: ${name}` });
  return name;
}
