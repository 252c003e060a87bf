import { startAnnouncing } from './announce.ts';
import { startClosing } from './close.ts';
import { startFailureMessages } from './failure.ts';
import { startFrameResize } from './frame-resize.ts';
import { startFreshPages } from './fresh-page.ts';
import { startKeepingFocus } from './keep-focus.ts';
import { startRememberingActs } from './last-act.ts';
import { startMatrixKeys } from './matrix-keys.ts';
import { startAtMessage } from './opening-message.ts';
import { startUndoKey } from './undo-key.ts';
import { startVegen } from './vegen.ts';
import { startTerugnemen } from './wachtrij/houd-vast.ts';
import { startWachtrij } from './wachtrij/wachtrij.ts';

// Every page loads this one module. It makes good pages better; nothing needs it to be understood.
startRememberingActs();
startKeepingFocus();
startAnnouncing();
startFailureMessages();
startClosing();
startMatrixKeys();
startUndoKey();
startAtMessage();
startFrameResize();
startFreshPages();
startVegen();
startTerugnemen();
startWachtrij();
