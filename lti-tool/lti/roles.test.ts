import { describe, expect, it } from 'vitest';
import type { LaunchRol, PersonSoort } from '../../gateway/access/launch/identity.ts';
import { Rol } from '../../gateway/model/actor.ts';
import { rolesFor, rolesFromLti } from './roles.ts';

const LIS = 'http://purl.imsglobal.org/vocab/lis/v2';

const TABLE: [roles: string[], mentorOf: string[], means: LaunchRol[]][] = [
  [[`${LIS}/membership#Learner`], [], ['leerling']],
  [['Learner'], [], ['leerling']],
  [[`${LIS}/institution/person#Student`], [], ['leerling']],
  [[`${LIS}/institution/person#Learner`], [], ['leerling']],
  [[`${LIS}/membership#Instructor`], [], ['leerkracht']],
  [['Instructor'], [], ['leerkracht']],
  [[`${LIS}/membership/Instructor#TeachingAssistant`], [], ['leerkracht']],
  [[`${LIS}/membership/Instructor#PrimaryInstructor`], [], ['leerkracht']],
  [['TeachingAssistant'], [], ['leerkracht']],
  [[`${LIS}/institution/person#Faculty`], [], ['leerkracht']],
  [[`${LIS}/institution/person#Instructor`], [], ['leerkracht']],
  [[`https${LIS.slice(4)}/membership#Instructor`], [], ['leerkracht']],
  // A sub-role of Learner that is called Instructor is a Learner.
  [[`${LIS}/membership/Learner#Instructor`], [], ['leerling']],
  [[`${LIS}/membership#Mentor`], ['1004'], ['ouder']],
  [['Mentor'], ['1004'], ['ouder']],
  [[`${LIS}/institution/person#Mentor`], ['1004'], ['ouder']],
  [[`${LIS}/membership#Mentor`], [], []],
  [['Mentor'], [], []],
  [[`${LIS}/membership#Learner`, `${LIS}/institution/person#Student`], [], ['leerling']],
  [[`${LIS}/membership#Instructor`, `${LIS}/membership#Mentor`], ['1004'], ['leerkracht', 'ouder']],
  // Who runs the ELO is not by that someone in Koers.
  [[`${LIS}/membership#Administrator`], [], []],
  [['Administrator'], [], []],
  [[`${LIS}/institution/person#Administrator`], [], []],
  [[`${LIS}/system/person#Administrator`], [], []],
  [[`${LIS}/system/person#SysAdmin`], [], []],
  [[`${LIS}/system/person#User`], [], []],
  [[`${LIS}/membership#ContentDeveloper`], [], []],
  [[`${LIS}/membership#Manager`], [], []],
  [[`${LIS}/membership/Administrator#Support`], [], []],
  [[`${LIS}/institution/person#Staff`], [], []],
  [[`${LIS}/institution/person#Observer`], ['1004'], []],
  [['http://purl.imsglobal.org/vocab/lti/system/person#TestUser'], [], []],
  // Spellings that only look like it.
  [[`${LIS}/system/person#Instructor`], [], []],
  [['instructor'], [], []],
  [['constructor'], [], []],
  [['https://evil.example/membership#Instructor'], [], []],
  [[`${LIS}/membership#Instructor `], [], []],
  [['', 'beheerder', 'leerkracht'], [], []],
  [[], ['1004'], []],
];

describe('R64: the most that an ELO can give', () => {
  it('is leerling, ouder or leerkracht, whatever role it names', () => {
    const vocabularies = [
      'http://purl.imsglobal.org/vocab/lis/v2/membership#',
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#',
      'http://purl.imsglobal.org/vocab/lis/v2/system/person#',
      '',
    ];
    const names = [
      'Administrator',
      'SysAdmin',
      'Faculty',
      'Instructor',
      'Learner',
      'Mentor',
      'Manager',
      'Staff',
      ...Rol.options,
    ];
    const all = vocabularies.flatMap((v) => names.map((name) => v + name));
    expect(new Set(rolesFromLti(all, ['kind']))).toEqual(new Set(['leerkracht', 'leerling', 'ouder']));
    for (const soort of ['leerling', 'medewerker', 'ouder'] as const)
      expect(rolesFor(soort, rolesFromLti(all, ['kind']))).toHaveLength(1);
  });
});

describe('R61 what LTI roles mean', () => {
  it.each(TABLE)('%j with mentor of %j means %j', (roles, mentorOf, means) => {
    expect(rolesFromLti(roles, mentorOf)).toEqual(means);
  });
});

describe('R61 nobody gets more from the ELO than fits who he is at school', () => {
  const all: LaunchRol[] = ['leerling', 'ouder', 'leerkracht'];
  const own: [PersonSoort, LaunchRol][] = [
    ['leerling', 'leerling'],
    ['ouder', 'ouder'],
    ['medewerker', 'leerkracht'],
  ];
  it.each(own)('a %s can be %s and nothing else', (soort, rol) => {
    expect(rolesFor(soort, all)).toEqual([rol]);
    expect(
      rolesFor(
        soort,
        all.filter((r) => r !== rol),
      ),
    ).toEqual([]);
  });
});
