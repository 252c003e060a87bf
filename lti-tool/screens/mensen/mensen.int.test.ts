import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessStage, openAccessStage } from '../../../test/support/access/stage.ts';
import { sessie, wieNu } from '../../../test/support/access/wie.ts';
import { testDb } from '../../../test/support/db.ts';
import { dag, lijn } from '../../../test/support/demo-class.ts';
import { tagsNamed } from '../../ui/test-kit/tags.ts';
import { tekst } from '../testing/school-web.ts';
import { mensUrl, rollenUrl, UITNODIGEN, WACHTEN } from './urls.ts';

const t = testDb();
let stage: AccessStage;
const cookie: Record<string, string> = {};
const id = (name: string) => stage.ids.eigen[name] ?? '';

beforeAll(async () => {
  stage = await openAccessStage(t.db);
  for (const wie of await wieNu(stage)) cookie[wie.naam] = wie.cookie;
});
afterAll(() => stage.close());

async function open(path: string, who = 'beheerder', fields?: Record<string, string>) {
  const res = await fetch(stage.origin + path, {
    redirect: 'manual',
    headers: { cookie: cookie[who] ?? '', accept: 'text/html', origin: stage.origin },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });
  return { status: res.status, html: await res.text(), naar: res.headers.get('location') };
}
const rol = (extra: Record<string, string> = {}) => ({
  rol: 'begeleider',
  van: dag(0),
  laatste: dag(9),
  reden: 'Werkt mee in de groep',
  ...extra,
});

describe('R64: people and their roles on the screen', () => {
  it('lists the people of the school, found by name and by role', async () => {
    const alles = tekst((await open('/mensen')).html);
    expect(alles).toContain('Iemand Anders');
    expect(alles).toContain('intern begeleider');
    const gevonden = (await open('/mensen?zoek=ANDERS&rol=ib&soort=alle')).html;
    expect(tekst(gevonden)).toContain('1 persoon');
    expect(gevonden).toContain(mensUrl(id('persoon')));
    expect(tekst((await open('/mensen?rol=fg&zoek=anders')).html)).toContain('Niemand gevonden');
  });

  it('gives a role with dates and a reason, and ends it with a reason; both stay to be read', async () => {
    const gegeven = await open(rollenUrl(id('persoon')), 'directeur', rol());
    expect([gegeven.status, gegeven.naar]).toEqual([303, mensUrl(id('persoon'), 'rol')]);
    const pagina = (await open(gegeven.naar ?? '')).html;
    expect(tekst(pagina)).toContain('De rol is gegeven.');
    expect(tekst(pagina)).toContain('Werkt mee in de groep');
    const einde = [...pagina.matchAll(/action="([^"]+\/einde)"/g)].map((m) => m[1] ?? '');
    expect(einde).toHaveLength(2);
    const zonder = await open(einde[0] ?? '', 'beheerder', { reden: '' });
    expect([zonder.status, tekst(zonder.html).includes('waarom de rol eindigt')]).toEqual([422, true]);
    for (const action of einde)
      expect((await open(action, 'beheerder', { reden: 'Ander werk' })).status).toBe(303);
    const na = tekst((await open(mensUrl(id('persoon')))).html);
    expect(na).toContain('Eerdere rollen');
    expect(na).toContain('Ander werk');
  });

  it.each([
    ['giving a role', () => mensUrl(id('persoon')), ['rol', 'van', 'laatste', 'reden']],
    ['inviting somebody', () => UITNODIGEN, ['naam', 'rol', 'laatste', 'reden']],
  ])('asks for %s by the names that the answer is read by', async (_, adres, namen) => {
    const { html } = await open(adres());
    const velden = ['input', 'select'].flatMap((soort) => tagsNamed(html, soort));
    expect(velden.map((tag) => tag.attributes.get('name'))).toEqual(expect.arrayContaining(namen));
  });

  it('says why a role is refused, and keeps what was filled in', async () => {
    const mis = await open(rollenUrl(id('persoon')), 'beheerder', rol({ rol: 'zorgverlener', laatste: '' }));
    expect(mis.status).toBe(422);
    expect(tekst(mis.html)).toContain('Een zorgverlener krijgt de rol voor een tijd');
    expect(mis.html).toContain('value="Werkt mee in de groep"');
    expect(mis.html).toMatch(/<option value="zorgverlener" selected/);
  });

  it('R64: a beheerder neither gives nor ends a role above his own, nor links an account to who has it', async () => {
    const fg = await open(rollenUrl(id('persoon')), 'beheerder', rol({ rol: 'fg', laatste: '' }));
    expect([fg.status, tekst(fg.html).includes('Deze rol geef jij niet')]).toEqual([422, true]);
    expect(fg.html).not.toContain('<option value="fg"');
    expect((await open(mensUrl(id('persoon')), 'directeur')).html).toContain('<option value="fg"');
    const gegeven = await open(rollenUrl(id('persoon')), 'directeur', rol({ rol: 'fg', laatste: '' }));
    expect(gegeven.status).toBe(303);
    const gekoppeld = await open(`${WACHTEN}/${id('code')}`, 'beheerder', { persoon: id('persoon') });
    expect(gekoppeld.status).toBe(422);
    expect(tekst(gekoppeld.html)).toContain('een rol die jij niet mag geven');
    expect((await open(WACHTEN)).html).toContain(id('code'));
    const pagina = (await open(mensUrl(id('persoon')))).html;
    expect(tekst(pagina)).toContain('Deze rol beëindigt de directeur.');
    expect([...pagina.matchAll(/action="([^"]+\/einde)"/g)]).toHaveLength(0);
    const bijDirecteur = (await open(mensUrl(id('persoon')), 'directeur')).html;
    const [, einde = ''] = /action="([^"]+\/einde)"/.exec(bijDirecteur) ?? [];
    expect((await open(einde, 'beheerder', { reden: 'Weg ermee' })).status).toBe(422);
    expect((await open(einde, 'directeur', { reden: 'Alleen een proef' })).status).toBe(303);
  });

  it('links somebody who waits by the code he reads out, and takes the account away with what is open by it', async () => {
    const wachten = await open(WACHTEN);
    expect(wachten.html).toContain(id('code'));
    const zoek = await open(`${WACHTEN}/${id('code')}?zoek=Iemand`);
    expect(tekst(zoek.html)).toContain('Dit is Iemand');
    const gekoppeld = await open(`${WACHTEN}/${id('code')}`, 'beheerder', { persoon: id('persoon') });
    expect(gekoppeld.naar).toBe(mensUrl(id('persoon'), 'gekoppeld'));
    expect((await open(WACHTEN)).html).not.toContain(id('code'));
    expect((await open(`${WACHTEN}/${id('code')}`, 'beheerder', { persoon: id('persoon') })).status).toBe(
      404,
    );

    cookie['iemand'] = await sessie(stage, id('persoon'), ['leerkracht']);
    await t.db.platform((tx) =>
      tx
        .updateTable('koers.session')
        .set({ platform_id: id('platform') })
        .where('person_id', '=', id('persoon'))
        .execute(),
    );
    expect((await open('/vandaag', 'iemand')).status).toBe(200);
    const los = [...(await open(mensUrl(id('persoon')))).html.matchAll(/action="([^"]+\/los)"/g)].map(
      (m) => m[1] ?? '',
    );
    expect(los.length).toBeGreaterThan(0);
    for (const action of los) expect((await open(action, 'beheerder', {})).status).toBe(303);
    expect((await open('/vandaag', 'iemand')).status).toBe(401);
  });
});

