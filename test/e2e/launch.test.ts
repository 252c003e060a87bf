import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LEERLING_TABEL } from '../../fixtures/school/leerling-tabel.ts';
import { launchAs, thirdPartyCookies } from '../support/browser.ts';
import { needs } from '../support/programs.ts';
import { open, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

const LEERLINGEN = LEERLING_TABEL.map((l) => `${l.roepnaam} ${l.achternaam}`);
const allen = (...behalve: string[]) => LEERLINGEN.filter((naam) => !behalve.includes(naam));
const GROEPEN = ['De Schelpen', 'De Duinen', 'Geld N3', 'Route D', 'Route A', 'Route V', 'Stage groen'];

/** Who launches, and what stands on the first page he sees and what does not. */
const WHO: readonly { who: string; naam: string; deployment?: string; sees: string[]; not: string[] }[] = [
  {
    who: 'a leerkracht: only her own group (R61)',
    naam: 'Marjan Schelpenpad',
    sees: ['Dag Marjan', 'Jouw groep De Schelpen', 'Doelen afvinken'],
    not: GROEPEN.filter((groep) => groep !== 'De Schelpen'),
  },
  {
    who: "an IB'er at the so: every group of that school",
    naam: 'Petra Poolster',
    sees: ['Dag Petra', 'De Schelpen', 'De Duinen', 'Geld N3'],
    not: ['Route A', 'Route D', 'Route V'],
  },
  {
    who: "the same IB'er at the vso: the groups of that school",
    naam: 'Petra Poolster',
    deployment: '2',
    sees: ['Dag Petra', 'Route A', 'Route D', 'Route V'],
    not: ['De Schelpen', 'De Duinen'],
  },
  {
    who: 'an ouder: only his own child',
    naam: 'Sander Wolkenveer',
    sees: ['Dag Sander', 'Jouw kind', 'Mila Wolkenveer'],
    not: [...allen('Mila Wolkenveer'), ...GROEPEN],
  },
  {
    who: 'a leerling: only her own card',
    naam: 'Fenna Papierboot',
    sees: ['Hoi Fenna', 'Dit leer je nu', 'Rekenen'],
    not: [...allen(), ...GROEPEN],
  },
  {
    who: 'a beheerder: the connections, and nothing of a pupil',
    naam: 'Tom Sleutelbos',
    sees: ['Dag Tom', 'Koppelingen', 'Naar de koppelingen'],
    not: [...allen(), ...GROEPEN],
  },
];

/** Everyone and everything of the school that a stranger must not read. */
const OF_THE_SCHOOL = [...allen(), ...GROEPEN, 'De Kompasroos', 'Schelpenpad', 'Poolster', 'Sleutelbos'];

/** What an ouder may meet inside Koers, on his way through old links and long breaks. */
const NOT_HIS = {
  at: '/leerling/00000000-0000-4000-8000-000000000000',
  status: 404,
  says: 'Deze pagina is er niet',
};
const BARE = [
  { why: 'an address that is not there', at: '/bestaat-niet', status: 404, says: 'Deze pagina is er niet' },
  { why: 'a page of another role', at: '/koppelingen', status: 403, says: 'Dit is niet voor jou te zien' },
  {
    why: 'his session is over',
    at: '/vandaag',
    status: 401,
    says: 'Je bent niet meer aangemeld',
    gone: true,
  },
];

/** The status of the next answer to the launch itself. */
const launchStatus = async (page: Page): Promise<number> =>
  (await page.waitForResponse((r) => new URL(r.url()).pathname === '/lti/launch')).status();

describe.skipIf(chromium.missing)(chromium.label('Koers opens in the frame of the ELO (R70)'), () => {
  const school = ownDemo();
  const browsers = { allowed: ownBrowser('allowed', 'desktop'), blocked: ownBrowser('blocked', 'iframe') };

  describe.each(['allowed', 'blocked'] as const)('third-party cookies %s', (cookies) => {
    const browser = browsers[cookies];

    it.each(WHO)('for $who', async ({ naam, deployment, sees, not }) => {
      const page = await browser.page();
      const frame = await launchAs(page, school.demo.elo, naam, deployment ? { deployment } : {});
      const text = await textOf(frame);
      for (const part of sees) expect(text).toContain(part);
      for (const part of not) expect(text).not.toContain(part);
      expect(new URL(frame.url()).origin).toBe(new URL(school.demo.url).origin);
      expect(frame.url()).not.toMatch(/token|session|state|id_token/);
      // The browser of this test really keeps, or really refuses, what an ordinary cookie in a frame is.
      expect(await thirdPartyCookies(frame)).toBe(cookies);
    });

    it('for a colleague whom Koers does not know: status 200, what happens next, and nothing of the school', async () => {
      const page = await browser.page();
      await launchAs(page, school.demo.elo, 'Marjan Schelpenpad'); // who sat at this computer before
      const status = launchStatus(page);
      const frame = await launchAs(page, school.demo.elo, 'Noor Eerstedag');
      expect(await status).toBe(200);
      const text = await textOf(frame, 'body');
      for (const step of [
        'nog niet gekoppeld',
        'Geef deze code',
        'De beheerder koppelt',
        'Open Koers daarna',
      ])
        expect(text).toContain(step);
      expect(text).toMatch(/jouw school: [A-Z2-9]{3}\s[A-Z2-9]{3}/);
      for (const part of OF_THE_SCHOOL) expect(text).not.toContain(part);
      expect(await open(frame, '/vandaag')).toBe(403); // nor does she go on as the person before her
    });
  });

  describe('however the ELO begins', () => {
    const browser = browsers.blocked;

    it.each(['GET', 'POST'])('login by %s', async (method) => {
      const page = await browser.page();
      const methods: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).pathname === '/lti/login') methods.push(request.method());
      });
      const init = method === 'GET' ? ({ init: 'get' } as const) : {};
      const frame = await launchAs(page, school.demo.elo, 'Marjan Schelpenpad', init);
      expect(methods).toEqual([method]);
      expect(await textOf(frame)).toContain('Dag Marjan');
    });

    it('lands on the group and on the pupil that the ELO names, without a second login (R70)', async () => {
      const page = await browser.page();
      const first = await launchAs(page, school.demo.elo, 'Marjan Schelpenpad');
      await first.getByRole('link', { name: 'Doelen afvinken in De Schelpen' }).click();
      await first.getByRole('link', { name: 'Mila Wolkenveer' }).first().waitFor();
      const groep = new URL(first.url()).pathname;
      const leerling = await first
        .getByRole('link', { name: 'Mila Wolkenveer' })
        .first()
        .getAttribute('href');
      for (const [target, heading] of [
        [`${groep}?toon=acties`, 'De Schelpen'],
        [leerling ?? '', 'Mila Wolkenveer'],
      ] as const) {
        const frame = await launchAs(page, school.demo.elo, 'Marjan Schelpenpad', { target });
        const { pathname, search } = new URL(frame.url());
        expect(pathname + search).toBe(target);
        expect(await frame.getByRole('heading', { level: 1 }).textContent()).toBe(heading);
        expect(await page.locator('input[type=password]').count()).toBe(0);
      }
    });

    it('shows nobody what is not his: another group, another child, the connections (R61)', async () => {
      const page = await browser.page();
      const igor = await launchAs(page, school.demo.elo, 'Igor Helmgras');
      const duinen = await igor
        .getByRole('link', { name: 'Doelen afvinken in De Duinen' })
        .getAttribute('href');
      expect(await open(igor, duinen ?? '')).toBe(200);
      const fenna = await igor.getByRole('link', { name: 'Fenna Papierboot' }).first().getAttribute('href');
      expect(await open(igor, fenna ?? '')).toBe(200);

      const marjan = await launchAs(page, school.demo.elo, 'Marjan Schelpenpad');
      for (const address of [duinen, fenna, `${fenna}/kaart`])
        expect(await open(marjan, address ?? '')).toBe(404);
      const sander = await launchAs(page, school.demo.elo, 'Sander Wolkenveer');
      for (const address of [fenna, `${fenna}/leerreis`]) expect(await open(sander, address ?? '')).toBe(404);
      expect(await textOf(sander, 'body')).not.toContain('Papierboot');
      // Groups are for who works at the school, connections for who keeps them.
      for (const address of [duinen, '/koppelingen']) expect(await open(sander, address ?? '')).toBe(403);
    });

    async function refusedInFrame(what: { at: string; status: number; says: string; gone?: boolean }) {
      const page = await browser.page();
      const frame = await launchAs(page, school.demo.elo, 'Sander Wolkenveer');
      if (what.gone) await page.context().clearCookies();
      expect(await open(frame, what.at)).toBe(what.status);
      expect(await textOf(frame, 'body')).toContain(what.says);
    }
    it('a refusal inside Koers is a page in the frame: a pupil who is not his', () =>
      refusedInFrame(NOT_HIS));

    it.each(BARE)('a refusal inside Koers is a page in the frame: $why', refusedInFrame);
  });

  describe('a launch that does not hold is refused in plain Dutch (R70)', () => {
    const browser = browsers.allowed;

    it('with a state that is not ours: 401', async () => {
      const page = await browser.page();
      await page.route('**/lti/launch', async (route) => {
        const form = new URLSearchParams(route.request().postData() ?? '');
        const state = form.get('state') ?? '';
        form.set('state', state.slice(0, -4) + (state.endsWith('AAAA') ? 'BBBB' : 'AAAA'));
        await route.continue({ postData: form.toString() });
      });
      const status = launchStatus(page);
      const frame = await launchAs(page, school.demo.elo, 'Marjan Schelpenpad');
      expect(await status).toBe(401);
      plainDutch(await textOf(frame, 'body'));
    });

    it('sent a second time: 401, and the first one still holds', async () => {
      const page = await browser.page();
      const forms: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).pathname === '/lti/launch') forms.push(request.postData() ?? '');
      });
      const frame = await launchAs(page, school.demo.elo, 'Marjan Schelpenpad');
      const status = launchStatus(page);
      await frame.evaluate(SEND_AGAIN(forms[0] ?? ''));
      expect(await status).toBe(401);
      await frame.waitForURL(/\/lti\/launch/);
      expect(await textOf(frame, 'body')).toContain('Deze opening van Koers is al gebruikt of verlopen.');
      plainDutch(await textOf(frame, 'body'));
      expect(await open(frame, '/vandaag')).toBe(200);
      expect(await textOf(frame)).toContain('Dag Marjan');
    });

    /** What happened and what to do, with a number to mention; no word of the protocol. */
    function plainDutch(text: string): void {
      expect(text).toContain('Koers kon niet openen vanuit de leeromgeving');
      expect(text).toMatch(/Open Koers (dan )?opnieuw vanuit de leeromgeving/);
      expect(text).toMatch(/nummer door aan de beheerder van je school: [0-9a-f-]{36}/);
      expect(text).not.toMatch(/\b(token|state|nonce|JWT|LTI|error|invalid|unauthorized|undefined)\b/i);
      expect(text).not.toContain('Dag Marjan');
    }
  });
});

/** Posts the fields of a launch once more from the page in the frame, as a browser does on "resend". */
const SEND_AGAIN = (body: string) => `(() => {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/lti/launch';
  for (const [name, value] of new URLSearchParams(${JSON.stringify(body)})) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
})()`;
