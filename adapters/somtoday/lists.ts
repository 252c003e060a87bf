import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import { readPages } from '../_kit/pages.ts';
import type { Somtoday } from './session.ts';

/** Rows of one kind, each still unread, with what Somtoday says we may see of them. */
export interface Lijst {
  /** Name in the answer, for the path of an issue. */
  readonly naam: string;
  readonly rows: readonly unknown[];
  /** Whether this field is given to us: then its absence says that it is empty. False when Somtoday does not tell. */
  readonly mag: (field: string) => boolean;
}

/** Everything of a vestiging that we read. */
export interface Rooster {
  readonly stamgroepen: Lijst;
  readonly lesgroepen: Lijst;
  readonly medewerkers: Lijst;
  readonly leerlingen: Lijst;
}

/** `amount`: at most 200. */
const AMOUNT = 200;

/**
 * `HUIDIG` also gives what is still to come this school year, so that a plaatsing that is followed by another is not
 * taken for a farewell. Not for medewerkers: there it would bring back who left earlier this year.
 */
const THIS_YEAR = { peilschooljaar: 'HUIDIG' } as const;

/** @throws AppError as `openSomtoday`; `source_unavailable` when a list moves while it is read; `source_invalid` */
export async function readRooster(somtoday: Somtoday): Promise<Rooster> {
  const stamgroepen = await readList(somtoday, 'stamgroep/', 'stamgroepen', THIS_YEAR);
  const lesgroepen = await readList(somtoday, 'lesgroep/', 'lesgroepen', THIS_YEAR);
  const medewerkers = await readList(somtoday, 'medewerker', 'medewerkers', {});
  const leerlingen = await readList(somtoday, 'leerling', 'leerlingen', THIS_YEAR);
  if (leerlingen.rows.length === 0) {
    // Taking it as true would end the whole school.
    throw invalid(
      'Er staat geen enkele leerling in het antwoord. Daarom is er niets veranderd.',
      'leerlingen',
    );
  }
  return { stamgroepen, lesgroepen, medewerkers, leerlingen };
}

export async function readList(
  somtoday: Somtoday,
  path: string,
  naam: string,
  query: Readonly<Record<string, string>>,
): Promise<Lijst> {
  let rights: Readonly<Record<string, unknown>> = {};
  const read = await readPages({
    size: AMOUNT,
    keyOf: uuidOf,
    read: async (offset, amount) => {
      const body = await somtoday.get(path, {
        ...query,
        offset: String(offset),
        amount: String(amount),
        veldpermissies: 'true',
      });
      const page = Page.safeParse(body).data;
      const rows = page?.[naam];
      if (!page || !Array.isArray(rows))
        throw invalid(`Het antwoord van Somtoday heeft geen lijst "${naam}".`, naam);
      rights = page.veldpermissies ?? rights;
      return { rows };
    },
  });
  return { naam, rows: once(read), mag: (field) => rights[field] === true };
}

const Page = z.looseObject({ veldpermissies: z.record(z.string(), z.unknown()).nullish() });
const Known = z.object({ uuid: z.string() });

function uuidOf(row: unknown): string | undefined {
  return Known.safeParse(row).data?.uuid;
}

/** A row that came twice, word for word, is one row; the same uuid with other words is for the mapping to judge. */
function once(rows: readonly unknown[]): readonly unknown[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function invalid(message: string, at: string): AppError {
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path: `$.${at}`, message }] });
}
