import { openClassroom } from '../class.ts';
import { alternate, percentile, tookEach } from '../measure.ts';
import { bringInForAll, caseFile } from '../package.ts';
import { judge, type Row } from '../row.ts';
import { onStage } from '../stage.ts';
import { listenIn } from '../tape.ts';
import { replays } from './group-screen.ts';

/** Asked while one types: everything, much, one, nothing. */
const ASKED = ['e', 'munten winkelhoek', 'D199', 'komt niet voor'];

/** Search while one types, over a package of 20,000 doelen. */
export const treeSearch: Row = {
  name: 'tree-search',
  title: 'search while one types over 20,000 doelen',
  measure: (size) =>
    onStage(async (stage) => {
      const doelen = size.short ? 200 : 20_000;
      const { teacher: name } = await openClassroom(stage, size.short ? 24 : 120);
      const versie = await bringInForAll(stage, caseFile(doelen, 'bench-zoek'));
      const path = (q: string) => `/pakketten/${versie}/zoek?q=${encodeURIComponent(q)}`;
      const search = (q: string, times: number) =>
        stage.driver.ask('pages', { name, path: path(q), times, partial: true });
      await search('e', 5);
      const each: number[] = [];
      for (const q of ASKED) each.push(...(await search(q, size.times(25))));
      const typical = ASKED[1] ?? '';
      const spoken = await listenIn(stage.koers.store.db.pool, () => search(typical, 1));
      const times = size.times(20);
      const pair = await alternate(
        {
          work: () => tookEach(stage.busy, () => search(typical, times)),
          baseline: () => tookEach(stage.busy, () => replays(stage, spoken, times)),
        },
        size.rounds(5),
      );
      const about = {
        row: 'tree-search',
        work: `a search over ${doelen} doelen`,
        against: 'its own SQL statements and nothing else',
        budget: 3,
        limits: [
          { what: 'ms, 99 of 100 searches', seen: Math.round(percentile(each, 0.99)), atMost: 100 },
          { what: 'round trips to the database', seen: spoken.length, atMost: 5 },
        ],
      };
      return [judge(about, pair)];
    }),
};
