import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../gateway/errors.ts';
import { Calendar } from './calendar.ts';
import { schoolIn } from './school.ts';
import { wholeRoster } from './whole.ts';
import type { Roster, WireRow } from './wire.ts';

const TODAY = '2026-11-21';
const at = (name: string, rows: readonly unknown[]): WireRow[] =>
  rows.map((value, i) => ({ value, at: (field) => `/${name}[${i + 1}]${field ? `/${field}` : ''}` }));

const USER = { sourcedId: 'u1', status: 'active', givenName: 'Juno', familyName: 'van Lampedoek' };
const student = (more: object = {}, role: object = {}) => ({
  ...USER,
  roles: [{ roleType: 'primary', role: 'student', org: { sourcedId: 's' }, ...role }],
  ...more,
});
const CLASS = { sourcedId: 'c1', title: 'De Vlieger', classType: 'homeroom', terms: [{ sourcedId: 't1' }] };

type Parts = Partial<Record<Exclude<keyof Roster, 'school'>, readonly unknown[]>>;

function mapped(parts: Parts, codes: Record<string, Record<string, string>> = {}) {
  const {
    sessions = [{ sourcedId: 't1', startDate: '2026-07-27', endDate: '2027-08-01' }],
    classes = [CLASS],
  } = parts;
  const roster: Roster = {
    school: 's',
    sessions: at('academicSessions', sessions),
    classes: at('classes', classes),
    enrollments: at('enrollments', parts.enrollments ?? []),
    users: at('users', parts.users ?? [student()]),
    ...(parts.demographics ? { demographics: at('demographics', parts.demographics) } : {}),
  };
  const { rows, tot } = wholeRoster(roster, {
    schooljaar: '2026-2027',
    calendar: new Calendar(TODAY),
    codes,
  });
  const records = rows.flatMap((row) => (row.record ? [row.record] : []));
  const people = records.filter((one) => one.kind !== 'groep');
  return { records, people, issues: rows.flatMap((row) => row.issues), tot };
}

const enrolled = (more: object = {}) => ({
  sourcedId: 'e1',
  user: { sourcedId: 'u1' },
  class: { sourcedId: 'c1' },
  role: 'student',
  ...more,
});

describe('a leerling of OneRoster (R70)', () => {
  it('with everything it can tell', () => {
    const { records, issues } = mapped({
      users: [
        student(
          {
            preferredFirstName: 'Juun',
            email: 'j@example.org',
            grades: ['S'],
            userMasterIdentifier: 'https://ketenid.nl/201703/0a',
          },
          { beginDate: '2020-08-01' },
        ),
      ],
      enrollments: [enrolled()],
      demographics: [{ sourcedId: 'u1', birthDate: '2014-02-28', sex: 'female' }],
    });

    expect(issues).toEqual([]);
    expect(records).toEqual([
      { kind: 'groep', key: 'c1', naam: 'De Vlieger', soort: 'stamgroep', schooljaar: '2026-2027' },
      {
        kind: 'leerling',
        key: 'u1',
        eckId: 'https://ketenid.nl/201703/0a',
        roepnaam: 'Juun',
        achternaam: 'van Lampedoek',
        email: 'j@example.org',
        geboortedatum: '2014-02-28',
        geslacht: 'meisje',
        jaargroep: 'S',
        stamgroep: 'c1',
        groepen: [],
        instroomdatum: '2020-08-01',
        uitstroomdatum: null,
      },
    ]);
  });

  it('with as little as there may be: what is not told is not there', () => {
    expect(mapped({ enrollments: [] }).people).toEqual([
      {
        kind: 'leerling',
        key: 'u1',
        roepnaam: 'Juno',
        achternaam: 'van Lampedoek',
        stamgroep: null,
        groepen: [],
      },
    ]);
  });

  it('of 1.1: one role at each of its orgs, a number as its key stays text', () => {
    const { people, issues } = mapped({
      users: [{ ...USER, sourcedId: 123, role: 'student', orgs: [{ sourcedId: 's' }] }],
    });

    expect(issues).toEqual([]);
    expect(people).toMatchObject([{ kind: 'leerling', key: '123' }]);
    expect(people[0]).not.toHaveProperty('uitstroomdatum');
  });

  it.each([
    ['tobedeleted', student({ status: 'tobedeleted' })],
    ['whose role is over', student({}, { endDate: TODAY })],
    ['of another school', student({}, { org: { sourcedId: 'x' } })],
    ['who is a parent', student({}, { role: 'guardian' })],
  ])('%s is nobody of ours, without an issue', (_, user) => {
    const other = student({ sourcedId: 'u2' });

    expect(mapped({ users: [user, other] })).toMatchObject({ people: [{ key: 'u2' }], issues: [] });
  });

  it('who leaves later is here, and from that day on the answer means something else', () => {
    const { people, tot } = mapped({ users: [student({}, { endDate: '2026-12-01' })] });

    expect(people).toMatchObject([{ uitstroomdatum: '2026-12-01' }]);
    expect(tot).toBe('2026-12-01');
  });

  it('another master identifier than an ECK iD is no ECK iD', () => {
    expect(mapped({ users: [student({ userMasterIdentifier: 'a-b-c' })] }).people[0]).not.toHaveProperty(
      'eckId',
    );
    const ids = [{ type: 'eckid', identifier: 'https://ketenid.nl/201703/0b' }];
    expect(mapped({ users: [student({ userIds: ids })] }).people[0]).toMatchObject({
      eckId: ids[0]?.identifier,
    });
  });
});

