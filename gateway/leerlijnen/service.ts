import { audit } from '../access/audit.ts';
import { notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { Actor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { leesPakket } from './formaten/lezen.ts';
import { grouped } from './grouped.ts';
import { slaOp } from './importeren.ts';
import { adopt, doelenOfNiveau, isAdopted, isVerlaten, lijnenOfRoute, niveauRow, routes } from './store.ts';
import { findVersie, publish, telDoelen } from './versies-store.ts';
import type { LeerrouteKort, LeerrouteView, NiveauKaart, RouteLeerlijnView } from './view.ts';

export type * from './view.ts';

/**
 * Brings one version of a package in as concept, from the shape that Koers itself works with. Sending the same version
 * twice changes nothing (R4, R9). A package of the sector: within `db.platform`.
 * @throws AppError `bad_request` with every fault listed, when the package does not hold together; `conflict` when the
 * version stands there with another content.
 */
export async function importPakket(tx: Tx, data: unknown): Promise<{ versie: string; nieuw: boolean }> {
  const bron = { naam: 'Koers', bytes: Buffer.from(JSON.stringify(data) ?? '') };
  const gelezen = leesPakket(bron.bytes, { naam: bron.naam, soort: 'koers' });
  const verslag = await slaOp(tx, gelezen, bron, { door: null });
  return { versie: verslag.versie, nieuw: verslag.uitkomst === 'nieuw' };
}

/**
 * From now on the version never changes (R10); the database refuses it. Older versions of the package are replaced by
 * it; pupils stay on theirs until a migration. Publishing twice changes nothing.
 * @throws AppError `not_found`; `conflict` when there is nothing in it to publish
 */
export async function publishPakket(tx: Tx, versie: string): Promise<void> {
  const status = await findVersie(tx, versie);
  if (status === null) throw notFound('pakket_versie');
  if (status === 'published') return;
  if ((await telDoelen(tx, versie)) === 0)
    throw new AppError('conflict', 'Dit pakket heeft nog geen leerdoelen. Zet er eerst doelen in.');
  if (!(await publish(tx, versie))) throw notFound('pakket_versie is not ours to publish');
}

/**
 * The school of this transaction works with a published version from a day on (default today).
 * @throws AppError `not_found`; `conflict` for a version that its pupils left (R10): two versions of a leerroute would stand
 * side by side, one of which has nobody on it
 */
export async function adoptPakket(
  tx: Tx,
  who: Actor,
  input: { versie: string; van?: string },
): Promise<void> {
  if (await isAdopted(tx, input.versie)) return;
  if (await isVerlaten(tx, input.versie))
    throw new AppError(
      'conflict',
      'Jullie leerlingen zijn van deze versie overgestapt. Kies een nieuwere versie, of maak de overstap ongedaan.',
    );
  await adopt(tx, who.school, input.versie, input.van ?? null);
  if (!(await isAdopted(tx, input.versie))) throw notFound('pakket_versie is not published');
  await audit(tx, who, { actie: 'pakket_gekozen', soort: 'pakket', id: input.versie });
}

/**
 * The arrangementskaart of a niveau as the package has it: its leerdoelen with template acties (R5).
 * @throws AppError `not_found` when no package of the school has this niveau.
 */
export async function niveauKaart(tx: Tx, niveau: string): Promise<NiveauKaart> {
  const row = await niveauRow(tx, niveau);
  if (!row) throw notFound('niveau');
  return {
    leergebied: { id: row.gebied_id, code: row.gebied_code, naam: row.gebied_naam },
    leerlijn: { id: row.lijn_id, code: row.lijn_code, naam: row.lijn_naam },
    niveau: { id: row.id, code: row.code, naam: row.naam, volgorde: row.volgorde },
    doelen: grouped(await doelenOfNiveau(tx, niveau), (d) => d.id).map((rows) => ({
      id: rows[0].id,
      code: rows[0].code,
      tekst: rows[0].tekst,
      acties: rows.flatMap(({ actie_id: id, soort, actie_tekst: tekst, wie, ritme }) =>
        id === null
          ? []
          : [{ id, soort: soort ?? '', tekst: tekst ?? '', wie: wie ?? '', ritme: ritme ?? '' }],
      ),
    })),
  };
}

/** Leerroutes of the packages this school works with, in their order (R1). */
export async function leerroutes(tx: Tx): Promise<LeerrouteKort[]> {
  return (await routes(tx)).map((r) => ({
    ...r,
    uitstroomprofiel: r.uitstroomprofiel as LeerrouteKort['uitstroomprofiel'],
  }));
}

/**
 * A leerroute with its leerlijnen by leergebied, and where each leads at the end of school (R1–R3).
 * @throws AppError `not_found` when no package of the school has this leerroute.
 */
export async function leerroute(tx: Tx, id: string): Promise<LeerrouteView> {
  const kort = (await leerroutes(tx)).find((r) => r.id === id);
  if (!kort) throw notFound('leerroute');
  const gebieden = grouped(await lijnenOfRoute(tx, id), (row) => row.gebied_id).map((rows) => ({
    id: rows[0].gebied_id,
    code: rows[0].gebied_code,
    naam: rows[0].gebied_naam,
    soort: rows[0].soort as 'LS' | 'LO',
    leerlijnen: grouped(rows, (row) => row.lijn_id).map(routeLeerlijn),
  }));
  return { ...kort, leergebieden: gebieden };
}

type LijnRow = Awaited<ReturnType<typeof lijnenOfRoute>>[number];

function routeLeerlijn(rows: [LijnRow, ...LijnRow[]]): RouteLeerlijnView {
  const [lijn] = rows;
  const niveaus = rows.flatMap(({ id, code, naam, volgorde }) =>
    id === null ? [] : [{ id, code: code ?? '', naam: naam ?? '', volgorde: volgorde ?? 0 }],
  );
  return {
    id: lijn.lijn_id,
    code: lijn.lijn_code,
    naam: lijn.lijn_naam,
    geordend: lijn.geordend,
    uitstroomniveau: niveaus.find((n) => n.id === lijn.uitstroomniveau_id) ?? null,
    niveaus,
  };
}
