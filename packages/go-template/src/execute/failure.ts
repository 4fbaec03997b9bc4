import type { SourceSpan } from '@metachart/diagnostics';
import { quote } from '@metachart/go-runtime/strconv';
import { formatNode } from '../parse/format-node.ts';
import type { Node, Source } from '../parse/node.ts';
import { positionOf } from '../source-position.ts';
import { TemplateError, type TemplateErrorDetails } from '../template-error.ts';
import type { Frame } from './execution.ts';

/** Ends the execution with Go's text for a failure at a node of the action that the frame executes (P12). */
export function fail(
  { source }: Frame,
  node: Node,
  reason: string,
  more: Pick<TemplateErrorDetails, 'nilPath' | 'hint' | 'cause' | 'failedFunction'> = {},
): never {
  const { name: file, text } = source.file;
  const { line, column, start } = positionOf(text, source.base + node.pos);
  const context = formatNode(node);
  const place = `${file}:${line}:${column}`;
  throw new TemplateError(
    'execution',
    `template: ${place}: executing ${quote(source.name)} at <${context}>: ${reason}`,
    {
      reason,
      file,
      line,
      column,
      span: { file, start },
      template: source.name,
      context,
      ...more,
    },
  );
}

/** The node to blame: known when compiling, or else left in the frame. */
export function blamed(frame: Frame, blame: Node | undefined): Node {
  return blame ?? frame.blamed!;
}

export function spanOf({ file, base }: Source, node: Node): SourceSpan {
  return { file: file.name, start: positionOf(file.text, base + node.pos).start };
}
