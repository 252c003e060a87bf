import type { GedeeldeLeerling } from '../../../gateway/access/delingen.ts';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import type {
  Arrangementskaart,
  KlaarVoorHoger,
  RecenteAct,
} from '../../../gateway/arrangementskaart/view.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import {
  groepenVanSchool,
  groepMetLeerlingen,
  mijnGroepen,
  mijnLeerlingen,
} from '../../../gateway/school/service.ts';
import type { GroepKort, LeerlingKort } from '../../../gateway/school/view.ts';
import type { ScreenDeps } from '../chrome.tsx';

/** One of my groups, with what there is to do. */
export interface GroepVandaag {
  readonly groep: GroepKort;
  readonly klaar: readonly KlaarVoorHoger[];
  readonly zonderLeerroute: readonly LeerlingKort[];
  /** Acties on the cards of the group that are not ticked yet. */
  readonly openActies: number;
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
  /** Only for a leerling: his own card. */
  readonly eigenKaart: Arrangementskaart | null;
  readonly gedaan: readonly RecenteAct[];
  /** Only for the bestuur: groups with their numbers, not to be opened. */
  readonly school: readonly GroepKort[];
  readonly beheer: boolean;
  /** May see who opened what. */
  readonly inzage: boolean;
}

type Call = { readonly tx: Tx; readonly who: KnownActor };

/** Reads what this person needs on his first page; a few statements for each group he works in. */
export async function overzicht(deps: ScreenDeps, call: Call): Promise<Overzicht> {
  const { tx, who } = call;
  const groepen = await mijnGroepen(tx, who);
  const eigen: GroepVandaag[] = [];
  for (const groep of groepen.filter((g) => g.eigen)) eigen.push(await groepVandaag(deps, call, groep));
  const andere = groepen.filter((g) => !g.eigen);
  const kinderen = await mijnLeerlingen(tx, who);
  const gedeeld = await deps.delingen.metMij(tx, who);
  const zelf = kinderen.find((k) => k.id === who.person);
  const inEigen = new Set(eigen.flatMap((g) => g.klaar.map((k) => `${k.leerling.id} ${k.leerlijn.id}`)));
  return {
    eigen,
    andere,
    klaarElders:
      andere.length === 0
        ? []
        : (await deps.kaart.klaarVoorHoger(tx, who)).filter(
            (k) => !inEigen.has(`${k.leerling.id} ${k.leerlijn.id}`),
          ),
    kinderen: kinderen.filter((k) => k !== zelf),
    gedeeld,
    eigenKaart: zelf ? await deps.kaart.kaart(tx, who, zelf.id) : null,
    gedaan: groepen.length + gedeeld.length > 0 ? await deps.kaart.mijnActs(tx, who) : [],
    school: await groepenVanSchool(tx, who),
    beheer: mayInSchool(who, 'koppelingen_beheren'),
    inzage: mayInSchool(who, 'spoor_lezen'),
  };
}

async function groepVandaag(deps: ScreenDeps, { tx, who }: Call, groep: GroepKort): Promise<GroepVandaag> {
  const { leerlingen } = await groepMetLeerlingen(tx, who, groep.id);
  const matrix = await deps.kaart.groepMatrix(tx, who, groep.id, { soort: 'alle' });
  return {
    groep,
    klaar: await deps.kaart.klaarVoorHoger(tx, who, groep.id),
    zonderLeerroute: leerlingen.filter((leerling) => leerling.leerroute === null),
    openActies: matrix.rijen.flatMap((rij) => Object.values(rij.acties)).filter((actie) => !actie.gedaan)
      .length,
  };
}
