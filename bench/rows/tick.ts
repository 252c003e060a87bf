import pg from 'pg';
import { clientConfig } from '../../gateway/platform/db/connect.ts';
import { bareServer, formOf } from '../bare-server.ts';
import { type Classroom, openClassroom } from '../class.ts';
import { alternate, tookEach } from '../measure.ts';
import { judge, type Row } from '../row.ts';
import { onStage, type Stage } from '../stage.ts';
import { listenIn, type Spoken } from '../tape.ts';

const ANSWER = Buffer.alloc(1024, 'x');
interface Cell {
  readonly leerling_id: string;
  readonly leerdoel_id: string;
}

/** As many as a matrix of 12 × 40 has cells. */
const CELLS = 480;

/** One UPDATE of a cell where Koers keeps it, cell after cell as the taps go, past row-level security; and 1 kB back. */
async function bareUpdates(stage: Stage, { school }: Classroom) {
  const pool = new pg.Pool({ ...clientConfig(stage.superuser, 'koers bench'), max: 4 });
  pool.on('error', () => {}); // an idle connection was lost; the next query says so
  const cells = await pool.query<Cell>(
    'SELECT leerling_id, leerdoel_id FROM koers.kaart_doel WHERE school_id = $1 ORDER BY 1, 2 LIMIT $2',
    [school.id, CELLS],
  );
  let next = 0;
  const server = await bareServer(async (req, res) => {
    const form = await formOf(req);
    const cell = cells.rows[next++ % cells.rows.length];
    await pool.query(
      'UPDATE koers.kaart_doel SET stand = $1, changed_at = now() WHERE leerling_id = $2 AND leerdoel_id = $3',
      [form.get('stand'), cell?.leerling_id, cell?.leerdoel_id],
    );
    res.writeHead(200, { 'content-type': 'text/html' }).end(ANSWER);
  });
  return {
    url: server.origin,
    close: async () => {
      await server.close();
      await pool.end();
    },
  };
}

/** What one tap asks of the database. */
async function roundTrips(stage: Stage, { teacher }: Classroom): Promise<Spoken[]> {
  await stage.driver.ask('taps', { name: teacher, times: 1 });
  return await listenIn(stage.koers.store.db.pool, () =>
    stage.driver.ask('taps', { name: teacher, times: 1 }),
  );
}

/** One tap in a group matrix of 12 × 40, next to one UPDATE and an answer of 1 kB. */
export const tick: Row = {
  name: 'tick',
  title: 'one tick in a group matrix of 12 × 40',
  measure: (size) =>
    onStage(async (stage) => {
      const room = await openClassroom(stage, size.school);
      const trips = await roundTrips(stage, room);
      const bare = await bareUpdates(stage, room);
      const times = size.times(150);
      const form = { stand: '4' };
      const { busy, driver } = stage;
      // A server in the middle of a school day is warm, and so is the bare one beside it.
      await driver.ask('posts', { url: bare.url, form, times: size.times(800) });
      await driver.ask('taps', { name: room.teacher, times: size.times(800) });
      const pair = await alternate(
        {
          work: () => tookEach(busy, () => driver.ask('taps', { name: room.teacher, times })),
          baseline: () => tookEach(busy, () => driver.ask('posts', { url: bare.url, form, times })),
        },
        size.rounds(7),
      );
      await bare.close();
      const about = {
        row: 'tick',
        work: `one tick in a group matrix of 12 × 40, school of ${size.school} leerlingen`,
        against: 'one UPDATE of a cell and an answer of 1 kB',
        budget: 3,
        limits: [{ what: 'round trips to the database', seen: trips.length, atMost: 3 }],
      };
      return [judge(about, pair)];
    }),
};
