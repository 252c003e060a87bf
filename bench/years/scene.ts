import { createHash } from 'node:crypto';
import type { Keys } from '../../gateway/access/keys.ts';
import { createGroepsplan } from '../../gateway/groepen/plan/service.ts';
import { beginInrichting, type NieuweInrichting } from '../../gateway/leerlijnen/inrichting/begin.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import { createOpp } from '../../gateway/opp/service.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { hashToken, newToken } from '../../gateway/platform/http/session-cookie.ts';

/** Who looks. */
export type Kijker = 'leerkracht' | 'ib' | 'ouder' | 'leerling';

/** What the screens of one school are opened with. */
export interface Scene {
  readonly school: string;
  readonly groep: string;
  readonly eigenGroep: string;
  readonly leerling: string;
  /** Whose OPP lies before his ouders. */
  readonly voorgelegd: string;
  /** A package as large as those of an LVS, and the own inrichting on top of it. */
  readonly versie: string;
  readonly inrichting: string;
  /** Token of the session of each. */
  readonly tokens: Readonly<Record<Kijker, string>>;
}

/** As `pg_temp.vast` in the SQL. */
function vast(school: string, what: string): string {
  const hex = createHash('md5').update(`${school}/${what}`).digest('hex');
  return `${hex.slice(0, 12)}8${hex.slice(13, 16)}a${hex.slice(17)}`.replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
    '$1-$2-$3-$4-$5',
  );
}

async function signIn(db: Db, who: KnownActor, als = 'leerkracht'): Promise<string> {
  const token = newToken();
  await db.tenant({ school: who.school, actor: null }, (tx) =>
    tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: who.school,
        person_id: who.person,
        launch_roles: [als],
        expires_at: new Date(Date.now() + 8 * 3_600_000),
      })
      .execute(),
  );
  return token;
}

/** The OPP of one leerling as it lies before his ouders: talked over, the leerling heard, offered; what the acts themselves do. */
async function legVoor(tx: Tx, who: KnownActor, leerling: string, keys: Keys): Promise<void> {
  const opp = createOpp({ keys });
  const vandaag = new Date().toISOString().slice(0, 10);
  await opp.stelBij(tx, who, { leerling, reden: 'De stage begint.' });
  const typ = (veld: string, waarde: string) =>
    opp.schrijfVeld(tx, who, { leerling, veld, waarde, gezien: 0 });
  await typ('e.zorg', 'Logopedie.');
  await typ('d.onderbouwing', 'Werkt graag buiten.');
  await opp.legOverlegVast(tx, who, { leerling, op: vandaag, deelnemers: ['De ouders'], uitkomst: 'Eens.' });
  const { versie } = await opp.lees(tx, who, { leerling, welke: 'concept' });
  const stem = JSON.stringify({ gevraagd: [], eigenWoorden: 'Ik wil naar buiten.', bijlagen: [] });
  await tx
    .insertInto('koers.opp_stem')
    .values({
      school_id: who.school,
      leerling_id: leerling,
      versie_id: versie?.id ?? '',
      moment: 'bijstellen',
      op: vandaag,
      gehoord: true,
      inhoud: await keys.sealForLeerling(tx, who.school, leerling, stem, 'opp.stem'),
      vastgelegd_door: who.person,
    })
    .execute();
  await opp.naHoren(tx, who, leerling);
  await opp.biedAan(tx, who, leerling);
}

/** The last things, which the application does itself: a plan that was kept and goes on, an own inrichting, who is signed in. */
export async function openScene(at: { db: Db; keys: Keys }, school: string, versie: string): Promise<Scene> {
  const { db, keys } = at;
  const groep = vast(school, 'stam/3/0');
  const ib: KnownActor = { school, person: vast(school, 'ib'), roles: new Set(['ib', 'beheerder']) };
  const leerkracht: KnownActor = {
    school,
    person: vast(school, 'medewerker/0/0'),
    roles: new Set(['leerkracht']),
  };
  const plan = createGroepsplan({ keys });
  const nieuw: NieuweInrichting = {
    eigenaar: 'school',
    basis: versie,
    naam: 'Eigen leerlijnen',
    code: 'eigen',
    licentie: '',
  };
  const [leerling, voorgelegd] = [vast(school, 'leerling/1'), vast(school, 'leerling/2')];
  const inrichting = await db.tenant({ school, actor: ib.person }, async (tx) => {
    await createOpp({ keys }).schrijfVeld(tx, ib, {
      leerling,
      veld: 'e.zorg',
      waarde: 'Logopedie.',
      gezien: 0,
    });
    await legVoor(tx, ib, voorgelegd, keys);
    await plan.begin(tx, ib, { groep });
    await plan.stelVast(tx, ib, { groep });
    await plan.begin(tx, ib, { groep });
    return await beginInrichting(tx, ib, nieuw);
  });
  return {
    school,
    groep,
    eigenGroep: vast(school, 'eigen/0'),
    leerling,
    voorgelegd,
    versie,
    inrichting,
    tokens: {
      leerkracht: await signIn(db, leerkracht),
      ib: await signIn(db, ib),
      ouder: await signIn(db, { ...ib, person: vast(school, 'ouder/2/1') }, 'ouder'),
      leerling: await signIn(db, { ...ib, person: leerling }, 'leerling'),
    },
  };
}
