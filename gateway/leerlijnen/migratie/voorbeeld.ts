import { createHash } from 'node:crypto';
import { Stand } from '../../model/act.ts';
import { naamVan } from '../../school/rules.ts';
import { grouped } from '../grouped.ts';
import type { Feiten } from './feiten-store.ts';
import type {
  Betrokkene,
  DoelGevolg,
  DoelRegel,
  Migratieplan,
  StreefRegel,
  VersieKop,
  Voorbeeld,
} from './view.ts';

/** Whether a person should look who has this doel: its stand does not simply go along to the same place. */
const apart = ({ lot, wat }: DoelRegel): boolean =>
  ['gesplitst', 'samengevoegd', 'herverdeeld', 'vervallen'].includes(lot) ||
  (lot === 'verplaatst' && wat.some((veld) => veld === 'niveau' || veld === 'leerlijn'));

/** Leerdoelen of which a preview names the pupils. */
export const apartGenoemd = (plan: Migratieplan): string[] => plan.doelen.filter(apart).map((d) => d.oud.id);

/** What a plan means for pupils as they stand now; the same versions and the same facts give the same print. */
export function voorbeeld(van: VersieKop, naar: VersieKop, plan: Migratieplan, feiten: Feiten): Voorbeeld {
  const wie = new Map(feiten.leerlingen.map((l) => [l.id, { id: l.id, naam: naamVan(l) }]));
  const namen = (ids: readonly string[]): Betrokkene[] => [...wie.values()].filter((l) => ids.includes(l.id)); // in the order of the names
  const aantal = new Map(feiten.doelen.map((d) => [d.leerdoel, d]));
  const opKaart = (d: DoelRegel) => (aantal.get(d.oud.id)?.aantal ?? 0) > 0;
  const gelijk = plan.doelen.filter((d) => d.lot === 'gelijk' && opKaart(d));
  const anders = plan.doelen.filter((d) => d.lot !== 'gelijk');
  const werktOp = nieuweStreven(plan, feiten);
  const cellen = new Map(grouped(feiten.cellen, (c) => c.leerdoel).map((van) => [van[0].leerdoel, van]));
  const routes = plan.routes
    .filter((r) => r.keuze)
    .map((regel) => ({ regel, wie: namen(opRoute(feiten, regel.oud.id)) }))
    .filter((r) => r.wie.length > 0);
  return {
    van,
    naar,
    afdruk: afdruk(van, naar, feiten),
    behaaldVanaf: Stand.parse(feiten.behaaldVanaf),
    leerlingen: [...wie.values()],
    gelijk: { doelen: gelijk.length, cellen: som(gelijk.map((d) => aantal.get(d.oud.id)?.aantal ?? 0)) },
    doelen: anders
      .filter(opKaart)
      .map((regel) => doelGevolg(regel, { plan, feiten, aantal, cellen, wie, werktOp })),
    zonderLeerlingen: anders.filter((d) => !opKaart(d)).length,
    nieuw: plan.nieuweDoelen
      .map(({ doel, leerlijn, niveau }) => ({ doel, leerlingen: werktOp(leerlijn, niveau).size }))
      .filter((n) => n.leerlingen > 0),
    streef: plan.streef
      .filter((regel) => regel.hoe !== 'zelfde')
      .map((regel) => ({ regel, wie: namen(opStreef(feiten, regel)) }))
      .filter((s) => s.wie.length > 0),
    routes,
    routeKeuzes: plan.routeKeuzes,
    kan: routes.every((r) => r.regel.naar !== null),
  };
}

const som = (getallen: readonly number[]) => getallen.reduce((a, b) => a + b, 0);

const opRoute = (feiten: Feiten, route: string) =>
  feiten.routes.find((r) => r.leerroute === route)?.leerlingen ?? [];
const opStreef = (feiten: Feiten, regel: StreefRegel) =>
  feiten.streef.find((s) => s.leerlijn === regel.leerlijn.id && s.niveau === (regel.niveau?.id ?? null))
    ?.leerlingen ?? [];

type WerktOp = (leerlijn: string, niveau?: string | null) => ReadonlySet<string>;

/** Who works on a new leerlijn afterwards, or on one niveau of it. */
function nieuweStreven(plan: Migratieplan, feiten: Feiten): WerktOp {
  const op = new Map<string, Set<string>>();
  const zet = (sleutel: string, ids: readonly string[]) => {
    const er = op.get(sleutel) ?? new Set();
    for (const id of ids) er.add(id);
    op.set(sleutel, er);
  };
  for (const regel of plan.streef)
    for (const { leerlijn, niveau } of regel.naar) {
      zet(leerlijn.id, opStreef(feiten, regel));
      zet(`${leerlijn.id}/${niveau?.id ?? ''}`, opStreef(feiten, regel));
    }
  return (leerlijn, niveau) =>
    op.get(niveau === undefined ? leerlijn : `${leerlijn}/${niveau ?? ''}`) ?? new Set();
}

interface Gegeven {
  readonly plan: Migratieplan;
  readonly feiten: Feiten;
  readonly aantal: ReadonlyMap<string, Feiten['doelen'][number]>;
  readonly cellen: ReadonlyMap<string, Feiten['cellen']>;
  readonly wie: ReadonlyMap<string, Betrokkene>;
  readonly werktOp: WerktOp;
}

function doelGevolg(regel: DoelRegel, gegeven: Gegeven): DoelGevolg {
  const { plan, feiten, wie, werktOp } = gegeven;
  const tel = gegeven.aantal.get(regel.oud.id);
  const cellen = new Map(gegeven.cellen.get(regel.oud.id)?.map((c) => [c.leerling, c.stand]));
  const erbij = [...wie.values()].flatMap((leerling) => {
    const stand = cellen.get(leerling.id);
    return stand === undefined ? [] : [{ leerling, stand: Stand.parse(stand) }];
  });
  const lijnen = regel.naar.map((n) => plan.plek.get(n.id)?.leerlijn ?? '');
  const open = erbij.filter((b) => b.stand < feiten.behaaldVanaf).map((b) => b.leerling);
  return {
    regel,
    leerlingen: tel?.aantal ?? 0,
    behaald: tel?.behaald ?? 0,
    wie: erbij,
    buitenKaart: open.filter((l) => lijnen.length > 0 && !lijnen.some((lijn) => werktOp(lijn).has(l.id))),
  };
}

/**
 * Everything a person was shown of pupils: who goes along, whose doelen, streefniveaus and leerroutes change. Not the
 * standen that only go along: a school where people work all day could never confirm anything. And not what the person
 * chooses himself. The versions cannot change: they are published.
 */
function afdruk(van: VersieKop, naar: VersieKop, feiten: Feiten): string {
  const gezien = [
    [van.id, naar.id, feiten.behaaldVanaf],
    feiten.leerlingen.map((l) => l.id).sort(),
    feiten.cellen.map((c) => `${c.leerdoel} ${c.leerling} ${c.stand}`).sort(),
    feiten.streef.map((s) => `${s.leerlijn} ${s.niveau} ${s.leerlingen.join()}`).sort(),
    feiten.routes.map((r) => `${r.leerroute} ${r.leerlingen.join()}`).sort(),
  ];
  return createHash('sha256').update(JSON.stringify(gezien)).digest('base64url');
}
