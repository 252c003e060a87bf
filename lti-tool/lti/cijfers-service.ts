import { audit } from '../../gateway/access/audit.ts';
import { notFound } from '../../gateway/access/scope.ts';
import { AppError } from '../../gateway/errors.ts';
import { requireGroepVoor } from '../../gateway/groepen/bereik.ts';
import { grouped } from '../../gateway/leerlijnen/grouped.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import type { ServiceClient } from './advantage/service-call.ts';
import { laatOpnieuwGaan } from './ags/cijfer-store.ts';
import { haalIn } from './ags/hervat-store.ts';
import {
  bestaat,
  kiesBron as bewaarBron,
  bezetteKolommen,
  stopBron as eindBron,
  stopKolom as eindKolom,
  geefCursus,
  isVanGroep,
  kiesKolommen,
  zetAan,
} from './ags/keuze-store.ts';
import { type LineItem, lineItems } from './ags/kolommen.ts';
import type { CursusBeheer, DoelKeuze, GroepCijfers } from './ags/view.ts';
import {
  alleCursussen,
  bronStanden,
  cursussenVan,
  geweigerden,
  keuzesVan,
  kolommenVan,
  lijnenVanGroep,
  vrijeCursussen,
} from './ags/view-store.ts';
import { vraagBewijs, vraagBijWerk, vraagCijfers } from './ags/weg-store.ts';
import { contextOf } from './context-store.ts';

export type { LineItem } from './ags/kolommen.ts';
export type * from './ags/view.ts';

/** Scores to the gradebook of an ELO and back, for the screens (R74). */
export interface CijfersService {
  /** Courses of a group with what was chosen. @throws AppError `not_found` when the group is not of who asks (R61, R85) */
  groepCijfers(tx: Tx, who: KnownActor, groep: string): Promise<GroepCijfers>;
  /** What can be chosen on one leerlijn. @throws AppError `not_found` */
  keuzes(tx: Tx, who: KnownActor, groep: string, leerlijn: string): Promise<readonly DoelKeuze[]>;
  /** Gives a course to a group. @throws AppError `not_found`; `conflict` when another group has it */
  koppelCursus(tx: Tx, who: KnownActor, at: CursusVanGroep): Promise<void>;
  /** Chooses doelen and niveaus; what is so now goes out too, once. @returns how many are new @throws AppError `not_found` */
  kies(tx: Tx, who: KnownActor, at: CursusVanGroep, ids: readonly string[]): Promise<number>;
  /** Nothing more goes to a column; it stays in the ELO. @throws AppError `not_found` */
  stop(tx: Tx, who: KnownActor, at: CursusVanGroep, kolom: string): Promise<void>;
  /** Columns of other tools in a course, asked of the ELO now. @throws AppError `not_found`; as the service client */
  kolommenInElo(db: Pick<Db, 'tenant'>, who: KnownActor, at: CursusVanGroep): Promise<readonly LineItem[]>;
  /** A column counts as evidence for a leerdoel. @throws AppError `not_found` when the ELO has no such column (any more), or it counts already */
  kiesBron(db: Pick<Db, 'tenant'>, who: KnownActor, at: CursusVanGroep, bron: NieuweBron): Promise<void>;
  /** It counts no longer; what came in stays. @throws AppError `not_found` */
  stopBron(tx: Tx, who: KnownActor, at: CursusVanGroep, bron: string): Promise<void>;
  /** All courses of the school that scores go to, for the beheerder. */
  cursussen(tx: Tx): Promise<readonly CursusBeheer[]>;
  /** Sets the sending on or off; also sets it going again after it stopped. @throws AppError `not_found` */
  schakel(tx: Tx, who: KnownActor, context: string, aan: boolean): Promise<void>;
  /** Dead letters with this reason go once more. @returns how many @throws AppError `not_found` */
  stuurOpnieuw(tx: Tx, who: KnownActor, context: string, reden: string): Promise<number>;
}

export interface CursusVanGroep {
  readonly groep: string;
  /** Of koers.lti_context. */
  readonly cursus: string;
}

export interface NieuweBron {
  /** As the ELO gave it: what it does not have is refused, so that no other address is ever asked. */
  readonly lineitem: string;
  readonly leerdoel: string;
}

export interface CijfersDeps {
  readonly client: ServiceClient;
  readonly now: () => Date;
}

const bijCursus = <T extends { readonly context: string }>(rows: readonly T[]) =>
  new Map(grouped(rows, (row) => row.context).map((van) => [van[0].context, van]));

/** @throws AppError `not_found` when the group is not of who asks, or the course not of the group */
async function requireCursus(tx: Tx, who: KnownActor, { groep, cursus }: CursusVanGroep): Promise<void> {
  await requireGroepVoor(tx, who, 'cijfers_kiezen', groep);
  if (!(await isVanGroep(tx, cursus, groep))) throw notFound('cursus');
}

