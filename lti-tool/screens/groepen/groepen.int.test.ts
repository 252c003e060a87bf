import { describe, expect, it } from 'vitest';
import { actor, dag, doel, lijn, niveau } from '../../../test/support/demo-class.ts';
import { planUrl, tekstUrl, vaststellenUrl } from '../groepsplan/urls.ts';
import { schoolWeb, tekst } from '../testing/school-web.ts';
import { beheerUrl, GROEPEN, ledenUrl, lijnenUrl, SAMENSTELLEN, voorstelUrl } from './urls.ts';

const web = schoolWeb();

const naar = (headers: Headers) => headers.get('location') ?? '';
/** Value of a hidden field, as a browser sends it back. */
const verborgen = (html: string, naam: string) =>
  (new RegExp(`name="${naam}" value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&quot;', '"');
const OP_N2 = () => `${lijn('RW-E')}/${niveau('RW-E', 2)}`;

describe('R52: a group is composed on the screen', () => {
  it('from a condition by way of a preview with reasons to a group of our own with a rule', async () => {
    const petra = await web.as(web.k.petra);
    const leeg = await petra.get(SAMENSTELLEN);
    expect(leeg.status).toBe(200);
    expect(tekst(leeg.html)).toContain('Of begin met een lege groep');

    const voeg = new URLSearchParams({ voeg: 'niveau', plek: OP_N2(), hoe: 'op' });
    const stap = await petra.get(`${SAMENSTELLEN}?${voeg}`);
    expect(stap.status).toBe(303);
    const twee = await petra.get(naar(stap.headers));
    expect(tekst(twee.html)).toContain('Dit zijn leerlingen met leerlijn Geld op niveau 2.');
    expect(tekst(twee.html)).toContain('5 leerlingen gevonden');
    expect(tekst(twee.html)).toContain('De Duinen · Geld: Niveau 2');

    const vraag = verborgen(twee.html, 'vraag');
    const niet = new URLSearchParams({ vraag, voeg: 'stamgroep', stamgroep: web.k.andereGroep, niet: 'ja' });
    const drie = await petra.get(naar((await petra.get(`${SAMENSTELLEN}?${niet}`)).headers));
    expect(tekst(drie.html)).toContain('4 leerlingen gevonden');
    expect(tekst(drie.html)).toContain('Niet uit De Duinen');

    const gemaakt = await petra.submit(GROEPEN, {
      vraag: verborgen(drie.html, 'vraag'),
      naam: 'Geld N2',
      werkvorm: 'niveaugroep',
      van: dag(0),
      leerling: web.k.leerlingen[0] ?? '',
      lijn: lijn('RW-E'),
      regel: 'ja',
    });
    expect(gemaakt.status).toBe(303);
    const groep = await petra.get(naar(gemaakt.headers));
    const gelezen = tekst(groep.html);
    expect(gelezen).toContain('De groep is gemaakt.');
    expect(gelezen).toContain('met leerlijn Geld op niveau 2 en niet uit De Duinen');
    expect(gelezen).toContain('De groep klopt met de regel');
    expect(gelezen).toContain('Leerling3 Proef03 blijft erbuiten.');
  });

  it('says what is wrong with a condition or a name, and keeps what was filled in', async () => {
    const petra = await web.as(web.k.petra);
    const onbekend = await petra.get(`${SAMENSTELLEN}?voeg=doel&code=XX-9&hoe=open`);
    expect([onbekend.status, tekst(onbekend.html).includes('geen leerdoel met deze code')]).toEqual([
      422,
      true,
    ]);
    const half = await petra.get(`${SAMENSTELLEN}?voeg=onderwijsleeftijd&jongste=&oudste=`);
    expect([half.status, tekst(half.html).includes('niet helemaal ingevuld')]).toEqual([422, true]);
    const klein = await petra.get(`${SAMENSTELLEN}?voeg=doel&code=${'rw-e-2a'}&hoe=open`);
    expect(naar(klein.headers)).toContain(doel('RW-E-2a'));
    const zonderNaam = await petra.submit(GROEPEN, { naam: ' ', werkvorm: 'sova', van: dag(3) });
    expect(zonderNaam.status).toBe(422);
    expect(zonderNaam.html).toContain(`value="${dag(3)}"`);
    expect((await petra.get(`${SAMENSTELLEN}?vraag=${encodeURIComponent('{"soort":"iq"}')}`)).status).toBe(
      200,
    );
  });

  it('R61: a leerkracht finds his own pupils; an ouder, leerling or zorgverlener has no groups here', async () => {
    const marjan = await web.as(web.k.marjan);
    const voeg = new URLSearchParams({ voeg: 'niveau', plek: OP_N2(), hoe: 'op' });
    const zien = await marjan.get(naar((await marjan.get(`${SAMENSTELLEN}?${voeg}`)).headers));
    expect(tekst(zien.html)).toContain('4 leerlingen gevonden');
    expect(tekst(zien.html)).not.toContain('Beentje');
    for (const rol of ['ouder', 'leerling', 'zorgverlener'] as const) {
      const who = await web.as(actor(web.k.school, web.k.wendy.person, rol));
      expect([rol, (await who.get(GROEPEN)).status, (await who.get(beheerUrl(web.k.groep))).status]).toEqual([
        rol,
        403,
        403,
      ]);
    }
  });
});

describe('R51, R53: one group on the screen', () => {
  it('confirms a proposal in part, puts somebody in by name, and says which leerlijnen it is for', async () => {
    const petra = await web.as(web.k.petra);
    const [een = '', twee = ''] = web.k.leerlingen;
    const regel = JSON.stringify({
      soort: 'niveau',
      leerlijn: lijn('RW-E'),
      niveau: niveau('RW-E', 2),
      hoe: 'op',
    });
    const gemaakt = await petra.submit(GROEPEN, { naam: 'Leeg', werkvorm: 'anders', van: dag(0) });
    const groep = /groepen\/([0-9a-f-]{36})/.exec(naar(gemaakt.headers))?.[1] ?? '';
    const gezocht = await petra.get(`${beheerUrl(groep)}?leerling=Proef01`);
    expect(tekst(gezocht.html)).toContain('Leerling1 Proef01');
    const erbij = await petra.submit(ledenUrl(groep), { erbij: een, op: dag(0) });
    expect(erbij.status).toBe(303);
    expect((await petra.submit(ledenUrl(groep), { erbij: twee, op: dag(-3) })).status).toBe(422);
    expect((await petra.submit(lijnenUrl(groep), { lijn: lijn('RW-E') })).status).toBe(303);
    expect(tekst((await petra.get(beheerUrl(groep))).html)).toContain('Voor Geld.');

    const metRegel = await petra.submit(GROEPEN, {
      vraag: regel,
      naam: 'Met regel',
      werkvorm: 'niveaugroep',
      van: dag(0),
      regel: 'ja',
      leerling: een,
    });
    const ander = /groepen\/([0-9a-f-]{36})/.exec(naar(metRegel.headers))?.[1] ?? '';
    const volg = await petra.submit(voorstelUrl(ander), { volg: twee });
    expect(volg.status).toBe(303);
    expect(tekst((await petra.get(beheerUrl(ander))).html)).toContain('Voorstel: de groep is veranderd');
    const over = await petra.submit(voorstelUrl(ander), { erbij: twee, gezien: twee, op: dag(0) });
    expect(tekst((await petra.get(naar(over.headers))).html)).toContain('Het voorstel is verwerkt.');
    const nogEens = await petra.submit(voorstelUrl(ander), { erbij: twee, gezien: twee, op: dag(0) });
    expect([nogEens.status, tekst(nogEens.html).includes('intussen veranderd')]).toEqual([422, true]);
  });
});

describe('R54: the groepsplan on the screen', () => {
  it('begins, is written in per subgroup, and is vastgesteld; a page of an older writer gets its text back', async () => {
    const marjan = await web.as(web.k.marjan);
    const url = planUrl(web.k.groep);
    const voorbeeld = await marjan.get(url);
    expect(tekst(voorbeeld.html)).toContain('Er is nog geen plan. Zo zou het eruitzien.');
    expect((await marjan.submit(url, {})).status).toBe(303);
    const concept = await marjan.get(url);
    const veld = (naam: string) => verborgen(concept.html, naam);
    const typ = { periode: veld('periode'), subgroep: veld('subgroep'), gezien: veld('gezien') };
    const bewaard = await marjan.submit(tekstUrl(web.k.groep), { ...typ, aanpak: 'Elke dag tien minuten.' });
    expect(tekst((await marjan.get(naar(bewaard.headers))).html)).toContain('Je tekst is bewaard.');
    const lang = await marjan.submit(tekstUrl(web.k.groep), { ...typ, aanpak: 'x'.repeat(2_001) });
    expect([lang.status, tekst(lang.html).includes('hooguit 2000 tekens')]).toEqual([422, true]);
    const teLaat = await marjan.submit(tekstUrl(web.k.groep), { ...typ, aanpak: 'Iets heel anders' });
    expect(teLaat.status).toBe(422);
    expect(teLaat.html).toContain('Iets heel anders');
    const vast = await marjan.submit(vaststellenUrl(web.k.groep), {});
    const gelezen = tekst((await marjan.get(naar(vast.headers))).html);
    expect(gelezen).toContain('vastgesteld, versie 1');
    expect(gelezen).toContain('Elke dag tien minuten.');
    expect(gelezen).toContain('Begin een nieuw concept');
    expect((await marjan.submit(tekstUrl(web.k.groep), { ...typ, aanpak: 'x' })).status).toBe(422);
  });
});
