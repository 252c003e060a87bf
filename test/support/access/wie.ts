import { treedToe } from '../../../gateway/gebruikersgroep/service.ts';
import type { Rol, ToegekendeRol } from '../../../gateway/model/actor.ts';
import { connectClient, type Login } from '../../../gateway/platform/db/connect.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { ensureRelatie, grantRole } from '../../../gateway/school/people.ts';
import { dag, persoon } from '../demo-class.ts';
import type { Wie, Wiens } from './facts.ts';
import { type AccessStage, deel, zorgverlener } from './stage.ts';

const KIND: readonly Wiens[] = ['eigen', 'andere_lijn'];

/** A session in school A; `uren` from now it runs out. */
export async function sessie(
  { db, a }: AccessStage,
  person: string | null,
  launch: readonly Rol[],
  { uren = 1, beeindigd = false, passkey = false } = {},
): Promise<string> {
  const token = newToken();
  await db.platform((tx) =>
    tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: a.school,
        person_id: person,
        launch_roles: [...launch],
        expires_at: new Date(Date.now() + uren * 3_600_000),
        ended_at: beeindigd ? new Date() : null,
        method: passkey ? 'passkey' : 'lti',
      })
      .execute(),
  );
  return `${SESSION_COOKIE}=${token}`;
}

async function collega(stage: AccessStage, naam: string): Promise<string> {
  return await stage.a.as(stage.a.petra, (tx) => persoon(tx, stage.a.school, 'medewerker', naam, 'Proef'));
}

async function lidVan(stage: AccessStage, person: string, tot: string | null): Promise<void> {
  await stage.a.as(stage.a.petra, (tx) =>
    tx
      .insertInto('koers.groep_lid')
      .values({
        school_id: stage.a.school,
        groep_id: stage.a.groep,
        person_id: person,
        als: 'medewerker',
        van: dag(-30),
        tot,
      })
      .execute(),
  );
}

/** Somebody with a role granted inside Koers; the ELO calls all of them Instructor. */
async function metRol(
  stage: AccessStage,
  rol: ToegekendeRol,
  tot: string | null,
): Promise<{ id: string; cookie: string }> {
  const id = await collega(stage, rol);
  await stage.a.as(stage.a.petra, (tx) =>
    grantRole(tx, stage.a.school, {
      person: id,
      rol,
      reason: 'proef',
      grantedBy: 'invite',
      van: dag(-20),
      tot: tot ?? dag(60),
    }),
  );
  return { id, cookie: await sessie(stage, id, []) };
}

async function kindVanOuder(stage: AccessStage, tot: string | null): Promise<string> {
  const { a } = stage;
  const leerling = a.leerlingen[0] ?? '';
  const id = await a.as(a.petra, (tx) => persoon(tx, a.school, 'ouder', 'Ouder', 'Proef'));
  await a.as(a.petra, async (tx) => {
    await ensureRelatie(tx, a.school, { leerling, person: id, soort: 'ouder', gezag: true });
    await tx
      .updateTable('koers.relatie')
      .set({ van: dag(-20), tot })
      .where('person_id', '=', id)
      .execute();
  });
  return await sessie(stage, id, ['ouder']);
}

/** Uses the code that waits for the leverancier of the gebruikersgroep of school A. */
async function aanTafel({ db, a, ids }: AccessStage, person: string): Promise<void> {
  const who = { school: a.school, person, roles: new Set(['leverancier'] as const) };
  await treedToe(db, who, ids.eigen['toegangscode'] ?? '');
}

const TOEGEKEND = ['ib', 'directeur', 'bestuur', 'beheerder', 'fg', 'leverancier'] as const;

