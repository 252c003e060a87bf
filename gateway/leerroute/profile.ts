import type { Keys } from '../access/keys.ts';
import { notFound } from '../access/scope.ts';
import { grouped } from '../leerlijnen/grouped.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { leerlingKopOf } from '../school/service.ts';
import { type Geldend, geldendeStanden, metGeldend } from './geldend.ts';
import { doelStand, type LijnMetDoelen, lijnenOf, profielLeergebieden, profielLeerlijn } from './lijnen.ts';
import { alleDoelen, type NiveauDoelRow, periodeRows, plaatsingRow, waarnemingen } from './lijnen-store.ts';
import { lezer, look } from './look.ts';
import type { LeerdoelZoom, LeerlijnZoom, Leerlingprofiel, PlaatsingView, ProfielLeerlijn } from './view.ts';
import { volgInstelling } from './volg-instelling.ts';

type Instelling = Awaited<ReturnType<typeof volgInstelling>>;

export async function leerlingprofiel(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<Leerlingprofiel> {
  const { may, open } = await look(tx, who, leerling);
  const instelling = await volgInstelling(tx);
  const { behaaldVanaf } = instelling;
  const lijnen = (await lijnenOf(tx, [leerling])).filter((l) => open === 'alle' || open.has(l.rij.lijn_id));
  const geldend = await geldendeStanden(
    tx,
    leerling,
    lijnen.map((l) => l.rij.lijn_id),
    instelling,
  );
  const gebieden = profielLeergebieden(metStanden(lijnen, geldend), behaaldVanaf);
  return {
    leerling: await leerlingKopOf(tx, who, leerling),
    beperkt: open !== 'alle',
    plaatsing: open === 'alle' ? await plaatsing(keys, tx, who, leerling, may.has('redenen_lezen')) : null,
    periode: (await periodeRows(tx)).find((p) => p.huidig) ?? null,
    behaaldVanaf,
    LS: gebieden.filter((g) => g.soort === 'LS'),
    LO: gebieden.filter((g) => g.soort === 'LO'),
  };
}

/** Leerlijnen with the standen that hold by the rule of the school (R23). */
function metStanden(lijnen: readonly LijnMetDoelen[], geldend: Geldend): LijnMetDoelen[] {
  return lijnen.map((l) => ({ ...l, doelen: metGeldend(l.doelen, geldend) }));
}

async function plaatsing(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  redenen: boolean,
): Promise<PlaatsingView | null> {
  const row = await plaatsingRow(tx, leerling);
  if (!row) return null;
  const sealed = redenen ? row.reden : null;
  return {
    leerroute: { id: row.route_id, code: row.route_code, naam: row.route_naam },
    uitstroomprofiel: row.uitstroomprofiel as PlaatsingView['uitstroomprofiel'],
    bestemming: row.bestemming,
    sinds: row.van,
    beslotenDoor: row.besloten_door,
    reden:
      sealed === null
        ? null
        : await keys.openForLeerling(tx, lezer(who, 'leerlingprofiel'), leerling, sealed, 'act.reden'),
  };
}

async function oneLijn(tx: Tx, leerling: string, leerlijn: string, instelling: Instelling) {
  const geldend = await geldendeStanden(tx, leerling, [leerlijn], instelling);
  const [lijn] = metStanden(await lijnenOf(tx, [leerling], leerlijn), geldend);
  if (!lijn) throw notFound('leerlijn is not of this pupil');
  const { gebied_id: id, gebied_code: code, gebied_naam: naam } = lijn.rij;
  return {
    leergebied: { id, code, naam },
    leerlijn: profielLeerlijn(lijn, instelling.behaaldVanaf),
    geldend,
  };
}

/** A doel off the card is not carried over, whatever it was before. */
function zoomDoel(row: NiveauDoelRow, lijn: ProfielLeerlijn, behaaldVanaf: number) {
  const opKaart = lijn.doelen.find((d) => d.id === row.id);
  return {
    ...doelStand({ ...row, meegenomen: opKaart?.meegenomen ?? false }, behaaldVanaf),
    vervallen: row.vervallen,
  };
}

function plek(
  niveau: { volgorde: number } | null,
  streef: { volgorde: number } | null,
): LeerlijnZoom['niveaus'][number]['plek'] {
  if (niveau === null || niveau.volgorde === streef?.volgorde) return 'streef';
  return streef !== null && niveau.volgorde < streef.volgorde ? 'onder_streef' : 'boven_streef';
}

export async function leerlijnZoom(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  leerlijn: string,
): Promise<LeerlijnZoom> {
  await look(tx, who, leerling, { leerlijn });
  const instelling = await volgInstelling(tx);
  const { behaaldVanaf } = instelling;
  const { geldend, ...van } = await oneLijn(tx, leerling, leerlijn, instelling);
  const rows = metGeldend(await alleDoelen(tx, leerling, leerlijn), geldend);
  return {
    leerling: await leerlingKopOf(tx, who, leerling),
    ...van,
    niveaus: grouped(rows, (r) => r.niveau?.id ?? '').map((doelen) => ({
      niveau: doelen[0].niveau,
      plek: plek(doelen[0].niveau, van.leerlijn.streefniveau),
      doelen: doelen.map((d) => zoomDoel(d, van.leerlijn, behaaldVanaf)),
    })),
  };
}

export async function leerdoelZoom(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  leerdoel: string,
): Promise<LeerdoelZoom> {
  const bij = await tx
    .selectFrom('koers.leerdoel')
    .select('leerlijn_id')
    .where('id', '=', leerdoel)
    .executeTakeFirst();
  if (!bij) throw notFound('leerdoel');
  await look(tx, who, leerling, { leerlijn: bij.leerlijn_id });
  const instelling = await volgInstelling(tx);
  const { behaaldVanaf } = instelling;
  const { leergebied, leerlijn, geldend } = await oneLijn(tx, leerling, bij.leerlijn_id, instelling);
  const laatste = (await alleDoelen(tx, leerling, bij.leerlijn_id)).find((d) => d.id === leerdoel);
  const [row] = laatste ? metGeldend([laatste], geldend) : [];
  if (!laatste || !row) throw notFound('leerdoel');
  const { id, code, naam } = leerlijn;
  return {
    leerling: await leerlingKopOf(tx, who, leerling),
    leergebied,
    leerlijn: { id, code, naam },
    niveau: row.niveau,
    doel: zoomDoel(row, leerlijn, behaaldVanaf),
    regel: geldend.regel,
    laatste: laatste.stand,
    waarnemingen: (await waarnemingen(tx, leerling, leerdoel)).map(
      ({ act, op, van, naar, ongedaan, ...naamDelen }) => ({
        act,
        op,
        door: naamVan(naamDelen).voluit,
        van,
        naar,
        ongedaan,
      }),
    ),
  };
}
