import { app } from '@microsoft/teams-js';
import { zetThema } from './thema.ts';
import { toon } from './toon.ts';

/**
 * Begins to speak with Teams, and takes over its theme now and whenever it changes. Null outside Teams: the page says so.
 * What Teams tells here (who, which team) is not proof of anything; only the token is.
 */
export async function begin(): Promise<app.Context | null> {
  if (window.parent === window) {
    toon('buiten');
    return null;
  }
  try {
    await app.initialize();
  } catch {
    toon('buiten');
    return null;
  }
  app.registerOnThemeChangeHandler(zetThema);
  const context = await app.getContext();
  zetThema(context.app.theme);
  app.notifyAppLoaded();
  return context;
}