/** Everyone whose role holds today. */
export async function wieNu(stage: AccessStage): Promise<Wie[]> {
  const { a } = stage;
  const leerling = a.leerlingen[0] ?? '';
  const begeleider = await metRol(stage, 'begeleider', null);
  await lidVan(stage, begeleider.id, null);
  const zorg = await zorgverlener(a);
  await deel(a, leerling, zorg);
  const uit: Wie[] = [
    {
      naam: 'leerling',
      rollen: ['leerling'],
      bereik: { zelf: KIND },
      cookie: await sessie(stage, leerling, ['leerling']),
    },
    {
      naam: 'ouder',
      rollen: ['ouder'],
      bereik: { eigen_kind: KIND },
      cookie: await kindVanOuder(stage, null),
    },
    {
      naam: 'leerkracht',
      rollen: ['leerkracht'],
      bereik: { eigen_groepen: KIND },
      cookie: await sessie(stage, a.marjan.person, ['leerkracht']),
    },
    // The ELO says Instructor of these two as well: that is no leerkracht (R62, R63).
    {
      naam: 'begeleider',
      rollen: ['begeleider'],
      bereik: { eigen_groepen: KIND },
      cookie: await sessie(stage, begeleider.id, ['leerkracht']),
    },
    {
      naam: 'zorgverlener',
      rollen: ['zorgverlener'],
      bereik: { gedeeld: ['eigen'] },
      cookie: await sessie(stage, zorg, ['leerkracht']),
    },
  ];
  for (const rol of TOEGEKEND) {
    const { id, cookie } = await metRol(stage, rol, null);
    if (rol === 'leverancier') await aanTafel(stage, id);
    uit.push({ naam: `${rol} vanuit de ELO`, rollen: [rol], bereik: {}, cookie });
    const sterk = await sessie(stage, id, [], { passkey: true });
    uit.push({ naam: rol, rollen: [rol], bereik: {}, cookie: sterk, passkey: true });
  }
  return uit;
}

/** Everyone who held something until yesterday, and those who are not inside at all. */
export async function wieNietMeer(stage: AccessStage, owner: Login): Promise<Wie[]> {
  const { a } = stage;
  const leerling = a.leerlingen[0] ?? '';
  const oud = await collega(stage, 'Oud');
  await lidVan(stage, oud, dag(0));
  const uit: Wie[] = [
    {
      naam: 'leerkracht, niet meer in de groep',
      rollen: ['leerkracht'],
      bereik: {},
      cookie: await sessie(stage, oud, ['leerkracht']),
    },
    {
      naam: 'ouder, relatie voorbij',
      rollen: ['ouder'],
      bereik: {},
      cookie: await kindVanOuder(stage, dag(0)),
    },
  ];
  for (const naam of ['deling voorbij', 'deling teruggenomen'] as const) {
    const zorg = await zorgverlener(a);
    const deling = await deel(a, leerling, zorg);
    const client = await connectClient(owner, 'koers test'); // no user of the application can move a date
    await client.query(
      naam === 'deling voorbij'
        ? 'UPDATE koers.lijn_deling SET van = koers.vandaag() - 9, tot = koers.vandaag() WHERE id = $1'
        : 'UPDATE koers.lijn_deling SET ended_at = now() WHERE id = $1',
      [deling],
    );
    await client.end();
    uit.push({
      naam: `zorgverlener, ${naam}`,
      rollen: ['zorgverlener'],
      bereik: {},
      cookie: await sessie(stage, zorg, []),
    });
  }
  for (const rol of ['leerkracht', 'begeleider', 'zorgverlener', ...TOEGEKEND] as const) {
    const { id, cookie } = await metRol(stage, rol, dag(0));
    if (rol === 'zorgverlener') {
      // What was shared stands; only the role is over.
      await rolTot(stage, id, dag(1));
      await deel(a, leerling, id);
      await rolTot(stage, id, dag(0));
    }
    uit.push({ naam: `${rol}, rol voorbij`, rollen: [], bereik: {}, cookie });
  }
  return [
    ...uit,
    { naam: 'zonder sessie', rollen: null, bereik: {}, cookie: '' },
    {
      naam: 'afgemeld',
      rollen: null,
      bereik: {},
      cookie: await sessie(stage, a.petra.person, ['leerkracht'], { beeindigd: true }),
    },
    {
      naam: 'sessie verlopen',
      rollen: null,
      bereik: {},
      cookie: await sessie(stage, a.petra.person, ['leerkracht'], { uren: -1 }),
    },
    { naam: 'nog niet gekoppeld', rollen: 'ongekoppeld', bereik: {}, cookie: await sessie(stage, null, []) },
  ];
}

async function rolTot({ a }: AccessStage, person: string, tot: string): Promise<void> {
  await a.as(a.petra, (tx) =>
    tx.updateTable('koers.role_grant').set({ tot }).where('person_id', '=', person).execute(),
  );
}
