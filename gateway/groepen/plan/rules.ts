import { isBehaald } from '../../leerroute/rules.ts';
import type { PlanActie, PlanDoel, PlanInhoud, Subgroep, Tekst, Teksten } from './inhoud.ts';

/** The rows of a group that a plan is made of, as they stand on its peildag; in the order of the package and of the names. */
export interface PlanBron {
  readonly groep: string;
  readonly medewerkers: readonly string[];
  readonly periode: PlanInhoud['periode'];
  readonly peildag: string;
  readonly behaaldVanaf: number;
  readonly leerlingen: readonly string[];
  readonly streef: readonly {
    readonly leerling: string;
    readonly leergebied: string;
    readonly leerlijn: Subgroep['leerlijn'];
    readonly niveau: Subgroep['niveau'];
  }[];
  readonly cellen: readonly {
    readonly leerling: string;
    readonly leerlijn: string;
    readonly doel: string;
    readonly code: string;
    readonly tekst: string;
    readonly stand: number;
    readonly meegenomen: boolean;
  }[];
  readonly acties: readonly {
    readonly leerling: string;
    readonly leerlijn: string;
    readonly soort: string;
    readonly tekst: string;
    readonly wie: string;
    readonly ritme: string;
  }[];
}

/** By what words are kept: a subgroup is a leerlijn × niveau, so its aanpak stays when pupils come and go. */
export const subgroepSleutel = (leerlijn: string, niveau: string | null): string =>
  `${leerlijn}/${niveau ?? '-'}`;
const doelSleutel = (subgroep: string, doel: string): string => `${subgroep}/${doel}`;

const uniek = (woorden: readonly string[]): string[] => [...new Set(woorden.filter((w) => w !== ''))];

/** "Geld, niveau 3": how a subgroup is called on the page and beside words whose subgroup is gone. */
const subgroepNaam = ({ leerlijn, niveau }: Pick<Subgroep, 'leerlijn' | 'niveau'>): string =>
  niveau === null ? leerlijn.naam : `${leerlijn.naam}, ${niveau.naam.replace(/^Niveau /, 'niveau ')}`;

/** R54: the plan of a group, made from the streefniveaus and cards of its pupils and what was typed. Pure. */
export function maakPlan(bron: PlanBron, teksten: Teksten): PlanInhoud {
  const perSleutel = new Map<string, PlanBron['streef'][number][]>();
  for (const s of bron.streef) {
    const sleutel = subgroepSleutel(s.leerlijn.id, s.niveau?.id ?? null);
    perSleutel.set(sleutel, [...(perSleutel.get(sleutel) ?? []), s]);
  }
  const subgroepen = [...perSleutel].map(([sleutel, wie]) => subgroep(bron, teksten, sleutel, wie));
  const metStreef = new Set(bron.streef.map((s) => s.leerling));
  return {
    vorm: 1,
    groep: bron.groep,
    medewerkers: [...bron.medewerkers],
    periode: bron.periode,
    peildag: bron.peildag,
    leerlingen: [...bron.leerlingen],
    subgroepen,
    zonderStreef: bron.leerlingen.filter((l) => !metStreef.has(l)),
    los: losseTeksten(subgroepen, teksten),
  };
}

function subgroep(
  bron: PlanBron,
  teksten: Teksten,
  sleutel: string,
  wie: readonly PlanBron['streef'][number][],
): Subgroep {
  const { leergebied = '', leerlijn = { id: '', code: '', naam: '' }, niveau = null } = wie[0] ?? {};
  const leden = new Set(wie.map((s) => s.leerling));
  const hier = (r: { leerling: string; leerlijn: string }) =>
    r.leerlijn === leerlijn.id && leden.has(r.leerling);
  const acties = actiesVan(bron.acties.filter(hier));
  return {
    sleutel,
    leergebied,
    leerlijn,
    niveau,
    leerlingen: bron.leerlingen.filter((l) => leden.has(l)),
    doelen: doelenVan(bron, teksten, sleutel, bron.cellen.filter(hier)),
    acties,
    wie: uniek(acties.map((a) => a.wie)),
    wanneer: uniek(acties.map((a) => a.ritme)),
    aanpak: teksten.aanpak[sleutel] ?? null,
  };
}

