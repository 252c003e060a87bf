import { describe, expect, it } from 'vitest';
import { brinVan, ClaimNamen, meerFactoren, mist, nummersVan, rollenVan } from './claims.ts';

const entree = ClaimNamen.parse({});

describe('R70: what a sign-in service says', () => {
  it.each([
    ['employee', ['medewerker']],
    [['Staff', 'affiliate'], ['medewerker']],
    [
      ['student', 'employee'],
      ['leerling', 'medewerker'],
    ],
    ['affiliate', []],
    ['constructor', []],
    [undefined, []],
    [7, []],
  ])('affiliation %j makes somebody at most %j', (said, soorten) => {
    expect(Object.keys(rollenVan({ eduPersonAffiliation: said }, entree)).sort()).toEqual(soorten);
  });

  it('never makes an ouder, and nothing more than leerling or leerkracht', () => {
    const none = ClaimNamen.parse({ rol: null });
    expect(rollenVan({ eduPersonAffiliation: 'student' }, none)).toEqual({
      medewerker: ['leerkracht'],
      leerling: ['leerling'],
    });
  });

  it.each([
    ['11zz03', '11ZZ03'],
    [['11ZZ'], '11ZZ'],
    ['11ZZ3', null],
    ['', null],
    [null, null],
  ])('BRIN %j is read as %j', (said, brin) => {
    expect(brinVan({ nlEduPersonHomeOrganizationId: said }, entree)).toBe(brin);
  });

  it('links by ECK iD, and by the number of the LVS only where the school says that it is the same', () => {
    const claims = { eckId: 'https://ketenid.nl/1', employeeNumber: '0042', email: 'x@y.example' };
    expect(nummersVan(claims, entree)).toEqual({ eckId: 'https://ketenid.nl/1', sourcedId: undefined });
    const same = ClaimNamen.parse({ sourcedId: 'employeeNumber' });
    expect(nummersVan(claims, same).sourcedId).toBe('0042');
    expect(nummersVan({ eckId: 'a\0b' }, entree).eckId).toBeUndefined();
  });

  it('counts as strong only by the values that the school wrote down', () => {
    const own = ClaimNamen.parse({ amr: ['otp'], acr: ['hoog'] });
    expect([{ amr: 'otp' }, { acr: 'hoog' }].every((claims) => meerFactoren(claims, own))).toBe(true);
    expect([{ amr: ['mfa'] }, { acr: '1' }, {}].some((claims) => meerFactoren(claims, own))).toBe(false);
  });

  it('asks once more only for what is used', () => {
    const few = ClaimNamen.parse({ eckId: null, rol: null, brin: null });
    expect([mist({}, few), mist({}, entree)]).toEqual([false, true]);
  });
});
