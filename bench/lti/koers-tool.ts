import { randomUUID } from 'node:crypto';
import { ensureSchool } from '../../gateway/school/schools.ts';
import { registerPlatform } from '../../lti-tool/lti/registration.ts';
import { CLIENT_ID } from '../elo.ts';
import type { Stage } from '../stage.ts';
import { type Platform, SUBJECT } from './scene.ts';
import type { RunningTool } from './tool.ts';

const SESSION = '__Host-koers';
const BRIN = '99LT';

/** Koers as it runs, with the platforms approved for one school: deployment 1. */
export async function openKoers(stage: Stage, platforms: readonly Platform[]): Promise<RunningTool> {
  const { db } = stage.koers.store;
  await db.platform((tx) =>
    ensureSchool(tx, { bestuur: 'Stichting Meting', brin: BRIN, naam: 'School Launch', sector: 'so' }),
  );
  for (const { issuer, authUrl, tokenUrl, jwksUrl } of platforms) {
    const terms = { clientId: CLIENT_ID, deployment: '1', brin: BRIN, approvedBy: 'bench', demo: true };
    const { platform, school } = await registerPlatform(db, { issuer, authUrl, tokenUrl, jwksUrl, ...terms });
    await db.tenant({ school: school.id, actor: null }, async (tx) => {
      const [person, key] = [randomUUID(), { system: `lti:${platform}`, key: SUBJECT, linked_by: 'import' }];
      await tx
        .insertInto('koers.person')
        .values({ id: person, school_id: school.id, soort: 'medewerker' })
        .execute();
      await tx
        .insertInto('koers.person_key')
        .values({ school_id: school.id, person_id: person, ...key })
        .execute();
    });
  }
  return {
    name: 'Koers',
    origin: stage.url,
    login: '/lti/login',
    launch: '/lti/launch',
    async enters(browser, answer) {
      if ((answer.status !== 303 && answer.status !== 200) || !browser.has(SESSION)) return false;
      return (await browser.ask(`${stage.url}/`)).status === 303; // to the first page, for whoever has a session
    },
    pool: db.pool,
    close: async () => {},
  };
}
