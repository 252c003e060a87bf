import type { Lezer } from '../../access/inzage.ts';
import type { Keys } from '../../access/keys.ts';
import { scopesFor } from '../../access/policy.ts';
import { mayOnLeerling, notFound } from '../../access/scope.ts';
import type { OpenBestand } from '../../bestanden/service.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import { StemInhoud } from '../../model/opp.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { leerlingKop } from '../../school/service.ts';
import type { StemDeps } from './deps.ts';
import { BijlageWat } from './input.ts';
import { bijlageById, gesprekVan, pogingen, type StemRij, stemRijen, versieNu } from './store.ts';
import { mag } from './toegang.ts';
import type { OpenPoging, StemRegel, StemStand } from './view.ts';

const NIETS: StemInhoud = { gevraagd: [], eigenWoorden: null, bijlagen: [] };

function regelVan(rij: StemRij, inhoud: StemInhoud, reden: string | null): StemRegel {
  return {
    moment: rij.moment,
    op: rij.op,
    gehoord: rij.gehoord,
    hoe: rij.hoe,
    gevraagd: inhoud.gevraagd,
    eigenWoorden: inhoud.eigenWoorden,
    vastgelegdDoor: naamVan(rij).voluit,
    zelf: rij.zelf,
    reden,
    volgendePoging: rij.volgende_poging,
    bijlagen: inhoud.bijlagen.map(({ naam, soort, bestand }) => ({
      naam,
      wat: BijlageWat.parse(soort),
      bestand,
    })),
  };
}

/** Records of a version with their words, newest first; in three statements, whatever there is. Who may, the caller asked. */
async function stemRegels(keys: Keys, tx: Tx, lezer: Lezer, versie: string): Promise<readonly StemRegel[]> {
  const rijen = await stemRijen(tx, versie);
  const verzegeld = rijen.flatMap(({ leerling, inhoud, reden }) => {
    const sealed = inhoud ?? reden;
    return sealed ? [{ leerling, sealed }] : [];
  });
  const teksten = await keys.openForLeerlingen(tx, lezer, verzegeld, 'opp.stem');
  return rijen.map((rij, i) => {
    const tekst = teksten[i] ?? null;
    const inhoud = rij.gehoord && tekst !== null ? StemInhoud.parse(JSON.parse(tekst)) : NIETS;
    return regelVan(rij, inhoud, rij.gehoord ? null : tekst);
  });
}

/** See StemService.stand. */
export async function stand(
  { keys }: StemDeps,
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<StemStand> {
  const [leest] = await mayOnLeerling(tx, who, 'opp_lezen', [leerling]);
  const als = await mag(tx, who, leerling);
  // Ouders read section F in the OPP that is put before them, not while it is being written.
  if (leest === undefined || (als === null && !isStaff(who))) throw notFound('stem out of scope');
  const { naam } = await leerlingKop(tx, who, leerling);
  const versie = await versieNu(tx, leerling);
  const lezer = { school: who.school, person: who.person, scherm: 'stem' };
  const gesprek = versie ? await gesprekVan(tx, versie.id) : undefined;
  return {
    leerling: { id: leerling, roepnaam: naam.roepnaam, naam: naam.voluit },
    versie,
    begonnenOp: gesprek?.begonnen_op ?? null,
    regels: versie ? await stemRegels(keys, tx, lezer, versie.id) : [],
    schrijven: als === 'medewerker',
  };
}

/** Works at school and reads OPP's there: not ouders, and not a pupil. */
const isStaff = (who: KnownActor): boolean =>
  scopesFor(who, 'opp_lezen').some((scope) => scope === 'eigen_groepen' || scope === 'school');

/** See StemService.media. */
export async function media(
  { bestanden }: StemDeps,
  tx: Tx,
  who: KnownActor,
  bestand: string,
): Promise<OpenBestand> {
  const bijlage = await bijlageById(tx, bestand);
  if (!bijlage) throw notFound('bijlage');
  const eigen = bijlage.leerling === who.person;
  if (!eigen && !isStaff(who)) throw notFound('stem out of scope');
  if ((await mayOnLeerling(tx, who, 'opp_lezen', [bijlage.leerling])).size === 0)
    throw notFound('stem out of scope');
  const open = await bestanden.lees(tx, { school: who.school, person: who.person, scherm: 'stem' }, bestand);
  if (!open) throw new AppError('not_found', 'Dit bestand is vernietigd.', { status: 410 });
  return open;
}

/** See StemService.openPogingen. */
export async function openPogingen(tx: Tx, who: KnownActor): Promise<readonly OpenPoging[]> {
  const scopes = scopesFor(who, 'opp_schrijven');
  if (scopes.length === 0) return [];
  return (await pogingen(tx, who.person, scopes)).map(({ leerling, op, nu, ...delen }) => ({
    leerling,
    naam: naamVan(delen).voluit,
    op,
    nu,
  }));
}
