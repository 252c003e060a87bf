import { expect, it } from 'vitest';
import { bewaarBewijs } from '../../../gateway/bewijs/service.ts';
import { doel } from '../../../test/support/demo-class.ts';
import { celVan, schoolWeb, tekst } from '../testing/school-web.ts';

const web = schoolWeb();

it('R74: evidence stands where the teacher ticks, and all of it with the doel', async () => {
  const [leerling = ''] = web.k.leerlingen;
  const score = (n: number) => ({
    sleutel: `s${n}`,
    leerling,
    leerdoel: doel('RW-E-2a'),
    naam: `<b>Oefening ${n}`,
    score: n + 0.5,
    max: 10,
    op: `2026-11-1${n}`,
  });
  await web.k.as(web.k.petra, (tx) =>
    bewaarBewijs(tx, { id: 'client:x', naam: 'Rekenhaven' }, [1, 2, 3].map(score)),
  );
  const marjan = await web.as(web.k.marjan);
  const kaart = await marjan.get(`/leerling/${leerling}/kaart`);
  expect(tekst(kaart.html)).toMatch(
    /bewijs uit Rekenhaven: 3,5 van 10, 13 nov bewijs uit Rekenhaven: 2,5 van 10, 12 nov nog 1/,
  );
  // It helps to decide; the tick is the teacher's.
  const cel = celVan(kaart.html, `d-${doel('RW-E-2a')}`);
  expect(kaart.html).toMatch(new RegExp(`id="d-${doel('RW-E-2a')}"[^>]* aria-pressed="false"`));
  const tik = await marjan.tap(`/kaart/leerling/${leerling}/doel/${doel('RW-E-2a')}`, { cel });
  expect(tik.html).toMatch(new RegExp(`id="d-${doel('RW-E-2a')}"[^>]* aria-pressed="true"`));

  const page = await marjan.get(`/leerling/${leerling}/doel/${doel('RW-E-2a')}`);
  expect(tekst(page.html)).toContain('1,5 van 10 voor &lt;b>Oefening 1 uit Rekenhaven, 11 november 2026');
  const wendy = await web.as(web.k.wendy);
  expect((await wendy.get(`/leerling/${leerling}/kaart`)).status).toBe(404);
});
