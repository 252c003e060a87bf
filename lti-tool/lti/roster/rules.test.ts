import { describe, expect, it } from 'vitest';
import { lijktOp, membersOf } from './rules.ts';

const LONG = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

describe('members of a course as platforms spell them (NRPS 2.0)', () => {
  it.each([
    [['Learner'], 'leerling'],
    [[`${LONG}#Learner`], 'leerling'],
    [['Instructor', 'Learner'], 'medewerker'],
    [[`${LONG}/Instructor#TeachingAssistant`], 'medewerker'],
    [['Mentor'], 'ouder'],
    [['Administrator'], 'overig'],
    [[], 'overig'],
  ])('%j is %s', (roles, als) => {
    expect(membersOf({ members: [{ user_id: 'u', roles }] })?.members[0]?.als).toBe(als);
  });

  it('takes nothing for a key that is none, and reads the others when a line is broken', () => {
    const page = {
      members: [
        { user_id: 'a', roles: ['Learner'], lis_person_sourcedid: '$Person.sourcedId' },
        { user_id: 'b', roles: 'Learner', lis_person_sourcedid: '', given_name: 'Mila', family_name: 'Zee' },
        { user_id: 7, roles: ['Learner'] },
        {
          user_id: 'c',
          status: 'Deleted',
          message: [{ [`https://purl.imsglobal.org/spec/lti/claim/custom`]: { eckid: 'https://eck/1' } }],
        },
      ],
    };
    expect(membersOf(page)).toMatchObject({
      unread: 1,
      members: [
        { sub: 'a', sourcedId: undefined, naam: undefined, weg: false },
        { sub: 'b', sourcedId: undefined, naam: 'Mila Zee' },
        { sub: 'c', weg: true, eckId: 'https://eck/1' },
      ],
    });
    expect(membersOf({ leden: [] })).toBeNull();
  });
});

it.each([
  [{ bekend: 12, samen: 12, groep: 12 }, true],
  [{ bekend: 12, samen: 9, groep: 11 }, true],
  [{ bekend: 1, samen: 1, groep: 1 }, false],
  [{ bekend: 12, samen: 6, groep: 6 }, false], // a course of two groups
  [{ bekend: 6, samen: 6, groep: 12 }, false], // half a group
])('a course is a group when most of either are in both: %j', (overlap, expected) => {
  expect(lijktOp(overlap)).toBe(expected);
});
