import { createHash } from 'node:crypto';
import { type Pakket, PakketSchema } from '../../pakket.ts';

/** A UUID that is always the same for a name. */
export function vast(naam: string): string {
  const hex = createHash('sha256').update(naam).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface Vorm {
  readonly gebieden: number;
  readonly lijnen: number;
  /** 0: leerlijnen without niveaus. */
  readonly niveaus: number;
  readonly doelen: number;
  readonly acties: number;
  readonly routes: number;
}

const reeks = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** A package of a given size; the entity of `doel G1L1N2D1` is `vast('doel G1L1N2D1')`, its row differs per version. */
export function kleinPakket(vorm: Vorm, versie = '1.0'): Pakket {
  const rij = (naam: string) => ({ id: vast(`${versie} ${naam}`), entiteit: vast(naam) });
  const id = (naam: string) => vast(`${versie} ${naam}`);
  const gebieden = reeks(vorm.gebieden).map((g) => `G${g}`);
  const lijnen = gebieden.flatMap((g) => reeks(vorm.lijnen).map((l) => ({ g, l, naam: `${g}L${l}` })));
  const niveaus = lijnen.flatMap(({ naam: lijn }) =>
    reeks(vorm.niveaus).map((n) => ({ lijn, n, naam: `${lijn}N${n}` })),
  );
  const plaatsen = vorm.niveaus === 0 ? lijnen.map((l) => ({ lijn: l.naam, naam: l.naam })) : niveaus;
  const doelen = plaatsen.flatMap((p) =>
    reeks(vorm.doelen).map((d) => ({ ...p, plek: p.naam, d, naam: `${p.naam}D${d}` })),
  );
  const acties = doelen.flatMap((d) =>
    reeks(vorm.acties).map((a) => ({ doel: d.naam, a, naam: `${d.naam}A${a}` })),
  );
  const routes = reeks(vorm.routes).map((r) => `LR${r}`);
  return PakketSchema.parse({
    id: vast(versie),
    pakketId: vast('klein'),
    code: 'klein',
    naam: 'Klein pakket',
    versie,
    uitgever: 'Demo',
    licentie: 'CC0-1.0',
    schaal: [0, 1, 2, 3, 4].map((score) => ({ score, naam: `stand ${score}` })),
    behaaldVanaf: 4,
    leergebieden: gebieden.map((naam, i) => ({
      ...rij(`gebied ${naam}`),
      code: naam,
      naam,
      soort: 'LS',
      volgorde: i + 1,
    })),
    leerlijnen: lijnen.map(({ g, l, naam }) => ({
      ...rij(`lijn ${naam}`),
      leergebiedId: id(`gebied ${g}`),
      code: naam,
      naam: `Lijn ${naam}`,
      geordend: vorm.niveaus > 0,
      volgorde: l,
    })),
    niveaus: niveaus.map(({ lijn, n, naam }) => ({
      ...rij(`niveau ${naam}`),
      leerlijnId: id(`lijn ${lijn}`),
      code: `N${n}`,
      naam: `Niveau ${n}`,
      rang: n,
    })),
    leerdoelen: doelen.map(({ lijn, plek, d, naam }) => ({
      ...rij(`doel ${naam}`),
      leerlijnId: id(`lijn ${lijn}`),
      niveauId: vorm.niveaus === 0 ? null : id(`niveau ${plek}`),
      code: naam,
      tekst: `doet ${naam}`,
      volgorde: d,
    })),
    acties: acties.map(({ doel, a, naam }) => ({
      ...rij(`actie ${naam}`),
      leerdoelId: id(`doel ${doel}`),
      type: 'oefenen',
      tekst: `oefent ${naam}`,
      wie: 'leerkracht',
      ritme: 'elke week',
      volgorde: a,
    })),
    leerroutes: routes.map((naam, i) => ({
      ...rij(`route ${naam}`),
      code: naam,
      naam: `Route ${naam}`,
      volgorde: i + 1,
      ldgm: i + 1,
      uitstroomprofiel: 'arbeidsmarkt',
      bestemming: 'werk',
    })),
    routeLeerlijnen: routes.flatMap((route) =>
      lijnen.map(({ naam: lijn }) => ({
        leerrouteId: id(`route ${route}`),
        leerlijnId: id(`lijn ${lijn}`),
        uitstroomniveauId: vorm.niveaus === 0 ? null : id(`niveau ${lijn}N${vorm.niveaus}`),
        profiel:
          vorm.niveaus === 0
            ? []
            : [
                { onderwijsleeftijd: 6, niveau: 1 },
                { onderwijsleeftijd: 16, niveau: vorm.niveaus },
              ],
      })),
    ),
  });
}
