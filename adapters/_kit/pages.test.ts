import { expect, it } from 'vitest';
import { type PagedList, readPages } from './pages.ts';

interface Row {
  readonly id: string;
}
const school = (count: number): Row[] => Array.from({ length: count }, (_, i) => ({ id: `r${i}` }));

/** A source that holds these rows; `spoil` may change them, or what is answered, before the nth answer (from 0). */
function source(
  rows: Row[],
  spoil: (call: number, rows: Row[], offset: number) => readonly Row[] | undefined = () => undefined,
) {
  const asked: number[] = [];
  const list: PagedList<Row> = {
    size: 10,
    keyOf: (row) => row.id,
    read: async (offset, size) => {
      asked.push(offset);
      const instead = spoil(asked.length - 1, rows, offset);
      return { rows: instead ?? rows.slice(offset, offset + size) };
    },
  };
  return { list, asked };
}

it.each([0, 1, 9, 10, 11, 19, 20, 28, 57])('reads all of a list of %i, each row once', async (count) => {
  expect(await readPages(source(school(count)).list)).toEqual(school(count));
});

it('does not take a page that is not full for the end', async () => {
  const { list } = source(school(25), (_, rows, offset) => rows.slice(offset, offset + 4));

  expect(await readPages(list)).toEqual(school(25));
});

it.each([
  ['a row goes away before the place where we are', (rows: Row[]) => rows.splice(3, 1)],
  ['a row comes before the place where we are', (rows: Row[]) => rows.unshift({ id: 'new' })],
  ['the last row that we read goes away', (rows: Row[]) => rows.splice(9, 1)],
])('reads again when %s, and loses and doubles nothing', async (_, move) => {
  const rows = school(35);
  const { list, asked } = source(rows, (call) => {
    if (call === 1) move(rows);
    return undefined;
  });

  expect(await readPages(list)).toEqual(rows);
  expect(asked.filter((offset) => offset === 0)).toHaveLength(2);
});

it('reads again when a page comes twice', async () => {
  const { list } = source(school(35), (call, rows) => (call === 2 ? rows.slice(0, 10) : undefined));

  expect(await readPages(list)).toEqual(school(35));
});

it.each([
  ['moves at every page', (call: number, rows: Row[]) => void rows.unshift({ id: `new${call}` })],
  ['sends its first page for ever', (_: number, rows: Row[]) => rows.slice(0, 10)],
])('rather leaves a source alone that %s than take half of it', async (_, spoil) => {
  const { list } = source(school(35), (call, rows) => spoil(call, rows) ?? undefined);

  await expect(readPages(list)).rejects.toMatchObject({
    code: 'source_unavailable',
    opts: { retry: 'later' },
  });
});

it('believes a source that tells how many there are', async () => {
  const { list } = source(school(25));
  const counted = (total: number) =>
    readPages({ ...list, read: async (offset, size) => ({ ...(await list.read(offset, size)), total }) });

  expect(await counted(25)).toHaveLength(25);
  await expect(counted(26)).rejects.toMatchObject({ code: 'source_unavailable' });
});

it('knows a row without a key by what is in it', async () => {
  const rows = school(25).map(({ id }) => ({ id, naam: id }));
  const list = { ...source(rows).list, keyOf: () => undefined };

  expect(await readPages(list)).toEqual(rows);
});
