import { STANDEN } from '../../../model/act.ts';
import type { Pakket } from '../../pakket.ts';
import type { LeesFout, PakketOpgave } from '../gelezen.ts';
import { kopVan, leesVersie } from '../opgave.ts';
import { rijTekst } from '../tekst-in-rij.ts';
import { KoersDocument, leesKoers } from './koers-extensie.ts';
import type { CfPakket } from './model.ts';

export interface Kop {
  readonly kop: Omit<
    Pakket,
    | 'leergebieden'
    | 'leerlijnen'
    | 'niveaus'
    | 'leerdoelen'
    | 'acties'
    | 'leerroutes'
    | 'routeLeerlijnen'
    | 'rest'
  >;
  /** Fields of the CFDocument where a person said something else than the source. */
  readonly anders: ReadonlySet<string>;
}

/** What the CFDocument and the person who brings it in say of the package as a whole. */
export function caseKop(cf: CfPakket, opgave: PakketOpgave): Kop | LeesFout[] {
  const document = cf.CFDocument;
  const koers = leesKoers(KoersDocument, document.extensions);
  const pakketId = koers.pakketId ?? document.identifier;
  const bron = {
    pakketId,
    ...(koers.code && { code: koers.code }),
    naam: rijTekst(document.title) || 'Zonder titel',
    versie: leesVersie(document.version),
    uitgever: rijTekst(document.publisher) || rijTekst(document.creator) || 'Onbekend',
    ...licentieVan(cf),
    schaal: koers.schaal ?? STANDEN,
    behaaldVanaf: koers.behaaldVanaf ?? 4,
  };
  // A document of our own is one version; of others the same document has many.
  const kop = kopVan({ ...bron, ...(koers.pakketId && { id: document.identifier }) }, opgave);
  if (Array.isArray(kop)) return kop;
  const anders = new Set<string>();
  if (kop.naam !== bron.naam) anders.add('title');
  if (kop.uitgever !== bron.uitgever) anders.add('creator');
  if (kop.versie !== bron.versie) anders.add('version');
  if (kop.licentie !== bron.licentie) anders.add('licenseURI');
  const schaalAnders = kop.schaal.some((s) => s.naam !== bron.schaal[s.score]);
  if (schaalAnders || kop.behaaldVanaf !== bron.behaaldVanaf) anders.add('extensions.koers');
  return { kop, anders };
}

function licentieVan(cf: CfPakket): { licentie?: string } {
  const link = cf.CFDocument.licenseURI;
  const lijst = cf.CFDefinitions?.CFLicenses ?? [];
  const van =
    lijst.find((l) => l.identifier === link?.identifier) ?? (lijst.length === 1 ? lijst[0] : undefined);
  const licentie =
    rijTekst(String(van?.['title'] ?? '')) ||
    rijTekst(String(van?.['licenseText'] ?? '')) ||
    rijTekst(link?.title);
  return licentie ? { licentie } : {};
}
