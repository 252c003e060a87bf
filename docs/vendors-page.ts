import { loadAdapters } from '../adapters/registry.ts';
import type { SourceAdapter } from '../gateway/sync/source-adapter.ts';

const BEGIN = '<!-- vendors: written by `npm run docs` -->';
const END = '<!-- /vendors -->';

const OVER: Readonly<Record<SourceAdapter['transport'], string>> = {
  soap: 'SOAP',
  rest: 'REST',
  file: 'a file',
};

function row({ id, title, transport, answers, offers, witness }: SourceAdapter): string {
  const sure =
    witness.kind === 'none' ? `**not verified**: ${witness.what}` : `${witness.kind}: ${witness.what}`;
  const cells = [
    `[${title}](../../adapters/${id}/README.md)`,
    OVER[transport],
    answers,
    offers.join(', '),
    sure,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The page for vendors with the table of who is connected, as the adapters themselves say it. */
export async function withVendors(page: string): Promise<string> {
  const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
  if (before === undefined || after === undefined)
    throw new Error('docs/vendors/README.md has no place for the table');
  const rows = [...(await loadAdapters()).values()].map(row);
  const head = ['| vendor | over | answers | offers | simulator held against |', '|---|---|---|---|---|'];
  return `${before}${BEGIN}\n${[...head, ...rows].join('\n')}\n${END}${after}`;
}
