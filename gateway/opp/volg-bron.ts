import { sql } from 'kysely';
import type { Lezer } from '../access/inzage.ts';
import type { Keys } from '../access/keys.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { laatsteInhoud } from './bewaren.ts';
import { aanbodVan, type Dossier, getyptIn, laatsteStap, leesDossier } from './dossier.ts';
import { handelingStatus, laatste, zelfdeKernen } from './instemming.ts';
import { kernVan } from './kern.ts';
import { bronRow } from './projectie/bron-store.ts';
import { gezagVan } from './projectie/bronnen.ts';
import { stemmenVoor } from './projectie/inhoud.ts';
import { sectieD } from './projectie/secties.ts';
import { vuller } from './projectie/vuller.ts';
import { putVersie } from './schrijf-store.ts';
import { conceptStatus } from './staten.ts';

interface Bij {
  readonly keys: Keys;
  readonly tx: Tx;
  readonly lezer: Lezer;
  readonly leerling: string;
}

type Rij = NonNullable<Awaited<ReturnType<typeof bronRow>>>;

/** What was typed in section D, opened; the rest of the dossier stays shut. */
async function getyptInD({ keys, tx, lezer, leerling }: Bij, dossier: Dossier) {
  const velden = dossier.velden.filter((v) => v.veld.startsWith('d.') && v.soort !== 'terug');
  const met = velden.flatMap((v) => (v.woorden ? [{ id: v.id, leerling, sealed: v.woorden }] : []));
  const open = met.length === 0 ? [] : await keys.openForLeerlingen(tx, lezer, met, 'opp.tekst');
  const woorden = new Map(
    met.flatMap(({ id }, i) => {
      const tekst = open[i];
      return typeof tekst === 'string' ? [[id, JSON.parse(tekst) as unknown] as const] : [];
    }),
  );
  return getyptIn({ ...dossier, velden }, woorden);
}

/** Kern of the uitstroom of the concept: of what was offered while nobody typed since, else as its sources stand now. */
async function kernUitstroom(bij: Bij, dossier: Dossier, versie: string, rij: Rij): Promise<string> {
  if (aanbodVan(dossier) === 'ja') {
    const rijKern = laatsteInhoud(dossier.inhouden, versie, 'uitstroom', 'aangeboden')?.kern;
    if (rijKern !== undefined) return rijKern;
  }
  const v = vuller(await getyptInD(bij, dossier));
  // Of section E the uitstroom has nothing.
  const leeg = { veld: '', waarde: null, herkomst: null, overruled: null };
  const e = {
    periode: null,
    doelen: [],
    ondersteuning: leeg,
    hulpmiddelen: leeg,
    zorg: leeg,
    afwijkingen: leeg,
  };
  return kernVan({ d: sectieD({ rij }, v), e }, 'uitstroom');
}

/** How the handelingsdeel that was offered stands with who decides today; what was not offered is worked out when it is read. */
function handelingNu(dossier: Dossier, versie: Dossier['concept'] & object, leerling: string, rij: Rij) {
  const kern = laatsteInhoud(dossier.inhouden, versie.id, 'handeling', 'aangeboden')?.kern;
  if (aanbodVan(dossier) !== 'ja' || kern === undefined || versie.handeling === 'niet_nodig')
    return versie.handeling;
  const gegeven = laatste(dossier.antwoorden, 'handeling', zelfdeKernen(kern, dossier.correcties));
  return handelingStatus(true, gezagVan(leerling, rij, rij.vandaag), gegeven);
}

/**
 * Lets the stored status of the concept of a pupil follow its sources: he was placed elsewhere, or others decide for him, while
 * nobody worked on his OPP. What a person does brings it up to date himself (`werkBij`). Opens section D only.
 * @returns whether it was changed
 */
export async function volgBron(bij: Bij): Promise<boolean> {
  const { tx, leerling } = bij;
  await sql`SELECT koers.lock_leerlingen(ARRAY[${leerling}]::uuid[])`.execute(tx);
  const dossier = await leesDossier(bij);
  const { concept } = dossier;
  const rij = concept && (await bronRow(tx, leerling));
  if (!concept || !rij) return false;
  const overleg = laatsteStap(dossier.stappen, concept.id, 'overleg');
  const kern = overleg ? await kernUitstroom(bij, dossier, concept.id, rij) : '';
  const zelfde = zelfdeKernen(kern, dossier.correcties).has(overleg?.data.kern ?? '');
  const status = conceptStatus({
    overleg: overleg === undefined ? 'nee' : zelfde ? 'ja' : 'oud',
    gehoord: stemmenVoor(dossier.stemmen, concept).length > 0,
    aanbod: aanbodVan(dossier),
  });
  const handeling = handelingNu(dossier, concept, leerling, rij);
  if (status === concept.status && handeling === concept.handeling) return false;
  await putVersie(tx, concept.id, { status, handeling });
  return true;
}
