import type { Check } from './launch-facts.ts';

/** The messages Koers can do something with (LTI Core 1.3 §5.3.1, Deep Linking 2.0 §3.4, Submission Review 1.0 §3). */
export const MESSAGES = {
  resourceLink: 'LtiResourceLinkRequest',
  deepLinking: 'LtiDeepLinkingRequest',
  submissionReview: 'LtiSubmissionReviewRequest',
} as const;
const KNOWN: readonly (string | undefined)[] = Object.values(MESSAGES);

export const messageType: Check = ({ claims }) =>
  KNOWN.includes(claims.messageType)
    ? null
    : {
        status: 400,
        message:
          'Dit kan Koers nog niet vanuit de leeromgeving. Open Koers met een gewone koppeling in je les of groep.',
        detail: 'message_type is not one that Koers knows',
      };
