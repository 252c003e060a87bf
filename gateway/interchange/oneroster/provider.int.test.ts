import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { type ScreenServer, serveScreens } from '../../../lti-tool/screens/testing/serve-screens.ts';
import { needsSpec, OpenApi } from '../../../test/conformance/openapi.ts';
import type { TestClient } from '../../../test/support/client-token.ts';
import { testDb } from '../../../test/support/db.ts';
import { doel } from '../../../test/support/demo-class.ts';
import { PakketSchema } from '../../leerlijnen/pakket.ts';
import type { Pad } from './pad.ts';
import { PADEN } from './paden.ts';
import { oneRosterRoutes } from './routes.ts';
import { OBJECTEN } from './schemas.ts';
import { soortenVoor } from './soorten.ts';
import { StatusInfo } from './status-info.ts';
import { ECK_ID, type RoosterSchool, roosterSchool, scope } from './testing/school.ts';

const SPEC = {
  rooster: 'oneroster/v1p2/onerosterv1p2rostersservice_openapi3_v1p0.json',
  cijfers: 'oneroster/v1p2/onerosterv1p2gradebookservice_openapi3_v1p0.json',
} as const;
const DIENST = { rooster: 'rostering', cijfers: 'gradebook' } as const;
const needs = needsSpec(SPEC.rooster);
const spec = needs ? null : { rooster: new OpenApi(SPEC.rooster), cijfers: new OpenApi(SPEC.cijfers) };

const t = testDb();
let server: ScreenServer;
let k: RoosterSchool;
/** An id of each collection, and of what each path parameter names. */
let ids: Record<string, string>;

interface Antwoord {
  readonly status: number;
  readonly json: Record<string, unknown>;
  readonly headers: Headers;
}

async function vraag(pad: string, client: TestClient | null = k.alles): Promise<Antwoord> {
  const url = pad.startsWith('http') ? pad : `${server.origin}/ims/oneroster/${pad}`;
  const res = await fetch(url, client ? { headers: client.headers } : {});
  return { status: res.status, json: (await res.json()) as Record<string, unknown>, headers: res.headers };
}
const rijen = async (pad: string, client?: TestClient) => {
  const { status, json } = await vraag(pad, client);
  expect(status, pad).toBe(200);
  return Object.values(json)[0] as Record<string, never>[];
};
const plek = (pad: Pad, welke: Record<string, string> = ids) =>
  `${DIENST[pad.dienst]}/v1p2${pad.pad.replace(/:(\w+)/g, (_, naam: string) => welke[naam === 'sourcedId' ? (pad.pad.split('/')[1] ?? '') : naam] ?? naam)}`;

/** What is wrong with an answer, held against 1EdTech's document (when it is here) and against what we say of it ourselves. */
function fouten(pad: Pad, { status, json }: Antwoord, adres: string): string[] {
  const url = new URL(`http://x/${adres.split('/v1p2/')[1]}`);
  const volgensSpec = spec?.[pad.dienst].answerFaults('GET', url, status, JSON.stringify(json)) ?? [];
  const { enkel, lijst } = soortenVoor({ rooster: '', cijfers: '' }, { eckId: false, ouders: false })[
    pad.soort
  ];
  const object = OBJECTEN[enkel];
  const schema =
    status !== 200
      ? StatusInfo
      : pad.een
        ? z.strictObject({ [enkel]: z.strictObject(object.shape) })
        : z.strictObject({ [lijst]: z.array(z.strictObject(object.shape)) });
  const eigen = schema.safeParse(json);
  return [
    ...volgensSpec,
    ...(eigen.success ? [] : eigen.error.issues.map((i) => `${i.path.join('.')} ${i.message}`)),
  ];
}

