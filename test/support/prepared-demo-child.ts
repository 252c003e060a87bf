import { startParnassysSimulator } from '../../adapters/parnassys/simulator/server.ts';
import { prepareSchools } from '../../fixtures/demo/prepare.ts';
import { demoSchool } from '../../fixtures/school/index.ts';
import { lvsSchools } from '../../fixtures/school/lvs.ts';
import { readConfig } from '../../gateway/config.ts';
import { startKoers } from '../../gateway/main.ts';

/** The demo up to where an ELO would open: what every demo of the tests starts from, as of today. */
const today = new Date();
const parnassys = await startParnassysSimulator({ schools: lvsSchools(today), port: 0 });
const running = await startKoers(readConfig({ KOERS_DEMO: 'true', KOERS_PORT: '0' }), {
  web: true,
  worker: true,
});
await prepareSchools(running.koers, demoSchool(today), parnassys.url, () => {});
await running.close();
await parnassys.close();
