import type { Db } from '../../platform/db/pool.ts';
import { naamVan } from '../../school/rules.ts';
import { type KantRow, kanten, keptApart, merges, openCandidates } from './store.ts';

/** One of the two, with his name as people read it. */
export interface Kant extends KantRow {
  readonly naam: string;
}

/** Two who may be one, were found to be two, or were made one. */
export interface Paar {
  /** Of the candidate, or of the merge. */
  readonly id: string;
  readonly reden: 'naam_en_geboortedatum' | 'email' | null;
  /** First the one who keeps his place. */
  readonly kanten: readonly [Kant, Kant];
  readonly bleven: number;
}

export interface Personen {
  readonly open: readonly Paar[];
  readonly twee: readonly Paar[];
  readonly samen: readonly Paar[];
}

const SHOWN = 30;

/** What *personen* shows: who look alike, who are two by decision, who were made one (R72). */
export async function listPersonen(
  { db }: { readonly db: Pick<Db, 'tenant'> },
  school: string,
): Promise<Personen> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const open = await openCandidates(tx, school, SHOWN);
    const twee = await keptApart(tx, school, SHOWN);
    const samen = await merges(tx, school, SHOWN);
    const ids = [...open, ...twee].flatMap((c) => [c.a, c.b]).concat(samen.flatMap((m) => [m.kept, m.gone]));
    const wie = await kanten(tx, school, ids);
    const paar = (
      id: string,
      reden: Paar['reden'],
      two: readonly [string, string],
      bleven: number,
    ): Paar[] => {
      const [one, other] = [wie.get(two[0]), wie.get(two[1])];
      return one && other ? [{ id, reden, kanten: [metNaam(one), metNaam(other)], bleven }] : [];
    };
    const kandidaat = (c: (typeof open)[number]) =>
      paar(c.id, c.reden, [c.a, c.b], 0).map((p) => ({ ...p, kanten: keepsFirst(p.kanten) }));
    return {
      open: open.flatMap(kandidaat),
      twee: twee.flatMap(kandidaat),
      samen: samen.flatMap((m) => paar(m.id, null, [m.kept, m.gone], m.bleven)),
    };
  });
}

const metNaam = (kant: KantRow): Kant => ({ ...kant, naam: naamVan(kant).voluit });

/** Who has most in Koers keeps his place; then who is at school; then who came first. */
export function keepsFirst<K extends KantRow>([a, b]: readonly [K, K]): readonly [K, K] {
  const order =
    b.handelingen - a.handelingen ||
    Number(a.ended) - Number(b.ended) ||
    a.sinds.getTime() - b.sinds.getTime();
  return order <= 0 ? [a, b] : [b, a];
}
