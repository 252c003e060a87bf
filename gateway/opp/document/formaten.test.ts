import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { parseStringPromise } from 'xml2js';
import { needs } from '../../../test/support/programs.ts';
import type { OppInhoud } from '../../model/opp.ts';
import { canoniek } from '../kern.ts';
import { docxVan } from './docx/docx.ts';
import { htmlVan } from './html.ts';
import { contrast, gewoneStijl, Huisstijl } from './huisstijl.ts';
import { oppBlad } from './inhoud/opp-blad.ts';
import { oppSchema } from './json.ts';
import { GEWOON, LANG, VASTGESTELD, VOORBEELDEN, ZONDER_NIVEAUS } from './testing/voorbeeld.ts';
import { uitZip } from './zip.ts';

const blad = (inhoud: OppInhoud) =>
  oppBlad(inhoud, { voor: 'ouder', huisstijl: gewoneStijl('De Vlieger & Co <so>') });
const map = mkdtempSync(path.join(os.tmpdir(), 'koers-docx-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));

describe('R40: the DOCX of an OPP', () => {
  const deel = async (inhoud: OppInhoud, naam: string) =>
    Buffer.from(uitZip(await docxVan(blad(inhoud)))[naam] ?? []).toString('utf8');

  it.each(Object.entries(VOORBEELDEN))(
    'has parts that are XML, headings and table headings: %s',
    async (_, inhoud) => {
      const delen = uitZip(await docxVan(blad(inhoud)));
      for (const [naam, bytes] of Object.entries(delen))
        if (/\.(xml|rels)$/.test(naam)) await parseStringPromise(Buffer.from(bytes).toString('utf8'));
      const tekst = Buffer.from(delen['word/document.xml'] ?? []).toString('utf8');
      expect(tekst.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1);
      expect(tekst.match(/<w:pStyle w:val="Heading2"\/>/g)?.length).toBeGreaterThanOrEqual(7);
      if (inhoud.c.length > 0) expect(tekst).toContain('<w:tblHeader/>');
    },
  );

  it('says its language, its title and the day of its content', async () => {
    expect(await deel(VASTGESTELD, 'word/styles.xml')).toMatch(/<w:lang [^>]*w:val="nl-NL"/);
    const kern = await deel(VASTGESTELD, 'docProps/core.xml');
    expect(kern).toContain('<dc:title>Ontwikkelingsperspectief Juno Vos</dc:title>');
    expect(kern.match(/2026-11-20T12:00:00Z/g)).toHaveLength(2);
  });

  it('is the same to the last byte when it is made again', async () => {
    const [een, twee] = [await docxVan(blad(LANG)), await docxVan(blad(structuredClone(LANG)))];
    expect(een.equals(twee)).toBe(true);
  });

  const office = needs('LibreOffice');
  it.skipIf(office.missing)(
    office.label('opens in LibreOffice and converts, with its words and headings'),
    async () => {
      const file = path.join(map, 'opp.docx');
      writeFileSync(file, await docxVan(blad(ZONDER_NIVEAUS)));
      const profiel = `-env:UserInstallation=file://${path.join(map, 'profiel')}`;
      const naar = ['--headless', '--convert-to', 'pdf', '--outdir', map, file];
      execFileSync('soffice', [profiel, ...naar], { stdio: 'ignore', timeout: 120_000 });
      const pdf = path.join(map, 'opp.pdf');
      const tekst = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
      for (const woorden of [
        'Şükrü Đặng-Žižek & zn. <zorg>',
        'H. Wat is besloten?',
        'CONCEPT',
        'Bladzijde 2 van',
      ])
        expect(tekst).toContain(woorden);
      expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    },
    180_000,
  );
});

describe('R40: the web page of an OPP', () => {
  it('says what it is, escapes what people wrote, and asks nothing of another host', () => {
    const html = htmlVan(blad(ZONDER_NIVEAUS));
    expect(html).toContain('<html lang="nl">');
    expect(html).toContain('Şükrü Đặng-Žižek &amp; zn. &lt;zorg&gt;');
    expect(html).not.toMatch(/<(script|link|img|iframe)|https?:|url\(|\son\w+=/i);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<th scope="col">/g)?.length).toBeGreaterThan(4);
  });

  it('says at each cell what it is of, for a phone that shows no headings', () => {
    expect(htmlVan(blad(VASTGESTELD))).toMatch(
      /<td data-kop="Nu"><p>[^<]+<\/p>.*<td data-kop="Streefniveau"/,
    );
  });

  it('holds the same sections as the other forms', () => {
    const koppen = [...htmlVan(blad(VASTGESTELD)).matchAll(/<h2[^>]*>([^<]*)/g)].map(([, kop]) => kop?.[0]);
    expect(koppen).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
  });
});

describe('R40: the JSON of an OPP', () => {
  const ajv = addFormats.default(new Ajv2020.default({ strict: true, allowUnionTypes: true }));
  const keur = ajv.compile(oppSchema('https://koers.example'));

  it.each(Object.entries(VOORBEELDEN))('is what our schema says: %s', (_, inhoud) => {
    keur(JSON.parse(canoniek(inhoud)));
    expect(keur.errors ?? []).toEqual([]);
  });

  it('is refused by our schema when something is missing or wrong', () => {
    expect(keur({ ...GEWOON, b: { ...GEWOON.b, beeld: undefined } })).toBe(false);
    expect(keur({ ...GEWOON, versie: { ...GEWOON.versie, status: 'klaar' } })).toBe(false);
    expect(keur({ ...GEWOON, extra: 1 })).toBe(false);
  });

  it('is the same whatever the order of its parts (RFC 8785)', () => {
    const andersom = Object.fromEntries(Object.entries(GEWOON).reverse()) as OppInhoud;
    expect(canoniek(andersom)).toBe(canoniek(GEWOON));
    expect(canoniek(GEWOON)).toMatch(/^\{"a":\{"bestuur|^\{"a":\{"cvb":/);
  });
});

describe('the house style of a school', () => {
  it('refuses a colour that cannot be read on white', () => {
    const stijl = gewoneStijl('De Vlieger');
    expect(Huisstijl.safeParse({ ...stijl, kleur: '#ffcc00' }).error?.issues[0]?.message).toMatch(/te licht/);
    expect(Huisstijl.safeParse({ ...stijl, kleur: '#767676' }).success).toBe(true);
    expect(Huisstijl.safeParse({ ...stijl, kleur: '#777777' }).success).toBe(false);
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});
