import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGE = path.join(import.meta.dirname, '../../docs/security/asvs.md');
const text = readFileSync(PAGE, 'utf8');

/** Per section of ASVS 5.0.0 the last number of level 1 and 2; level 3 comes after it. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
  ...{ '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2 },
  ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3, '9.2': 4 },
  ...{ '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
};

const wanted = Object.entries(SECTIONS).flatMap(([section, last]) =>
  Array.from({ length: last }, (_, n) => `${section}.${n + 1}`),
);

interface Row {
  readonly numbers: readonly string[];
  readonly verdict: string;
}

function rowOf(line: string): Row[] {
  const [, first = '', to, verdict = ''] =
    /^\| (\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))? \| [^|]+ \| (.+) \|$/.exec(line) ?? [];
  if (!first) return [];
  const section = first.replace(/\.\d+$/, '');
  const [from, until] = [first, to ?? first].map((n) => Number(n.split('.')[2])) as [number, number];
  return [{ numbers: Array.from({ length: until - from + 1 }, (_, n) => `${section}.${from + n}`), verdict }];
}

const rows = text.split('\n').flatMap(rowOf);
const links = new Map([...text.matchAll(/^\[([\w-]+)\]: (.+)$/gm)].map((m) => [m[1] ?? '', m[2] ?? '']));
const used = (verdict: string) => [...verdict.matchAll(/\[([\w-]+)\](?!\()/g)].map((m) => m[1] ?? '');

describe('the ASVS self-check', () => {
  it('has every requirement of level 1 and 2 once', () => {
    const given = rows.flatMap((row) => row.numbers);
    expect(wanted.length).toBe(253); // 70 of level 1 and 183 of level 2
    expect([...given].sort()).toEqual([...wanted].sort());
  });

  it('names only tests that exist', () => {
    const gone = [...links].filter(([, file]) => !existsSync(path.join(path.dirname(PAGE), file)));
    expect(gone).toEqual([]);
    expect([...links.values()].filter((file) => !/\.test\.tsx?$/.test(file))).toEqual([]);
    expect(rows.flatMap((row) => used(row.verdict)).filter((name) => !links.has(name))).toEqual([]);
  });

  it('calls nothing ok without a test, and leaves nothing without a verdict', () => {
    const ok = rows.filter((row) => row.verdict.includes('**ok**') && used(row.verdict).length === 0);
    expect(ok).toEqual([]);
    const none = rows.filter((row) => !/^(\*\*(ok|open)\*\*|n\/a: |design: |operator: )/.test(row.verdict));
    expect(none).toEqual([]);
  });

  it('links to pages that exist', () => {
    const pages = [...text.matchAll(/\]\(([^)h][^)]*)\)/g)].map((m) => m[1] ?? '');
    expect(pages.filter((page) => !existsSync(path.join(path.dirname(PAGE), page)))).toEqual([]);
  });
});
