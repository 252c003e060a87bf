import { createHash } from 'node:crypto';
import { grouped } from '../../leerlijnen/grouped.ts';
import type { NiveauKort } from '../../leerlijnen/view.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type LijnMetDoelen, lijnenOf, tellendeStanden } from '../lijnen.ts';
import { graad, isBehaald } from '../rules.ts';
import { volgInstelling } from '../volg-instelling.ts';
import { disharmonie } from '../volgen/disharmonie-rules.ts';
import { onderwijsleeftijd } from '../volgen/leeftijd-rules.ts';
import { positie } from '../volgen/positie-rules.ts';
import { tegenoverRoute, verwachtNiveau } from '../volgen/route-rules.ts';
import { type Geldend, geldendVan } from './geldend.ts';
import {
  evaluatieRows,
  kaartRows,
  keuzeRows,
  type LidRow,
  lijnFeitRows,
  type NiveauRow,
  niveausVan,
} from './sluit-store.ts';
import type { OpenDoel, SluitRij } from './view.ts';
import { type SluitFeiten, voorstel } from './voorstel-rules.ts';

const sleutel = (leerling: string, wat: string): string => `${leerling}/${wat}`;

/** All that proposals are made from, read at once. */
type Kader = Awaited<ReturnType<typeof leesKader>>;

async function leesKader(
  tx: Tx,
  leden: readonly LidRow[],
  lijnen: readonly LijnMetDoelen[],
  vandaag: string,
  instelling: Awaited<ReturnType<typeof volgInstelling>>,
  geldend: Geldend,
) {
  const wie = leden.map((l) => l.id);
  const ids = [...new Set(lijnen.map((l) => l.rij.lijn_id))];
  const doelen = [...new Set(lijnen.flatMap((l) => l.doelen.map((d) => d.id)))];
  const niveaus = await niveausVan(tx, ids);
  const kaart = new Map(
    (await kaartRows(tx, wie, ids)).map((k) => {
      const cel = sleutel(k.leerling, k.leerdoel);
      return [cel, { ...k, stand: geldend.get(cel) ?? k.stand }];
    }),
  );
  const feiten = new Map((await lijnFeitRows(tx, wie)).map((f) => [sleutel(f.leerling, f.lijn), f]));
  const evaluaties = new Map(
    (await evaluatieRows(tx, wie, doelen)).map((e) => [sleutel(e.leerling, e.leerdoel), e]),
  );
  const keuzes = new Map(
    (await keuzeRows(tx, wie)).map((k) => [sleutel(k.leerling, `${k.voor}/${k.achter}`), k.keuze]),
  );
  const leeftijd = new Map(
    leden.map((l) => [l.id, l.geboortedatum === null ? null : onderwijsleeftijd(l.geboortedatum, vandaag)]),
  );
  return { instelling, niveaus, kaart, feiten, evaluaties, keuzes, leeftijd };
}

/** Measure A of one leerlijn (R18); `null` when the route expects nothing or there are no niveaus. */
function verschilVan({ rij }: LijnMetDoelen, k: Kader): number | null {
  const niveaus = k.niveaus.get(rij.lijn_id) ?? [];
  const leeftijd = k.leeftijd.get(rij.leerling) ?? null;
  const punten = k.feiten.get(sleutel(rij.leerling, rij.lijn_id))?.punten ?? [];
  const verwacht = leeftijd === null ? null : verwachtNiveau(punten, leeftijd);
  if (!rij.geordend || rij.streef === null || verwacht === null) return null;
  const perNiveau = niveaus.map((n) =>
    n.doelen.map(
      (id) => k.kaart.get(sleutel(rij.leerling, id)) ?? { stand: null, meegenomen: false, vervallen: false },
    ),
  );
  const streef = niveaus.findIndex((n) => n.id === rij.streef?.id);
  const nu = positie(perNiveau, streef < 0 ? null : streef, k.instelling.behaaldVanaf);
  return tegenoverRoute(nu, verwacht, k.instelling.routeMarge).verschil;
}

/** The widest signal of disharmony that each leerlijn of one pupil stands in (R19). */
function signalenVan(lijnen: readonly LijnMetDoelen[], k: Kader): Map<string, SluitFeiten['signaal']> {
  const { signaalVoor, signaalAchter } = k.instelling;
  const kijk = lijnen.map((l) => ({
    leerlijn: l.rij.lijn_id,
    soort: l.rij.gebied_soort,
    verschil: verschilVan(l, k),
    rij: l.rij,
  }));
  const uit = new Map<string, SluitFeiten['signaal']>();
  for (const { voor, achter } of disharmonie(kijk, { voor: signaalVoor, achter: signaalAchter })) {
    const besluit = k.keuzes.get(sleutel(voor.rij.leerling, `${voor.leerlijn}/${achter.leerlijn}`)) ?? null;
    if (!uit.has(voor.leerlijn))
      uit.set(voor.leerlijn, { kant: 'voor', anders: achter.rij.lijn_naam, besluit });
    if (!uit.has(achter.leerlijn))
      uit.set(achter.leerlijn, { kant: 'achter', anders: voor.rij.lijn_naam, besluit });
  }
  return uit;
}

