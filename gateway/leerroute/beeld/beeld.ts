import type { Keys } from '../../access/keys.ts';
import { grouped } from '../../leerlijnen/grouped.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { leerlingKopOf } from '../../school/service.ts';
import { lijnenOf } from '../lijnen.ts';
import { periodeRows, plaatsingRow } from '../lijnen-store.ts';
import { type Look, look } from '../look.ts';
import { type OordeelRow, oordelen } from '../oordelen-store.ts';
import type { PeriodeView, PlaatsingView } from '../view.ts';
import { type VolgInstelling, volgInstelling } from '../volg-instelling.ts';
import { disharmonie } from '../volgen/disharmonie-rules.ts';
import { onderwijsleeftijd } from '../volgen/leeftijd-rules.ts';
import { lijnFeiten, resultaatRows } from './beeld-store.ts';
import { besluitenVan } from './besluiten.ts';
import { type BeeldKader, beeldLijn } from './lijn.ts';
import { metRendement } from './resultaat.ts';
import type { BeeldLijn, BesluitView, IntegraalBeeld, Signaal } from './view.ts';

/**
 * The integraal beeld of one pupil (R17–R20). A fixed number of statements, whatever his history or the size of the school.
 * @throws AppError `not_found` when this person may not see the pupil (R61, R85)
 */
export async function integraalBeeld(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  vandaag: string,
): Promise<IntegraalBeeld> {
  const gezien = await look(tx, who, leerling, { ook: ['niveau_plaatsen'] });
  const kop = await leerlingKopOf(tx, who, leerling);
  const instelling = await volgInstelling(tx);
  const leeftijd = kop.geboortedatum === null ? null : onderwijsleeftijd(kop.geboortedatum, vandaag);
  const alles = gezien.open === 'alle';
  const werkt = alles && gezien.may.has('redenen_lezen');
  const { behaaldVanaf, waarnemingRegel: regel, routeMarge: marge } = instelling;
  const wie = { metRoute: alles, metPrognose: werkt };
  const kader: BeeldKader = { behaaldVanaf, regel, marge, vandaag, onderwijsleeftijd: leeftijd, ...wie };
  const lijnen = await beeldLijnen(tx, leerling, gezien, kader);
  const besluiten = werkt ? await besluitenVan(keys, tx, who, leerling, 'integraal_beeld') : [];
  const periode = (await periodeRows(tx)).find((p) => p.huidig) ?? null;
  return {
    leerling: kop,
    beperkt: !alles,
    plaatsing: alles ? await plaatsing(tx, leerling) : null,
    periode,
    periodeDeel: periode === null ? null : deelVoorbij(periode, vandaag),
    onderwijsleeftijd: leeftijd,
    vandaag,
    routeMarge: instelling.routeMarge,
    lijnen,
    signalen: werkt ? signalen(lijnen, instelling, besluiten) : [],
    besluiten,
    resultaten: alles ? (await resultaatRows(tx, leerling)).map(metRendement) : [],
    mag: { besluiten: werkt && gezien.may.has('niveau_plaatsen') },
  };
}

async function beeldLijnen(
  tx: Tx,
  leerling: string,
  { open }: Look,
  kader: BeeldKader,
): Promise<BeeldLijn[]> {
  const van = (await lijnenOf(tx, [leerling])).filter((l) => open === 'alle' || open.has(l.rij.lijn_id));
  const ids = van.map((l) => l.rij.lijn_id);
  const feiten = await lijnFeiten(tx, leerling, ids);
  const doelLijn = new Map(
    [...feiten.values()].flatMap((f) =>
      f.niveaus.flatMap((n) => n.doelen.map((d) => [d.id, f.lijn] as const)),
    ),
  );
  const gegeven = new Map<string, OordeelRow[]>(
    grouped(await oordelen(tx, [leerling], ids), (o) => doelLijn.get(o.leerdoel) ?? '').map((rows) => [
      doelLijn.get(rows[0].leerdoel) ?? '',
      rows,
    ]),
  );
  return van.flatMap((l) => {
    const feit = feiten.get(l.rij.lijn_id);
    return feit ? [beeldLijn(l, feit, gegeven.get(l.rij.lijn_id) ?? [], kader)] : [];
  });
}

/** Without the reason: that stands on the profile, and opening it would be a look for nothing. */
async function plaatsing(tx: Tx, leerling: string): Promise<PlaatsingView | null> {
  const row = await plaatsingRow(tx, leerling);
  if (!row) return null;
  return {
    leerroute: { id: row.route_id, code: row.route_code, naam: row.route_naam },
    uitstroomprofiel: row.uitstroomprofiel as PlaatsingView['uitstroomprofiel'],
    bestemming: row.bestemming,
    sinds: row.van,
    beslotenDoor: row.besloten_door,
    reden: null,
  };
}

function deelVoorbij({ van, tot }: PeriodeView, vandaag: string): number {
  const [begin, eind, nu] = [Date.parse(van), Date.parse(tot), Date.parse(vandaag)];
  return Math.min(1, Math.max(0, (nu - begin) / (eind - begin)));
}

function signalen(
  lijnen: readonly BeeldLijn[],
  { signaalVoor, signaalAchter }: VolgInstelling,
  besluiten: readonly BesluitView[],
): Signaal[] {
  const kijk = lijnen.map((lijn) => ({
    leerlijn: lijn.id,
    soort: lijn.soort,
    verschil: lijn.route?.verschil ?? null,
    lijn,
  }));
  return disharmonie(kijk, { voor: signaalVoor, achter: signaalAchter }).map(
    ({ voor, achter, verschil }) => ({
      voor: voor.lijn,
      achter: achter.lijn,
      verschil,
      besluit: besluiten.find((b) => b.voor === voor.leerlijn && b.achter === achter.leerlijn) ?? null,
    }),
  );
}
