import type { OppInhoud, OppVeld } from '../model/opp.ts';
import { sectieA, sectieB, sectieC, sectieD, sectieE } from './projectie/secties.ts';
import { veldenVan, vuller } from './projectie/vuller.ts';
import type { Stand } from './stand.ts';
import type { OppView, Verschoven } from './view.ts';

/** What the source of a field said when it came into this OPP; `undefined`: it has no source but this OPP. */
function zeiToen(veld: OppVeld): string | null | undefined {
  if (veld.overruled) return veld.overruled.was;
  return veld.herkomst?.bron === 'opp' ? undefined : veld.waarde;
}

/** Parts that are lists: how many there were, and how many its source gives now. */
interface Lijst {
  readonly veld: Verschoven['veld'];
  readonly wat: string;
  readonly was: readonly string[];
  readonly nu: readonly string[];
}

/** What an OPP holds beside its fields, as its sources say it now. */
function lijsten(inhoud: OppInhoud, bronnen: Stand['bronnen']): Lijst[] {
  const v = vuller([]);
  const [a, b] = [sectieA(bronnen, v), sectieB(bronnen, v)];
  const nu = { a, b, c: sectieC(bronnen.factoren), d: sectieD(bronnen, v), e: sectieE(bronnen, v) };
  const over = <T>(
    veld: Verschoven['veld'],
    wat: string,
    uit: (van: typeof nu) => readonly T[],
    sleutel: (x: T) => string,
  ): Lijst => ({ veld, wat, was: uit(inhoud).map(sleutel).sort(), nu: uit(nu).map(sleutel).sort() });
  return [
    over(
      'a.tlv',
      'TLV',
      (x) => (x.a.tlv ? [x.a.tlv] : []),
      (t) => Object.values(t).join(' '),
    ),
    over(
      'a.gezag',
      'die meebeslissen',
      (x) => x.a.gezaghebbenden,
      (g) => `${g.naam} ${g.rol}`,
    ),
    over(
      'a.cvb',
      'in de commissie',
      (x) => x.a.cvb,
      (c) => c.naam,
    ),
    over(
      'b.leergebieden',
      'leerlijnen',
      (x) => x.b.leergebieden,
      (g) => g.nu.veld,
    ),
    over(
      'b.ondersteuning',
      'gebieden',
      (x) => x.b.ondersteuning,
      (o) => `${o.gebied} ${o.intensiteit}`,
    ),
    over(
      'b.resultaten',
      'toetsen',
      (x) => x.b.resultaten,
      (r) => `${r.vak} ${r.toets} ${r.op} ${r.uitslag}`,
    ),
    over(
      'c.factoren',
      'factoren',
      (x) => x.c,
      (f) => `${f.factor} ${f.tekst} ${f.behoefte}`,
    ),
    over(
      'd.eindniveaus',
      'leerlijnen',
      (x) => x.d.eindniveaus,
      (e) => e.veld.veld,
    ),
    over(
      'e.doelen',
      'doelen',
      (x) => x.e.doelen,
      (d) => `${d.code} ${JSON.stringify(d.acties)}`,
    ),
  ];
}

function verschovenLijst({ veld, wat, was, nu }: Lijst): Verschoven[] {
  if (was.join('\n') === nu.join('\n')) return [];
  const anders = was.length === nu.length ? ', veranderd' : '';
  return [{ veld, was: `${was.length} ${wat}`, nu: `${nu.length} ${wat}${anders}`, herkomst: null }];
}

/**
 * R38: which fields say something else at their source by now. Of a concept that shows its sources only what was overruled can
 * differ; of what was offered or fixed every field with a source can, and so can the lists in it: who decides, the TLV, results,
 * factoren, doelen with their acties.
 */
export function verschovenIn(
  inhoud: OppInhoud,
  { bronVelden, bronnen }: Pick<Stand, 'bronVelden' | 'bronnen'>,
  vorm: OppView['vorm'],
): Verschoven[] {
  const velden = veldenVan(inhoud).flatMap((veld): Verschoven[] => {
    const nu = bronVelden.get(veld.veld);
    const was = zeiToen(veld);
    if (was === undefined || !nu || nu.waarde === was || (was === null && nu.herkomst === null)) return [];
    return [{ veld: veld.veld, was, nu: nu.waarde, herkomst: nu.herkomst }];
  });
  return vorm === 'bron' ? velden : [...velden, ...lijsten(inhoud, bronnen).flatMap(verschovenLijst)];
}