async function groepCijfers(tx: Tx, who: KnownActor, groep: string): Promise<GroepCijfers> {
  const { id, naam } = await requireGroepVoor(tx, who, 'cijfers_kiezen', groep);
  const cursussen = await cursussenVan(tx, groep);
  const ids = cursussen.map((c) => c.id);
  const kolommen = bijCursus(await kolommenVan(tx, ids));
  const bronnen = bijCursus(await bronStanden(tx, ids));
  return {
    groep: { id, naam },
    cursussen: cursussen.map((c) => ({
      ...c,
      kolommen: kolommen.get(c.id) ?? [],
      bronnen: bronnen.get(c.id) ?? [],
    })),
    vrij: await vrijeCursussen(tx, groep),
    lijnen: await lijnenVanGroep(tx, groep),
  };
}

async function kolommenInElo(
  client: ServiceClient,
  db: Pick<Db, 'tenant'>,
  who: KnownActor,
  at: CursusVanGroep,
): Promise<readonly LineItem[]> {
  const [lijst, bezet] = await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    await requireCursus(tx, who, at);
    return [await contextOf(tx, at.cursus), await bezetteKolommen(tx, at.cursus)] as const;
  });
  if (!lijst?.lineItemsUrl) throw notFound('cursus');
  const found: LineItem[] = [];
  for await (const items of lineItems(client, lijst, lijst.lineItemsUrl))
    found.push(...items.filter(({ id }) => !bezet.has(id)));
  return found;
}

async function cursussen(tx: Tx): Promise<readonly CursusBeheer[]> {
  const rows = await alleCursussen(tx);
  const dood = bijCursus(
    await geweigerden(
      tx,
      rows.map((row) => row.id),
    ),
  );
  return rows.map((row) => ({ ...row, geweigerden: dood.get(row.id) ?? [] }));
}

const conflict = (message: string) => new AppError('conflict', message, { status: 409, retry: 'never' });

export function createCijfers({ client, now }: CijfersDeps): CijfersService {
  const turn = () => `vraag-${now().getTime()}`;
  const noteer = (
    tx: Tx,
    who: KnownActor,
    actie: string,
    context: string,
    details: Record<string, unknown>,
  ) => audit(tx, who, { actie, soort: 'cursus', id: context, details });
  return {
    groepCijfers,
    cursussen,
    kolommenInElo: (db, who, at) => kolommenInElo(client, db, who, at),
    async keuzes(tx, who, groep, leerlijn) {
      await requireGroepVoor(tx, who, 'cijfers_kiezen', groep);
      return await keuzesVan(tx, groep, leerlijn);
    },
    async koppelCursus(tx, who, { groep, cursus }) {
      await requireGroepVoor(tx, who, 'cijfers_kiezen', groep);
      if (!(await geefCursus(tx, { context: cursus, groep, door: who.person })))
        throw conflict('Deze cursus hoort al bij een andere groep.');
      await noteer(tx, who, 'cursus_gekoppeld', cursus, { groep });
    },
    async kies(tx, who, at, ids) {
      await requireCursus(tx, who, at);
      await haalIn(tx, at.cursus, ids);
      const nieuw = await kiesKolommen(tx, { context: at.cursus, ids, door: who.person });
      if (nieuw > 0) {
        await noteer(tx, who, 'cijferkolom_gekozen', at.cursus, { aantal: nieuw });
        await vraagCijfers(tx, { school: who.school, context: at.cursus }, turn());
      }
      return nieuw;
    },
    async stop(tx, who, at, kolom) {
      await requireCursus(tx, who, at);
      if (!(await eindKolom(tx, at.cursus, kolom))) throw notFound('kolom');
      await noteer(tx, who, 'cijferkolom_gestopt', at.cursus, { kolom });
    },
    async kiesBron(db, who, at, { lineitem, leerdoel }) {
      const kolom = (await kolommenInElo(client, db, who, at)).find(({ id }) => id === lineitem);
      if (!kolom) throw notFound('kolom');
      const naam = kolom.label.slice(0, 200) || 'Kolom zonder naam';
      await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
        await requireCursus(tx, who, at);
        const bron = { lineitem, naam, leerdoel, context: at.cursus, door: who.person };
        if (!(await bewaarBron(tx, bron))) throw notFound('leerdoel');
        await noteer(tx, who, 'cijferbron_gekozen', at.cursus, { leerdoel });
        await vraagBewijs(tx, { school: who.school, context: at.cursus }, turn());
      });
    },
    async stopBron(tx, who, at, bron) {
      await requireCursus(tx, who, at);
      if (!(await eindBron(tx, at.cursus, bron))) throw notFound('bron');
      await noteer(tx, who, 'cijferbron_gestopt', at.cursus, { bron });
    },
    async schakel(tx, who, context, aan) {
      if (!(await zetAan(tx, context, aan, who.person))) throw notFound('cursus');
      await noteer(tx, who, aan ? 'cijfers_aan' : 'cijfers_uit', context, {});
      if (aan) await vraagBijWerk(tx, { school: who.school, context }, turn());
    },
    async stuurOpnieuw(tx, who, context, reden) {
      if (!(await bestaat(tx, context))) throw notFound('cursus');
      const aantal = await laatOpnieuwGaan(tx, { school: who.school, context }, { reden });
      if (aantal > 0) {
        await noteer(tx, who, 'cijfers_opnieuw', context, { aantal });
        await vraagBijWerk(tx, { school: who.school, context }, turn());
      }
      return aantal;
    },
  };
}
