import { audit } from '../access/audit.ts';
import { notFound, requireInSchool } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { boomVan, doelenBij, zoekDoelen } from './boom-store.ts';
import type { Eigenaar } from './eigen-ids.ts';
import type { Gelezen } from './formaten/gelezen.ts';
import { verslagen } from './import-store.ts';
import { type Bron, gooiConceptWeg, slaOp } from './importeren.ts';
import { laadPakket } from './laad-store.ts';
import type { Pakket } from './pakket.ts';
import { publishPakket } from './service.ts';
import { eigenBestuur, gekozenVersies, versieRegels } from './versies-store.ts';
import type {
  BewaardVerslag,
  BoomGebied,
  DoelRij,
  GevondenDoel,
  ImportVerslag,
  VersieRegel,
} from './view.ts';

/** Whose a package is, seen from a school. */
export type VanWie = 'sector' | 'school' | 'bestuur' | 'ander';

/** A version in the list of a school. */
export interface PakketInLijst extends VersieRegel {
  readonly vanWie: VanWie;
  /** The school works with it now. */
  readonly inGebruik: boolean;
}

function vanWie(regel: VersieRegel, school: string, bestuur: string | null): VanWie {
  if (regel.schoolId === null && regel.bestuurId === null) return 'sector';
  if (regel.schoolId === school) return 'school';
  return regel.bestuurId !== null && regel.bestuurId === bestuur ? 'bestuur' : 'ander';
}

/** Packages that this school may see, with their versions. @throws AppError `not_allowed` */
export async function pakkettenVan(
  tx: Tx,
  who: KnownActor,
  versie: string | null = null,
): Promise<PakketInLijst[]> {
  requireInSchool(who, 'pakket_lezen');
  const [regels, gekozen, bestuur] = await Promise.all([
    versieRegels(tx, versie),
    gekozenVersies(tx),
    eigenBestuur(tx),
  ]);
  return regels.map((regel) => ({
    ...regel,
    vanWie: vanWie(regel, who.school, bestuur?.id ?? null),
    inGebruik: gekozen.has(regel.id),
  }));
}

/** @throws AppError `not_found` when there is no such version for this school; `not_allowed` */
export async function pakketVersie(tx: Tx, who: KnownActor, versie: string): Promise<PakketInLijst> {
  const [regel] = await pakkettenVan(tx, who, versie);
  if (!regel) throw notFound('pakket_versie');
  return regel;
}

/** A version as a tree, without its doelen; those come with `doelenVan`. */
export async function pakketBoom(
  tx: Tx,
  who: KnownActor,
  versie: string,
): Promise<{ regel: PakketInLijst; boom: BoomGebied[] }> {
  const regel = await pakketVersie(tx, who, versie);
  return { regel, boom: await boomVan(tx, versie) };
}

/** Leerdoelen of a niveau, or of a leerlijn without niveaus (`niveau` null). */
export async function doelenVan(
  tx: Tx,
  who: KnownActor,
  versie: string,
  plek: { lijn: string; niveau: string | null },
): Promise<DoelRij[]> {
  await pakketVersieBestaat(tx, who, versie);
  return await doelenBij(tx, versie, plek);
}

const HOOGSTENS = 50;
const WOORDEN = 6;

/** The first 50 leerdoelen with all these words in them, and how many there are. Nothing asked: nothing found. */
export async function zoekInPakket(
  tx: Tx,
  who: KnownActor,
  versie: string,
  tekst: string,
): Promise<{ doelen: GevondenDoel[]; aantal: number }> {
  await pakketVersieBestaat(tx, who, versie);
  const woorden = tekst.trim().split(/\s+/).filter(Boolean).slice(0, WOORDEN);
  return woorden.length === 0 ? { doelen: [], aantal: 0 } : await zoekDoelen(tx, versie, woorden, HOOGSTENS);
}

