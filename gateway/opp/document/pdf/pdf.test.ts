import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/programs.ts';
import type { OppInhoud } from '../../../model/opp.ts';
import { gewoneStijl } from '../huisstijl.ts';
import { oppBlad } from '../inhoud/opp-blad.ts';
import { pdfUaFouten } from '../testing/pdf-ua.ts';
import { GEWOON, LANG, VASTGESTELD, VOORBEELDEN, ZONDER_NIVEAUS } from '../testing/voorbeeld.ts';
import { pdfVan } from './pdf.ts';

const huisstijl = gewoneStijl('De Vlieger & Co <so>');
const pdf = (inhoud: OppInhoud) => pdfVan(oppBlad(inhoud, { voor: 'ouder', huisstijl }));

const map = mkdtempSync(path.join(os.tmpdir(), 'koers-pdf-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));
function poppler(program: string, args: readonly string[], bytes: Buffer): string {
  const file = path.join(map, 'opp.pdf');
  writeFileSync(file, bytes);
  return execFileSync(program, [...args, file, ...(program === 'pdftotext' ? ['-'] : [])], {
    encoding: 'utf8',
  });
}

describe('R40: the PDF of an OPP', () => {
  it.each(Object.entries(VOORBEELDEN))('is PDF/UA-1: %s', async (_, inhoud) => {
    await expect(pdfUaFouten(await pdf(inhoud))).resolves.toEqual([]);
  });

  it('is the same to the last byte when it is made again', async () => {
    const [een, twee] = [await pdf(VASTGESTELD), await pdf(structuredClone(VASTGESTELD))];
    expect(een.equals(twee)).toBe(true);
    expect((await pdf({ ...VASTGESTELD, c: [] })).equals(een)).toBe(false);
  });

  it('is PDF/UA-1 with a logo', async () => {
    // 1 × 1 pixel, grey
    const base64 =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
    const blad = oppBlad(GEWOON, {
      voor: 'school',
      huisstijl: { ...huisstijl, logo: { type: 'image/png', base64 } },
    });
    const bytes = await pdfVan(blad);
    expect(bytes.includes('/Subtype /Image')).toBe(true);
    await expect(pdfUaFouten(bytes)).resolves.toEqual([]);
  });

  const info = needs('pdfinfo');
  it.skipIf(info.missing)(info.label('shows its tree to another reader'), async () => {
    const boom = poppler('pdfinfo', ['-struct'], await pdf(GEWOON));
    expect(boom).toMatch(/^Document\n {2}H1/);
    for (const soort of ['Sect', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'LBody'])
      expect(boom).toMatch(new RegExp(`^ +${soort}\\b`, 'm'));
    expect(boom).toContain('/Scope /Column');
  });

  it.skipIf(info.missing)(info.label('keeps two words apart where a line ends'), async () => {
    const boom = poppler('pdfinfo', ['-struct-text'], await pdf(GEWOON));
    expect(boom).toContain('"Ontwikkelingsperspectief Juno Vos"');
    expect(boom).toMatch(/Bij ieder gegeven staat waar/);
  });

  it.skipIf(info.missing)(info.label('says every word of the content, in any letters'), async () => {
    const plat = (tekst: string) => tekst.replace(/\s+/g, '');
    const tekst = plat(poppler('pdftotext', ['-raw'], await pdf(ZONDER_NIVEAUS)));
    for (const woorden of ['Şükrü Đặng-Žižek & zn. <zorg>', 'Volgt met de ogen', 'gepland 🤒'])
      expect(tekst).toContain(plat(woorden));
  });

  it.skipIf(info.missing)(
    info.label('says on every page which version it is and that it is a concept'),
    async () => {
      const lang: OppInhoud = { ...LANG, versie: { ...LANG.versie, status: 'concept' } };
      const paginas = poppler('pdftotext', ['-layout'], await pdf(lang))
        .split('\f')
        .slice(0, -1);
      expect(paginas.length).toBeGreaterThan(10);
      for (const [n, pagina] of paginas.entries()) {
        expect(pagina).toContain('CONCEPT');
        expect(pagina).toContain('Versie 12 · concept');
        expect(pagina).toContain(`Bladzijde ${n + 1} van ${paginas.length}`);
      }
      expect(poppler('pdftotext', [], await pdf(LANG))).not.toContain('CONCEPT');
    },
  );

  it.skipIf(info.missing)(info.label('repeats the headings of a table that goes on'), async () => {
    const paginas = poppler('pdftotext', ['-layout'], await pdf(LANG)).split('\f');
    const metLijnen = paginas.filter((pagina) => /Leerlijn nummer \d/.test(pagina));
    expect(metLijnen.length).toBeGreaterThan(2);
    for (const pagina of metLijnen) expect(pagina).toMatch(/Leerlijn +Nu +Streefniveau/);
  });
});
