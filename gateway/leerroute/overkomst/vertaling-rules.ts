import type { DoelRegel, Migratieplan, StreefRegel } from '../../leerlijnen/migratie/view.ts';
import type { Daar } from './feiten.ts';

type LijnDaar = Daar['lijnen'][number];
type DoelDaar = Daar['doelen'][number];

/** A leerlijn and niveau here. */
export interface LijnNaar {
  readonly leerlijn: string;
  readonly niveau: string | null;
  readonly hoe: 'zelfde' | 'andere_versie' | 'dichtstbij';
}

export interface DoelNaar {
  readonly leerdoel: string;
  readonly leerlijn: string;
  readonly niveau: string | null;
  readonly code: string;
  readonly tekst: string;
  /** What becomes of the stand; as in a migration (R10). */
  readonly stand: 'mee' | 'open' | 'opnieuw' | 'laagste';
  /** How many doelen there became this one. */
  readonly bronnen: number;
}

/** What the leerlijnen of another school are here; empty lists: not known. */
export interface Vertaling {
  lijn(daar: Pick<LijnDaar, 'leerlijn' | 'niveau'>): readonly LijnNaar[];
  doel(daar: DoelDaar): readonly DoelNaar[];
  /** Leerroute here. */
  route(leerroute: string): string | null;
}

/** Both schools work with this version. */
export const ZELFDE_VERSIE: Vertaling = {
  lijn: ({ leerlijn, niveau }) => [{ leerlijn, niveau, hoe: 'zelfde' }],
  doel: ({ leerdoel, leerlijn, niveau, code, tekst }) => [
    { leerdoel, leerlijn, niveau, code, tekst, stand: 'mee', bronnen: 1 },
  ],
  route: (leerroute) => leerroute,
};

/** The other school works with a version that this one does not know and cannot look into. */
export const ONBEKEND: Vertaling = { lijn: () => [], doel: () => [], route: () => null };

const sleutel = (leerlijn: string, niveau: string | null) => `${leerlijn} ${niveau ?? ''}`;

/** Another version: what became what, as a migration of pupils would have it (R10), `replacedBy` included. */
export function anderVersie(plan: Migratieplan): Vertaling {
  const streef = new Map<string, StreefRegel>(
    plan.streef.map((s) => [sleutel(s.leerlijn.id, s.niveau?.id ?? null), s]),
  );
  const doelen = new Map<string, DoelRegel>(plan.doelen.map((d) => [d.oud.id, d]));
  const routes = new Map(plan.routes.map((r) => [r.oud.id, r.naar?.id ?? null]));
  const bronnen = new Map<string, number>();
  for (const d of plan.doelen) for (const n of d.naar) bronnen.set(n.id, (bronnen.get(n.id) ?? 0) + 1);
  return {
    lijn: ({ leerlijn, niveau }) => {
      const regel = streef.get(sleutel(leerlijn, niveau));
      const hoe = regel?.hoe === 'dichtstbij' ? 'dichtstbij' : 'andere_versie';
      return (regel?.naar ?? []).map((n) => ({
        leerlijn: n.leerlijn.id,
        niveau: n.niveau?.id ?? null,
        hoe,
      }));
    },
    doel: ({ leerdoel }) => {
      const regel = doelen.get(leerdoel);
      return (regel?.naar ?? []).flatMap(({ id, code, tekst }) => {
        const plek = plan.plek.get(id);
        return plek
          ? [
              {
                ...plek,
                leerdoel: id,
                code,
                tekst,
                stand: regel?.stand ?? 'mee',
                bronnen: bronnen.get(id) ?? 1,
              },
            ]
          : [];
      });
    },
    route: (leerroute) => routes.get(leerroute) ?? null,
  };
}
