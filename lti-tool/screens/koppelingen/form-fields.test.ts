import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf, formFields, keptFields, settingsFrom, shownAgain } from './form-fields.ts';
import { fakeLvs, GOOD_SETTINGS } from './testing/fake-lvs.ts';

const { adapter } = fakeLvs();
const fields = formFields(adapter);
const form = (answers: Record<string, string>) => ({
  systeem: 'kompas',
  naam: 'x',
  ...Object.fromEntries(Object.entries(answers).map(([name, value]) => [`veld.${name}`, value])),
});
const good = { adres: 'https://lvs.example', sleutel: 'zeesleutel-42', versie: '2' };

describe('the form of a system', () => {
  it('asks what its schema asks, in that order, in its words', () => {
    expect(
      fields.map(({ name, label, kind, secret, optional }) => [name, label, kind, secret, optional]),
    ).toEqual([
      ['adres', 'Adres', 'text', false, false],
      ['sleutel', 'Sleutel', 'text', true, false],
      ['versie', 'Versie', 'choice', false, false],
      ['dagen', 'Dagen terug', 'number', false, true],
      ['oud', 'Ook wie van school is', 'yesno', false, false],
    ]);
    expect(fields[0]).toMatchObject({ hint: 'Bijvoorbeeld: https://lvs.example', initial: '' });
    expect(fields[1]).toMatchObject({ hint: 'Vraag je aan bij de leverancier.', maxLength: 64 });
    expect(fields[2]).toMatchObject({ choices: ['1', '2'], initial: '2' });
  });

  it('never fills in a secret, also not one with a default', () => {
    const secret = z.object({ pin: z.string().default('1234').meta({ secret: true }) });
    expect(formFields({ connection: secret })[0]).toMatchObject({ secret: true, initial: '' });
  });

  it('asks nothing for a schema that is not an object', () => {
    expect(formFields({ connection: z.string() })).toEqual([]);
  });
});

describe('a filled in form', () => {
  it('becomes what the adapter takes: figures as figures, a box as yes or no, an empty answer left out', () => {
    const settings = settingsFrom(fields, form({ ...good, dagen: '14', oud: 'ja' }));
    expect(settings).toEqual({ ...GOOD_SETTINGS, dagen: 14, oud: true });
    expect(settingsFrom(fields, form({ ...good, dagen: ' ' }))).toEqual(GOOD_SETTINGS);
    expect(faultsOf(adapter, fields, settings)).toEqual({});
  });

  it('says per question what is wrong: the adapter in its own words, an empty answer in ours', () => {
    const settings = settingsFrom(
      fields,
      form({ adres: 'http://x', sleutel: '', versie: '3', dagen: 'veel' }),
    );
    const faults = faultsOf(adapter, fields, settings);
    expect(faults).toMatchObject({
      adres: 'Dit is geen adres dat begint met https://.',
      sleutel: 'Vul dit in.',
    });
    expect(Object.keys(faults).sort()).toEqual(['adres', 'dagen', 'sleutel', 'versie']);
    expect(Object.values(faults).join(' ')).not.toMatch(/Invalid|expected/); // an adapter without words speaks Dutch too
  });

  it('is shown again without its secrets', () => {
    expect(shownAgain(fields, form({ ...good, oud: 'ja' }))).toEqual({
      adres: 'https://lvs.example',
      sleutel: '',
      versie: '2',
      dagen: '',
      oud: 'ja',
    });
  });

  it('takes the last of an answer that came twice', () => {
    expect(settingsFrom(fields, { ...form(good), 'veld.versie': ['1', '2'] })).toMatchObject({ versie: '2' });
  });
});

describe('a question for a file', () => {
  const connection = z.object({
    certificaat: z.base64().meta({ title: 'Certificaat', bestand: '.pfx,.p12', secret: true }),
    wachtwoord: z.string().default('').meta({ title: 'Wachtwoord', secret: true }),
  });
  const questions = formFields({ connection });
  const chosen = (text: string) => ({
    ...form({}),
    bestand: { naam: 'koers.pfx', metMap: false, bytes: Buffer.from(text) },
  });

  it('is answered with its bytes in base64, and never shown again', () => {
    expect(questions[0]).toMatchObject({ kind: 'file', accept: '.pfx,.p12', secret: true, initial: '' });
    expect(settingsFrom(questions, chosen('PKCS'))).toEqual({ certificaat: 'UEtDUw==' });
    expect(shownAgain(questions, chosen('PKCS'))).toEqual({ certificaat: '', wachtwoord: '' });
  });

  it('that nobody chose is no answer; a password that may be empty is none either', () => {
    expect(settingsFrom(questions, chosen(''))).toEqual({});
    expect(faultsOf({ connection }, questions, {})).toEqual({ certificaat: 'Kies een bestand.' });
  });

  it('keeps what was kept with it, until another file comes', () => {
    expect(keptFields(questions, {})).toEqual(['certificaat', 'wachtwoord']);
    expect(keptFields(questions, { wachtwoord: 'x' })).toEqual(['certificaat']);
    expect(keptFields(questions, { certificaat: 'UEtDUw==' })).toEqual([]);
    expect(keptFields(fields, {})).toEqual([]); // a system without a file keeps no secret that was left empty
  });
});
