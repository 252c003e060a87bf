import type { Pakket } from '../pakket.ts';
import type { EntiteitSoort, Rij, Veld } from './view.ts';

/** A row with what makes it otherwise than another version of it. */
export interface Inhoud {
  readonly id: string;
  readonly entiteit: string;
  readonly rij: Rij;
  /** What it belongs to, by id of the row in the same version. */
  readonly ouders: Partial<Readonly<Record<EntiteitSoort, string | null>>>;
  /** What it says of itself, in a form that can be compared. */
  readonly velden: Partial<Readonly<Record<Veld, string>>>;
}

interface Bron {
  readonly id: string;
  readonly entiteit: string;
  readonly code: string;
}

function inhoud(
  soort: EntiteitSoort,
  bron: Bron,
  tekst: string,
  plek: readonly string[],
  rest: Pick<Inhoud, 'ouders' | 'velden'>,
): Inhoud {
  const { id, entiteit, code } = bron;
  const veld = soort === 'leerdoel' || soort === 'actie' ? 'tekst' : 'naam';
  return {
    id,
    entiteit,
    rij: { soort, id, entiteit, code, tekst, plek },
    ouders: rest.ouders,
    velden: { [veld]: tekst, ...(soort === 'actie' ? {} : { code }), ...rest.velden },
  };
}

const opVolgorde = <T extends { readonly volgorde: number }>(rijen: readonly T[]): T[] =>
  [...rijen].sort((a, b) => a.volgorde - b.volgorde);

/** Rows under a parent each, in the order of the parents and then in their own. */
function onder<T extends { readonly volgorde: number }>(
  rijen: readonly T[],
  ouder: (rij: T) => string | null,
  ouders: readonly (string | null)[],
): T[] {
  const plek = new Map(ouders.map((id, i) => [id, i]));
  const van = (rij: T) => plek.get(ouder(rij)) ?? ouders.length;
  return [...rijen].sort((a, b) => van(a) - van(b) || a.volgorde - b.volgorde);
}

/** The whole of a version in the order in which people read it, per kind. */
export function inhoudVan(p: Pakket): Readonly<Record<EntiteitSoort, readonly Inhoud[]>> {
  const leergebied = opVolgorde(p.leergebieden).map((g) =>
    inhoud('leergebied', g, g.naam, [], { ouders: {}, velden: { soort: g.soort } }),
  );
  const leerlijn = leerlijnen(p, leergebied);
  const niveau = niveaus(p, leerlijn);
  const leerdoel = leerdoelen(p, leerlijn, niveau);
  return {
    leerroute: opVolgorde(p.leerroutes).map((r) =>
      inhoud('leerroute', r, r.naam, [], {
        ouders: {},
        velden: {
          ldgm: String(r.ldgm),
          uitstroomprofiel: String(r.uitstroomprofiel),
          bestemming: String(r.bestemming),
        },
      }),
    ),
    leergebied,
    leerlijn,
    niveau,
    leerdoel,
    actie: acties(p, leerdoel),
  };
}

const plekOnder = (ouder: Inhoud | undefined): string[] =>
  ouder ? [...ouder.rij.plek, ouder.rij.tekst] : [];
const opId = (rijen: readonly Inhoud[]): ReadonlyMap<string, Inhoud> => new Map(rijen.map((r) => [r.id, r]));
const ids = (rijen: readonly Inhoud[]) => rijen.map((r) => r.id);

function leerlijnen(p: Pakket, leergebied: readonly Inhoud[]): Inhoud[] {
  const gebied = opId(leergebied);
  return onder(p.leerlijnen, (l) => l.leergebiedId, ids(leergebied)).map((l) =>
    inhoud('leerlijn', l, l.naam, plekOnder(gebied.get(l.leergebiedId)), {
      ouders: { leergebied: l.leergebiedId },
      velden: { geordend: String(l.geordend), kerndoelen: JSON.stringify([...l.kerndoelHints].sort()) },
    }),
  );
}

function niveaus(p: Pakket, leerlijn: readonly Inhoud[]): Inhoud[] {
  const lijn = opId(leerlijn);
  const rijen = p.niveaus.map((n) => ({ ...n, volgorde: n.rang }));
  return onder(rijen, (n) => n.leerlijnId, ids(leerlijn)).map((n) =>
    inhoud('niveau', n, n.naam, plekOnder(lijn.get(n.leerlijnId)), {
      ouders: { leerlijn: n.leerlijnId },
      velden: {},
    }),
  );
}

function leerdoelen(p: Pakket, leerlijn: readonly Inhoud[], niveau: readonly Inhoud[]): Inhoud[] {
  const ouder = opId([...leerlijn, ...niveau]);
  const plekken = leerlijn.flatMap((l) => [
    l.id,
    ...niveau.filter((n) => n.ouders.leerlijn === l.id).map((n) => n.id),
  ]);
  return onder(p.leerdoelen, (d) => d.niveauId ?? d.leerlijnId, plekken).map((d) =>
    inhoud('leerdoel', d, d.tekst, plekOnder(ouder.get(d.niveauId ?? d.leerlijnId)), {
      ouders: { leerlijn: d.leerlijnId, niveau: d.niveauId },
      velden: {},
    }),
  );
}

function acties(p: Pakket, leerdoel: readonly Inhoud[]): Inhoud[] {
  const doel = opId(leerdoel);
  return onder(p.acties, (a) => a.leerdoelId, ids(leerdoel)).map((a) => {
    const bij = doel.get(a.leerdoelId);
    const plek = bij ? [...bij.rij.plek, bij.rij.code] : [];
    return inhoud('actie', { ...a, code: '' }, a.tekst, plek, {
      ouders: { leerdoel: a.leerdoelId },
      velden: { type: a.type, wie: a.wie, ritme: a.ritme },
    });
  });
}
