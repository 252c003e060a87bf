import type { Gelezen, Indeling, LeesFout, PakketOpgave, RegelMelding } from '../gelezen.ts';
import { Opbouw } from '../opbouw.ts';
import { kopVan } from '../opgave.ts';
import { isBoom, leesBoomTabel } from './boom-tabel.ts';
import { Cellen, metKop, type TabelMetKop } from './cellen.ts';
import type { Kolommen } from './kolommen.ts';
import { Kenmerken, Meldingen } from './meldingen.ts';
import { overPakket } from './over-pakket.ts';
import { RijLezer, type Weigering } from './rij-lezer.ts';
import { RouteLezer } from './route-lezer.ts';
import type { Tabel, TabelRij } from './tabel.ts';

/** A table as a package: one in which rows name the row above them, or one with a column for each level. */
export function leesTabel(
  tabel: Tabel,
  opties: { opgave: PakketOpgave; bestand: string; kolommen?: Kolommen; indeling?: Indeling },
): Gelezen {
  return isBoom(metKop(tabel, opties.kolommen))
    ? leesBoomTabel(tabel, opties)
    : leesPlatteTabel(tabel, opties);
}

/**
 * A table with a row for each leerdoel (a column for leergebied, leerlijn, niveau, doel …), or an export of ours, as a
 * package. Every row is reported with its line.
 */
function leesPlatteTabel(
  tabel: Tabel,
  opties: { opgave: PakketOpgave; bestand: string; kolommen?: Kolommen },
): Gelezen {
  const niveaus = opties.kolommen?.niveaus;
  const kop = metKop(tabel, opties.kolommen);
  const cellen = new Cellen(kop);
  const niet = (fouten: LeesFout[], regels: RegelMelding[] = []): Gelezen => ({
    goed: false,
    formaat: tabel.soort,
    fouten,
    regels,
  });
  const opKop = (message: string) => [{ path: `regel ${Math.max(1, kop.kopregel)}`, message }];
  if (!cellen.heeft('doel')) return niet(opKop('Er is geen kolom met leerdoelen gekozen.'));
  const over = overPakket(kop.rijen, cellen);
  const algemeen = kopVan({ naam: opties.bestand, ...over.bron }, opties.opgave);
  if (Array.isArray(algemeen)) return niet(algemeen, over.regels);
  const opbouw = new Opbouw();
  const melden = { meldingen: new Meldingen(), kenmerken: new Kenmerken() };
  const rijLezer = new RijLezer(opbouw, cellen, melden, algemeen.naam, niveaus);
  const routes = new RouteLezer(opbouw, cellen, melden);
  leesRijen(kop, cellen, melden.meldingen, rijLezer, routes);
  const regels = [...over.regels, ...melden.meldingen.regels()].sort((a, b) => regelVan(a) - regelVan(b));
  const teVeel = opbouw.teVeelNiveaus();
  if (teVeel)
    return niet(
      opKop(
        `De leerlijn ${teVeel.lijn.slice(0, 60)} zou ${teVeel.aantal} niveaus hebben. Is de kolom met het niveau de goede?`,
      ),
      regels,
    );
  const { rijen, ids } = opbouw.rijen(algemeen.pakketId, niveaus);
  const pakket = { ...algemeen, ...rijen, ...routes.rijen(algemeen.pakketId, ids) };
  return { goed: true, formaat: tabel.soort, regels, pakket };
}

// First what is named, then what names it.
function leesRijen(
  kop: TabelMetKop,
  cellen: Cellen,
  meldingen: Meldingen,
  lezer: RijLezer,
  routes: RouteLezer,
): void {
  const straks: { rij: TabelRij; lees: (rij: TabelRij) => Weigering }[] = [];
  const meld = (rij: TabelRij, waarom: Weigering) => {
    if (waarom !== null) meldingen.weiger(rij, waarom);
  };
  for (const rij of kop.rijen) {
    const soort = cellen.van(rij, 'rij').toLowerCase();
    if (soort === 'pakket') continue;
    meldingen.begin(rij);
    if (soort === '' || soort === 'leerdoel' || soort === 'doel') meld(rij, lezer.doel(rij));
    else if (soort === 'leergebied') meld(rij, lezer.gebied(rij));
    else if (soort === 'leerlijn') meld(rij, lezer.lijn(rij));
    else if (soort === 'niveau') meld(rij, lezer.niveau(rij));
    else if (soort === 'leerroute') meld(rij, routes.route(rij));
    else if (soort === 'actie') straks.push({ rij, lees: (r) => lezer.actie(r) });
    else if (soort === 'leerroute-leerlijn') straks.push({ rij, lees: (r) => routes.lijnVanRoute(r) });
    else meld(rij, `Koers kent geen rij van de soort ${soort.slice(0, 40)}.`);
  }
  lezer.weigerZonderNiveau();
  for (const { rij, lees } of straks) meld(rij, lees(rij));
}

const regelVan = (melding: RegelMelding): number => Number(melding.plek.slice('regel '.length));
