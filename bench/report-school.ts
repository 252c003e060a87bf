import type pg from 'pg';
import { vastId } from '../fixtures/pakket/vast-id.ts';
import { importPakket, publishPakket } from '../gateway/leerlijnen/service.ts';
import { STANDEN } from '../gateway/model/act.ts';
import { connectClient } from '../gateway/platform/db/connect.ts';
import { ensureSchool } from '../gateway/school/schools.ts';
import type { Stage } from './stage.ts';

const id = (what: string) => vastId(`bench/rapport/${what}`);

const VAKKEN = ['Taal', 'Rekenen'] as const;
const LIJNEN = VAKKEN.flatMap((vak) => [1, 2, 3].map((n) => ({ vak, code: `${vak}${n}` })));
const NIVEAUS = [1, 2, 3, 4, 5] as const;
const ROUTES = [2, 4, 6] as const;
/** 2 subjects × 3 leerlijnen × 5 niveaus × 5 doelen = 150 doelen on every card. */
const DOELEN = [1, 2, 3, 4, 5] as const;

const pakket = {
  id: id('1.0'),
  pakketId: id('pakket'),
  code: 'bench-rapport',
  naam: 'Leerlijnen voor de rapportage',
  versie: '1.0',
  uitgever: 'Koers',
  licentie: 'CC0-1.0',
  schaal: STANDEN.map((naam, score) => ({ score, naam })),
  behaaldVanaf: 4,
  leergebieden: VAKKEN.map((naam, i) => ({ id: id(naam), code: naam, naam, soort: 'LS', volgorde: i + 1 })),
  leerlijnen: LIJNEN.map(({ vak, code }, i) => ({
    id: id(code),
    leergebiedId: id(vak),
    code,
    naam: code,
    geordend: true,
    volgorde: i + 1,
  })),
  niveaus: LIJNEN.flatMap(({ code }) =>
    NIVEAUS.map((rang) => ({
      id: id(`${code}/${rang}`),
      leerlijnId: id(code),
      code: `N${rang}`,
      naam: `Niveau ${rang}`,
      rang,
    })),
  ),
  leerdoelen: LIJNEN.flatMap(({ code }) =>
    NIVEAUS.flatMap((rang) =>
      DOELEN.map((n) => ({
        id: id(`${code}/${rang}/${n}`),
        leerlijnId: id(code),
        niveauId: id(`${code}/${rang}`),
        code: `${code}-${rang}.${n}`,
        tekst: `Doel ${n} van ${code}`,
        volgorde: rang * 10 + n,
      })),
    ),
  ),
  acties: [],
  leerroutes: ROUTES.map((n) => ({
    id: id(`LR${n}`),
    code: `LR${n}`,
    naam: `Leerroute ${n}`,
    volgorde: n,
    ldgm: n,
    uitstroomprofiel: n === 2 ? 'dagbesteding' : n === 4 ? 'arbeidsmarkt' : 'vervolgonderwijs',
    bestemming: 'plek',
  })),
  routeLeerlijnen: ROUTES.flatMap((n) =>
    LIJNEN.map(({ code }) => ({
      leerrouteId: id(`LR${n}`),
      leerlijnId: id(code),
      uitstroomniveauId: id(`${code}/5`),
      profiel: [
        { onderwijsleeftijd: 4, niveau: 0 },
        { onderwijsleeftijd: 12, niveau: n / 2 },
        { onderwijsleeftijd: 18, niveau: 5 },
      ],
    })),
  ),
};