beforeAll(async () => {
  k = await roosterSchool(t.db);
  server = await serveScreens(t.db, (origin) => oneRosterRoutes({ origin: origin(), db: t.db }));
  const eerste = async (pad: string) => String((await rijen(pad))[0]?.['sourcedId']);
  const leerling = k.leerlingen[0] ?? '';
  const klas = k.groep;
  ids = {
    ...{
      schoolSourcedId: k.school,
      classSourcedId: klas,
      studentSourcedId: leerling,
      userSourcedId: leerling,
    },
    ...{ teacherSourcedId: k.marjan.person, termSourcedId: k.periode },
    courseSourcedId: await eerste('rostering/v1p2/courses'),
    lineItemSourcedId: await eerste(`gradebook/v1p2/classes/${klas}/lineItems`),
    ...{ orgs: k.school, schools: k.school, terms: k.periode, classes: klas, users: k.ouder },
    ...{ students: leerling, teachers: k.marjan.person, demographics: leerling, gradingPeriods: k.periode },
  };
  for (const naam of ['academicSessions', 'courses', 'enrollments'])
    ids[naam] = await eerste(`rostering/v1p2/${naam}`);
  for (const naam of ['categories', 'lineItems', 'results', 'scoreScales'])
    ids[naam] = await eerste(`gradebook/v1p2/${naam}`);
}, 60_000);
afterAll(() => server.close());

describe(`R69, R70: every read of OneRoster 1.2${needs}`, () => {
  it('is offered, but for those of assessments', () => {
    const sjabloon = (dienst: Pad['dienst']) =>
      PADEN.filter((pad) => pad.dienst === dienst)
        .map((pad) => pad.pad.replace(/:(\w+)/g, '{$1}'))
        .sort();
    expect([sjabloon('rooster').length, sjabloon('cijfers').length]).toEqual([41, 15]);
    if (!spec) return;
    expect(sjabloon('rooster')).toEqual(spec.rooster.reads().sort());
    expect(sjabloon('cijfers')).toEqual(
      spec.cijfers
        .reads()
        .filter((pad) => !pad.startsWith('/assessment'))
        .sort(),
    );
  });

  it('answers as the standard says: whole, filtered, sorted, by pages and by fields', async () => {
    const wrong: string[] = [];
    const vol = new Set<string>();
    for (const pad of PADEN) {
      const adres = plek(pad);
      const geen = pad.pad.startsWith('/gradingPeriods/:');
      const vragen = pad.een
        ? ['']
        : [
            '',
            "?filter=status='active'",
            '?sort=dateLastModified&orderBy=desc',
            '?limit=2&offset=1',
            '?limit=5000',
          ];
      for (const query of vragen) {
        const antwoord = await vraag(adres + query);
        if (antwoord.status !== (geen ? 404 : 200)) wrong.push(`${adres}${query} ${antwoord.status}`);
        wrong.push(...fouten(pad, antwoord, adres).map((fout) => `${adres}${query}: ${fout}`));
        const lijst = Object.values(antwoord.json)[0];
        if (Array.isArray(lijst) && lijst.length > 0) vol.add(pad.pad);
        if (!pad.een && !/^\d+$/.test(antwoord.headers.get('x-total-count') ?? ''))
          wrong.push(`${adres} no count`);
      }
      const { json } = await vraag(`${adres}?fields=status,sourcedId`);
      const ding = pad.een ? Object.values(json)[0] : (Object.values(json)[0] as object[])[0];
      if (ding && !geen && Object.keys(ding).join() !== 'sourcedId,status') wrong.push(`${adres} fields`);
    }
    expect(wrong).toEqual([]);
    // An empty list is valid too: say which may be.
    expect(PADEN.filter((pad) => !pad.een && !vol.has(pad.pad)).map((pad) => pad.pad)).toEqual([
      '/gradingPeriods',
      '/terms/:termSourcedId/gradingPeriods',
    ]);
  });

  it('is refused in the words of the standard', async () => {
    const kaal = await k.met('koers:kaarten.read');
    const nergens = Object.fromEntries(Object.keys(ids).map((naam) => [naam, crypto.randomUUID()]));
    const wrong: string[] = [];
    const proef = async (
      pad: Pad,
      adres: string,
      client: TestClient | null,
      status: number,
      code: string,
    ) => {
      const antwoord = await vraag(adres, client);
      const gezien = JSON.stringify(antwoord.json).match(/imsx_codeMinorFieldValue":"(\w+)/)?.[1];
      if (antwoord.status !== status || gezien !== code) wrong.push(`${adres}: ${antwoord.status} ${gezien}`);
      wrong.push(...fouten(pad, antwoord, adres).map((fout) => `${adres}: ${fout}`));
    };
    for (const pad of PADEN) {
      await proef(pad, plek(pad), null, 401, 'unauthorisedrequest');
      await proef(pad, plek(pad), kaal, 403, 'forbidden');
      if (pad.pad.includes(':')) await proef(pad, plek(pad, nergens), k.alles, 404, 'unknownobject');
      if (pad.pad.includes(':')) await proef(pad, plek(pad, {}), k.alles, 404, 'unknownobject');
      await proef(pad, `${plek(pad)}?fields=bestaatNiet`, k.alles, 400, 'invalid_selection_field');
      if (pad.een) continue;
      await proef(pad, `${plek(pad)}?filter=bestaatNiet='x'`, k.alles, 400, 'invalid_filter_field');
      await proef(pad, `${plek(pad)}?sort=bestaatNiet`, k.alles, 400, 'invalid_selection_field');
    }
    expect(wrong).toEqual([]);
  });
});

