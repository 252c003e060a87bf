import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectionById } from '../../../gateway/sync/connections-store.ts';
import { openSettings } from '../../../gateway/sync/credentials.ts';
import { listConnections } from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { tagsNamed } from '../../ui/test-kit/tags.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { type FakeLvs, fakeLvs } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { gegevensUrl, koppelingUrl, NIEUW } from './urls.ts';

const t = testDb();
const connection = z.object({
  sleutel: z.string().min(1).meta({ title: 'Sleutel', secret: true }),
  certificaat: z
    .base64()
    .max(400, 'Dit bestand is te groot.')
    .meta({ title: 'Certificaat', bestand: '.pfx,.p12', secret: true }),
  wachtwoord: z.string().default('').meta({ title: 'Wachtwoord van het certificaat', secret: true }),
});
let lvs: FakeLvs;
let stage: KoppelingenStage;
let ria: Visitor;

beforeAll(async () => {
  lvs = fakeLvs();
  Object.assign(lvs.adapter, {
    connection,
    check: async (settings: z.infer<typeof connection>) => {
      const ok = settings.wachtwoord === 'zeewier';
      return {
        ok,
        steps: [{ ok, message: ok ? 'Certificaat geopend.' : 'Het certificaat is niet te openen.' }],
      };
    },
  });
  stage = await openStage(t.db, [lvs]);
});
afterAll(() => stage.close());
beforeEach(async () => {
  const { a } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
});

const BYTES = new Uint8Array([0x30, 0x82, 0x00, 0xff, 0x0d, 0x0a]);

/** The form as a browser sends it; without a choice it sends a file without a name. */
async function send(
  url: string,
  answers: Record<string, string>,
  file: Uint8Array | null,
): Promise<{ status: number; html: string; to: string | null }> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ systeem: 'kompas', naam: 'Met certificaat', ...answers }))
    form.append(name, value);
  const bytes = file ? [new Uint8Array(file)] : [];
  form.append('bestand', new File(bytes, file ? 'koers.pfx' : ''));
  const response = await fetch(stage.origin + url, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: ria.cookie, origin: stage.origin, accept: 'text/html' },
    body: form,
  });
  return { status: response.status, html: await response.text(), to: response.headers.get('location') };
}

const kept = async (id: string) => {
  const row = await t.db.tenant({ school: ria.school, actor: null }, (tx) =>
    connectionById(tx, ria.school, id),
  );
  return await openSettings(stage.deps.keys, ria.school, lvs.adapter, row.credentials);
};

const answers = { 'veld.sleutel': 'zee', 'veld.wachtwoord': 'zeewier' };
const idOf = (to: string | null) => to?.split('/').at(-1) ?? '';

describe('a client certificate', () => {
  it('is a file in the form, kept in base64, and goes to nobody again (R71)', async () => {
    const { html } = await ria.get(`${NIEUW}?systeem=kompas`);
    const [form] = tagsNamed(html, 'form').filter((tag) => tag.attributes.get('action') === NIEUW);
    expect(form?.attributes.get('enctype')).toBe('multipart/form-data');
    const input = tagsNamed(html, 'input').find((tag) => tag.attributes.get('type') === 'file');
    expect(input?.attributes.get('accept')).toBe('.pfx,.p12');

    const made = await send(NIEUW, answers, BYTES);
    expect(made.status).toBe(303);
    const base64 = Buffer.from(BYTES).toString('base64');
    expect(await kept(idOf(made.to))).toEqual({ sleutel: 'zee', certificaat: base64, wachtwoord: 'zeewier' });
    for (const url of [made.to ?? '', `${made.to}/gegevens`]) {
      const page = await ria.get(url);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain(base64);
      expect(page.html).not.toContain('zeewier');
    }
  });

  it('that is missing or too large is told beside its field, and nothing is made (422)', async () => {
    for (const [file, message] of [
      [null, 'Kies een bestand.'],
      [new Uint8Array(600), 'Dit bestand is te groot.'],
    ] as const) {
      const answer = await send(NIEUW, answers, file);
      expect(answer.status).toBe(422);
      const input = tagsNamed(answer.html, 'input').find((tag) => tag.attributes.get('type') === 'file');
      expect(input?.attributes.get('aria-invalid')).toBe('true');
      expect(answer.html).toContain(message);
    }
    expect(await listConnections(stage.deps, ria.school)).toEqual([]);
  });

  it('stays, with its password, when the form comes back without a new file; a new one takes its place', async () => {
    const id = idOf((await send(NIEUW, answers, BYTES)).to);
    const before = await kept(id);
    const changed = await send(gegevensUrl(id), { 'veld.sleutel': 'strand', 'veld.wachtwoord': '' }, null);
    expect(changed.to).toBe(koppelingUrl(id));
    expect(await kept(id)).toEqual({ ...(before as object), sleutel: 'strand' });

    await send(
      gegevensUrl(id),
      { 'veld.sleutel': 'strand', 'veld.wachtwoord': '' },
      new Uint8Array([1, 2, 3]),
    );
    expect(await kept(id)).toEqual({ sleutel: 'strand', certificaat: 'AQID', wachtwoord: '' });
    expect((await ria.post(`${koppelingUrl(id)}/testen`)).html).toContain(
      'Het certificaat is niet te openen.',
    );
  });

  it('of 2 MB is refused while it comes (413)', async () => {
    expect((await send(NIEUW, answers, new Uint8Array(2 * 1024 * 1024))).status).toBe(413);
  });
});
