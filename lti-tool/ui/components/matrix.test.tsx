import { describe, expect, it } from 'vitest';
import { renderFragment } from '../render.ts';
import { tagsOf } from '../test-kit/tags.ts';
import { Matrix, type MatrixRow, MatrixRowView } from './matrix.tsx';

const columns = [
  { key: 'a', code: 'RW-E-2a', text: 'herkent munten', all: { post: '/kolom/a' } },
  { key: 'b', code: 'RW-E-2b', text: 'betaalt gepast' },
];
const row: MatrixRow = {
  key: 'pip',
  leerling: 'Pip Regenlaars',
  cells: [{ id: 't-a', done: true, stand: 4 }, null],
};

describe('Matrix (R33)', () => {
  const html = renderFragment(<Matrix id="m" caption="Doelen" columns={columns} rows={[row]} />);

  it('names each cell by its row and its column, which are on the page', () => {
    const cell = tagsOf(html).find((tag) => tag.attributes.get('id') === 't-a');
    const refs = cell?.attributes.get('aria-labelledby')?.split(' ') ?? [];
    expect(refs).toHaveLength(3);
    for (const id of refs) expect(html).toContain(` id="${id}"`);
  });

  it('says in words that a doel is not for this leerling', () => {
    expect(html).toContain('niet voor deze leerling');
  });

  it('keeps "hele kolom" out of the headings, and gives it a name of its own', () => {
    expect(html).toContain('aria-label="Hele kolom RW-E-2a herkent munten, in één keer"');
    expect(html.match(/Hele kolom RW-E-2b/)).toBeNull();
    const heading = html.match(/<th scope="col">(?:(?!<\/th>).)*RW-E-2a.*?<\/th>/)?.[0] ?? '';
    expect(heading).toContain('herkent munten');
    expect(heading).not.toContain('<button');
  });

  it('shows every doel in full, not only in a clamped heading', () => {
    expect(html).toMatch(/<dt[^>]*>RW-E-2b<\/dt><dd>betaalt gepast<\/dd>/);
  });

  it('can answer with one row that replaces itself', () => {
    const alone = renderFragment(<MatrixRowView id="m" columns={columns} row={row} />);
    expect(alone).toMatch(/^<tr id="m-r-pip">/);
    expect(html).toContain(alone);
  });
});
