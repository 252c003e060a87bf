import { z } from 'zod';
import { requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { PakketFout } from '../rules.ts';
import { aanvullen } from './aanvullen.ts';
import type { Boom } from './boom.ts';
import { controle, verschil } from './controle.ts';
import { insertHandeling } from './handeling-store.ts';
import { basisVan, geldende, geldendeWijzigingen } from './handelingen-rules.ts';
import { legLaag } from './leg-laag.ts';
import { rangenVan } from './rules.ts';
import { leesStand } from './stand.ts';
import { zetBasis } from './store.ts';
import { Wijziging } from './wijziging.ts';

/** As many as one act can hold: a spreadsheet of a whole package. */
const MEEST = 5_000;
const Wijzigingen = z.array(Wijziging).min(1).max(MEEST);

export interface Opdracht {
  /** Made with the form, so that sending it twice counts once. */
  readonly act: string;
  readonly wijzigingen: readonly Wijziging[];
  /** What the person saw of the fields he rewords; when it is otherwise by now, nothing is changed and he is told. */
  readonly gezien?: Readonly<Record<string, unknown>>;
}

/** A field that a colleague reworded while this person was typing. */
export interface Intussen {
  readonly veld: string;
  readonly nu: unknown;
  readonly eigen: unknown;
}

export type Gewijzigd =
  | { readonly kind: 'gewijzigd' }
  | { readonly kind: 'intussen'; readonly velden: readonly Intussen[] }
  | { readonly kind: 'fouten'; readonly fouten: readonly PakketFout[] };

/**
 * Adds changes to an own inrichting, as one act (R8). What does not hold together is refused whole.
 * @throws AppError `not_found`, `not_allowed`, `bad_request`; `conflict` when this act was sent for something else
 */
export async function wijzig(tx: Tx, who: KnownActor, id: string, opdracht: Opdracht): Promise<Gewijzigd> {
  requireInSchool(who, 'pakket_beheren');
  const gevraagd = Wijzigingen.safeParse(opdracht.wijzigingen);
  if (!gevraagd.success)
    throw new AppError('bad_request', 'Deze wijziging klopt niet. Kijk de velden na.', {
      status: 400,
      issues: gevraagd.error.issues.map((i) => ({ path: i.path.join('/'), message: i.message })),
    });
  const stand = await leesStand(tx, id, true);
  if (stand.handelingen.some((h) => h.id === opdracht.act)) return { kind: 'gewijzigd' };
  const { boom } = legLaag(stand.basis, stand.wijzigingen);
  const intussen = anders(boom, gevraagd.data, opdracht.gezien ?? {});
  if (intussen.length > 0) return { kind: 'intussen', velden: intussen };
  const rangen = rangenVan(stand.basis, boom);
  const wijzigingen = gevraagd.data.map((w) => aanvullen(boom, w, rangen));
  const fouten = controle(stand, wijzigingen);
  if (fouten.length > 0) return { kind: 'fouten', fouten };
  await insertHandeling(tx, {
    id: opdracht.act,
    inrichting: id,
    school: who.school,
    persoon: who.person,
    wijzigingen,
  });
  return { kind: 'gewijzigd' };
}

function anders(
  boom: Boom,
  wijzigingen: readonly Wijziging[],
  gezien: Readonly<Record<string, unknown>>,
): Intussen[] {
  return wijzigingen.flatMap((w) => {
    if (w.wat !== 'herformuleren') return [];
    const nu = (boom.knopen.get(w.entiteit)?.velden ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(w.velden)
      .filter(
        ([veld, eigen]) => veld in gezien && !gelijk(nu[veld], gezien[veld]) && !gelijk(nu[veld], eigen),
      )
      .map(([veld, eigen]) => ({ veld, nu: nu[veld], eigen }));
  });
}

const gelijk = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Undoes one act, or an undoing: then it counts again. Undoing what no longer counts changes nothing.
 * @throws AppError `not_found`; `conflict` when later changes hang on it
 */
export async function maakOngedaan(
  tx: Tx,
  who: KnownActor,
  id: string,
  { act, wat }: { act: string; wat: string },
): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  const stand = await leesStand(tx, id, true);
  if (stand.handelingen.some((h) => h.id === act)) return;
  const doel = stand.handelingen.find((h) => h.id === wat);
  if (!doel) throw new AppError('not_found', 'Deze wijziging bestaat niet (meer).', { status: 404 });
  if (!geldende(stand.handelingen).includes(doel)) return;
  const straks = [...stand.handelingen, { id: act, wijzigingen: [], basis: null, maaktOngedaan: wat }];
  const naar = basisVan(straks, stand.begin).versie;
  if (naar === stand.versie && verschil(stand, geldendeWijzigingen(straks)).length > 0) throw hangtEraan();
  await insertHandeling(tx, {
    id: act,
    inrichting: id,
    school: who.school,
    persoon: who.person,
    maaktOngedaan: wat,
  });
  if (naar !== stand.versie) await zetBasis(tx, id, naar);
}

function hangtEraan(): AppError {
  return new AppError(
    'conflict',
    'Op deze wijziging is later verder gewerkt. Maak eerst de latere wijzigingen ongedaan, of verberg wat je niet wilt.',
    { status: 409 },
  );
}