describe('a medewerker of OneRoster', () => {
  const roles = (...list: object[]) => ({
    ...USER,
    roles: list.map((one) => ({ roleType: 'secondary', org: { sourcedId: 's' }, ...one })),
  });
  const here = (user: object) =>
    mapped({ users: [user, student({ sourcedId: 'u2' })] }).people.find((one) => one.key === 'u1');

  it('is what the primary role says, in the groepen of the enrollments', () => {
    const user = roles({ role: 'aide' }, { role: 'counselor', roleType: 'primary' });

    expect(
      mapped({ users: [user, student({ sourcedId: 'u2' })], enrollments: [enrolled({ role: 'teacher' })] })
        .people[0],
    ).toEqual({
      kind: 'medewerker',
      key: 'u1',
      roepnaam: 'Juno',
      achternaam: 'van Lampedoek',
      rol: 'begeleider',
      groepen: [{ key: 'c1' }],
    });
  });

  it('who is a parent too is a medewerker; whose work is over is gone', () => {
    expect(here(roles({ role: 'parent', roleType: 'primary' }, { role: 'teacher' }))).toMatchObject({
      rol: 'leerkracht',
    });
    expect(here(roles({ role: 'teacher', endDate: '2026-08-01' }))).toBeUndefined();
  });

  it('without any role is dropped: nobody knows what this is', () => {
    const { people, issues } = mapped({ users: [USER, student({ sourcedId: 'u2' })] });

    expect(people).toMatchObject([{ key: 'u2' }]);
    expect(issues).toMatchObject([{ code: 'no_role', effect: 'dropped', path: '/users[1]/role' }]);
  });

  it('with a role that no list knows is dropped until the school maps it (R71)', () => {
    const user = { ...USER, roles: [{ role: 'ext:logopedist', org: { sourcedId: 's' } }] };
    const users = [user, student({ sourcedId: 'u2' })];
    const unknown = mapped({ users });
    const known = mapped({ users }, { 'oneroster-rol': { 'ext:logopedist': 'begeleider' } });

    expect(unknown.people).toMatchObject([{ key: 'u2' }]);
    expect(unknown.issues).toMatchObject([
      { code: 'unknown_code', effect: 'dropped', unknown: { list: 'oneroster-rol', code: 'ext:logopedist' } },
    ]);
    expect(known.people).toMatchObject([{ kind: 'medewerker', rol: 'begeleider' }, { key: 'u2' }]);
  });
});