/** Pupils with a route, streefniveaus and a card full of stands; and as many leavers in three years, with where they are. */
async function fill(client: pg.Client, school: string, leerlingen: number): Promise<void> {
  const ask = (text: string, values: unknown[] = []) => client.query(text, values);
  await ask(
    `CREATE TEMP TABLE kind AS SELECT gen_random_uuid() AS id, gen_random_uuid() AS act, n, n > $1 AS weg,
       (ARRAY[$2, $3, $4]::uuid[])[1 + n % 3] AS route FROM generate_series(1, $1 * 2) AS n`,
    [leerlingen, id('LR2'), id('LR4'), id('LR6')],
  );
  await ask(
    `INSERT INTO koers.person (id, school_id, soort, ended_at) SELECT id, $1, 'leerling', CASE WHEN weg THEN now() END FROM kind`,
    [school],
  );
  await ask(
    `INSERT INTO koers.person_identity (person_id, school_id, roepnaam, achternaam, geboortedatum)
     SELECT id, $1, 'Kind', 'Meting' || n, make_date(extract(year FROM now())::int - 5 - n % 14, 1 + n % 12, 1 + n % 28) FROM kind`,
    [school],
  );
  await ask(
    `INSERT INTO koers.inschrijving (school_id, leerling_id, van, tot)
     SELECT $1, id, current_date - 800 - n % 900, CASE WHEN weg THEN current_date - 30 - 365 * (n % 3) END FROM kind`,
    [school],
  );
  await ask(
    `INSERT INTO koers.act (id, school_id, leerling_id, soort, data, actor_id) SELECT act, $1, id, 'leerroute_geplaatst', '{}', id FROM kind`,
    [school],
  );
  await ask(
    `INSERT INTO koers.plaatsing (school_id, leerling_id, leerroute_id, van, besloten_door, act_id) SELECT $1, id, route, current_date - 700, 'CvB', act FROM kind`,
    [school],
  );
  const periode = await ask(
    `INSERT INTO koers.periode (school_id, schooljaar, volgnummer, naam, van, tot) VALUES ($1, '2026-2027', 1, 'P', current_date - 60, current_date + 60) RETURNING id`,
    [school],
  );
  await ask(
    `INSERT INTO koers.streefniveau (school_id, leerling_id, leerlijn_id, niveau_id, periode_id, van, act_id)
     SELECT $1, k.id, v.leerlijn_id, v.id, $2, current_date - 60, k.act FROM kind k JOIN koers.niveau v ON v.volgorde = 2 + k.n % 2
     JOIN koers.leerlijn l ON l.id = v.leerlijn_id AND l.pakket_versie_id = $3 WHERE NOT k.weg`,
    [school, periode.rows[0].id, pakket.id],
  );
  await ask(
    `INSERT INTO koers.kaart_doel (school_id, leerling_id, leerlijn_id, leerdoel_id, act_id, last_act, stand)
     SELECT $1, k.id, d.leerlijn_id, d.id, k.act, k.act, (k.n * 7 + d.volgorde * 3) % 5 FROM kind k
     CROSS JOIN koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id AND l.pakket_versie_id = $2 WHERE NOT k.weg`,
    [school, pakket.id],
  );
  await ask(
    `INSERT INTO koers.uitstroom_meting (id, school_id, leerling_id, moment, plek, op, door)
     SELECT gen_random_uuid(), $1, k.id, m, (ARRAY['dagbesteding_arbeid', 'beschut_werk', 'werk', 'mbo', 'geen'])[1 + (k.n + m) % 5], current_date, k.id
     FROM kind k CROSS JOIN generate_series(0, 2) AS m WHERE k.weg AND m <= k.n % 3`,
    [school],
  );
}

/** A school of so many pupils × 150 doelen, and its leavers. @returns its id */
export async function reportSchool(stage: Stage, leerlingen: number): Promise<string> {
  const { db } = stage.koers.store;
  const school = await db.platform(async (tx) => {
    await importPakket(tx, pakket);
    await publishPakket(tx, pakket.id);
    return await ensureSchool(tx, {
      bestuur: 'Stichting Meting',
      brin: '98RP',
      naam: 'School Rapport',
      sector: 'vso',
    });
  });
  const client = await connectClient(stage.superuser, 'koers bench');
  await fill(client, school.id, leerlingen);
  await client.query('VACUUM ANALYZE');
  await client.end();
  return school.id;
}
