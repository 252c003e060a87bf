import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { collect, testContext } from '../_kit/conformance-pull.ts';
import somtoday from './index.ts';

/**
 * Every request as it goes over the wire, word for word (path, query, headers, body), with answers as the specification
 * gives them as examples. Written out by hand on purpose: a change here is a change in what Somtoday sees.
 */

const API = 'https://api.somtoday.nl';
const ORGANISATION = '1349fac3-259a-44fd-a1f1-6fe5f8a2f39e';
const VESTIGING = '0a2b2f9c-7c3e-4d0f-9b1a-0d8a3b9f2c11';
const LEERLING = '5b1d7f4e-1111-4aaa-8bbb-000000000001';
const DOCENT = '5b1d7f4e-2222-4aaa-8bbb-000000000002';
const SCHOOL = { brin: '99XY', dependance: '00', naam: 'De Kompasroos vso' };
const CONNECTION = somtoday.connection.parse({
  clientId: 'koers',
  clientSecret: 'a&b c',
  resultaten: true,
  beoordelaar: 'klw',
});

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
});
afterEach(() => {
  const open = nock.pendingMocks();
  nock.cleanAll();
  expect(open, 'requests that were not made').toEqual([]);
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const signedIn = { accept: 'application/json', authorization: 'Bearer t-1' };

/** A page and the page after it, which starts with the last row and brings nothing new. */
function pages(path: string, peil: object, name: string, row: object) {
  for (const offset of ['0', '0']) {
    nock(API, { reqheaders: signedIn, badheaders: ['content-type'] })
      .get(`/rest/v1/connect/vestiging/${VESTIGING}/${path}`)
      .query({ ...peil, offset, amount: '200', veldpermissies: 'true' })
      .reply(200, { [name]: [row], veldpermissies: { uuid: true, voorvoegsel: true } });
  }
}

function opened() {
  nock(API, { reqheaders: { accept: 'application/json' }, badheaders: ['authorization'] })
    .get('/rest/v1/connect/instelling')
    .query({ brin: '99XY' })
    .reply(200, { instellingen: [{ uuid: ORGANISATION, naam: 'Windstreken', brins: ['99XX', '99XY'] }] });
  nock('https://inloggen.somtoday.nl', {
    reqheaders: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
  })
    .post('/oauth2/token', 'grant_type=client_credentials&client_id=koers&client_secret=a%26b+c')
    .query({ organisation: ORGANISATION })
    .reply(200, { access_token: 't-1', token_type: 'Bearer', expires_in: 3600 });
  nock(API, { reqheaders: signedIn })
    .get('/rest/v1/connect/vestiging')
    .query({})
    .reply(200, {
      vestigingen: [
        { uuid: 'other', naam: 'Andere', brins: ['99XY01'] },
        { uuid: VESTIGING, naam: 'vso', brins: ['99XY00'] },
      ],
    });
}

const medewerker = { uuid: DOCENT, roepnaam: 'Wendy', achternaam: 'Klankschaal', afkorting: 'KLW' };

it('a pull asks for the organisation, a token, the vestiging, four lists and the results', async () => {
  const thisYear = { peilschooljaar: 'HUIDIG' };
  opened();
  pages('stamgroep/', thisYear, 'stamgroepen', {
    uuid: 's1',
    naam: 'H4D',
    onderwijssoort: 'HAVO',
    leerjaar: 4,
  });
  pages('lesgroep/', thisYear, 'lesgroepen', { uuid: 'l1', naam: 'h4bBIO', schooljaar: '2021/2022' });
  pages('medewerker', {}, 'medewerkers', medewerker);
  pages('leerling', thisYear, 'leerlingen', {
    uuid: LEERLING,
    leerlingnummer: 123456,
    roepnaam: 'Pip',
    achternaam: 'Regenlaars',
    geslacht: 'VROUW',
    geboortedatum: '2012-03-04',
    plaatsingen: [
      { startdatum: '2021-08-01', einddatum: '2099-07-31', leerjaar: 5, stamgroep: { uuid: 's1' } },
    ],
    lesgroepen: [{ uuid: 'l1', naam: 'h4bBIO' }],
  });
  nock(API, { reqheaders: signedIn })
    .get(`/rest/v1/connect/vestiging/${VESTIGING}/leerling/${LEERLING}/voortgangsdossier`)
    .query({})
    .reply(200, {
      voortgangsdossiers: [
        {
          vaknaam: 'biologie',
          periodes: [{ resultaten: [{ uuid: 'r1', code: 'SE1', geldend_resultaat: '6,8' }] }],
        },
      ],
    });

  const { records, issues } = await collect(somtoday, CONNECTION, null, testContext(SCHOOL).ctx);

  expect(issues).toEqual([]);
  expect(records.at(-1)).toEqual({
    kind: 'leerling',
    key: LEERLING,
    roepnaam: 'Pip',
    achternaam: 'Regenlaars',
    voorvoegsel: null,
    geboortedatum: '2012-03-04',
    geslacht: 'meisje',
    jaargroep: '15',
    stamgroep: 's1',
    groepen: ['l1'],
    uitstroomdatum: null,
  });
});

it('a delivery posts a toets, a toetsafname and a formative result', async () => {
  const id = '9d2f7a52-0000-4000-8000-000000000001';
  const toets = 'f8003c47-d4e1-526c-b6f4-6141e642f48e';
  const afname = 'f6fc1bb2-e824-52c2-9787-b18e822e8a75';
  opened();
  pages('medewerker', {}, 'medewerkers', medewerker);
  const posts = (kind: string, body: object, status: number) =>
    nock(API, { reqheaders: { ...signedIn, 'content-type': 'application/json' } })
      .post(`/rest/v1/connect/vestiging/${VESTIGING}/resultaat/${kind}`, body as nock.DataMatcherMap)
      .query({})
      .reply(status, { id });
  posts('toets', { id: toets, naam: 'Geld, niveau 3' }, 201);
  posts(
    'toetsafname',
    {
      id: afname,
      afnameMoment: '2026-11-20T12:00:00Z',
      medewerkerId: DOCENT,
      resultaatType: 'FORMATIEF',
      toetsId: toets,
    },
    200,
  );
  posts(
    'formatief',
    {
      id,
      toetsdeelnemerId: LEERLING,
      toetsAfnameId: afname,
      formatiefResultaatType: 'VRIJE_TEKST',
      resultaat: 'met hulp (2 van 4)',
    },
    201,
  );
  const melding = {
    id,
    leerling: { key: LEERLING, eckId: 'https://ketenid.nl/nep/1' },
    soort: 'niveau' as const,
    code: 'RW-E-3',
    titel: 'Niveau 3 van Geld',
    leerlijn: 'Geld',
    niveau: 'niveau 3',
    stand: 2,
    op: '2026-11-20',
    schooljaar: '2026-2027',
  };

  const answers = await somtoday.deliver?.(
    CONNECTION,
    { meldingen: [melding], stempel: new Date() },
    testContext(SCHOOL).ctx,
  );

  expect(answers).toEqual([{ id, uitkomst: 'sent', bewijs: id }]);
});