describe('whose data it is', () => {
  it('R85: a client of another school sees nothing of this one', async () => {
    const ander = await roosterSchool(t.db).then((b) => b.alles);
    const vanA = [...Object.values(ids), ...k.leerlingen, k.ouder, k.weg].filter(
      (id) => id !== ids['categories'],
    );
    const wrong: string[] = [];
    for (const pad of PADEN) {
      const { status, json } = await vraag(plek(pad), ander);
      // A leergebied is of the sector's package, and both schools work with it.
      if (pad.pad.includes(':') && status !== 404 && pad.soort !== 'categories')
        wrong.push(`${pad.pad} ${status}`);
      const tekst = JSON.stringify(json);
      wrong.push(...vanA.filter((id) => tekst.includes(id)).map((id) => `${pad.pad} has ${id}`));
    }
    expect(wrong).toEqual([]);
  });

  it('ends at once when the school takes its yes back', async () => {
    const client = await k.met(scope('roster-core.readonly'));
    expect((await vraag('rostering/v1p2/users', client)).status).toBe(200);
    await t.db.tenant({ school: k.school, actor: null }, (tx) =>
      tx
        .updateTable('koers.api_toestemming')
        .set({ ingetrokken_op: new Date() })
        .where('client_id', '=', client.clientId)
        .execute(),
    );
    expect((await vraag('rostering/v1p2/users', client)).status).toBe(403);
  });

  it('holds ouders and the ECK iD back without their scope, and people from outside always', async () => {
    const kern = await k.met(scope('roster-core.readonly'));
    const heel = await k.met(scope('roster.readonly'), 'koers:eckid.read');
    const [leerling = ''] = k.leerlingen;
    const van = async (client: TestClient) =>
      new Map((await rijen('rostering/v1p2/users', client)).map((u) => [String(u['sourcedId']), u]));
    const [minder, meer] = [await van(kern), await van(heel)];
    expect(JSON.stringify([...minder.values()])).not.toContain(ECK_ID);
    expect(minder.get(leerling)).not.toHaveProperty('agents');
    expect(minder.has(k.ouder)).toBe(false);
    expect(meer.get(leerling)).toMatchObject({
      userMasterIdentifier: ECK_ID,
      userIds: [{ type: 'ECK iD', identifier: ECK_ID }],
      agents: [{ sourcedId: k.ouder, type: 'user' }],
    });
    expect(meer.get(k.ouder)).toMatchObject({ roles: [{ role: 'parent' }], givenName: 'Oma' });
    for (const alle of [minder, meer]) expect(alle.has(k.buitenstaander)).toBe(false);
    expect((await vraag(`rostering/v1p2/users?filter=userMasterIdentifier='${ECK_ID}'`, kern)).status).toBe(
      400,
    );
  });
});

