import type { Pakket } from '../../pakket.ts';
import { inRij, type PakketRij } from '../case/reeks.ts';
import { kopVan, VELDEN, type Veld } from './kolommen.ts';

type Rij = Partial<Record<Veld, string | number>>;

/**
 * A version as one table with headings: a row for everything that the package says, each with what it hangs under, so that
 * a person can filter and sort. `rest` is not in it: that is what CASE is for.
 */
export function naarTabel(pakket: Pakket): string[][] {
  const velden = VELDEN.filter((veld) => kopVan(veld) !== null);
  const rijen: Rij[] = [...overPakket(pakket), ...rijenVan(pakket), ...routes(pakket)];
  return [
    velden.map((veld) => kopVan(veld) ?? ''),
    ...rijen.map((rij) => velden.map((veld) => String(rij[veld] ?? ''))),
  ];
}

function overPakket(p: Pakket): Rij[] {
  const schaal = [...p.schaal].sort((a, b) => a.score - b.score);
  const zegt: [string, string | number][] = [
    ['versie id', p.id],
    ['pakket id', p.pakketId],
    ['code', p.code],
    ['naam', p.naam],
    ['versie', p.versie],
    ['uitgever', p.uitgever],
    ['licentie', p.licentie],
    ['behaald vanaf', p.behaaldVanaf],
    ...schaal.map((s): [string, string] => [`stand ${s.score}`, s.naam]),
  ];
  return zegt.map(([eigenschap, waarde]) => ({ rij: 'pakket', eigenschap, waarde }));
}

function* rijenVan(pakket: Pakket): Generator<Rij> {
  const gebied = new Map(pakket.leergebieden.map((g) => [g.id, g] as const));
  const lijn = new Map(pakket.leerlijnen.map((l) => [l.id, l] as const));
  const niveau = new Map(pakket.niveaus.map((n) => [n.id, n] as const));
  const doel = new Map(pakket.leerdoelen.map((d) => [d.id, d] as const));
  const vanGebied = (id: string): Rij => {
    const g = gebied.get(id);
    return g ? { leergebiedCode: g.code, leergebied: g.naam, leergebiedSoort: g.soort } : {};
  };
  const vanLijn = (id: string): Rij => {
    const l = lijn.get(id);
    return l ? { ...vanGebied(l.leergebiedId), leerlijnCode: l.code, leerlijn: l.naam } : {};
  };
  const vanNiveau = (id: string | null): Rij => {
    const n = niveau.get(id ?? '');
    return n ? { niveauCode: n.code, niveau: n.naam, rang: n.rang } : {};
  };
  const vanDoel = (id: string): Rij => {
    const d = doel.get(id);
    return d ? { ...vanLijn(d.leerlijnId), ...vanNiveau(d.niveauId), doelCode: d.code, doel: d.tekst } : {};
  };
  for (const { soort, rij } of inRij(pakket)) {
    const eigen = { rij: soort, id: rij.entiteit, ...('volgorde' in rij && { volgorde: rij.volgorde }) };
    if ('leergebiedId' in rij) {
      const kerndoelen = lijst(rij.kerndoelHints);
      const waarde = rij.geordend ? 'ja' : 'nee';
      yield { ...vanLijn(rij.id), ...eigen, kerndoelen, eigenschap: 'geordend', waarde };
    } else if ('rang' in rij) yield { ...vanLijn(rij.leerlijnId), ...vanNiveau(rij.id), ...eigen };
    else if ('niveauId' in rij) yield { ...vanDoel(rij.id), ...eigen };
    else if ('leerdoelId' in rij) yield { ...vanDoel(rij.leerdoelId), ...eigen, ...vanActie(rij, doel) };
    else if ('ldgm' in rij) yield { ...eigen, ...vanRoute(rij) };
    else yield { ...vanGebied(rij.id), ...eigen };
  }
}

function vanActie(a: Pakket['acties'][number], doel: ReadonlyMap<string, { entiteit: string }>): Rij {
  const hoortBij = doel.get(a.leerdoelId)?.entiteit ?? '';
  return { actieSoort: a.type, actie: a.tekst, wie: a.wie, ritme: a.ritme, hoortBij };
}

const vanRoute = (r: Pakket['leerroutes'][number]): Rij => ({
  leerrouteCode: r.code,
  leerroute: r.naam,
  ldgm: r.ldgm ?? '',
  uitstroomprofiel: r.uitstroomprofiel ?? '',
  bestemming: r.bestemming ?? '',
});

/** One text in a cell as it is; more, each on a line; as JSON when a line would not do. */
const lijst = (teksten: readonly string[]): string =>
  teksten.some((t) => /[\r\n]/.test(t) || t.startsWith('[')) ? JSON.stringify(teksten) : teksten.join('\n');

function* routes(pakket: Pakket): Generator<Rij> {
  const plaats = new Map(
    inRij(pakket).map((r, i): [string, { r: PakketRij; i: number }] => [r.rij.id, { r, i }]),
  );
  const plek = (id: string) => plaats.get(id)?.i ?? 0;
  const rijen = [...pakket.routeLeerlijnen].sort(
    (a, b) => plek(a.leerrouteId) - plek(b.leerrouteId) || plek(a.leerlijnId) - plek(b.leerlijnId),
  );
  for (const r of rijen) {
    const [route, lijn, eind] = [r.leerrouteId, r.leerlijnId, r.uitstroomniveauId ?? ''].map(
      (id) => plaats.get(id)?.r.rij,
    );
    if (!route || !lijn || !('ldgm' in route) || !('leergebiedId' in lijn)) continue;
    const profiel = [...r.profiel].sort((a, b) => a.onderwijsleeftijd - b.onderwijsleeftijd);
    yield {
      rij: 'leerroute-leerlijn',
      leerrouteCode: route.code,
      leerroute: route.naam,
      leerlijnCode: lijn.code,
      leerlijn: lijn.naam,
      uitstroomniveau: eind && 'rang' in eind ? eind.rang : '',
      profiel: profiel
        .map((punt) => `${punt.onderwijsleeftijd}: ${String(punt.niveau).replace('.', ',')}`)
        .join('; '),
    };
  }
}
