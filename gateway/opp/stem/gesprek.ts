import { audit } from '../../access/audit.ts';
import { notFound } from '../../access/scope.ts';
import type { Aangenomen } from '../../bestanden/aanname/service.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { StemDeps } from './deps.ts';
import { AntwoordOp, type BijlageWat, EigenWoorden, GesprekInhoud, LEEG } from './input.ts';
import {
  bijlageById,
  bijlagenVan,
  type GesprekRij,
  gesprekVan,
  insertBijlage,
  insertGesprek,
  putInhoud,
  versieNu,
} from './store.ts';
import { betreed, mag } from './toegang.ts';
import type { Gesprek, StemVersie } from './view.ts';
import { vragenVoor } from './vragen.ts';

const MEESTE_BIJLAGEN = 8;

/** What was said so far; a look at it stands in the trail (R83). */
export async function openInhoud(
  { keys }: StemDeps,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  sealed: Buffer | null,
): Promise<GesprekInhoud> {
  if (!sealed) return LEEG;
  const lezer = { school: who.school, person: who.person, scherm: 'stem' };
  const text = await keys.openForLeerling(tx, lezer, leerling, sealed, 'opp.stem');
  return text === null ? LEEG : GesprekInhoud.parse(JSON.parse(text));
}

/** See StemService.gesprek. */
export async function leesGesprek(
  deps: StemDeps,
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<Gesprek | null> {
  if ((await mag(tx, who, leerling)) === null) throw notFound('stem out of scope');
  const versie = await versieNu(tx, leerling);
  if (!versie) return null;
  const vragen = vragenVoor(versie.moment);
  const rij = await gesprekVan(tx, versie.id);
  if (!rij) return { versie, vragen, inhoud: LEEG, bijlagen: [] };
  const inhoud = await openInhoud(deps, tx, who, leerling, rij.inhoud);
  return { versie, vragen, inhoud, bijlagen: await bijlagenVan(tx, rij.id) };
}

/** The gesprek of this version; begins it when there is none. */
async function gesprekOf(tx: Tx, who: KnownActor, leerling: string, versie: StemVersie): Promise<GesprekRij> {
  const bestaand = await gesprekVan(tx, versie.id);
  return bestaand ?? (await insertGesprek(tx, who.school, { leerling, versie, door: who.person }));
}

async function verander(
  deps: StemDeps,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  doe: (was: GesprekInhoud, versie: StemVersie) => GesprekInhoud,
): Promise<void> {
  const { versie } = await betreed(tx, who, leerling);
  const rij = await gesprekOf(tx, who, leerling, versie);
  const inhoud = doe(await openInhoud(deps, tx, who, leerling, rij.inhoud), versie);
  const sealed = await deps.keys.sealForLeerling(
    tx,
    who.school,
    leerling,
    JSON.stringify(inhoud),
    'opp.stem',
  );
  await putInhoud(tx, rij.id, sealed);
}

/** See StemService.antwoord. Codes that the question does not have are left out; of `een` only the last one counts. */
export async function antwoord(deps: StemDeps, tx: Tx, who: KnownActor, input: AntwoordOp): Promise<void> {
  const { leerling, vraag: code, keuzes } = AntwoordOp.parse(input);
  await verander(deps, tx, who, leerling, (was, versie) => {
    const vraag = vragenVoor(versie.moment).find((v) => v.code === code);
    if (!vraag) throw notFound('vraag');
    const goed = vraag.keuzes.map((k) => k.code).filter((k) => keuzes.includes(k));
    const gekozen = vraag.soort === 'een' ? goed.slice(-1) : goed;
    return { ...was, antwoorden: { ...was.antwoorden, [code]: gekozen } };
  });
}

/** See StemService.woorden. */
export async function woorden(deps: StemDeps, tx: Tx, who: KnownActor, input: EigenWoorden): Promise<void> {
  const { leerling, tekst } = EigenWoorden.parse(input);
  await verander(deps, tx, who, leerling, (was) => ({ ...was, eigenWoorden: tekst === '' ? null : tekst }));
}

/** See StemService.voegToe. */
export async function voegToe(
  { bestanden }: StemDeps,
  tx: Tx,
  who: KnownActor,
  input: { leerling: string; wat: BijlageWat; bestand: Aangenomen },
): Promise<void> {
  const { leerling, wat, bestand } = input;
  const { versie } = await betreed(tx, who, leerling);
  const gesprek = await gesprekOf(tx, who, leerling, versie);
  if ((await bijlagenVan(tx, gesprek.id)).length >= MEESTE_BIJLAGEN)
    throw new AppError('conflict', `Er zijn al ${MEESTE_BIJLAGEN} foto's en opnames. Haal er eerst een weg.`);
  const { id } = await bestanden.bewaar(tx, {
    school: who.school,
    leerling,
    soort: 'stem',
    naam: `${wat}.${bestand.ext}`,
    type: bestand.type,
    bytes: bestand.bytes,
    door: who.person,
  });
  await insertBijlage(tx, who.school, { bestand: id, leerling, gesprek: gesprek.id, wat });
  await audit(tx, who, {
    actie: 'stem_bijlage',
    soort: 'leerling',
    id: leerling,
    details: { wat, bestand: id },
  });
}

/** See StemService.haalWeg. */
export async function haalWeg(
  { bestanden }: StemDeps,
  tx: Tx,
  who: KnownActor,
  { leerling, bestand }: { leerling: string; bestand: string },
): Promise<void> {
  const bijlage = await bijlageById(tx, bestand);
  if (bijlage?.leerling !== leerling) throw notFound('bijlage');
  await betreed(tx, who, leerling);
  if (bijlage.klaar)
    throw new AppError('conflict', 'Dit hoort bij wat al is opgestuurd. Het kan niet meer weg.');
  await bestanden.verwijder(tx, bestand);
  await audit(tx, who, { actie: 'stem_bijlage_weg', soort: 'leerling', id: leerling, details: { bestand } });
}
