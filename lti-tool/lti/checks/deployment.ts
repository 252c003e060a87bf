import { NOT_RIGHT } from '../refusal.ts';
import type { Check } from './launch-facts.ts';

/** One issuer can serve every school of a country (hosted Canvas): only the deployment says which school this is. */
export const deployment: Check = ({ claims, login, deployment: approved }) => {
  if (!claims.deploymentId) return { status: 400, message: NOT_RIGHT, detail: 'deployment_id is missing' };
  if (login.deploymentHint !== null && login.deploymentHint !== claims.deploymentId) {
    return { status: 401, message: NOT_RIGHT, detail: 'deployment_id is not the one of this login' };
  }
  return approved?.deploymentId === claims.deploymentId
    ? null
    : {
        status: 403,
        message:
          'Koers is in deze leeromgeving nog niet goedgekeurd voor een school. Vraag de beheerder van je school om de koppeling goed te keuren.',
        detail: 'deployment is not approved',
      };
};
