import type { GedeeldeLeerling } from '../../../gateway/access/delingen.ts';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import type { KlaarVoorHoger, LeerlingVandaag, RecenteAct } from '../../../gateway/arrangementskaart/view.ts';
import { type WeekVanGroep, weekVanGroepen } from '../../../gateway/arrangementskaart/week.ts';
import { functieAan } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import type { GroepWacht } from '../../../gateway/groepen/service.ts';
import { groepenDieWachten } from '../../../gateway/groepen/service.ts';
import { cyclusVandaag } from '../../../gateway/leerroute/cyclus/service.ts';
import type { CyclusVandaag, GroepPlek } from '../../../gateway/leerroute/cyclus/view.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { StemService } from '../../../gateway/opp/stem/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { groepenVanSchool, mijnGroepen, mijnLeerlingen } from '../../../gateway/school/service.ts';
import type { GroepKort, LeerlingKort } from '../../../gateway/school/view.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';

/** One of my groups, with what there is to do. */
export interface GroepVandaag {
  readonly groep: GroepKort;
  readonly klaar: readonly KlaarVoorHoger[];
  readonly zonderLeerroute: readonly LeerlingVandaag['leerling'][];
  /** Acties on the cards of the group that are not ticked yet. */
  readonly openActies: number;
  /** The step of the cycle it is in, in the words of the school; `null` for who does not work on the cards (R56). */
  readonly stap: { readonly plek: GroepPlek; readonly woorden: CyclusVandaag['woorden'] } | null;
}

/** What waits for this person himself. */
export interface Wacht {
  /** Acties in his name that are open. */
  readonly acties: number;
  /** Wishes of leerlingen that nobody has answered. */
  readonly wensen: number;
  readonly groepen: readonly GroepWacht[];
  /** Leerreizen that other schools opened, of pupils who were not taken over yet (R72). */
  readonly overkomsten: number;
  /** Pupils who could not be heard before, and whose next attempt is due (R46). */
  readonly horen: number;
}

/** The first page of a person; parts that do not belong to his roles are empty. */
export interface Overzicht {
  readonly eigen: readonly GroepVandaag[];
  /** Groups he sees but does not work in: IB'er, directeur. */
  readonly andere: readonly GroepKort[];
  /** Ready for a higher niveau, outside his own groups. */
  readonly klaarElders: readonly KlaarVoorHoger[];
  readonly kinderen: readonly LeerlingKort[];
  /** Pupils shared with him until a date (R63). */
  readonly gedeeld: readonly GedeeldeLeerling[];
  readonly gedaan: readonly RecenteAct[];
  readonly wacht: Wacht;
  /** Only for the bestuur: groups with their numbers, not to be opened. */
  readonly school: readonly GroepKort[];
  /** The last seven days of the groups where that pilot is on; null: it is off. */
  readonly week: { readonly pilot: string; readonly groepen: readonly WeekVanGroep[] } | null;
  readonly beheer: boolean;
  /** May see who opened what. */
  readonly inzage: boolean;
}

/** What the first page works with. */
export interface VandaagDeps extends ScreenDeps {
  readonly stem: Pick<StemService, 'openPogingen'>;
}

export type Call = { readonly tx: Tx; readonly who: KnownActor };

/** Reads what this person needs on his first page: as many statements for ten groups as for one. */
export async function overzicht(deps: VandaagDeps, call: Call): Promise<Overzicht> {
  const { tx, who } = call;
  const groepen = await mijnGroepen(tx, who);
  const klaar = groepen.length > 0 ? await deps.kaart.klaarVoorHoger(tx, who) : [];
  const leerlingen = groepen.some((g) => g.eigen) ? await deps.kaart.vandaagInMijnGroepen(tx, who) : [];
  const cyclus = groepen.some((g) => g.eigen) ? await cyclusVandaag(tx, who) : null;
  const mijn = new Set(leerlingen.map(({ leerling }) => leerling.id));
  const kinderen = await mijnLeerlingen(tx, who);
  const gedeeld = await deps.delingen.metMij(tx, who);
  return {
    eigen: groepen.filter((g) => g.eigen).map((groep) => groepVandaag(groep, leerlingen, klaar, cyclus)),
    andere: groepen.filter((g) => !g.eigen),
    klaarElders: klaar.filter(({ leerling }) => !mijn.has(leerling.id)),
    kinderen,
    gedeeld,
    gedaan: groepen.length + gedeeld.length > 0 ? await deps.kaart.mijnActs(tx, who) : [],
    wacht: {
      ...(await deps.inbreng.watWacht(tx, who)),
      groepen: await groepenDieWachten(tx, who),
      overkomsten: await deps.overkomst.wachtend(tx, who),
      horen: (await deps.stem.openPogingen(tx, who)).filter(({ nu }) => nu).length,
    },
    school: await groepenVanSchool(tx, who),
    week: await week(deps, call, groepen),
    beheer: mayInSchool(who, 'koppelingen_beheren'),
    inzage: mayInSchool(who, 'spoor_lezen'),
  };
}

async function week(
  deps: VandaagDeps,
  { tx }: Call,
  groepen: readonly GroepKort[],
): Promise<Overzicht['week']> {
  const eigen = groepen.filter((groep) => groep.eigen).map((groep) => groep.id);
  const aan = await functieAan(tx, 'week-op-vandaag', eigen, datumVan(deps.now()));
  return aan ? { pilot: aan.pilot, groepen: await weekVanGroepen(tx, aan.groepen) } : null;
}

function groepVandaag(
  groep: GroepKort,
  leerlingen: readonly LeerlingVandaag[],
  klaar: readonly KlaarVoorHoger[],
  cyclus: CyclusVandaag | null,
): GroepVandaag {
  const plek = cyclus?.groepen.get(groep.id);
  const hier = leerlingen.filter((l) => l.groep === groep.id);
  const ids = new Set(hier.map(({ leerling }) => leerling.id));
  return {
    groep,
    klaar: klaar.filter(({ leerling }) => ids.has(leerling.id)),
    zonderLeerroute: hier.filter((l) => !l.opLeerroute).map(({ leerling }) => leerling),
    openActies: hier.reduce((som, l) => som + l.openActies, 0),
    stap: cyclus && plek ? { plek, woorden: cyclus.woorden } : null,
  };
}
