import { sql } from 'kysely';
import { insertColumns } from '../../platform/db/insert-columns.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { vastId } from '../formaten/vast-id.ts';
import type { BronSet, Kerndoeluitgave } from './bron.ts';

/** Imports of kerndoelen happen one after another, so that the same edition sent twice at once comes in once. */
export async function eenVoorEen(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('koers.kerndoel_uitgave'))`.execute(tx);
}

/** The newest edition of a source, and whether this one is here already; one statement. */
export async function stand(
  tx: Tx,
  ask: { id: string; bron: string },
): Promise<{ al: boolean; nieuwste: string | null }> {
  const { rows } = await sql<{ al: boolean; nieuwste: string | null }>`
    SELECT EXISTS (SELECT FROM koers.kerndoel_uitgave WHERE id = ${ask.id}) AS al,
      (SELECT id FROM koers.kerndoel_uitgave WHERE bron = ${ask.bron} ORDER BY imported_at DESC, id LIMIT 1) AS nieuwste`.execute(
    tx,
  );
  return rows[0] ?? { al: false, nieuwste: null };
}

/** The id of a list: the same list in another edition is another row. */
export const setId = (uitgave: string, set: Pick<BronSet, 'sleutel'>): string =>
  vastId('kerndoelset', uitgave, set.sleutel);

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

/** Stores one edition as a whole: one statement per table and 5,000 rows. */
export async function bewaarUitgave(
  tx: Tx,
  u: Kerndoeluitgave,
  als: { id: string; vervangt: string | null },
): Promise<void> {
  const { id, vervangt } = als;
  const { bron, naam, uitgave, uitgever, licentie } = u;
  const rij = { id, bron, naam, uitgave, uitgever, licentie, vervangt };
  await tx
    .insertInto('koers.kerndoel_uitgave')
    .values({ ...rij, tellingen: json(u.tellingen), meldingen: json(u.regels) })
    .execute();
  await insertColumns(
    tx,
    'koers.kerndoel',
    {
      uitgave_id: ['uuid', () => id],
      id: ['uuid', (k) => k.id],
      soort: ['text', (k) => k.soort],
      prefix: ['text', (k) => k.prefix],
      kort: ['text', (k) => k.kort],
      tekst: ['text', (k) => k.tekst],
      vervallen: ['boolean', (k) => k.vervallen],
      plek: ['int', (k) => k.plek],
      rest: ['jsonb', (k) => k.rest],
    },
    u.items,
  );
  await insertColumns(
    tx,
    'koers.kerndoel_relatie',
    {
      uitgave_id: ['uuid', () => id],
      van: ['uuid', (r) => r.van],
      soort: ['text', (r) => r.soort],
      plek: ['int', (r) => r.plek],
      naar: ['uuid', (r) => r.naar],
    },
    u.relaties,
  );
  await bewaarSets(tx, id, u.sets);
}

async function bewaarSets(tx: Tx, uitgave: string, sets: readonly BronSet[]): Promise<void> {
  if (sets.length === 0) return;
  await tx
    .insertInto('koers.kerndoelset')
    .values(
      sets.map((set, plek) => ({
        id: setId(uitgave, set),
        uitgave_id: uitgave,
        naam: set.naam,
        niveaus: [...set.niveaus],
        plek,
        aantal: set.leden.filter((lid) => lid.item === lid.onder).length,
      })),
    )
    .execute();
  await insertColumns(
    tx,
    'koers.kerndoelset_lid',
    {
      set_id: ['uuid', (l) => setId(uitgave, l.set)],
      uitgave_id: ['uuid', () => uitgave],
      kerndoel_id: ['uuid', (l) => l.item],
      onder: ['uuid', (l) => l.onder],
      hoofdstuk: ['text', (l) => l.hoofdstuk.join(' › ')],
      plek: ['int', (l) => l.plek],
    },
    sets.flatMap((set) => set.leden.map((lid) => ({ ...lid, set }))),
  );
}
