import { describe, expect, it } from 'vitest';
import { jpeg, png, svgMetScript, webp, zipbom } from '../../../gateway/bestanden/aanname/testing/bytes.ts';
import { documentenWeb } from './testing/documenten-web.ts';

const d = documentenWeb();
const LOGO = '/opp-documenten/logo';

function vorm(bytes: Buffer | null, naam = 'logo.png', meer: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.set('naam', 'De Vlieger');
  form.set('kleur', '#1b4f72');
  for (const [veld, waarde] of Object.entries(meer)) form.set(veld, waarde);
  if (bytes) form.set('bestand', new Blob([new Uint8Array(bytes)]), naam);
  return form;
}
const stuur = async (form: FormData) => (await d.browser(d.k.petra)).post('/opp-documenten/huisstijl', form);
const logo = async () => {
  const answer = await (await d.browser(d.k.petra)).get(LOGO);
  return answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : null;
};

describe('R40: the logo of the school', () => {
  it('is kept, shown, stays when only the colour changes, and goes when somebody says so', async () => {
    expect(await logo()).toBeNull();
    const bewaard = await stuur(vorm(jpeg()));
    expect(bewaard.headers.get('location')).toBe('/opp-documenten?bewaard=ja');
    expect(await logo()).toEqual(jpeg());
    await stuur(vorm(null));
    await stuur(vorm(Buffer.alloc(0), ''));
    expect(await logo()).toEqual(jpeg());
    const pagina = await (await d.browser(d.k.petra)).get('/opp-documenten');
    expect(await pagina.text()).toContain(`src="${LOGO}"`);
    await stuur(vorm(null, '', { logoWeg: 'ja' }));
    expect(await logo()).toBeNull();
  });

  it.each([
    ['wrong type', Buffer.from('MZ een programma'), 'logo.png', /Kies een plaatje/],
    ['WebP, which no PDF takes', webp(), 'logo.webp', /Kies een plaatje/],
    ['0 bytes', Buffer.alloc(0), 'logo.png', /leeg/],
    ['zip bomb', zipbom(), 'logo.png', /Kies een plaatje/],
    ['SVG with a script', svgMetScript(), 'logo.svg', /Kies een plaatje/],
    ['path in name', png(), '../../logo.png', /er staat een map in/],
    ['damaged', png().subarray(0, 40), 'logo.png', /beschadigd/],
    ['a picture that unpacks to gigabytes', png([], { breed: 9000, hoog: 9000 }), 'logo.png', /te groot/],
  ] as const)('R46: %s is refused beside its field, and nothing is stored', async (_, bytes, naam, zin) => {
    const antwoord = await stuur(vorm(bytes, naam));
    expect([antwoord.status, await antwoord.text()]).toEqual([422, expect.stringMatching(zin)]);
    expect(await logo()).toBeNull();
  });

  it('R46: more than a logo may be is refused, beside its field while it is no more than a mistake', async () => {
    const iets = await stuur(vorm(Buffer.concat([png(), Buffer.alloc(300_000)])));
    expect([iets.status, await iets.text()]).toEqual([
      422,
      expect.stringContaining('Een logo mag 256 kB zijn.'),
    ]);
    expect((await stuur(vorm(Buffer.concat([png(), Buffer.alloc(2_000_000)])))).status).toBe(413);
    expect(await logo()).toBeNull();
  });
});
