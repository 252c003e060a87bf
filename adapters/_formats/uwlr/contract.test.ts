import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { collect, testContext } from '../../_kit/conformance-pull.ts';
import { answer, CONNECTION, DEFAULTS, envelope, SCHOOL } from './answer.fixture.ts';
import { defineUwlrAdapter } from './define.ts';

/**
 * What goes over the line, letter for letter: a change here is a change to a school's supplier. The messages are those
 * that the XSDs of UWLR 2.2 take (test/conformance).
 */
const adapter = defineUwlrAdapter({ id: 'proef', title: 'Proef', endpointHint: 'x', quirks: {} });
const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';

const message = (body: string) =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>' +
  '<aut:autorisatie xmlns:aut="http://www.edustandaard.nl/leerresultaten/2/autorisatie">' +
  '<aut:autorisatiesleutel>zeer-geheime-sleutel</aut:autorisatiesleutel>' +
  '<aut:klantcode>KOERS</aut:klantcode><aut:klantnaam>Koers</aut:klantnaam></aut:autorisatie>' +
  `</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
const verzoek = (name: string, rest = '') =>
  message(
    `<lg:${name} xmlns:lg="${LG}"><lg:schooljaar>2026-2027</lg:schooljaar><lg:brincode>99XX</lg:brincode>` +
      `<lg:xsdversie>2.2</lg:xsdversie>${rest}</lg:${name}>`,
  );
const stap = (name: string, inner: string) =>
  envelope(
    `<${name}_antwoord xmlns="${LG}"><leerlinggegevens-${name}><school>${DEFAULTS.school}</school>${inner}</leerlinggegevens-${name}></${name}_antwoord>`,
  );

/** One question and its answer; any other question fails the test. */
function recorded(path: string, action: string, question: string, reply: string): void {
  nock('https://las.example.org', {
    reqheaders: { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml', soapaction: `"${action}"` },
  })
    .post(path, question)
    .reply(200, reply, { 'content-type': 'text/xml; charset=utf-8' });
}

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
});
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

const connection = (more = {}) =>
  adapter.connection.parse({ ...CONNECTION, schooljaar: '2026-2027', ...more });
const pull = (more = {}) => collect(adapter, connection(more), null, testContext(SCHOOL).ctx);

describe('the recorded contract of UWLR', () => {
  it('HaalLeerlinggegevens', async () => {
    recorded('/uwlr', 'HaalLeerlinggegevens', verzoek('leerlinggegevens_verzoek'), answer());

    expect((await pull()).records).toHaveLength(3);
    expect(nock.isDone()).toBe(true);
  });

  it('HaalStructuur, HaalLeerlingen and HaalLeerkrachten', async () => {
    const refs = '<lg:groepen><lg:groep/><lg:groep key="G1"/><lg:samengestelde_groep key="S1"/></lg:groepen>';
    recorded(
      '/uwlr',
      `${LG}/structuur_verzoek`,
      verzoek('structuur_verzoek'),
      stap('structuur', DEFAULTS.groepen),
    );
    recorded(
      '/uwlr',
      `${LG}/leerlingen_verzoek`,
      verzoek('leerlingen_verzoek', refs),
      stap('leerlingen', `<leerlingen>${DEFAULTS.leerlingen}</leerlingen>`),
    );
    recorded(
      '/uwlr',
      `${LG}/leerkrachten_verzoek`,
      verzoek('leerkrachten_verzoek', refs),
      stap('leerkrachten', ''),
    );

    expect((await pull({ werkwijze: 'getrapt' })).records).toHaveLength(3);
    expect(nock.isDone()).toBe(true);
  });

  it('BrengLeerresultaten', async () => {
    const norm = (waarde: number, term: string) =>
      `<lr:norm><lr:term>${term}</lr:term><lr:beginnormwaarde>${waarde}</lr:beginnormwaarde>` +
      `<lr:eindnormwaarde>${waarde}</lr:eindnormwaarde></lr:norm>`;
    const question = message(
      '<lr:leerresultaten_verzoek xmlns:lr="http://www.edustandaard.nl/leerresultaten/2/leerresultaten">' +
        '<lr:school><lr:schooljaar>2026-2027</lr:schooljaar><lr:brincode>99XX</lr:brincode>' +
        '<lr:aanmaakdatum>2026-11-21T08:00:00Z</lr:aanmaakdatum><lr:auteur>Koers</lr:auteur>' +
        '<lr:xsdversie>2.2</lr:xsdversie></lr:school>' +
        '<lr:toetsafnames><lr:toetsafname><lr:leerlingid>00123</lr:leerlingid><lr:eckid>eck</lr:eckid><lr:resultaten>' +
        '<lr:resultaat key="0199c0de-0000-7000-8000-000000000001"><lr:afnamedatum>2026-11-20</lr:afnamedatum>' +
        '<lr:toetscode>R1</lr:toetscode><lr:score>3</lr:score></lr:resultaat>' +
        '</lr:resultaten></lr:toetsafname></lr:toetsafnames>' +
        '<lr:toetsen><lr:toets><lr:toetscode>R1</lr:toetscode><lr:toetsnaam>Rekenen: Telt tot 10</lr:toetsnaam>' +
        `<lr:toetsnormering>${norm(0, 'niet gestart')}${norm(1, 'aangeboden')}${norm(2, 'met hulp')}` +
        `${norm(3, 'zelfstandig in een bekende situatie')}${norm(4, 'beheerst')}</lr:toetsnormering></lr:toets></lr:toetsen>` +
        '</lr:leerresultaten_verzoek>',
    );
    recorded('/resultaten', 'BrengLeerresultaten', question, envelope('<leerresultaten_bevestiging/>'));
    const melding = {
      id: '0199c0de-0000-7000-8000-000000000001',
      leerling: { key: '00123', eckId: 'eck' },
      soort: 'doel' as const,
      ...{ code: 'R1', titel: 'Telt tot 10', leerlijn: 'Rekenen', stand: 3 },
      ...{ op: '2026-11-20', schooljaar: '2026-2027' },
    };
    const levering = { meldingen: [melding], stempel: new Date('2026-11-21T08:00:00Z') };
    const whole = connection({ resultatenEndpoint: 'https://las.example.org/resultaten' });

    expect(await adapter.deliver?.(whole, levering, testContext(SCHOOL).ctx)).toEqual([
      { id: melding.id, uitkomst: 'sent' },
    ]);
    expect(nock.isDone()).toBe(true);
  });
});
