/** The page of every tab: personal, and of a channel. */
export const TAB = '/teams/tab';
/** The page on which who adds a tab to a channel chooses what it shows. */
export const INSTELLEN = '/teams/instellen';
export const GROEPEN = '/teams/groepen';
export const AANMELDEN = '/teams/aanmelden';
export const VENSTER = '/teams/venster';
/** What Koers knows of who opens it in Teams; Microsoft asks for such a page. */
export const OVER = '/teams/over';