function doelenVan(
  bron: PlanBron,
  teksten: Teksten,
  sleutel: string,
  cellen: PlanBron['cellen'],
): PlanDoel[] {
  const doelen = new Map<string, PlanDoel>();
  for (const { doel, code, tekst, leerling, stand, meegenomen } of cellen) {
    const was = doelen.get(doel);
    const behaald = isBehaald(stand, bron.behaaldVanaf) ? [leerling] : [];
    doelen.set(doel, {
      id: doel,
      code,
      tekst,
      meegenomen: meegenomen || (was?.meegenomen ?? false),
      werkenEraan: [...(was?.werkenEraan ?? []), leerling],
      behaaldDoor: [...(was?.behaaldDoor ?? []), ...behaald],
      evaluatie: teksten.evaluatie[doelSleutel(sleutel, doel)] ?? null,
    });
  }
  return [...doelen.values()];
}

/** The same actie on several cards is one line of the plan. */
function actiesVan(rijen: PlanBron['acties']): PlanActie[] {
  const acties = new Map<string, PlanActie & { wieHeeft: Set<string> }>();
  for (const { leerling, soort, tekst, wie, ritme } of rijen) {
    const sleutel = JSON.stringify([soort, tekst, wie, ritme]);
    const wieHeeft = (acties.get(sleutel)?.wieHeeft ?? new Set()).add(leerling);
    acties.set(sleutel, { soort, tekst, wie, ritme, leerlingen: wieHeeft.size, wieHeeft });
  }
  return [...acties.values()].map(({ wieHeeft: _, ...actie }) => actie);
}

function losseTeksten(subgroepen: readonly Subgroep[], teksten: Teksten): Tekst[] {
  const hier = new Set(
    subgroepen.flatMap((s) => [s.sleutel, ...s.doelen.map((d) => doelSleutel(s.sleutel, d.id))]),
  );
  return [...Object.entries(teksten.aanpak), ...Object.entries(teksten.evaluatie)].flatMap(
    ([sleutel, tekst]) => (hier.has(sleutel) ? [] : [tekst]),
  );
}

/** What was typed in a plan that is vastgesteld: a new concept begins with it. */
export function tekstenVan(inhoud: PlanInhoud): Teksten {
  const aanpak = inhoud.subgroepen.flatMap((s) => (s.aanpak ? [[s.sleutel, s.aanpak] as const] : []));
  const evaluatie = inhoud.subgroepen.flatMap((s) =>
    s.doelen.flatMap((d) => (d.evaluatie ? [[doelSleutel(s.sleutel, d.id), d.evaluatie] as const] : [])),
  );
  return { aanpak: Object.fromEntries(aanpak), evaluatie: Object.fromEntries(evaluatie) };
}

export interface Schrijven {
  readonly aanpak: string;
  /** By leerdoel. */
  readonly evaluatie: Readonly<Record<string, string>>;
}

/**
 * The words of a concept with those of one subgroup as they were typed now; empty words are taken away, and words that
 * did not change keep who wrote them and when.
 */
export function schrijf(
  teksten: Teksten,
  sub: Subgroep,
  nieuw: Schrijven,
  door: { readonly person: string; readonly op: Date },
): Teksten {
  const naam = subgroepNaam(sub);
  const zet = (van: Teksten['aanpak'], sleutel: string, getypt: string, bij: string): Teksten['aanpak'] => {
    const { [sleutel]: was, ...rest } = van;
    const tekst = getypt.trim();
    if (tekst === '') return rest;
    if (was?.tekst === tekst) return van;
    return { ...rest, [sleutel]: { tekst, bij, door: door.person, op: door.op.toISOString() } };
  };
  return {
    aanpak: zet(teksten.aanpak, sub.sleutel, nieuw.aanpak, naam),
    evaluatie: sub.doelen.reduce((van, doel) => {
      const getypt = nieuw.evaluatie[doel.id];
      return getypt === undefined
        ? van
        : zet(van, doelSleutel(sub.sleutel, doel.id), getypt, `${naam}, ${doel.code}`);
    }, teksten.evaluatie),
  };
}

/** What somebody saw of a subgroup when he began to type; another value later means a colleague wrote meanwhile. */
export function stempel(sub: Pick<Subgroep, 'aanpak' | 'doelen'>): string {
  const tijden = [sub.aanpak, ...sub.doelen.map((d) => d.evaluatie)].flatMap((t) => (t ? [t.op] : []));
  return `${tijden.length}:${tijden.sort().at(-1) ?? ''}`;
}
