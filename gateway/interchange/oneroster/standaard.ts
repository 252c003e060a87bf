import type { Objectnaam } from './schemas.ts';

/** Fields of the standard that we never fill, by class (OneRoster 1.2): who selects one is not wrong, and gets nothing of it. */
export const LEEG: Readonly<Partial<Record<Objectnaam, string>>> = {
  org: 'metadata',
  academicSession: 'metadata',
  course: 'metadata schoolYear grades subjects subjectCodes resources',
  class: 'metadata classCode location subjects subjectCodes periods resources',
  enrollment: 'metadata primary',
  user: 'metadata userMasterIdentifier username userIds middleName preferredFirstName preferredMiddleName preferredLastName pronouns userProfiles identifier sms phone agents password resources',
  demographics:
    'metadata countryOfBirthCode stateOfBirthAbbreviation cityOfBirth publicSchoolResidenceStatus',
  category: 'metadata weight',
  lineItem: 'metadata description gradingPeriod',
  result: 'metadata comment inProgress incomplete late missing',
  scoreScale: 'metadata',
};
