import { leerlingKopOf } from '../school/service.ts';
import { voorgelegd } from './antwoorden.ts';
import { laatsteInhoud, leesBewaard } from './bewaren.ts';
import { dagVan } from './dag.ts';
import { leesDossier, versieRij } from './dossier.ts';
import { isIndividueel } from './kern.ts';
import { aanbodIn, kies, type WelkeVersie } from './kiezen.ts';
import { eisBronRow, gezagVan } from './projectie/bronnen.ts';
import { instemmingVan, kernenVan, toelichtingIn } from './stand.ts';
import type { OppView } from './view.ts';
import { openWoorden, type Werk } from './werk.ts';

/** What somebody may do with the OPP of one pupil. */
export interface Mag {
  readonly schrijven: boolean;
  readonly vaststellen: boolean;
  readonly antwoorden: boolean;
  readonly inbrengen: boolean;
  readonly cvb: boolean;
}

/**
 * The OPP as ouders and the pupil read it: what was put before them or was fixed, as it was kept, and never a bare concept. Of an
 * answer of somebody else in another household they hear that he answered, not why (R60).
 */
export async function leesVoorgelegd(w: Werk, welke: WelkeVersie | undefined, mag: Mag): Promise<OppView> {
  const dossier = await leesDossier(w);
  const ligtVoor = voorgelegd(dossier);
  const zichtbaar = dossier.versies.filter((v) => v.vastgesteld_op !== null || v.id === ligtVoor?.id);
  const concept = zichtbaar.find((v) => v.id === dossier.concept?.id) ?? null;
  const versie = kies(zichtbaar, { concept, geldend: dossier.geldend }, welke);
  const rij = versie ? laatsteInhoud(dossier.inhouden, versie.id) : undefined;
  const inhoud = rij ? await leesBewaard(w, rij) : null;
  const gezag = gezagVan(w.leerling, await eisBronRow(w.tx, w.leerling), dagVan(w.nu));
  const eigen = dossier.antwoorden.filter((a) => a.persoon === w.who.person);
  const woorden = await openWoorden(
    w,
    eigen.map((a) => ({ id: a.id, sealed: a.toelichting })),
  );
  const instemming =
    inhoud &&
    versie?.id === ligtVoor?.id &&
    instemmingVan(dossier, gezag, kernenVan(inhoud), isIndividueel(inhoud.e), toelichtingIn(woorden));
  const beslist = mag.antwoorden && gezag.some((g) => g.persoon === w.who.person);
  return {
    leerling: await leerlingKopOf(w.tx, w.who, w.leerling),
    versies: zichtbaar.map(versieRij),
    versie: versie && versieRij(versie),
    inhoud,
    vorm: inhoud ? (rij?.moment ?? 'geen') : 'geen',
    cvbFactoren: [],
    stempels: {},
    verschoven: [],
    gaten: [],
    acten: beslist && ligtVoor ? [{ act: 'antwoord', weigering: null }] : [],
    volgende: null,
    gezag,
    aanbod: versie?.id === ligtVoor?.id ? aanbodIn(dossier, versie) : null,
    instemming: instemming ? instemming.instemming : [],
    stappen: [],
    mag: { schrijven: false, vaststellen: false, antwoorden: beslist, inbrengen: mag.inbrengen },
  };
}
