import { NOT_RIGHT } from '../refusal.ts';
import type { Check } from './launch-facts.ts';
import { MESSAGES } from './message-type.ts';

/**
 * Somewhere to send the choice to, that is the platform's own: elsewhere a choice signed by us would be for a stranger. And
 * something we can give: links.
 */
export const deepLinking: Check = ({ claims, platform }) => {
  if (claims.messageType !== MESSAGES.deepLinking) return null;
  const settings = claims.deepLinking;
  if (!settings)
    return { status: 400, message: NOT_RIGHT, detail: 'deep_linking_settings is missing or unreadable' };
  const back = settings.returnUrl ?? '';
  if (!URL.canParse(back) || !platform.origins.includes(new URL(back).origin))
    return {
      status: 400,
      message:
        'De leeromgeving wil het antwoord op een adres dat Koers niet kent. Vraag de beheerder van Koers op jouw school om dat adres toe te voegen bij de leeromgeving.',
      detail: 'deep_link_return_url is missing or not of this platform',
    };
  return settings.acceptTypes.includes('ltiResourceLink')
    ? null
    : {
        status: 400,
        message:
          'Op deze plek neemt de leeromgeving geen koppelingen aan. Voeg Koers toe op een plek waar dat wel kan, bijvoorbeeld als activiteit in een les.',
        detail: 'accept_types has no ltiResourceLink',
      };
};
