import { afterAll, describe, expect, it } from 'vitest';
import { openFabriek } from './fabriek.ts';
import { gewoneStijl } from './huisstijl.ts';
import { maakDocumenten, type Opdracht } from './maak.ts';
import { GEWOON, LANG } from './testing/voorbeeld.ts';
import { DocumentSoort } from './view.ts';

const fabriek = openFabriek(1);
afterAll(() => fabriek.close());

const opdracht: Opdracht = {
  inhoud: GEWOON,
  huisstijl: gewoneStijl('De Vlieger'),
  voor: 'ouder',
  soorten: DocumentSoort.options,
};

describe('documents made in a thread', () => {
  it('R40: are the same as those made here, to the last byte', async () => {
    const [daar, hier] = [await fabriek.maak(opdracht), await maakDocumenten(opdracht)];
    expect(daar.map((b) => b.soort)).toEqual(['pdf', 'docx', 'html', 'json']);
    expect(daar.map((b) => b.sha256)).toEqual(hier.map((b) => b.sha256));
    for (const [n, bestand] of daar.entries())
      expect(bestand.bytes.equals(hier[n]?.bytes as Buffer)).toBe(true);
  });

  it('keep nobody waiting meanwhile', async () => {
    let beurten = 0;
    const klok = setInterval(() => {
      beurten += 1;
    }, 1);
    await fabriek.maak({ ...opdracht, inhoud: LANG });
    clearInterval(klok);
    expect(beurten).toBeGreaterThan(20);
  });

  it('say so when they cannot be made, and the next one can', async () => {
    const kapot = { ...opdracht, inhoud: {} } as unknown as Opdracht;
    await expect(fabriek.maak(kapot)).rejects.toMatchObject({ code: 'internal', opts: { retry: 'later' } });
    await expect(fabriek.maak({ ...opdracht, soorten: ['json'] })).resolves.toHaveLength(1);
  });
});
