import pg from 'pg';
import { clientConfig } from '../../gateway/platform/db/connect.ts';
import { bareServer } from '../bare-server.ts';
import { alternate, tookEach } from '../measure.ts';
import { bringInForAll, caseFile } from '../package.ts';
import { judge, type Row } from '../row.ts';
import { onStage, type Stage } from '../stage.ts';

const ITEMS = 100;
const FROM = 100;

/** The same objects by one SQL statement, and JSON.stringify. */
async function barePage(stage: Stage, versie: string) {
  const pool = new pg.Pool({ ...clientConfig(stage.superuser, 'koers bench'), max: 4 });
  pool.on('error', () => {}); // an idle connection was lost; the next query says so
  const server = await bareServer(async (_, res) => {
    const { rows } = await pool.query<{ lijst: string; ding: object }>(
      `SELECT lijst, ding::json FROM koers.case_ding WHERE pakket_versie_id = $1
       AND ((lijst = 'CFItems' AND plek >= $2 AND plek < $3) OR (bij >= $2 AND bij < $3) OR lijst = 'CFDocuments') ORDER BY lijst, plek`,
      [versie, FROM, FROM + ITEMS],
    );
    const of = (lijst: string) => rows.filter((r) => r.lijst === lijst).map((r) => r.ding);
    res.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        CFDocument: of('CFDocuments')[0],
        CFItems: of('CFItems'),
        CFAssociations: of('CFAssociations'),
      }),
    );
  });
  return {
    url: server.origin,
    close: async () => {
      await server.close();
      await pool.end();
    },
  };
}

/** A page of 100 CFItems with their relations, as the CASE provider gives it. */
export const casePage: Row = {
  name: 'case-page',
  title: 'a page of 100 CFItems of the CASE provider',
  measure: (size) =>
    onStage(async (stage) => {
      const versie = await bringInForAll(stage, caseFile(size.short ? 400 : 20_000, 'bench-case'));
      const url = `${stage.url}/ims/case/v1p1/CFPackages/${versie}?limit=${ITEMS}&offset=${FROM}`;
      const { busy, driver } = stage;
      await driver.ask('gets', { url, times: 1 }); // written for the provider at the first question
      const bare = await barePage(stage, versie);
      const times = size.times(100);
      const pair = await alternate(
        {
          work: () => tookEach(busy, () => driver.ask('gets', { url, times })),
          baseline: () => tookEach(busy, () => driver.ask('gets', { url: bare.url, times })),
        },
        size.rounds(9),
      );
      await bare.close();
      const about = {
        row: 'case-page',
        work: `a page of ${ITEMS} CFItems with their CFAssociations`,
        against: 'the same objects by one SQL statement, and JSON.stringify',
        budget: 1.5,
      };
      return [judge(about, pair)];
    }),
};
