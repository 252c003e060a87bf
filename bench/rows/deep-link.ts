import { createRemoteJWKSet, jwtVerify } from 'jose';
import pg from 'pg';
import { clientConfig } from '../../gateway/platform/db/connect.ts';
import { ownCpu } from '../busy.ts';
import type { Classroom } from '../class.ts';
import { CLIENT_ID } from '../elo.ts';
import { alternate, type Take, took } from '../measure.ts';
import { judge, type Line, type Size } from '../row.ts';
import type { Stage } from '../stage.ts';
import { listenIn } from '../tape.ts';
import { bareDeepLink } from './deep-link-bare.ts';

const BARE = 'kaal';
const RETURN = 'https://elo.example/plaats';
const ITEMS = 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items';

/** The teacher of a classroom, who came in from the ELO, and a pupil of hers. */
async function openDesk(stage: Stage, { school }: Classroom) {
  const pool = new pg.Pool({ ...clientConfig(stage.superuser, 'koers bench'), max: 1 });
  pool.on('error', () => {}); // an idle connection was lost; the next query says so
  const { rows } = await pool.query<{ person: string; platform: string; leerling: string }>(
    `SELECT s.person_id AS person, s.platform_id AS platform, l.person_id AS leerling
     FROM koers.session s JOIN koers.groep_lid m ON m.person_id = s.person_id AND m.als = 'medewerker'
     JOIN koers.groep_lid l ON l.groep_id = m.groep_id AND l.als = 'leerling' WHERE s.school_id = $1 LIMIT 1`,
    [school.id],
  );
  const [who] = rows;
  if (!who) throw new Error('the teacher has no pupil');
  /** Deep linking requests that wait for her choice. @returns their numbers */
  const picks = async (times: number): Promise<string[]> => {
    const made = await pool.query<{ id: string }>(
      `INSERT INTO koers.lti_pick (id, school_id, person_id, platform_id, deployment_id, return_url, data, multiple, own_window, expires_at)
       SELECT gen_random_uuid(), $1, $2, $3, $4, $5, 'onthoud dit', true, false, now() + interval '1 hour' FROM generate_series(1, $6::int) RETURNING id`,
      [school.id, who.person, who.platform, school.brin, RETURN, times],
    );
    return made.rows.map(({ id }) => id);
  };
  const waiting = async (): Promise<number> => (await pool.query('SELECT FROM koers.lti_pick')).rowCount ?? 0;
  return { plek: `kaart:${who.leerling}`, picks, waiting, close: () => pool.end() };
}

/** The signed answer in a page, after it was verified as the ELO does: by the keys that we publish. */
async function jwtIn(page: string, stage: Stage, audience: string): Promise<string> {
  const jwt = /name="JWT" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const keys = createRemoteJWKSet(new URL(`${stage.url}/lti/jwks`));
  const { payload } = await jwtVerify(jwt, keys, { issuer: CLIENT_ID, audience, algorithms: ['RS256'] });
  if ((payload[ITEMS] as unknown[]).length !== 1) throw new Error('not one link was placed');
  return jwt;
}

/** From the opened picker: a search while one types, and the choice of a pupil's card, signed for the ELO (R70, Deep Linking 2.0). */
export async function deepLink(stage: Stage, room: Classroom, size: Size): Promise<Line> {
  const desk = await openDesk(stage, room);
  const { pool } = stage.koers.store.db;
  const { issuer } = await stage.driver.ask('elo', null);
  const search = (name: string, picks: readonly string[]) =>
    stage.driver.ask('each', { name, paths: picks.map((id) => `/plaatsen/${id}?soort=kaart&zoek=a`) });
  const choose = (name: string, picks: readonly string[]) =>
    stage.driver.ask('each', {
      name,
      paths: picks.map((id) => `/plaatsen/${id}`),
      form: { plek: desk.plek },
    });
  await choose(room.teacher, await desk.picks(1)); // our key is made
  const [pick = ''] = await desk.picks(1);
  let [found, answer] = ['', ''];
  const heard = {
    pick,
    search: await listenIn(pool, async () => {
      found = await search(room.teacher, [pick]);
    }),
    choose: await listenIn(pool, async () => {
      answer = await choose(room.teacher, [pick]);
    }),
  };
  const bare = await bareDeepLink(pool, {
    ...heard,
    found,
    answer,
    jwt: await jwtIn(answer, stage, issuer),
  });
  await stage.driver.ask('enter', { name: BARE, origin: bare.origin, token: 'x'.repeat(43) });
  const times = size.times(60);
  const choosing =
    (name: string): Take =>
    async () => {
      const picks = await desk.picks(times);
      const { wall, cpu } = await took(ownCpu, async () => {
        await search(name, picks);
        await choose(name, picks);
      });
      if ((await desk.waiting()) > 0) throw new Error('a request still waits for its answer');
      return { wall: wall / times, cpu: cpu / times };
    };
  const pair = await alternate({ work: choosing(room.teacher), baseline: choosing(BARE) }, size.rounds(9));
  await bare.close();
  await desk.close();
  const kB = ((found.length + answer.length) / 1024).toFixed(0);
  const about = {
    row: 'deep-link',
    work: 'deep link: a search in the picker, the choice of a card, and its signed answer',
    against: 'bare jose.SignJWT with a key of the same size, two bare answers and the same statements',
    budget: 2,
    notes: [
      `CPU of the web process; ${heard.search.length + heard.choose.length} round trips to the database and ${kB} kB of HTML in both`,
    ],
  };
  return judge(about, pair, 'cpu');
}
