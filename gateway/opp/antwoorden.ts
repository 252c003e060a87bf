import { AppError } from '../errors.ts';
import type { OppDeel } from '../model/opp.ts';
import { spoor } from './acten.ts';
import { laatsteInhoud, leesBewaard } from './bewaren.ts';
import { dagVan } from './dag.ts';
import { aanbodVan, type Dossier, leesDossier } from './dossier.ts';
import { Aanmelding, AntwoordInput, PapierInput } from './input.ts';
import { laatste, zelfdeKernen } from './instemming.ts';
import { isIndividueel } from './kern.ts';
import { eisBronRow, gezagVan } from './projectie/bronnen.ts';
import { insertAntwoord, putVersie } from './schrijf-store.ts';
import { instemmingVan, type Kernen } from './stand.ts';
import { weigering } from './staten.ts';
import type { InhoudRow, VersieRow } from './store.ts';
import type { Gezaghebbende } from './view.ts';
import { dicht, geweigerd, lees, type Werk } from './werk.ts';

/** The version that lies before who has gezag: the concept that was offered, else what is in force. */
export const voorgelegd = (dossier: Dossier): VersieRow | null =>
  aanbodVan(dossier) === 'ja' ? dossier.concept : dossier.geldend;

/** What was kept last of each part of a version. */
export function delenVan(dossier: Dossier, versie: string): Readonly<Record<OppDeel, InhoudRow>> | null {
  const uitstroom = laatsteInhoud(dossier.inhouden, versie, 'uitstroom');
  const handeling = laatsteInhoud(dossier.inhouden, versie, 'handeling');
  return uitstroom && handeling ? { uitstroom, handeling } : null;
}

interface Gegeven {
  readonly input: AntwoordInput;
  readonly persoon: string;
  readonly hoe: {
    readonly methode: 'passkey' | 'lti' | 'papier';
    readonly zekerheid: string | null;
    readonly sessie: string | null;
    readonly vastgelegdDoor: string | null;
  };
}

/** What somebody may answer on, and as who. @throws AppError `conflict`, or `not_allowed` for who does not decide */
async function waarop(w: Werk, dossier: Dossier, gegeven: Gegeven) {
  const gezag = gezagVan(w.leerling, await eisBronRow(w.tx, w.leerling), dagVan(w.nu));
  const wie = gezag.find((g) => g.persoon === gegeven.persoon);
  if (!wie)
    throw new AppError(
      'not_allowed',
      'Alleen wie over deze leerling beslist, kan hierop antwoorden. Klopt dit niet? Vraag het de school.',
      { status: 403 },
    );
  const versie = voorgelegd(dossier);
  const delen = versie && delenVan(dossier, versie.id);
  if (!versie || !delen)
    throw geweigerd(weigering('antwoord', { concept: null, geldend: null, geschil: false }) ?? '');
  const rij = delen[gegeven.input.deel];
  if (rij.afdruk !== gegeven.input.afdruk)
    throw geweigerd('De tekst is veranderd sinds je hem las. Laad de pagina opnieuw en lees hem nog eens.');
  return { gezag, wie, versie, delen, rij };
}

async function bewaarAntwoord(w: Werk, gegeven: Gegeven): Promise<void> {
  const dossier = await leesDossier(w);
  const { gezag, wie, versie, delen, rij } = await waarop(w, dossier, gegeven);
  const { deel, afdruk, antwoord, toelichting } = gegeven.input;
  const eerder = laatste(dossier.antwoorden, deel, zelfdeKernen(rij.kern, dossier.correcties)).get(
    wie.persoon,
  );
  if (eerder?.antwoord === antwoord && !toelichting) return;
  if (eerder?.antwoord === 'akkoord' && antwoord === 'niet_akkoord' && versie.vastgesteld_op !== null)
    throw geweigerd(
      'Je hebt hier al mee ingestemd en het is vastgesteld. Denk je er nu anders over? Bespreek het met de school.',
    );
  await insertAntwoord(
    w.tx,
    { school: w.who.school, leerling: w.leerling, versie: versie.id, at: w.nu },
    {
      inhoud: rij.id,
      deel,
      afdruk,
      persoon: wie.persoon,
      rol: wie.rol,
      antwoord,
      toelichting: toelichting ? await dicht(w, toelichting) : null,
      ...gegeven.hoe,
    },
  );
  await werkHandelingBij(w, versie, gezag, delen);
  await spoor(w, `antwoord_${deel}`, versie);
}

/** R44: the handelingsdeel stands as the answers on it say now, also after it was fixed. */
async function werkHandelingBij(
  w: Werk,
  versie: VersieRow,
  gezag: readonly Gezaghebbende[],
  delen: Readonly<Record<OppDeel, InhoudRow>>,
): Promise<void> {
  const dossier = await leesDossier(w);
  const geheel = laatsteInhoud(dossier.inhouden, versie.id);
  const inhoud = geheel ? await leesBewaard(w, geheel) : null;
  if (!inhoud) return;
  const kernen: Kernen = { uitstroom: delen.uitstroom.kern, handeling: delen.handeling.kern };
  const { handeling } = instemmingVan(dossier, gezag, kernen, isIndividueel(inhoud.e));
  if (handeling !== versie.handeling) await putVersie(w.tx, versie.id, { handeling });
}

/** R44, R45; see OppService. */
export async function antwoord(w: Werk, gegeven: AntwoordInput, aanmelding: Aanmelding): Promise<void> {
  const hoe = { ...lees(Aanmelding, aanmelding), vastgelegdDoor: null };
  await bewaarAntwoord(w, { input: lees(AntwoordInput, gegeven), persoon: w.who.person, hoe });
}

/** See OppService. */
export async function legAntwoordVast(w: Werk, gegeven: PapierInput): Promise<void> {
  const { persoon, zekerheid, ...input } = lees(PapierInput, gegeven);
  const hoe = { methode: 'papier', zekerheid, sessie: null, vastgelegdDoor: w.who.person } as const;
  await bewaarAntwoord(w, { input, persoon, hoe });
}
