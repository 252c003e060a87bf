import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../../gateway/access/keys.ts';
import { createOpp } from '../../../gateway/opp/service.ts';
import { persoon } from '../../../test/support/demo-class.ts';
import { contactRoutes } from '../contact/routes.tsx';
import { type Browser, schoolWeb, tekst } from '../testing/school-web.ts';
import { beginUrl, oppUrl } from './urls.ts';

const web = schoolWeb();
let petra: Browser;
beforeAll(async () => {
  petra = await web.as(web.k.petra);
});

/** A pupil of the group of whom nothing is known but his name. */
async function onbekend(): Promise<string> {
  const { k } = web;
  return await k.as(k.petra, async (tx) => {
    const id = await persoon(tx, k.school, 'leerling', 'Nieuw', 'Hier');
    const lid = { school_id: k.school, groep_id: k.groep, person_id: id, als: 'leerling', van: '2026-01-01' };
    await tx.insertInto('koers.groep_lid').values(lid).execute();
    return id;
  });
}

const CONTACT = contactRoutes({
  assets: { url: String },
  keys: createKeys({ master: randomBytes(32) }),
  origin: () => '',
  mail: false,
}).map((route) => route.path);

/** Links of the list of what is missing: words and address of each. */
function gatenIn(html: string): readonly (readonly [tekst: string, href: string])[] {
  return [...html.matchAll(/<ul class="s-opp__gaten">([\s\S]*?)<\/ul>/g)]
    .flatMap((lijst) => [...(lijst[1] ?? '').matchAll(/<a href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)])
    .map(([, href = '', woorden = '']) => [tekst(woorden).trim(), href.replaceAll('&amp;', '&')] as const);
}

describe('R37: what is missing in an OPP', () => {
  it.each(['a pupil of whom nothing is known', 'a pupil whose card is filled'])(
    'of %s: each is listed in words, and its link leads to the place where it is mended',
    async (wie) => {
      const { k } = web;
      const leerling = wie.includes('nothing') ? await onbekend() : (k.leerlingen[0] ?? '');
      await petra.submit(beginUrl(leerling), {});
      const { gaten } = await k.as(k.petra, (tx) =>
        createOpp({ keys: k.keys }).lees(tx, k.petra, { leerling }),
      );
      const links = gatenIn((await petra.get(oppUrl(leerling))).html);
      expect(links.map(([woorden]) => woorden).sort()).toEqual(gaten.map((g) => g.tekst).sort());
      expect(gaten.length).toBeGreaterThan(6);
      for (const [woorden, href] of links) {
        expect(woorden).toMatch(/^[A-Z].{15,120}\.$/);
        // Its routes stand beside those of the other screens, with what mails.
        if (href.startsWith('/contact/')) {
          expect([href, CONTACT]).toEqual([
            `/contact/${leerling}`,
            expect.arrayContaining(['/contact/:leerling']),
          ]);
          continue;
        }
        const naar = await petra.get(href);
        const [, plek] = href.split('#');
        const erIs = plek === undefined || naar.html.includes(`id="${plek}"`);
        expect([woorden, naar.status, erIs]).toEqual([woorden, 200, true]);
      }
    },
  );
});