describe('ending what somebody has open', () => {
  it('signs a person out everywhere, and nobody else', async () => {
    const [een, twee] = [
      await sessie(stage, id('persoon'), ['leerkracht']),
      await sessie(stage, id('persoon'), ['leerkracht'], { passkey: true }),
    ];
    Object.assign(cookie, { een, twee });
    for (const who of ['een', 'twee']) expect((await open('/vandaag', who)).status).toBe(200);
    const pagina = (await open(mensUrl(id('persoon')))).html;
    expect(pagina).toContain(`action="${mensUrl(id('persoon'))}/afmelden"`);
    const af = await open(`${mensUrl(id('persoon'))}/afmelden`, 'beheerder', {});
    expect([af.status, af.naar]).toEqual([303, mensUrl(id('persoon'), 'afgemeld')]);
    for (const who of ['een', 'twee']) expect((await open('/vandaag', who)).status).toBe(401);
    expect(tekst((await open(af.naar ?? '')).html)).toContain('Deze persoon is overal afgemeld.');
  });
});

describe('R63: sharing on the leerlingprofiel', () => {
  const profiel = () => `/leerling/${id('leerling')}`;
  const velden = () => ({
    persoon: id('zorgverlener'),
    leerlijn: lijn('RW-E'),
    laatste: dag(10),
    reden: 'Oefent met geld',
  });

  it('shows who sees what until when and why, to who may share, and to nobody else', async () => {
    for (const who of ['ib', 'leerkracht'])
      expect(tekst((await open(profiel(), who)).html)).toContain('Gedeeld met');
    for (const who of ['begeleider', 'directeur', 'ouder', 'zorgverlener'])
      expect(tekst((await open(profiel(), who)).html)).not.toContain('Gedeeld met');
  });

  it('shares a leerlijn, which the zorgverlener then finds on the first page, and stops', async () => {
    cookie['zorg'] = await sessie(stage, id('zorgverlener'), []);
    expect(tekst((await open(profiel(), 'zorg')).html)).not.toContain('Geld');
    expect((await open(`${profiel()}/delen`, 'ib', velden())).status).toBe(303);
    const dubbel = await open(`${profiel()}/delen`, 'ib', velden());
    expect([dubbel.status, tekst(dubbel.html).includes('al met deze persoon gedeeld')]).toEqual([422, true]);
    expect(tekst((await open('/vandaag', 'zorg')).html)).toContain('Met jou gedeeld');
    expect(tekst((await open(profiel(), 'zorg')).html)).toContain('Geld');
    const panel = (await open(profiel(), 'ib')).html;
    expect(tekst(panel)).toContain('Oefent met geld');
    for (const [, action = ''] of panel.matchAll(/action="([^"]+\/einde)"/g))
      expect((await open(action, 'ib', {})).status).toBe(303);
    expect((await open(profiel(), 'zorg')).status).toBe(404);
    expect(tekst((await open('/vandaag', 'zorg')).html)).toContain('Er is nu niets met je gedeeld');
  });
});
