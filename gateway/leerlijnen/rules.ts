import type { Pakket } from './pakket.ts';

export interface PakketFout {
  /** Where in the package, as `leerdoelen/RW-E-3a`. */
  readonly path: string;
  readonly message: string;
}

/** What a package says that cannot be true, in plain Dutch; empty when all is well (R4, R9). */
export function pakketFouten(pakket: Pakket): PakketFout[] {
  const gebied = new Set(pakket.leergebieden.map((g) => g.id));
  const lijn = new Map(pakket.leerlijnen.map((l) => [l.id, l]));
  const niveau = new Map(pakket.niveaus.map((n) => [n.id, n]));
  const doel = new Set(pakket.leerdoelen.map((d) => d.id));
  const route = new Set(pakket.leerroutes.map((r) => r.id));
  const fouten: PakketFout[] = [];
  const eis = (goed: boolean, path: string, message: string) => {
    if (!goed) fouten.push({ path, message });
  };

  for (const l of pakket.leerlijnen)
    eis(
      gebied.has(l.leergebiedId),
      `leerlijnen/${l.code}`,
      'hoort bij een leergebied dat niet in het pakket staat',
    );
  for (const n of pakket.niveaus)
    eis(
      lijn.get(n.leerlijnId)?.geordend === true,
      `niveaus/${n.code}`,
      'hoort bij een leerlijn die geen niveaus heeft',
    );
  for (const d of pakket.leerdoelen) {
    const geordend = lijn.get(d.leerlijnId)?.geordend;
    const past =
      d.niveauId === null ? geordend === false : niveau.get(d.niveauId)?.leerlijnId === d.leerlijnId;
    eis(past, `leerdoelen/${d.code}`, 'heeft een niveau dat niet bij zijn leerlijn past');
  }
  for (const a of pakket.acties)
    eis(doel.has(a.leerdoelId), `acties/${a.id}`, 'hoort bij een leerdoel dat niet in het pakket staat');
  for (const r of pakket.routeLeerlijnen) {
    const eind = r.uitstroomniveauId === null || niveau.get(r.uitstroomniveauId)?.leerlijnId === r.leerlijnId;
    eis(
      route.has(r.leerrouteId) && lijn.has(r.leerlijnId) && eind,
      `routeLeerlijnen/${lijn.get(r.leerlijnId)?.code ?? r.leerlijnId}`,
      'wijst naar een leerroute, leerlijn of niveau dat er niet is',
    );
  }
  return fouten;
}
