import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eloPeople } from '../../fixtures/school/elo-people.ts';
import { tekst } from '../../lti-tool/screens/testing/school-web.ts';
import { type Demo, preparedData, removeData, startDemo } from '../support/demo.ts';
import { type LaunchedPerson, launchHttp } from '../support/launch.ts';

let data: string;
let demo: Demo;
let so: LaunchedPerson;
let vso: LaunchedPerson;

const sub = (naam: string, deployment: string): string =>
  eloPeople(new Date()).find((p) => p.naam.startsWith(naam) && p.deployment === deployment)?.sub ?? '';
beforeAll(async () => {
  data = await preparedData();
  demo = await startDemo(data);
  so = await launchHttp(demo, sub('Petra', '1'), '1');
  vso = await launchHttp(demo, sub('Petra', '2'), '2');
});
afterAll(async () => {
  await demo.stop();
  removeData(data);
});

const lijst = async (who: LaunchedPerson, naam: string) =>
  tekst(await (await who.get(`/opp-status?lijst=${naam}`)).text());

describe('the OPP’s of the demo school, as domain.md §5.4 has them', () => {
  it('R42: P02 is on day 30 of 42 with a concept, P19 on day 47 without', async () => {
    expect(await lijst(so, 'waarschuwing')).toContain('Juno Lampedoek De Schelpen nog 12 dagen');
    expect(await lijst(so, 'concept')).toContain('Juno Lampedoek');
    expect(await lijst(vso, 'te_laat')).toMatch(/Levi Houtkrul Route A 5 dagen te laat[\s\S]*nog geen/);
  });

  it('R44, R48: P04 waits for one ouder, P09 is a dispute, P07 is due and P23 is being evaluated', async () => {
    expect(await lijst(so, 'instemming')).toContain('Mila Wolkenveer');
    expect(await lijst(so, 'geschil')).toContain('Siem Dropveter');
    expect(await lijst(so, 'niet_ingestemd')).toContain('Siem Dropveter');
    expect(await lijst(so, 'evaluatie')).toMatch(/Noud Kaplaars De Duinen nog \d+ dagen/);
    expect(await lijst(vso, 'evaluatie')).toContain('Jaap Fietsbel');
    expect(await lijst(vso, 'concept')).toContain('versie 2 vastgesteld, versie 3 concept');
  });

  it('R49: the TLV of P13 ends within six months', async () => {
    expect(await lijst(so, 'tlv')).toContain('Daan Bellenblaas De Duinen loopt af op');
  });

  it('all others are in order', async () => {
    expect(await lijst(so, 'te_laat')).toMatch(/9 van de 14 leerlingen: alles op orde/);
    expect(await lijst(vso, 'te_laat')).toMatch(/1[23] van de 16 leerlingen: alles op orde/);
  });
});
