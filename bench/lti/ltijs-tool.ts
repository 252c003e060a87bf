import { Provider } from 'ltijs';
import pg from 'pg';
import { clientConfig, type Login } from '../../gateway/platform/db/connect.ts';
import { bareServer } from '../bare-server.ts';
import { CLIENT_ID } from '../elo.ts';
import { LtijsPlugin } from './ltijs-plugin.ts';
import type { Platform } from './scene.ts';
import type { RunningTool } from './tool.ts';

/**
 * ltijs 5.9.9 as its documentation sets it up for an ELO that frames it, with its own defaults; dynamic registration on,
 * which is the only way its registration can be looked at. It lives once in a process.
 */
export async function startLtijs(login: Login, platforms: readonly Platform[]): Promise<RunningTool> {
  const pool = new pg.Pool({ ...clientConfig(login, 'ltijs'), max: 20 });
  pool.on('error', () => {}); // the stage takes its PostgreSQL down first when something failed
  const plugin = new LtijsPlugin(pool);
  const bare = await bareServer((req, res) => void Provider.app(req, res));
  Provider.setup(
    'a key of ltijs that nobody else has',
    { plugin },
    {
      cookies: { secure: true, sameSite: 'None' },
      dynReg: { url: bare.origin, name: 'Peer' },
    },
  );
  Provider.onConnect((token, _req, res) => res.send(`in: ${token.user ?? ''}`));
  await Provider.deploy({ serverless: true, silent: true });
  for (const elo of platforms) {
    await Provider.registerPlatform({
      url: elo.issuer,
      name: 'ELO',
      clientId: CLIENT_ID,
      authenticationEndpoint: elo.authUrl,
      accesstokenEndpoint: elo.tokenUrl,
      authConfig: { method: 'JWK_SET', key: elo.jwksUrl },
    });
  }
  return {
    name: 'ltijs 5.9.9',
    origin: bare.origin,
    login: '/login',
    launch: '/',
    async enters(browser, answer) {
      if (answer.status !== 302 || !answer.location?.includes('ltik=')) return false;
      const to = new URL(answer.location, bare.origin);
      if (to.origin !== bare.origin) return true; // it sends the person, and the session with him, elsewhere
      return (await browser.ask(to.href)).status === 200;
    },
    pool,
    close: async () => {
      await bare.close();
      await pool.end();
    },
  };
}
