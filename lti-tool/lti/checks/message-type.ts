import type { Check } from './launch-facts.ts';

export const messageType: Check = ({ claims }) =>
  claims.messageType === 'LtiResourceLinkRequest'
    ? null
    : {
        status: 400,
        message:
          'Dit kan Koers nog niet vanuit de leeromgeving. Open Koers met een gewone koppeling in je les of groep.',
        detail: 'message_type is not LtiResourceLinkRequest',
      };
