import type { FieldConflict } from './plan.ts';

/**
 * The fields and their managers in what the API server says where an apply is not forced, empty where it says something
 * else (k8s.io/apimachinery: managedfields, NewConflictError):
 *
 *     Apply failed with 1 conflict: conflict with "kubectl-edit" using v1: .data.color
 *     Apply failed with 3 conflicts: conflicts with "gardener":
 *     - .data.a
 *     - .data.b
 *     conflicts with "cook" using apps/v1:
 *     - .spec.replicas
 */
export function parseConflicts(message: string): readonly FieldConflict[] {
  const at = message.indexOf('Apply failed with ');
  if (at === -1) return [];
  const [first = '', ...lines] = message.slice(at).split('\n');
  const single = /^Apply failed with 1 conflict: conflict with ("(?:[^"\\]|\\.)*").*?: (\..*)$/.exec(first);
  if (single !== null) return [{ manager: JSON.parse(single[1]!), path: fieldPath(single[2]!) }];
  const conflicts: FieldConflict[] = [];
  let manager: string | undefined;
  for (const line of [first.slice(first.indexOf(': ') + 2), ...lines]) {
    const head = /^conflicts? with ("(?:[^"\\]|\\.)*")/.exec(line);
    if (head !== null) manager = JSON.parse(head[1]!) as string;
    else if (manager !== undefined && line.startsWith('- '))
      conflicts.push({ manager, path: fieldPath(line.slice(2)) });
  }
  return conflicts;
}

/** The server's `.spec.containers[name="web"].image` as ours. */
function fieldPath(path: string): string {
  return path.replace(/^\./, '').replace(/\[([A-Za-z]\w*)="([^"\\]*)"/g, '[$1=$2');
}
