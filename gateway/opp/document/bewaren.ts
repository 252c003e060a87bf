import { createHash } from 'node:crypto';
import type { Lezer } from '../../access/inzage.ts';
import { notFound } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import { OppInhoud } from '../../model/opp.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { DocumentDeps } from './deps.ts';
import type { Huisstijl } from './huisstijl.ts';
import { stijlVan } from './stijl.ts';
import {
  documentenVan,
  insertDocumenten,
  opHunBeurt,
  type TeBewaren,
  type VasteVersie,
  vasteVersies,
} from './store.ts';
import type { DocumentSoort, OppBestand } from './view.ts';

/** Files by version and kind. */
export type Bewaard = ReadonlyMap<string, ReadonlyMap<DocumentSoort, string>>;

interface Bron {
  readonly versie: string;
  readonly leerling: string;
  readonly inhoud: OppInhoud;
  readonly nodig: readonly DocumentSoort[];
}
type Gemaakt = Bron & { readonly bestanden: readonly OppBestand[] };

/** @throws AppError `internal` when it is not what was vastgesteld */
function ongewijzigd(json: string, { afdruk }: VasteVersie): OppInhoud {
  if (createHash('sha256').update(json, 'utf8').digest('hex') !== afdruk)
    throw new AppError(
      'internal',
      'Dit OPP is niet meer zoals het is vastgesteld. Meld dit bij de beheerder.',
      {
        detail: 'opp_inhoud: digest differs',
      },
    );
  return OppInhoud.parse(JSON.parse(json));
}

/** What is stored of these versions, and what is not: then also what it is to be made of. */
async function stand(
  deps: DocumentDeps,
  tx: Tx,
  lezer: Lezer,
  versies: readonly string[],
  soorten: readonly DocumentSoort[],
): Promise<{ er: Bewaard; bronnen: Bron[]; huisstijl: Huisstijl | null }> {
  const er = await documentenVan(tx, versies);
  const nodig = new Map(
    versies.map((versie) => [versie, soorten.filter((soort) => !er.get(versie)?.has(soort))]),
  );
  const onaf = versies.filter((versie) => nodig.get(versie)?.length !== 0);
  if (onaf.length === 0) return { er, bronnen: [], huisstijl: null };
  const rijen = await vasteVersies(tx, onaf);
  if (rijen.length < onaf.length) throw notFound('OPP');
  const verzegeld = rijen.map(({ leerling, inhoud }) => ({ leerling, sealed: inhoud }));
  const teksten = await deps.keys.openForLeerlingen(tx, lezer, verzegeld, 'opp.inhoud');
  const bronnen = rijen.flatMap((rij, n): Bron[] => {
    const json = teksten[n] ?? null;
    const { versie, leerling } = rij;
    if (json === null) return []; // the key of the pupil was destroyed
    return [{ versie, leerling, inhoud: ongewijzigd(json, rij), nodig: nodig.get(versie) ?? [] }];
  });
  return { er, bronnen, huisstijl: await stijlVan(tx) };
}

/** Stores what nobody stored meanwhile. */
async function slaOp(deps: DocumentDeps, lezer: Lezer, gemaakt: readonly Gemaakt[]): Promise<Bewaard> {
  return await deps.db.tenant({ school: lezer.school, actor: lezer.person }, async (tx) => {
    const versies = gemaakt.map(({ versie }) => versie);
    await opHunBeurt(tx, versies);
    const er = await documentenVan(tx, versies);
    const rijen: TeBewaren[] = [];
    for (const { versie, leerling, bestanden } of gemaakt)
      for (const { soort, naam, type, bytes } of bestanden.filter((b) => !er.get(versie)?.has(b.soort))) {
        const [mediatype = type] = type.split(';');
        const van = { school: lezer.school, leerling, door: lezer.person };
        const wat = { soort: 'opp_document', naam, type: mediatype, bytes } as const;
        const { id } = await deps.bestanden.bewaar(tx, { ...van, ...wat });
        rijen.push({ school: lezer.school, leerling, versie, soort, bestand: id });
        er.set(versie, (er.get(versie) ?? new Map()).set(soort, id));
      }
    await insertDocumenten(tx, rijen);
    return er;
  });
}

/** See `DocumentenService.bewaarAlle`. */
export async function bewaarAlle(
  deps: DocumentDeps,
  lezer: Lezer,
  versies: readonly string[],
  soorten: readonly DocumentSoort[],
): Promise<Bewaard> {
  const scope = { school: lezer.school, actor: lezer.person };
  const { er, bronnen, huisstijl } = await deps.db.tenant(scope, (tx) =>
    stand(deps, tx, lezer, versies, soorten),
  );
  if (huisstijl === null) return er;
  const gemaakt: Gemaakt[] = [];
  const fouten: unknown[] = [];
  for (const bron of bronnen) {
    const { inhoud, nodig } = bron;
    await deps.fabriek.maak({ inhoud, huisstijl, voor: 'ouder', soorten: nodig }).then(
      (bestanden) => gemaakt.push({ ...bron, bestanden }),
      (fout: unknown) => fouten.push(fout),
    );
  }
  const erbij: Bewaard = gemaakt.length > 0 ? await slaOp(deps, lezer, gemaakt) : new Map();
  if (fouten.length > 0) throw fouten[0];
  // A pupil whose key was destroyed lacks what was to be made: what was made before does not open either.
  return new Map([...er, ...erbij].filter(([, van]) => soorten.every((soort) => van.has(soort))));
}
