import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseStringPromise } from 'xml2js';
import { writeXml } from '../../../adapters/_kit/xml-write.ts';
import { needs } from '../../../test/support/programs.ts';
import type { OppInhoud } from '../../model/opp.ts';
import { gewoneStijl } from '../../opp/document/huisstijl.ts';
import { maakDocumenten } from '../../opp/document/maak.ts';
import { GEWOON, LEGE, VASTGESTELD } from '../../opp/document/testing/voorbeeld.ts';
import { uitZip } from '../../opp/document/zip.ts';
import { osoGeslacht } from './codes.ts';
import { type OsoOpdracht, osoDossier } from './dossier.ts';

/** Not ours to ship: read from a folder beside the project, or from KOERS_SPECS. */
const SPECS =
  process.env['KOERS_SPECS'] ?? fileURLToPath(new URL('../../../../shared/specs/', import.meta.url));
const XSD = `${SPECS}/oso/edustandaard-oso-gegevensset/common/OSO_gegevensset.xsd`;

async function opdracht(inhoud: OppInhoud, over: Partial<OsoOpdracht> = {}): Promise<OsoOpdracht> {
  const huisstijl = gewoneStijl('De Vlieger');
  const [pdf] = await maakDocumenten({ inhoud, huisstijl, voor: 'ouder', soorten: ['pdf'] });
  return {
    leerling: {
      nummer: { soort: 'bsn', waarde: '999999990' },
      achternaam: 'Vos & <Haan>',
      voorvoegsel: null,
      roepnaam: 'Juno',
      geboortedatum: '2016-03-14',
      geslacht: 'meisje',
    },
    school: { naam: 'De Vlieger', brin: '99XX', vestiging: '00', aanleverpunt: '1' },
    opp: { inhoud, eind: null, pdf: pdf?.bytes ?? Buffer.alloc(0) },
    overstap: 'POPO',
    swvNummer: 'PO00YY',
    versie: '0.1.0',
    op: '2026-11-22',
    ...over,
  };
}

describe('R50: the OPP in an OSO dossier', () => {
  it('turns the codes of gender round: 1 is a girl here, and a boy in UWLR', () => {
    expect(
      ['meisje', 'jongen', 'onbekend', 'niet_gespecificeerd'].map((g) => osoGeslacht(g as 'meisje')),
    ).toEqual(['1', '2', '0', '0']);
  });

  it('reads back with another reader: the dates, and the PDF out of the ZIP to the last byte', async () => {
    const van = await opdracht(VASTGESTELD, {
      opp: { ...(await opdracht(VASTGESTELD)).opp, eind: '2027-07-31' },
    });
    const { dossier } = await parseStringPromise(osoDossier(van, writeXml));
    const [leerling] = dossier.huidigeschool[0].leerling;
    expect(leerling.achternaam).toEqual(['Vos & <Haan>']);
    expect(leerling.geslacht).toEqual(['1']);
    const [blok] = leerling.onderwijsondersteuning;
    expect(blok.opp[0]).toMatchObject({ opp_ingangdatum: ['2026-11-20'], opp_einddatum: ['2027-07-31'] });
    expect(blok.tlv[0]).toMatchObject({ tlvcategorie: ['M'], tlvswvnummer: ['PO00YY'] });
    expect(blok.handelingsplan[0]).toMatchObject({
      startdatum: ['2026-11-16'],
      isgerichtop: ['Mondelinge taal, Rekenen'],
    });
    const [document] = blok.opp[0].document;
    const zip = uitZip(Buffer.from(document.bestandsinhoud[0], 'base64'));
    expect(Object.keys(zip)).toEqual(document.bestandsnaam);
    expect(Buffer.from(zip['opp-versie-3.pdf'] ?? []).equals(van.opp.pdf as Buffer)).toBe(true);
  });

  it('says nothing where there is nothing to say', async () => {
    const xml = osoDossier(await opdracht(LEGE, { swvNummer: null }), writeXml);
    expect(xml).not.toMatch(/<(handelingsplan|tlv|opp_einddatum|voorvoegsel)/);
    expect(osoDossier(await opdracht(GEWOON, { swvNummer: null }), writeXml)).not.toContain('<tlv');
  });

  const lint = needs('xmllint');
  const hier = !lint.missing && existsSync(XSD);
  it.skipIf(!hier).each([
    ['vastgesteld', VASTGESTELD],
    ['a concept', GEWOON],
    ['empty', LEGE],
  ])(
    hier
      ? 'is valid against the XSD of 2019.1: %s'
      : 'is valid against the XSD: %s (skipped: needs the XSDs of OSO)',
    async (_, inhoud) => {
      const keur = (xml: string) => {
        const uit = spawnSync('xmllint', ['--noout', '--nonet', '--schema', XSD, '-'], {
          input: xml,
          encoding: 'utf8',
        });
        return uit.status === 0 ? '' : uit.stderr.slice(0, 800);
      };
      const xml = osoDossier(await opdracht(inhoud), writeXml);
      expect(keur(xml)).toBe('');
      expect(keur(xml.replace('<bsn>', '<bsnnummer>').replace('</bsn>', '</bsnnummer>'))).toMatch(
        /bsnnummer/,
      );
    },
  );
});
