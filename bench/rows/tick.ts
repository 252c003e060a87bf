import pg from 'pg';
import { clientConfig } from '../../gateway/platform/db/connect.ts';
import { bareServer, formOf } from '../bare-server.ts';
import { type Classroom, openClassroom } from '../class.ts';
import { alternate, tookEach } from '../measure.ts';
import { judge, type Row } from '../row.ts';
import { onStage, type Stage } from '../stage.ts';
import { listenIn, type Spoken } from '../tape.ts';

const ANSWER = Buffer.alloc(1024, 'x');
/** As many as a matrix of 12 × 40 has cells. */
const CELLS = 480;

/** One UPDATE round trip, and 1 kB back. */
async function bareUpdates(stage: Stage) {
  const pool = new pg.Pool({ ...clientConfig(stage.superuser, 'koers bench'), max: 4 });
  pool.on('error', () => {}); // an idle connection was lost; the next query says so
  await pool.query('CREATE TABLE bench_cell (id int PRIMARY KEY, stand int NOT NULL)');
  await pool.query('INSERT INTO bench_cell SELECT n, 0 FROM generate_series(1, $1::int) n', [CELLS]);
  const server = await bareServer(async (req, res) => {
    const form = await formOf(req);
    await pool.query('UPDATE bench_cell SET stand = $1 WHERE id = $2', [form.get('stand'), form.get('cel')]);
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
      const bare = await bareUpdates(stage);
      const times = size.times(150);
      const form = { cel: '7', stand: '4' };
      const { busy, driver } = stage;
      const pair = await alternate(
        {
          work: () => tookEach(busy, () => driver.ask('taps', { name: room.teacher, times })),
          baseline: () => tookEach(busy, () => driver.ask('posts', { url: bare.url, form, times })),
        },
        size.rounds(13),
      );
      await bare.close();
      const about = {
        row: 'tick',
        work: `one tick in a group matrix of 12 × 40, school of ${size.school} leerlingen`,
        against: 'one UPDATE and an answer of 1 kB',
        budget: 3,
        limits: [{ what: 'round trips to the database', seen: trips.length, atMost: 3 }],
      };
      return [judge(about, pair)];
    }),
};
