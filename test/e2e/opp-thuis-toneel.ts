import { sql } from 'kysely';
import { nodigUit } from '../../gateway/access/ouder-uitnodiging/uitnodigen.ts';
import { compose, type Koers } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import type { KnownActor, Rol } from '../../gateway/model/actor.ts';
import { createOpp, type OppService } from '../../gateway/opp/service.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';

/** The school behind a running demo, for what no screen of this story does: the OPP is there before a parent reads it. */
export interface ThuisToneel {
  /** Id of somebody of the so part, by his name. */
  wie(roepnaam: string, achternaam: string): Promise<string>;
  /** A next version beside what is in force, with all that the law asks for, put before who decides. */
  legVoor(leerling: string): Promise<void>;
  stelVast(leerling: string): Promise<void>;
  /** An invitation that Petra made for this person: the address of his link, and the code that he gets at school. */
  nodigUit(person: string): Promise<{ readonly pad: string; readonly code: string }>;
  /** What holds back destruction of the data of a pupil now (R48). */
  bewaarstops(leerling: string): Promise<number>;
  /** How the version that lies before people stands. */
  stand(leerling: string): Promise<unknown>;
  close(): Promise<void>;
}

const vandaag = () => new Date().toISOString().slice(0, 10);

export async function thuisToneel(data: string): Promise<ThuisToneel> {
  const koers = await compose(readConfig({ KOERS_DATA: data, KOERS_LOG: 'silent' }), 'koers test');
  const opp = createOpp({ keys: koers.keys });
  const { id: school } = await koers.store.db.platform((tx) =>
    tx.selectFrom('koers.school').select('id').where('brin', '=', '99XX').executeTakeFirstOrThrow(),
  );
  const als = async <T>(person: string, rol: Rol, work: (tx: Tx, who: KnownActor) => Promise<T>) => {
    const who = { school, person, roles: new Set([rol]) };
    return await koers.store.db.tenant({ school, actor: person }, (tx) => work(tx, who));
  };
  const wie = async (roepnaam: string, achternaam: string): Promise<string> => {
    const found = await koers.store.db.tenant({ school, actor: null }, (tx) =>
      tx
        .selectFrom('koers.person_identity')
        .select('person_id')
        .where('roepnaam', '=', roepnaam)
        .where('achternaam', '=', achternaam)
        .executeTakeFirstOrThrow(),
    );
    return found.person_id;
  };
  const petra = await wie('Petra', 'Poolster');
  return {
    wie,
    legVoor: (leerling) => als(petra, 'ib', (tx, who) => legVoor({ koers, opp, tx, who }, leerling)),
    stelVast: (leerling) => als(petra, 'ib', async (tx, who) => void (await opp.stelVast(tx, who, leerling))),
    nodigUit: (person) =>
      als(petra, 'ib', (tx, who) =>
        nodigUit(tx, who, koers.keys, { person, overhandigd: 'gezien_door_school' }),
      ),
    bewaarstops: (leerling) =>
      als(petra, 'ib', async (tx) => {
        const { rows } = await sql`SELECT FROM koers.bewaarstop
          WHERE leerling_id = ${leerling}::uuid AND opgeheven_op IS NULL`.execute(tx);
        return rows.length;
      }),
    stand: (leerling) =>
      als(petra, 'ib', async (tx) => {
        const { rows } = await sql`SELECT status, handeling FROM koers.opp_versie
          WHERE leerling_id = ${leerling}::uuid AND gesloten_op IS NULL ORDER BY nummer DESC LIMIT 1`.execute(
          tx,
        );
        return rows[0];
      }),
    close: () => koers.close(),
  };
}

interface Werk {
  koers: Koers;
  opp: OppService;
  tx: Tx;
  who: KnownActor;
}

async function legVoor({ koers, opp, tx, who }: Werk, leerling: string): Promise<void> {
  await opp.stelBij(tx, who, { leerling, reden: 'Er is meer hulp nodig.' });
  const typ = async (veld: string, waarde: string) => {
    const { stempels } = await opp.lees(tx, who, { leerling });
    await opp.schrijfVeld(tx, who, { leerling, veld, waarde, gezien: stempels[veld] ?? 0 });
  };
  await typ('d.onderbouwing', 'Werkt graag met zijn handen en houdt dat een ochtend vol.');
  await typ('e.ondersteuning', 'Elke dag tien minuten samen de dag bekijken, met kaartjes.');
  await opp.legOverlegVast(tx, who, {
    leerling,
    op: vandaag(),
    deelnemers: ['de ouders', 'Petra Poolster'],
    uitkomst: 'Het plan is samen bekeken.',
  });
  await opp.legCvbAdviesVast(tx, who, { leerling, op: vandaag(), advies: 'De commissie vindt dit passend.' });
  await hoor({ koers, opp, tx, who }, leerling);
  await opp.biedAan(tx, who, leerling);
}

/** The pupil was heard; his own form is another story. */
async function hoor({ koers, opp, tx, who }: Werk, leerling: string): Promise<void> {
  const { versie } = await opp.lees(tx, who, { leerling, welke: 'concept' });
  const stem = {
    gevraagd: [{ vraag: 'Wat doe je graag?', antwoord: 'buiten' }],
    eigenWoorden: 'Ik wil timmeren.',
    bijlagen: [],
  };
  await tx
    .insertInto('koers.opp_stem')
    .values({
      school_id: who.school,
      leerling_id: leerling,
      versie_id: versie?.id ?? '',
      moment: 'bijstellen',
      op: vandaag(),
      gehoord: true,
      hoe: sql<string[]>`ARRAY['taal']`,
      inhoud: await koers.keys.sealForLeerling(tx, who.school, leerling, JSON.stringify(stem), 'opp.stem'),
      vastgelegd_door: who.person,
    })
    .execute();
  await opp.naHoren(tx, who, leerling);
}