describe('classes and enrollments', () => {
  it('a class of another year is passed over with who was in it; one that nobody knows is an issue', () => {
    const { records, people, issues } = mapped({
      sessions: [
        { sourcedId: 't1', startDate: '2026-08-01', endDate: '2027-08-01' },
        { sourcedId: 't0', startDate: '2025-08-01', endDate: '2026-08-01' },
      ],
      classes: [
        CLASS,
        { ...CLASS, sourcedId: 'c0', terms: [{ sourcedId: 't0' }] },
        { ...CLASS, sourcedId: 'c2', terms: [{ sourcedId: 'weg' }] },
      ],
      enrollments: [
        enrolled(),
        enrolled({ class: { sourcedId: 'c0' } }),
        enrolled({ class: { sourcedId: 'nergens' } }),
      ],
    });

    expect(records.flatMap((one) => (one.kind === 'groep' ? [one.key] : []))).toEqual(['c1', 'c2']);
    expect(people).toMatchObject([{ stamgroep: 'c1', groepen: [] }]);
    expect(issues.map(({ code, effect, path }) => [code, effect, path])).toEqual([
      ['no_schooljaar', 'partial', '/classes[3]/terms'],
      ['dangling_group', 'partial', '/enrollments[3]/class'],
    ]);
  });

  it.each([
    ['from today on', { beginDate: TODAY }, 'c1', null],
    ['that begins tomorrow', { beginDate: '2026-11-22' }, null, '2026-11-22'],
    ['that ends today', { endDate: TODAY }, null, null],
    ['that ends tomorrow', { endDate: '2026-11-22' }, 'c1', '2026-11-22'],
    ['that is tobedeleted', { status: 'tobedeleted' }, null, null],
  ])('an enrollment %s (begin counts, end does not)', (_, more, stamgroep, tot) => {
    const found = mapped({ enrollments: [enrolled(more)] });

    expect(found.people).toMatchObject([{ stamgroep }]);
    expect(found.tot).toBe(tot);
  });

  it('each bad row is an issue with its place, and the rest arrives', () => {
    const { people, issues } = mapped({
      users: [
        { ...student(), sourcedId: null },
        student(),
        student(),
        null,
        student({ sourcedId: 'u9', givenName: ['x'] }),
      ],
      enrollments: [null],
    });

    expect(people).toHaveLength(1);
    expect(issues.map(({ code, effect, path }) => [code, effect, path])).toEqual([
      ['bad_shape', 'partial', '/enrollments[1]'],
      ['no_identity', 'dropped', '/users[1]/sourcedId'],
      ['duplicate_key', 'dropped', '/users[3]/sourcedId'],
      ['bad_shape', 'dropped', '/users[4]'],
      ['bad_shape', 'dropped', '/users[5]/givenName'],
    ]);
  });

  it('not one leerling is no answer', () => {
    expect(() => mapped({ users: [] })).toThrow(/geen enkele leerling/);
  });
});

describe('the school among those of the source', () => {
  const SCHOOL = { brin: '99XX', dependance: '00', naam: 'x' };
  const orgs = (...list: object[]) => at('orgs', list);
  const code = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      return (error as AppError).code;
    }
  };

  it.each(['99XX', '99XX00', '99xx-00', '99XX 00'])('by identifier %s', (identifier) => {
    expect(
      schoolIn(
        orgs({ sourcedId: 'a', identifier: '00ZZ' }, { sourcedId: 'b', identifier: identifier }),
        SCHOOL,
        undefined,
      ),
    ).toBe('b');
  });

  it('by what the beheerder says; else it is refused', () => {
    const list = orgs(
      { sourcedId: 'a', identifier: '99XX01' },
      { sourcedId: 'b', identifier: '99XX00', status: 'tobedeleted' },
    );

    expect(schoolIn(list, SCHOOL, 'a')).toBe('a');
    expect(schoolIn(list, { ...SCHOOL, dependance: '01' }, undefined)).toBe('a');
    expect(code(() => schoolIn(list, SCHOOL, undefined))).toBe('source_refused');
    expect(code(() => schoolIn(list, SCHOOL, 'c'))).toBe('source_refused');
  });
});
