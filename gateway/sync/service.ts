/**
 * What the rest of Koers may use of the sync engine: routes, jobs and the command line come in here.
 * Every function takes the school first or in `who`; whether that person may do it is decided by the route.
 */

export { changeSchedule } from './change-schedule.ts';
export { changeSettings } from './change-settings.ts';
export {
  type CodePreview,
  chooseCode,
  type ListView,
  listCodes,
  previewCode,
  undoCode,
} from './codes/service.ts';
export { checkConnection, createConnection, dueConnections, type NewConnection } from './connections.ts';
export type { SyncDeps } from './deps.ts';
export { endConnection, stays } from './einde.ts';
export { handIn } from './files/hand-in.ts';
export { type FileView, listFiles } from './files/read.ts';
export { type IssueGroup, listIssues, type PreviewLine, previewRun } from './findings.ts';
export { watchInbox } from './inbox/watch.ts';
export { type ConnectionView, getRun, listConnections, listRuns, type RunView } from './overview.ts';
export { pauseConnection, resumeConnection } from './pause.ts';
export { readSettings, type SettingsView } from './read-settings.ts';
export { reportOf } from './report.ts';
export { cancelRun, confirmRun, requestSync } from './requests.ts';
export { type Counts, type RunCounts, RunStatus, SyncPayload } from './run.ts';
export {
  CHANGES_PER_PAGE,
  type FieldChange,
  type RunChange,
  type RunChanges,
  runChanges,
} from './run-changes.ts';
export { runSync } from './run-sync.ts';
export { chooseColumns, type TablesView, viewTables } from './tables/service.ts';
export { type Undone, type UndoPreview, undoPreview, undoRun } from './undo.ts';
