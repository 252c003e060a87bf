import { describe, expect, it } from 'vitest';
import { launchStage } from './testing/launch-stage.ts';
import { ago, CLAIM, launch, login } from './testing/launching.ts';

const stage = launchStage();
const EVIL = 'https://evil.example';

/** Everything in a message that names a place, said to be elsewhere. */
const ELSEWHERE = {
  [`${CLAIM}/launch_presentation`]: {
    return_url: `${EVIL}/terug`,
    document_target: 'iframe',
    frame_origins: [EVIL],
  },
  [`${CLAIM}/tool_platform`]: { guid: EVIL, url: EVIL },
  [`${CLAIM}/custom`]: { frame_ancestors: EVIL },
  frame_origins: [EVIL],
};

const ancestorsOf = (res: Response) =>
  /frame-ancestors ([^;]*)/.exec(res.headers.get('content-security-policy') ?? '')?.[1];
const own = () => `'self' ${stage.elo.issuer}`;

describe('who may frame Koers', () => {
  it('stands in the registration: what a signed launch says of places adds nobody, nor does it lead there', async () => {
    const person = { sub: 'sub-kader' };
    await stage.addPerson(stage.a, 'medewerker', { [stage.system.elo]: person.sub });
    const good = await launch(stage.koers, stage.elo, { ...person, ...ELSEWHERE });
    expect([good.res.status, ancestorsOf(good.res)]).toEqual([303, own()]);
    const page = await good.browser.request(`${stage.koers.origin}/wie`);
    expect([page.status, ancestorsOf(page)]).toEqual([200, own()]);

    const refused = await launch(stage.koers, stage.elo, { ...ELSEWHERE, exp: ago(60), iat: ago(120) });
    const html = await refused.res.text();
    expect([refused.res.status, ancestorsOf(refused.res)]).toEqual([401, own()]);
    expect(html).not.toContain('evil.example');
  });

  it('is the platform of the login, and no other that is registered here', async () => {
    for (const elo of [stage.elo, stage.other]) {
      const { res } = await launch(stage.koers, elo, ELSEWHERE);
      expect(ancestorsOf(res)).toBe(`'self' ${elo.issuer}`);
    }
  });

  it('is not told by a login either: its target and its storage frame are no places', async () => {
    const at = await login(stage.koers, stage.elo, {
      lti_message_hint: EVIL,
      login_hint: EVIL,
      frame_origins: EVIL,
    });
    const res = await at.browser.request(`${stage.koers.origin}/lti/launch`, {
      state: at.state,
      id_token: 'x',
      return_url: EVIL,
    });
    expect(ancestorsOf(res)).toBe(own());
  });

  it('is one place at a time, also when the database says otherwise', async () => {
    const more = (frame_origins: string[]) =>
      stage.db.platform((tx) =>
        tx
          .updateTable('koers.lti_platform')
          .set({ frame_origins })
          .where('issuer', '=', stage.elo.issuer)
          .execute(),
      );
    await more([stage.elo.issuer, 'https://*', "https://a.example;script-src 'self'", 'https://b.example,c']);
    const { res } = await launch(stage.koers, stage.elo);
    await more([stage.elo.issuer]);
    expect(ancestorsOf(res)).toBe(own());
  });
});
