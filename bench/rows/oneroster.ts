import pg from 'pg';
import { basisVan } from '../../gateway/interchange/oneroster/soorten.ts';
import { clientConfig } from '../../gateway/platform/db/connect.ts';
import { clientToken } from '../../test/support/client-token.ts';
import { bareServer } from '../bare-server.ts';
import { alternate, tookEach } from '../measure.ts';
import { judge, type Line, type Row, type Size } from '../row.ts';
import { addSchool } from '../school.ts';
import { onStage, type Stage } from '../stage.ts';
import { groupsSql, peopleSql } from '../years/people-sql.ts';

const KERN = 'https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly';
/** Requests of one client a minute, under the limit of a client (client-limit.ts). */
const PER_CLIENT = 500;

async function fill({ superuser }: Stage, school: string, leerlingen: number): Promise<void> {
  const client = new pg.Client(clientConfig(superuser, 'koers bench'));
  await client.connect();
  for (const text of [...peopleSql(school, leerlingen), ...groupsSql(school), 'ANALYZE'])
    await client.query(text);
  await client.end();
}

interface Persoon {
  id: string;
  soort: string;
  rol: string;
  op: Date;
  roepnaam: string;
  achternaam: string;
  email: string | null;
  van: string | null;
  tot: string | null;
  jaargroep: string | null;
  totaal: number;
}

/** The same people with the same fields by one hand-written statement, and JSON.stringify. */
async function bare(stage: Stage, school: string, limit: number) {
  const pool = new pg.Pool({ ...clientConfig(stage.superuser, 'koers bench'), max: 4 });
  pool.on('error', () => {}); // an idle connection was lost; the next query says so
  const { rooster } = basisVan(stage.url);
  const org = { href: `${rooster}/orgs/${school}`, sourcedId: school, type: 'org' };
  const server = await bareServer(async (_, res) => {
    const { rows } = await pool.query<Persoon>(
      `SELECT p.id, p.soort, CASE p.soort WHEN 'leerling' THEN 'student' ELSE 'teacher' END AS rol, greatest(p.created_at, i.changed_at, s.changed_at) AS op,
         i.roepnaam, concat_ws(' ', i.voorvoegsel, i.achternaam) AS achternaam, i.email, s.van, s.tot, s.jaargroep, count(*) OVER ()::int AS totaal
       FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id LEFT JOIN koers.inschrijving s ON s.leerling_id = p.id
       WHERE p.school_id = $1 AND p.ended_at IS NULL AND p.soort <> 'ouder' ORDER BY p.id LIMIT $2`,
      [school, limit],
    );
    const users = rows.map((p) => ({
      ...{ sourcedId: p.id, status: 'active', dateLastModified: p.op.toISOString(), enabledUser: 'true' },
      ...{ givenName: p.roepnaam, familyName: p.achternaam },
      roles: [
        { roleType: 'primary', role: p.rol, org, beginDate: p.van ?? undefined, endDate: p.tot ?? undefined },
      ],
      ...{ primaryOrg: org, email: p.email ?? undefined },
      grades: p.jaargroep === null ? undefined : [p.jaargroep],
    }));
    const headers = { 'content-type': 'application/json', 'x-total-count': String(rows[0]?.totaal ?? 0) };
    res.writeHead(200, headers).end(JSON.stringify({ users }));
  });
  return {
    url: server.origin,
    close: async () => {
      await server.close();
      await pool.end();
    },
  };
}

/** The most that this process held more than before, in MB, while some work was done. */
async function heldMore(work: () => Promise<unknown>): Promise<number> {
  const held = () => {
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 2 ** 20;
  };
  const before = held();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, held());
  }, 2);
  await work();
  clearInterval(timer);
  return Math.round(Math.max(most, held()) - before);
}

async function page(stage: Stage, school: string, size: Size, limit: number): Promise<Line> {
  const { busy, driver, koers } = stage;
  const rounds = size.rounds(9);
  const times = Math.min(size.times(limit > 1000 ? 5 : 40), Math.floor(PER_CLIENT / (rounds + 1)));
  const { headers } = await clientToken({ db: koers.store.db, school, scopes: [KERN] });
  const url = `${basisVan(stage.url).rooster}/users?limit=${limit}`;
  const hand = await bare(stage, school, limit);
  const ask = () => driver.ask('gets', { url, times, headers });
  const pair = await alternate(
    {
      work: () => tookEach(busy, ask),
      baseline: () => tookEach(busy, () => driver.ask('gets', { url: hand.url, times })),
    },
    rounds,
  );
  const more = await heldMore(() => driver.ask('gets', { url, times: 1, headers }));
  await hand.close();
  const about = {
    row: 'oneroster',
    work: `OneRoster, ${limit.toLocaleString('en')} users, with token, consent and trail`,
    against: 'the same people by one SQL statement, and JSON.stringify',
    // A large page is read in parts by the rights of the program, so that little of it is held; the hand-written one is read whole, by none.
    budget: limit > 1000 ? 3.5 : 3,
    limits: limit > 1000 ? [{ what: 'MB held while they are sent', seen: more, atMost: 40 }] : [],
  };
  return judge(about, pair);
}

/** A page of OneRoster, small and as large as is given. */
export const oneRoster: Row = {
  name: 'oneroster',
  title: 'pages of 100 and of 10,000 users of the OneRoster provider',
  measure: (size) =>
    onStage(async (stage) => {
      const { id } = await addSchool(stage, 12);
      await fill(stage, id, size.short ? 1300 : 10_000);
      return [await page(stage, id, size, 100), await page(stage, id, size, 10_000)];
    }),
};