// As `pakketVersie`, without counting anything: asked at every key.
async function pakketVersieBestaat(tx: Tx, who: KnownActor, versie: string): Promise<void> {
  requireInSchool(who, 'pakket_lezen');
  const row = await tx
    .selectFrom('koers.pakket_versie')
    .select('id')
    .where('id', '=', versie)
    .executeTakeFirst();
  if (!row) throw notFound('pakket_versie');
}

/** The whole of a version, for an export. @throws AppError `not_found`, `not_allowed` */
export async function heelPakket(tx: Tx, who: KnownActor, versie: string): Promise<Pakket> {
  requireInSchool(who, 'pakket_lezen');
  const pakket = await laadPakket(tx, versie);
  if (!pakket) throw notFound('pakket_versie');
  await audit(tx, who, { actie: 'pakket_uitgevoerd', soort: 'pakket', id: versie });
  return pakket;
}

/** Brings in what a reader made of a file, for the school or its bestuur (R9). @throws as `slaOp`; `not_allowed` */
export async function importeerVoorSchool(
  tx: Tx,
  who: KnownActor,
  gelezen: Gelezen,
  bron: Bron,
  keuzes: { readonly voor: 'school' | 'bestuur'; readonly proef: boolean; readonly vervang?: boolean },
): Promise<ImportVerslag> {
  requireInSchool(who, 'pakket_beheren');
  const eigenaar = await eigenaarVoor(tx, who, keuzes.voor);
  const { proef, vervang = false } = keuzes;
  const verslag = await slaOp(tx, gelezen, bron, { eigenaar, door: who.person, proef, vervang });
  if (!proef && verslag.uitkomst !== 'stond_er_al')
    await audit(tx, who, {
      actie: 'pakket_ingelezen',
      soort: 'pakket',
      id: verslag.versie,
      details: { uitkomst: verslag.uitkomst, formaat: verslag.formaat },
    });
  return verslag;
}

async function eigenaarVoor(tx: Tx, who: KnownActor, voor: 'school' | 'bestuur'): Promise<Eigenaar> {
  if (voor === 'school') return { soort: 'school', id: who.school };
  const bestuur = await eigenBestuur(tx);
  if (!bestuur) throw notFound('bestuur');
  return { soort: 'bestuur', id: bestuur.id };
}

// A version of the own school or bestuur, and somebody who may manage packages.
async function eisEigen(tx: Tx, who: KnownActor, versie: string): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  const { vanWie: wie } = await pakketVersie(tx, who, versie);
  if (wie !== 'school' && wie !== 'bestuur') throw notFound('pakket_versie of somebody else');
}

/** Publishes a concept of the own school or bestuur (R10). @throws AppError `not_found`, `conflict`, `not_allowed` */
export async function publiceer(tx: Tx, who: KnownActor, versie: string): Promise<void> {
  await eisEigen(tx, who, versie);
  await publishPakket(tx, versie);
  await audit(tx, who, { actie: 'pakket_gepubliceerd', soort: 'pakket', id: versie });
}

/** Throws a concept of the own school or bestuur away. @throws AppError `not_found`, `conflict`, `not_allowed` */
export async function gooiWeg(tx: Tx, who: KnownActor, versie: string): Promise<void> {
  await eisEigen(tx, who, versie);
  await gooiConceptWeg(tx, versie);
  await audit(tx, who, { actie: 'pakket_weggegooid', soort: 'pakket', id: versie });
}

/** Reports of the imports that made this version, the newest first (R9). @throws AppError `not_found`, `not_allowed` */
export async function verslagenVan(tx: Tx, who: KnownActor, versie: string): Promise<BewaardVerslag[]> {
  requireInSchool(who, 'pakket_beheren');
  await pakketVersieBestaat(tx, who, versie);
  return await verslagen(tx, versie);
}

/** Name of the bestuur of this school; `null` when it has none. */
export async function bestuurVan(tx: Tx): Promise<string | null> {
  return (await eigenBestuur(tx))?.naam ?? null;
}
