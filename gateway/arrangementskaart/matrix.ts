import { mayInSchool, type Permission, scopesFor } from '../access/policy.ts';
import { notFound } from '../access/scope.ts';
import { grouped } from '../leerlijnen/grouped.ts';
import { graad, isBehaald } from '../leerroute/rules.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { type MatrixData, matrixData } from './matrix-store.ts';
import type { GroepMatrix, MatrixKeuze, MatrixRij } from './view.ts';

/** R33; see ArrangementskaartService. */
export async function groepMatrix(
  tx: Tx,
  who: KnownActor,
  groep: string,
  keuze: MatrixKeuze,
): Promise<GroepMatrix> {
  const scopes = scopesFor(who, 'kaart_lezen');
  if (!scopes.includes('school') && !scopes.includes('eigen_groepen')) throw notFound('groep');
  const data = await matrixData(tx, who.person, scopes.includes('school'), groep, keuze);
  if (!data) throw notFound('groep');
  const mag = (permission: Permission) =>
    mayInSchool(who, permission) ||
    (data.groep.eigen && scopesFor(who, permission).includes('eigen_groepen'));
  const { eigen: _, ...kop } = data.groep;
  return {
    groep: kop,
    behaaldVanaf: data.behaaldVanaf,
    regel: data.regel,
    keuzes: grouped(data.lijnen, (l) => l.gebied.id).map((van) => ({
      leergebied: van[0].gebied,
      leerlijnen: van.map(({ gebied: _gebied, ...lijn }) => lijn),
    })),
    doelen: data.doelen,
    acties: inOrderOfDoelen(data),
    rijen: matrixRijen(data),
    mag: {
      actieAfvinken: mag('actie_afvinken'),
      doelAfvinken: mag('doel_afvinken'),
      niveauPlaatsen: mag('niveau_plaatsen'),
    },
  };
}

function inOrderOfDoelen(data: MatrixData): GroepMatrix['acties'] {
  const plek = new Map(data.doelen.map((d, i) => [d.id, i]));
  return [...data.sjablonen].sort((a, b) => (plek.get(a.leerdoel) ?? 0) - (plek.get(b.leerdoel) ?? 0));
}

/** Pupils in Dutch order, each with his own cells. */
function matrixRijen(data: MatrixData): MatrixRij[] {
  const lijnVan = new Map(data.doelen.map((d) => [d.id, d.leerlijn]));
  const geordend = new Set(data.lijnen.filter((l) => l.geordend).map((l) => l.id));
  const perLeerling = <R>(rows: readonly R[], leerling: (row: R) => string) =>
    new Map(grouped(rows, leerling).map((van) => [leerling(van[0]), van]));
  const streef = perLeerling(data.streef, (s) => s.leerling);
  const cellen = perLeerling(data.cellen, (c) => c[0]);
  const acties = perLeerling(data.acties, (a) => a[0]);

  return data.leerlingen.map((leerling) => {
    const mijn = cellen.get(leerling.id) ?? [];
    const tellend = (lijn: string) =>
      geordend.has(lijn)
        ? mijn.filter(([, doel, , mee]) => !mee && lijnVan.get(doel) === lijn).map((c) => c[5])
        : [];
    return {
      leerling: { id: leerling.id, naam: naamVan(leerling) },
      leerlijnen: Object.fromEntries(
        (streef.get(leerling.id) ?? []).map((s) => [
          s.leerlijn,
          { streefniveau: s.niveau, graad: graad(tellend(s.leerlijn), data.behaaldVanaf) },
        ]),
      ),
      cellen: Object.fromEntries(
        mijn.map(([, doel, stand, meegenomen, afgesloten, geldt]) => [
          doel,
          { stand, geldt, behaald: isBehaald(geldt, data.behaaldVanaf), meegenomen, afgesloten },
        ]),
      ),
      acties: Object.fromEntries(
        (acties.get(leerling.id) ?? []).map(([, sjabloon, kaartActie, gedaan]) => [
          sjabloon,
          { kaartActie, gedaan },
        ]),
      ),
    };
  });
}
