import { describe, expect, it } from 'vitest';
import { AppError } from '../../../gateway/errors.ts';
import type { ServiceAnswer, ServiceCall, ServiceClient } from '../advantage/service-call.ts';
import type { LtiContext } from '../context-store.ts';
import { SCOPES } from './ags.ts';
import type { Cijfer } from './cijfer-store.ts';
import { maakKolom } from './kolommen.ts';
import { verstuurAlle } from './verstuur.ts';

const LINEITEMS = 'https://elo.nl/ags/1/lineitems?type_id=7';
const lijst = {
  registration: { id: 'p', clientId: 'koers', tokenUrl: 'https://elo.nl/token' },
  lineItemsUrl: LINEITEMS,
  agsScopes: Object.values(SCOPES),
} as unknown as LtiContext;

/** An ELO that is one function; what was asked of it. */
function eloOf(answer: (call: ServiceCall) => unknown) {
  const asked: string[] = [];
  const call = async (one: ServiceCall): Promise<ServiceAnswer> => {
    asked.push(`${one.method ?? 'GET'} ${one.url}`);
    return { status: 200, headers: new Headers(), json: answer(one), links: {} };
  };
  const client: ServiceClient = {
    call,
    async *pages(one) {
      yield await call(one);
    },
  };
  return { asked, client };
}

describe('R74: a column stands at the ELO that was asked for it', () => {
  const kolom = { id: 'k-1', label: 'Rekenen' };
  const elders = { id: 'https://elders.nl/ags/1/lineitems/1', resourceId: 'k-1' };

  it('one on another server is not ours: a new one is made', async () => {
    const here = { id: 'https://elo.nl/ags/1/lineitems/2', resourceId: 'k-1' };
    const { asked, client } = eloOf(({ method }) => (method === 'POST' ? here : [elders]));
    expect(await maakKolom(client, lijst, kolom)).toBe(here.id);
    expect(asked).toEqual([`GET ${LINEITEMS}&resource_id=k-1`, `POST ${LINEITEMS}`]);
  });

  it('one that is made on another server is refused: no score and no token goes there', async () => {
    const { client } = eloOf(({ method }) => (method === 'POST' ? elders : []));
    await expect(maakKolom(client, lijst, kolom)).rejects.toMatchObject({ code: 'source_invalid' });
  });
});

describe('R74: what an ELO says of one score, and what it says of all', () => {
  const cijfer = (id: string, more: Partial<Cijfer> = {}): Cijfer => ({
    ...{ id, lineitem: 'https://elo.nl/ags/1/lineitems/2?type_id=7', sub: 'u1', stand: 3 },
    ...{ stempel: new Date('2026-11-23T08:00:00Z'), opnieuw: false, ...more },
  });
  const refuses = (sourceStatus: number, detail: string) => () => {
    throw new AppError('source_refused', 'nee', { sourceStatus, detail, retry: 'never' });
  };
  const send = (client: ServiceClient, ...cijfers: Cijfer[]) =>
    verstuurAlle(client, lijst, cijfers, new AbortController().signal);

  it('a score goes below the column, before the query of its address', async () => {
    const { asked, client } = eloOf(() => undefined);
    expect(await send(client, cijfer('a'))).toEqual({ ontvangen: [{ id: 'a', reden: null }], gestuit: null });
    expect(asked).toEqual(['POST https://elo.nl/ags/1/lineitems/2/scores?type_id=7']);
  });

  it('the score service refuses this one: a dead letter, and the next one goes', async () => {
    const { asked, client } = eloOf(refuses(404, 'service: status 404'));
    const { ontvangen, gestuit } = await send(client, cijfer('a'), cijfer('b'));
    expect(ontvangen.map(({ id, reden }) => [id, reden?.includes('kent deze leerling')])).toEqual([
      ['a', true],
      ['b', true],
    ]);
    expect([gestuit, asked.length]).toEqual([null, 2]);
  });

  it('no token is to be had: nothing is held against a score, and nothing more is tried', async () => {
    const { asked, client } = eloOf(refuses(400, 'token: status 400, invalid_client'));
    const { ontvangen, gestuit } = await send(client, cijfer('a'), cijfer('b'));
    expect([ontvangen, asked.length]).toEqual([[], 1]);
    expect(gestuit).toMatchObject({ code: 'source_refused' });
  });

  it('a conflict: the ELO has it when it went out before, and something newer when it did not', async () => {
    const { client } = eloOf(refuses(409, 'service: status 409'));
    const { ontvangen } = await send(client, cijfer('a', { opnieuw: true }), cijfer('b'));
    expect(ontvangen.map(({ id, reden }) => [id, reden !== null])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });
});
