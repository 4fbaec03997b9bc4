import { failScan, newSimpleKey, type ScanState, type SimpleKey } from './scan-state.ts';

/**
 * Whether a noted key may still get its `:`: on the same line and at most 1024 characters on. Fails where it must get one
 * and no longer can (libyaml: yaml_simple_key_is_valid).
 */
export function isSimpleKeyValid(state: ScanState, key: SimpleKey): boolean {
  if (!key.possible) return false;
  if (key.line === state.line && !isTooFar(state, key)) return true;
  if (key.required) failScan(state, MISSING_COLON);
  key.possible = false;
  return false;
}

/** Notes that the token which is added next may be a key, where one may start (yaml_parser_save_simple_key). */
export function saveSimpleKey(state: ScanState): void {
  if (!state.simpleKeyAllowed) return;
  removeSimpleKey(state);
  const level = state.flowLevel;
  const key = state.simpleKeys[level]!;
  const column = state.offset - state.lineStart;
  key.possible = true;
  key.required = level === 0 && state.indent === column;
  key.token = state.queue.nextNumber();
  key.offset = state.offset;
  key.line = state.line;
  key.column = column;
  state.queue.keyLevel = level;
}

/** Gives up the noted key of the current flow level; fails where it was required. */
export function removeSimpleKey(state: ScanState): void {
  const key = state.simpleKeys[state.flowLevel]!;
  if (!key.possible) return;
  if (key.required) failScan(state, MISSING_COLON);
  key.possible = false;
  state.queue.clearKey(key.token);
}

export function increaseFlowLevel(state: ScanState): void {
  const key = newSimpleKey();
  key.token = state.queue.nextNumber();
  state.flowLevel++;
  state.simpleKeys.push(key);
  if (state.flowLevel > MAX_FLOW_LEVEL) failScan(state, `exceeded max depth of ${MAX_FLOW_LEVEL}`);
}

/**
 * libyaml forgets the inner level's last noted token even where nothing was noted since the bracket; then that is the
 * bracket's own token, and the key that may start there is no longer waited for: `[]: x` reads as an empty list.
 */
export function decreaseFlowLevel(state: ScanState): void {
  if (state.flowLevel === 0) return;
  state.flowLevel--;
  state.queue.clearKey(state.simpleKeys.pop()!.token);
}

const MISSING_COLON = "could not find expected ':'";
const MAX_FLOW_LEVEL = 10_000;
const MAX_KEY_LENGTH = 1024;

/** Both are on one line, so columns tell the number of characters between them. */
function isTooFar(state: ScanState, key: SimpleKey): boolean {
  return state.offset - state.lineStart - key.column > MAX_KEY_LENGTH;
}
