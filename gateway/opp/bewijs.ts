import { notFound, permissionsOnLeerling } from '../access/scope.ts';
import { naamVan } from '../school/rules.ts';
import { leerlingKopOf } from '../school/service.ts';
import { bewaarde, laatsteInhoud } from './bewaren.ts';
import { type Dossier, leesDossier, versieRij } from './dossier.ts';
import { laatste, zelfdeKernen } from './instemming.ts';
import { afdrukVan } from './kern.ts';
import type { AntwoordRow } from './store.ts';
import type { Bewijs } from './view.ts';
import { openWoorden, type Werk } from './werk.ts';

/** Answers that count for what a version holds now. */
function tellend({ inhouden, antwoorden, correcties }: Dossier, versie: string): ReadonlySet<string> {
  const ids = (['uitstroom', 'handeling'] as const).flatMap((deel) => {
    const rij = laatsteInhoud(inhouden, versie, deel);
    return rij
      ? [...laatste(antwoorden, deel, zelfdeKernen(rij.kern, correcties)).values()].map((a) => a.id)
      : [];
  });
  return new Set(ids);
}

function regel(
  a: AntwoordRow,
  woorden: ReadonlyMap<string, unknown>,
  telt: boolean,
): Bewijs['regels'][number] {
  const toelichting = woorden.get(a.id);
  return {
    naam: naamVan(a).voluit,
    rol: a.rol,
    deel: a.deel,
    antwoord: a.antwoord,
    toelichting: typeof toelichting === 'string' ? toelichting : null,
    op: a.at,
    afdruk: a.afdruk,
    methode: a.methode,
    zekerheid: a.zekerheid,
    sessie: a.sessie,
    vastgelegdDoor: a.vastgelegd_door === null ? null : naamVan(a.vastgelegd_door).voluit,
    telt,
  };
}

/** R44; see OppService. Who does not work with the pupil gets what he answered himself, and no word of others. */
export async function bewijs(w: Werk, nummer: number): Promise<Bewijs> {
  const may = await permissionsOnLeerling(
    w.tx,
    w.who,
    ['opp_lezen', 'opp_schrijven', 'opp_vaststellen'],
    w.leerling,
  );
  if (!may.has('opp_lezen')) throw notFound('opp_lezen out of scope');
  const dossier = await leesDossier(w);
  const versie = dossier.versies.find((v) => v.nummer === nummer);
  const vanSchool = may.has('opp_schrijven') || may.has('opp_vaststellen');
  const rijen = dossier.inhouden.filter((r) => r.versie === versie?.id);
  if (!versie || (!vanSchool && rijen.length === 0)) throw notFound('opp version');
  const telt = tellend(dossier, versie.id);
  const antwoorden = dossier.antwoorden.filter(
    (a) => (a.versie === versie.id || telt.has(a.id)) && (vanSchool || a.persoon === w.who.person),
  );
  const woorden = await openWoorden(
    w,
    antwoorden.map((a) => ({ id: a.id, sealed: a.toelichting })),
  );
  const bytes = await bewaarde(w, rijen);
  return {
    leerling: await leerlingKopOf(w.tx, w.who, w.leerling),
    versie: versieRij(versie),
    regels: antwoorden.map((a) => regel(a, woorden, telt.has(a.id))),
    inhouden: rijen.map(({ moment, deel, afdruk, at }, i) => {
      const json = bytes[i] ?? null;
      return { moment, deel, afdruk, op: at, klopt: json !== null && afdrukVan(json) === afdruk };
    }),
  };
}
