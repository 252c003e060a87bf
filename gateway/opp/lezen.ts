import { notFound, permissionsOnLeerling } from '../access/scope.ts';
import type { OppInhoud } from '../model/opp.ts';
import { leerlingKopOf } from '../school/service.ts';
import { laatsteInhoud, leesBewaard } from './bewaren.ts';
import { gaten } from './compleet.ts';
import { type Dossier, versieRij } from './dossier.ts';
import { isIndividueel } from './kern.ts';
import { aanbodIn, kies, type WelkeVersie } from './kiezen.ts';
import { leesVoorgelegd, type Mag } from './lezen-ouder.ts';
import { doorVan, instemmingVan, kernenVan, leesStand, type Stand, toelichtingIn } from './stand.ts';
import { volgende, weigering } from './staten.ts';
import type { VersieRow } from './store.ts';
import { verschovenIn } from './verschoven.ts';
import type { ActView, OppAct, OppView } from './view.ts';
import type { Werk } from './werk.ts';

const SCHRIJVEN: readonly OppAct[] = [
  'begin',
  'overleg',
  'cvb_advies',
  'gehoord',
  'ter_instemming',
  'evaluatie_begin',
  'evaluatie_klaar',
  'bijstellen',
  'vervallen',
];
const VASTSTELLEN: readonly OppAct[] = ['vaststellen', 'beeindigen', 'geschil_open', 'geschil_sluiten'];

async function magBij(w: Werk): Promise<Mag> {
  const may = await permissionsOnLeerling(
    w.tx,
    w.who,
    ['opp_lezen', 'opp_schrijven', 'opp_vaststellen', 'opp_antwoorden', 'opp_inbrengen', 'cvb_lezen'],
    w.leerling,
  );
  if (!may.has('opp_lezen')) throw notFound('opp_lezen out of scope');
  return {
    schrijven: may.has('opp_schrijven'),
    vaststellen: may.has('opp_vaststellen'),
    antwoorden: may.has('opp_antwoorden'),
    inbrengen: may.has('opp_inbrengen'),
    cvb: may.has('cvb_lezen'),
  };
}

/** See OppService. */
export async function leesOpp(w: Werk, welke: WelkeVersie | undefined): Promise<OppView> {
  const mag = await magBij(w);
  return mag.schrijven || mag.vaststellen
    ? await leesVoorSchool(w, welke, mag)
    : await leesVoorgelegd(w, welke, mag);
}

interface Getoond {
  readonly inhoud: OppInhoud | null;
  readonly vorm: OppView['vorm'];
}

async function getoond(w: Werk, stand: Stand, versie: VersieRow | null): Promise<Getoond> {
  const { dossier } = stand;
  if (!versie) return { inhoud: null, vorm: 'geen' };
  if (versie.id === dossier.concept?.id)
    return { inhoud: stand.concept, vorm: stand.aangeboden ? 'aangeboden' : 'bron' };
  const rij = laatsteInhoud(dossier.inhouden, versie.id, 'geheel');
  const inhoud = rij ? await leesBewaard(w, rij) : null;
  return { inhoud, vorm: inhoud ? (rij?.moment ?? 'geen') : 'geen' };
}

function acten(stand: Stand, mag: Mag): ActView[] {
  const van = (lijst: readonly OppAct[]) =>
    lijst.map((act) => ({ act, weigering: weigering(act, stand.feiten) }));
  return [...(mag.schrijven ? van(SCHRIJVEN) : []), ...(mag.vaststellen ? van(VASTSTELLEN) : [])];
}

async function leesVoorSchool(w: Werk, welke: WelkeVersie | undefined, mag: Mag): Promise<OppView> {
  const stand = await leesStand(w, mag.cvb);
  const { dossier, feiten, woorden, bronnen } = stand;
  const versie = kies(dossier.versies, dossier, welke);
  const { inhoud, vorm } = await getoond(w, stand, versie);
  const isConcept = versie !== null && versie.id === dossier.concept?.id;
  const telt = isConcept || versie?.id === dossier.geldend?.id;
  const instemming = inhoud
    ? instemmingVan(
        dossier,
        bronnen.gezag,
        kernenVan(inhoud),
        isIndividueel(inhoud.e),
        toelichtingIn(woorden),
      )
    : null;
  return {
    leerling: await leerlingKopOf(w.tx, w.who, w.leerling),
    versies: dossier.versies.map((v) =>
      v.id === dossier.concept?.id && stand.concept
        ? { ...versieRij(v), status: stand.concept.versie.status }
        : versieRij(v),
    ),
    versie: versie && {
      ...versieRij(versie),
      ...(inhoud && isConcept ? { status: inhoud.versie.status } : {}),
      ...(telt && instemming ? { handeling: instemming.handeling } : {}),
    },
    inhoud,
    vorm,
    cvbFactoren: bronnen.cvbFactoren,
    stempels: isConcept ? Object.fromEntries(dossier.velden.map((v) => [v.veld, v.revisie])) : {},
    verschoven: telt && inhoud ? verschovenIn(inhoud, stand, vorm) : [],
    gaten: isConcept && stand.concept && feiten.concept ? gaten(stand.concept, feiten.concept) : [],
    acten: acten(stand, mag),
    volgende: volgende(feiten),
    gezag: bronnen.gezag,
    aanbod: aanbodIn(dossier, versie),
    instemming: telt && instemming ? instemming.instemming : [],
    stappen: stappenVan(dossier, versie),
    mag: {
      schrijven: mag.schrijven,
      vaststellen: mag.vaststellen,
      antwoorden: mag.antwoorden,
      inbrengen: mag.inbrengen,
    },
  };
}

const stappenVan = ({ stappen }: Dossier, versie: VersieRow | null): OppView['stappen'] =>
  stappen
    .filter((s) => s.versie === versie?.id)
    .map((s) => ({ soort: s.soort, op: s.op, door: doorVan(s), at: s.at }));