describe('what is told', () => {
  it('of a pupil: name, year, role with its days; birth date and sex apart', async () => {
    const [leerling = ''] = k.leerlingen;
    const { json } = await vraag(`rostering/v1p2/students/${leerling}`);
    expect(json['user']).toMatchObject({
      ...{ status: 'active', enabledUser: 'true', givenName: 'Leerling0', familyName: 'van Proef00' },
      ...{ grades: ['S'], email: 'p@voorbeeld.example', primaryOrg: { sourcedId: k.school } },
      roles: [{ roleType: 'primary', role: 'student', beginDate: '2024-08-01' }],
    });
    expect(json['user']).not.toHaveProperty('birthDate');
    expect((await vraag(`rostering/v1p2/demographics/${leerling}`)).json['demographics']).toMatchObject({
      birthDate: '2014-02-28',
      sex: 'female',
    });
  });

  it('of who left: that he left, and nothing else', async () => {
    const { json } = await vraag(`rostering/v1p2/users/${k.weg}`);
    expect(json['user']).toMatchObject({
      status: 'tobedeleted',
      enabledUser: 'false',
      givenName: '',
      familyName: '',
    });
    expect(JSON.stringify(json)).not.toContain('Vogel');
    const gezocht = await rijen("rostering/v1p2/users?filter=familyName~'vogel'");
    expect(gezocht).toEqual([]);
  });

  it('of a membership that ended: tobedeleted; and the pupil is in the class no more', async () => {
    const tweede = k.leerlingen[1];
    const [een, nog] = await rijen(`rostering/v1p2/enrollments?filter=user.sourcedId='${tweede}'`);
    expect(een).toMatchObject({ status: 'tobedeleted', role: 'student', class: { sourcedId: k.groep } });
    expect(nog).toBeUndefined();
    const inKlas = await rijen(`rostering/v1p2/classes/${k.groep}/students`);
    expect(inKlas.map((u) => u['sourcedId']).sort()).toEqual(k.leerlingen.filter((l) => l !== tweede).sort());
  });

  it('of no group that was made in Koers: its name may say why somebody is in it', async () => {
    for (const pad of ['classes', `students/${k.leerlingen[0]}/classes`, 'enrollments'])
      expect(JSON.stringify(await rijen(`rostering/v1p2/${pad}`)), pad).not.toContain(k.eigenGroep);
    expect((await vraag(`rostering/v1p2/classes/${k.eigenGroep}`)).status).toBe(404);
    expect((await vraag(`rostering/v1p2/classes/${k.eigenGroep}/students`)).status).toBe(404);
  });

  it('of a doel: how far the pupil is, with the id of our CASE item', async () => {
    const [leerling = ''] = k.leerlingen;
    const entiteit = PakketSchema.parse(kompaslijnen).leerdoelen.find(
      ({ id }) => id === doel('RW-E-2a'),
    )?.entiteit;
    const [result, nog] = await rijen(
      `gradebook/v1p2/classes/${k.groep}/students/${leerling}/results?filter=score='2'`,
    );
    expect(nog).toBeUndefined();
    expect(result).toMatchObject({
      ...{ scoreStatus: 'partially graded', score: 2, textScore: 'met hulp', status: 'active' },
      learningObjectiveSet: [
        {
          source: 'case',
          learningObjectiveResults: [{ learningObjectiveId: entiteit, score: 2, textScore: 'met hulp' }],
        },
      ],
    });
    const { json } = await vraag(z.object({ href: z.string() }).parse(result?.['lineItem']).href);
    expect(json['lineItem']).toMatchObject({
      ...{ class: { sourcedId: k.groep }, resultValueMax: 4 },
      learningObjectiveSet: [{ source: 'case', learningObjectiveIds: [entiteit] }],
    });
  });

  it('and every href leads to what it names', async () => {
    const hrefs = new Set<string>();
    for (const pad of PADEN.filter((p) => !p.een && !p.pad.includes(':')))
      for (const [, href = ''] of JSON.stringify((await vraag(plek(pad))).json).matchAll(/"href":"([^"]+)"/g))
        hrefs.add(href);
    expect(hrefs.size).toBeGreaterThan(30);
    const wrong = [];
    for (const href of hrefs) {
      const { status, json } = await vraag(href);
      if (
        status !== 200 ||
        (Object.values(json)[0] as { sourcedId: string }).sourcedId !== href.split('/').at(-1)
      )
        wrong.push(href);
    }
    expect(wrong).toEqual([]);
  });
});
