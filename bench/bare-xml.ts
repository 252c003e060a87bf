import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Validates and parses an answer at one go, with nothing made of it: what no reader of XML can do without. */
export function validateAndParse(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (XMLValidator.validate(text) !== true) throw new Error('the answer is no XML');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
  });
  return parser.parse(text);
}
