import type { CourseMember } from '../../lti-tool/lti/testing/platform/course.ts';

export const COURSE = 'cursus-7';
export const TEACHER = 'docent-1';
/** Members of the course: one teacher and more pupils than any platform puts on a page. */
export const PUPILS = 230;

/** The course of every platform in the matrix; all are invented, and two of them are known to Koers by their number. */
export const members = (): CourseMember[] => [
  { sub: TEACHER, roles: ['Instructor'], name: 'Jet Zeeman', sourcedId: 'p-100' },
  ...Array.from({ length: PUPILS }, (_, n): CourseMember => {
    const number = n + 1;
    return {
      sub: `leerling-${number}`,
      roles: ['Learner'],
      name: `Kind Nummer${number}`,
      sourcedId: `l-${number}`,
    };
  }),
];