const kort = ({ id, code, naam, volgorde }: NiveauRow): NiveauKort => ({ id, code, naam, volgorde });

function openVan({ rij, doelen }: LijnMetDoelen, k: Kader): OpenDoel[] {
  return doelen
    .filter((d) => !isBehaald(d.stand, k.instelling.behaaldVanaf))
    .map(({ id, code, tekst, meegenomen }) => {
      const evaluatie = k.evaluaties.get(sleutel(rij.leerling, id));
      const stoppen = evaluatie?.periode === rij.periode?.id && evaluatie?.vervolg === 'stoppen';
      return { id, code, tekst, meegenomen, stoppen };
    });
}

/** What one person saw of this row: the niveau, the period, what is open and what was proposed. */
function afdruk({ rij }: LijnMetDoelen, open: readonly OpenDoel[], keuze: string): string {
  const wat = [rij.streef?.id, rij.periode?.id, keuze, ...open.map((d) => d.id).sort()].join('|');
  return createHash('sha256').update(wat).digest('base64url').slice(0, 10);
}

function rijVan(lijn: LijnMetDoelen, signaal: SluitFeiten['signaal'], k: Kader): SluitRij {
  const { rij, doelen } = lijn;
  const niveaus = (k.niveaus.get(rij.lijn_id) ?? []).map(kort);
  const plek = niveaus.findIndex((n) => n.id === rij.streef?.id);
  const hoger = plek < 0 ? null : (niveaus[plek + 1] ?? null);
  const lager = plek < 1 ? null : (niveaus[plek - 1] ?? null);
  const gedaan = doelen.filter(
    (d) => k.evaluaties.get(sleutel(rij.leerling, d.id))?.periode === rij.periode?.id,
  ).length;
  const degree = graad(tellendeStanden(lijn), k.instelling.behaaldVanaf);
  const feiten: SluitFeiten = {
    geordend: rij.geordend,
    graad: degree,
    hoger: hoger && { bovenUitstroom: rij.uitstroom !== null && hoger.volgorde > rij.uitstroom.volgorde },
    kanLager: lager !== null,
    verschil: verschilVan(lijn, k),
    signaal,
    perioden: k.feiten.get(sleutel(rij.leerling, rij.lijn_id))?.perioden ?? 0,
    evaluaties: { gedaan, totaal: doelen.length },
  };
  const open = openVan(lijn, k);
  const uit = voorstel(feiten, k.instelling.signaalAchter);
  return {
    leerlijn: { id: rij.lijn_id, code: rij.lijn_code, naam: rij.lijn_naam, leergebied: rij.gebied_naam },
    niveau: rij.streef,
    hoger,
    lager,
    graad: degree,
    voorstel: uit,
    open,
    afdruk: afdruk(lijn, open, uit.keuze),
  };
}

export interface Stand {
  readonly behaaldVanaf: number;
  /** Leerlijnen the pupils work on, each with what is on the card, by the rule of the school (R23). */
  readonly lijnen: readonly LijnMetDoelen[];
  readonly geldend: Geldend;
  /** Makes the row of a leerlijn. */
  rij(lijn: LijnMetDoelen): SluitRij;
}

/** Leerlijnen with the standen that hold. */
function metRegel(lijnen: readonly LijnMetDoelen[], geldend: Geldend): LijnMetDoelen[] {
  return lijnen.map(({ rij, doelen }) => ({
    rij,
    doelen: doelen.map((d) => ({ ...d, stand: geldend.get(sleutel(rij.leerling, d.id)) ?? d.stand })),
  }));
}

/**
 * Where the pupils of a group stand on every leerlijn, ready to propose from. Eight statements whatever their number, and one
 * more when the school counts several observers.
 */
export async function standVan(tx: Tx, leden: readonly LidRow[], vandaag: string): Promise<Stand> {
  const wie = leden.map((l) => l.id);
  const instelling = await volgInstelling(tx);
  const { behaaldVanaf, waarnemingRegel: regel } = instelling;
  const opKaart = (await lijnenOf(tx, wie)).filter((l) => l.rij.heeft_streef);
  const ids = [...new Set(opKaart.map((l) => l.rij.lijn_id))];
  const geldend = await geldendVan(tx, wie, ids, { regel, behaaldVanaf });
  const lijnen = metRegel(opKaart, geldend);
  const kader = await leesKader(tx, leden, lijnen, vandaag, instelling, geldend);
  const perLid = grouped(lijnen, (l) => l.rij.leerling);
  const signalen = new Map(perLid.map((van) => [van[0].rij.leerling, signalenVan(van, kader)]));
  return {
    behaaldVanaf,
    lijnen,
    geldend,
    rij: (lijn) => rijVan(lijn, signalen.get(lijn.rij.leerling)?.get(lijn.rij.lijn_id) ?? null, kader),
  };
}
