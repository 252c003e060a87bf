import { ownCpu } from '../busy.ts';
import { launchOf, openClassroom } from '../class.ts';
import { alternate, type Take, took } from '../measure.ts';
import { judge, type Row } from '../row.ts';
import { onStage } from '../stage.ts';
import { listenIn } from '../tape.ts';
import { deepLink } from './deep-link.ts';
import { bareLaunch } from './launch-bare.ts';

/** From the ELO's link to the first HTML: login, signed id_token, and the page a teacher lands on; then a deep link of the same teacher. */
export const launch: Row = {
  name: 'launch',
  title: 'LTI launch to first HTML, and a deep link to its signed answer',
  measure: (size) =>
    onStage(async (stage) => {
      const room = await openClassroom(stage, size.school);
      const order = launchOf(stage, room);
      const { pool } = stage.koers.store.db;
      const once = () => stage.driver.ask('launches', { ...order, times: 1, bare: false });
      await once();
      let html = '';
      const spoken = await listenIn(pool, async () => {
        html = await once();
      });
      const bare = await bareLaunch(pool, await stage.driver.ask('elo', null), { spoken, html });
      const times = size.times(60);
      const launches =
        (more: { origin: string; bare: boolean }): Take =>
        async () => {
          const { wall, cpu } = await took(ownCpu, () =>
            stage.driver.ask('launches', { ...order, ...more, times }),
          );
          return { wall: wall / times, cpu: cpu / times };
        };
      const pair = await alternate(
        {
          work: launches({ origin: stage.url, bare: false }),
          baseline: launches({ origin: bare.origin, bare: true }),
        },
        size.rounds(9),
      );
      await bare.close();
      const kB = (html.length / 1024).toFixed(0);
      const about = {
        row: 'launch',
        work: 'LTI launch: login and signed id_token to first HTML',
        against: 'jose.jwtVerify, two bare answers and the same statements',
        budget: 1.5,
        notes: [
          `CPU of the web process; ${spoken.length} round trips to the database and ${kB} kB of HTML in both`,
        ],
      };
      return [judge(about, pair, 'cpu'), await deepLink(stage, room, size)];
    }),
};
