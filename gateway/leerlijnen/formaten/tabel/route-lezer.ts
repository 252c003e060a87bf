import type { Pakket } from '../../pakket.ts';
import type { Lijn, Niveau, Opbouw } from '../opbouw.ts';
import { Codes, rijCode, rijTekst } from '../tekst-in-rij.ts';
import { vastId } from '../vast-id.ts';
import type { Cellen } from './cellen.ts';
import { geheel, leesProfiel } from './getallen.ts';
import type { Kenmerken, Meldingen } from './meldingen.ts';
import { eigenVan, type Weigering } from './rij-lezer.ts';
import type { TabelRij } from './tabel.ts';

type Uitstroom = NonNullable<Pakket['leerroutes'][number]['uitstroomprofiel']>;
const UITSTROOM: readonly Uitstroom[] = ['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs'];

interface Route {
  readonly id: string | undefined;
  readonly code: string;
  readonly naam: string;
  readonly volgorde: number | undefined;
  readonly ldgm: number | null;
  readonly uitstroomprofiel: Uitstroom | null;
  readonly bestemming: string | null;
  readonly lijnen: Map<
    Lijn,
    { eind: Niveau | null; profiel: { onderwijsleeftijd: number; niveau: number }[] }
  >;
}

/** Reads rows of leerroutes and of their leerlijnen (R1, R3). */
export class RouteLezer {
  readonly #routes = new Map<string, Route>();
  readonly #opbouw: Opbouw;
  readonly #cellen: Cellen;
  readonly #meldingen: Meldingen;
  readonly #kenmerken: Kenmerken;
  #lijnen: ReadonlyMap<string, Lijn> | null = null;

  constructor(opbouw: Opbouw, cellen: Cellen, melden: { meldingen: Meldingen; kenmerken: Kenmerken }) {
    this.#opbouw = opbouw;
    this.#cellen = cellen;
    this.#meldingen = melden.meldingen;
    this.#kenmerken = melden.kenmerken;
  }

  route(rij: TabelRij): Weigering {
    const { sleutel, code, naam } = this.#welke(rij);
    if (code === '' && naam === '') return 'Er staat geen leerroute.';
    if (this.#routes.has(sleutel)) return 'Deze leerroute staat er al.';
    const gezegd = this.#cellen.van(rij, 'uitstroomprofiel').toLowerCase();
    const uitstroomprofiel = UITSTROOM.find((u) => u === gezegd) ?? null;
    if (gezegd !== '' && !uitstroomprofiel)
      this.#meldingen.pas(rij, `Het uitstroomprofiel ${gezegd.slice(0, 40)} is onbekend.`);
    const ldgm = geheel(this.#cellen.van(rij, 'ldgm'), 1, 7) ?? null;
    if (ldgm === null && this.#cellen.van(rij, 'ldgm') !== '')
      this.#meldingen.pas(rij, 'Het doelgroepenmodel kent de leerroutes 1 tot en met 7.');
    const bestemming = rijTekst(this.#cellen.van(rij, 'bestemming')) || null;
    const eigen = eigenVan(rij, this.#cellen, this.#kenmerken, this.#meldingen);
    this.#routes.set(sleutel, {
      ...eigen,
      code,
      naam,
      ldgm,
      uitstroomprofiel,
      bestemming,
      lijnen: new Map(),
    });
    return null;
  }

  /** When all other rows were read. */
  lijnVanRoute(rij: TabelRij): Weigering {
    const route = this.#routes.get(this.#welke(rij).sleutel);
    const code = rijCode(this.#cellen.van(rij, 'leerlijnCode'));
    this.#lijnen ??= new Map(
      this.#opbouw.lijnen.flatMap(
        (l) =>
          [
            [`code ${l.code}`, l],
            [`naam ${l.naam}`, l],
          ] as const,
      ),
    );
    const lijn = this.#lijnen.get(
      code === '' ? `naam ${rijTekst(this.#cellen.van(rij, 'leerlijn'))}` : `code ${code}`,
    );
    if (!route || !lijn)
      return `De ${route ? 'leerlijn' : 'leerroute'} van deze rij staat niet in dit bestand.`;
    if (route.lijnen.has(lijn)) return 'Deze leerlijn staat al bij deze leerroute.';
    const gezegd = this.#cellen.van(rij, 'uitstroomniveau');
    const eind = lijn.niveaus.alle.find((n) => String(n.rang) === gezegd || n.code === gezegd) ?? null;
    if (gezegd !== '' && !eind) this.#meldingen.pas(rij, 'Het uitstroomniveau is onbekend.');
    const profiel = leesProfiel(this.#cellen.van(rij, 'profiel'));
    if (!profiel) this.#meldingen.pas(rij, 'Het profiel is niet te lezen; schrijf het als 6: 0,5; 12: 1,5.');
    route.lijnen.set(lijn, { eind, profiel: profiel ?? [] });
    return null;
  }

  rijen(pakketId: string, ids: ReadonlyMap<object, string>): Pick<Pakket, 'leerroutes' | 'routeLeerlijnen'> {
    const codes = new Codes();
    const uit: Pick<Pakket, 'leerroutes' | 'routeLeerlijnen'> = { leerroutes: [], routeLeerlijnen: [] };
    [...this.#routes.values()].forEach(({ lijnen, id: gegeven, ...r }, i) => {
      const id = gegeven ?? vastId(pakketId, 'leerroute', r.code || r.naam);
      const code = codes.vrij(r.code || `R${i + 1}`);
      uit.leerroutes.push({
        ...r,
        id,
        entiteit: id,
        code,
        naam: r.naam || code,
        volgorde: r.volgorde ?? i + 1,
      });
      for (const [lijn, { eind, profiel }] of lijnen)
        uit.routeLeerlijnen.push({
          leerrouteId: id,
          leerlijnId: ids.get(lijn) ?? '',
          uitstroomniveauId: eind ? (ids.get(eind) ?? null) : null,
          profiel,
        });
    });
    return uit;
  }

  #welke(rij: TabelRij): { sleutel: string; code: string; naam: string } {
    const code = rijCode(this.#cellen.van(rij, 'leerrouteCode'));
    const naam = rijTekst(this.#cellen.van(rij, 'leerroute'));
    return { sleutel: code === '' ? `naam ${naam}` : `code ${code}`, code, naam };
  }
}
